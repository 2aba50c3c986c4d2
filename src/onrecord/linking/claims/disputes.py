"""Who denies a claim: other wordings of its story that say the contrary, by somebody else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.linking.claims.denial import denies
from onrecord.linking.claims.groups import Wordings
from onrecord.linking.claims.matching import compatible
from onrecord.linking.claims.points import Point

Denied = Mapping[int, Sequence[tuple[int, str]]]
"""Wording (index) -> those that say the contrary, each with the words that show it."""


def denied_of(wordings: Wordings) -> Denied:
    """Every wording of a story that another one denies."""
    found: dict[int, list[tuple[int, str]]] = {}
    for pair, cosine in wordings.cosines.items():
        for i, j in (pair, pair[::-1]):
            denied, other = wordings.items[i].first, wordings.items[j].first
            words = denies(other, denied, cosine)
            if words is not None and _speaks_another(other, denied):
                found.setdefault(i, []).append((j, words))
    return {i: sorted(against) for i, against in found.items()}


def disputes_of(group: Sequence[int], wordings: Wordings, denied: Denied) -> list[tuple[Point, str, str]]:
    """Points outside the group that say the contrary: (point, reason, words that show it), in their order."""
    against = {j: words for i in group for j, words in denied.get(i, ()) if j not in group}
    found = []
    for j, words in sorted(against.items()):
        reason = "denial" if wordings.items[j].first.denial is not None else "negation"
        found += [(p, reason, words) for p in wordings.items[j].points if not _same_speaker(p, group, wordings)]
    return found


def _speaks_another(a: Point, b: Point) -> bool:
    return a.speaker is None or b.speaker is None or not compatible(a.speaker, b.speaker)


def _same_speaker(p: Point, group: Iterable[int], wordings: Wordings) -> bool:
    """Nobody disputes what they say themselves; one who is not known may be the same."""
    said = (q.speaker for i in group for q in wordings.items[i].points)
    return any(compatible(p.speaker, s) for s in said if s is not None and p.speaker is not None)

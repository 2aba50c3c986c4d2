"""Who denies a claim: other wordings of its story that say the contrary, by somebody else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.linking.claims.matching import compatible
from onrecord.linking.claims.points import Point
from onrecord.linking.claims.wordings import Wordings

Denied = Mapping[int, Sequence[tuple[int, str]]]
"""Wording (index) -> those that say the contrary, each with the words that show it."""


def denied_of(wordings: Wordings) -> Denied:
    """Every wording of a story that somebody else's denies."""
    items = wordings.items
    found = (
        (i, sorted((j, words) for j, words in against if _speaks_another(items[j].first, items[i].first)))
        for i, against in wordings.denials.items()
    )
    return {i: against for i, against in found if against}


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

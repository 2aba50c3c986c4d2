"""Who denies a claim: the same said with a cue of denial, or with the opposite sign. Precision before recall."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.linking.claims.groups import Wordings
from onrecord.linking.claims.matching import ALTERED_QUOTATION, compatible, in_order, signs_differ
from onrecord.linking.claims.points import Point

LEAST_COSINE = 0.62
LEAST_SHARED = 0.45
"""Share of the longer point's meaning-bearing words that both have."""

_NEGATING = re.compile(r"\b(?:not|no|never|none|nobody|nothing|neither|without|cannot|\w+n['’]t)\b", re.IGNORECASE)


def disputes_of(group: Sequence[int], wordings: Wordings) -> list[tuple[Point, str, str]]:
    """Points outside the group that say the contrary: (point, reason, words that show it), in their order."""
    found = []
    inside = set(group)
    for j, other in enumerate(wordings.items):
        if j in inside:
            continue
        for i in group:
            cosine = float(wordings.vectors[i] @ wordings.vectors[j])
            if denies(other.first, wordings.items[i].first, cosine):
                found += [(p, *_shown(p)) for p in other.points if not _same_speaker(p, group, wordings)]
                break
    return found


def denies(a: Point, b: Point, cosine: float) -> bool:
    """Whether `a` says that `b` is not so."""
    if cosine < LEAST_COSINE or not signs_differ(a, b):
        return False
    if a.quoted and b.quoted and in_order(a, b)[0] >= ALTERED_QUOTATION:
        return False  # one quotation in two wordings, whoever it is given to
    if not (a.numbers <= b.numbers or b.numbers <= a.numbers) or ((a.names - b.names) and (b.names - a.names)):
        return False
    shared, longest = a.stems & b.stems, max(len(a.stems), len(b.stems))
    return len(shared) >= max(2.0, LEAST_SHARED * longest)


def _same_speaker(p: Point, group: Iterable[int], wordings: Wordings) -> bool:
    """Nobody disputes what they say themselves; one who is not known may be the same."""
    said = (q.speaker for i in group for q in wordings.items[i].points)
    return any(compatible(p.speaker, s) for s in said if s is not None and p.speaker is not None)


def _shown(p: Point) -> tuple[str, str]:
    if p.denial is not None:
        return "denial", p.denial
    found = _NEGATING.search(p.text)
    return "negation", found[0] if found else ""

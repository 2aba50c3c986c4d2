"""Who retells whom without saying so: an article whose points, time and again, only one earlier article has as well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

LEAST_SHARED = 3
"""Claims that two texts alone have in common."""
LEAST_SHARE = 0.12
"""The same as a share of all points of the later one: of much that is told, some is bound to be told alike."""


def follows(
    claims: Iterable[Sequence[str]], points: Mapping[str, int], order: Mapping[str, int], family: Mapping[str, str]
) -> dict[str, str]:
    """Article -> the earlier one that it seems to retell. `claims`: the articles (ids) of each; `points`: how many an
    article has in all; `order`: its place in time; `family`: the text it is a copy of, itself if none.

    Weak evidence: two reporters in one room hear the same. So it only makes a newsroom doubtful, never certain.
    """
    alone: Counter[tuple[str, str]] = Counter()
    for articles in claims:
        texts = {family[a] for a in articles}
        if len(texts) == 2:
            first, later = sorted(texts, key=lambda t: order[t])
            alone[later, first] += 1
    found: dict[str, str] = {}
    for (later, first), shared in sorted(alone.items(), key=lambda item: (item[1], item[0])):
        if shared >= LEAST_SHARED and shared >= LEAST_SHARE * points[later]:
            found[later] = first
    return found

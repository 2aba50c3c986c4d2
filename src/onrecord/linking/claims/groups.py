"""Wordings of one story -> groups that say the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.linking.claims.matching import clash, signs_differ, speakers_clash
from onrecord.linking.claims.points import NEGATIONS, Point
from onrecord.linking.claims.wordings import Places, Wordings
from onrecord.linking.grouping import average_link

UNMATCHED, CLASHING = -0.25, -2.0
"""What a pair that is no match adds to the mean that holds a group together; a match adds its strength less 0.5."""


def grouped(wordings: Wordings) -> list[list[int]]:
    """Indices of wordings, a list for each group of more than one wording or more than one point."""
    # What no chain of matches connects is never one group: the mean of such pairs is below nothing.
    lots = _connected(wordings.matches)
    scores = [np.where(clashing([wordings.items[i].first for i in lot]), CLASHING, UNMATCHED) for lot in lots]
    place = {index: (table, row) for table, lot in zip(scores, lots, strict=True) for row, index in enumerate(lot)}
    for (a, b), got in wordings.matches.items():
        (table, row), (_, column) = place[a], place[b]
        table[row, column] = table[column, row] = got.strength - 0.5
    groups = [[lot[i] for i in g] for table, lot in zip(scores, lots, strict=True) for g in average_link(table, 0.0)]
    alone = [[i] for i, w in enumerate(wordings.items) if i not in place and len(w.points) > 1]
    return [g for g in sorted(groups) if len(g) > 1 or len(wordings.items[g[0]].points) > 1] + alone


def _connected(pairs: Iterable[Places]) -> list[list[int]]:
    """The wordings that pairs connect, each lot sorted."""
    lot_of: dict[int, list[int]] = {}
    for a, b in pairs:
        fewer, more = sorted((lot_of.setdefault(a, [a]), lot_of.setdefault(b, [b])), key=len)
        if fewer is not more:
            more += fewer
            lot_of.update((i, more) for i in fewer)
    return [sorted(lot) for lot in {id(lot): lot for lot in lot_of.values()}.values()]


def clashing(points: Sequence[Point]) -> NDArray[np.bool_]:
    """Which points clash by negation or by speaker, as `clash` tells: it is asked only where it may say so.

    *Shape:* (points, points), symmetric; the diagonal does not matter."""
    signs = np.array([p.negated for p in points], dtype=bool)
    found: NDArray[np.bool_] = signs[:, None] != signs
    for n, p in enumerate(points):
        if not NEGATIONS.isdisjoint(p.words):
            # Whoever shares no word with it is not spoken of in it: there the signs alone count.
            for m, other in enumerate(points):
                if m != n and not p.stems.isdisjoint(other.stems):
                    found[n, m] = found[m, n] = signs_differ(p, other)
    by_speaker: dict[str | None, list[int]] = {}
    for n, p in enumerate(points):
        by_speaker.setdefault(p.speaker, []).append(n)
    for n, p in enumerate(points):
        others = by_speaker.items() if p.first_person else ()
        apart = (m for _, same in others if speakers_clash(p, points[same[0]]) for m in same)
        for m in apart:
            if not found[n, m] and clash(p, points[m]) == "speaker":
                found[n, m] = found[m, n] = True
    return found

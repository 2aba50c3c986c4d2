"""Points of one story -> groups that say the same thing. Equal wordings are one first: a text in 500 outlets costs as
much as a text in one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.limits import MAX_STORY_ITEMS
from onrecord.linking.claims.denial import denies
from onrecord.linking.claims.matching import COMPARED_COSINE, Match, clash, match
from onrecord.linking.claims.points import Point
from onrecord.linking.embedding.sentences import DIMENSIONS, Floats
from onrecord.linking.grouping import average_link

RUN = 4
"""Words in a row that make a pair worth comparing whatever the vectors say."""
COMPARED_SHARE = 0.33
"""Share of the meaning-bearing words of the one with fewer that two wordings have in common, else they are compared
only for a common run of words. Vectors cost far more than words do: they are made only for what is compared. Of 205
pairs labelled by hand that mean the same, 7 share less and have no run of words in common."""
UNMATCHED, CLASHING = -0.25, -2.0
"""What a pair that is no match adds to the mean that holds a group together; a match adds its strength less 0.5."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Points with the same words, in the order in which they came; `first` stands for them all."""

    points: tuple[Point, ...]

    @property
    def first(self) -> Point:
        """The earliest point."""
        return self.points[0]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Distinct wordings, and those pairs of them (i < j) that match or deny each other if their vectors are alike
    enough; True where RUN words in a row are in both. `texts`: what vectors are needed of."""

    items: tuple[Wording, ...]
    pairs: dict[tuple[int, int], bool]

    @property
    def chosen(self) -> list[int]:
        """Indices of the wordings in any pair, sorted."""
        return sorted({i for pair in self.pairs for i in pair})

    @property
    def texts(self) -> list[str]:
        """The chosen wordings as printed."""
        return [self.items[i].first.text for i in self.chosen]


@dataclass(frozen=True, slots=True)
class Wordings:
    """Distinct wordings, the vector of each that is in a pair of the comparison (else zeros), the cosine of each such
    pair, and the matches among them.

    *Shape:* vectors (wordings, DIMENSIONS)."""

    items: tuple[Wording, ...]
    vectors: Floats
    cosines: dict[tuple[int, int], float]
    matches: dict[tuple[int, int], Match]


def compare(points: Sequence[Point]) -> Comparison:
    """Points by wording, at most MAX_STORY_ITEMS: those printed most, then the earliest."""
    same: dict[tuple[object, ...], list[Point]] = {}
    for p in points:
        same.setdefault((p.words, p.negated, p.first_person and p.speaker), []).append(p)
    kept = sorted(same.values(), key=lambda ps: -len(ps))[:MAX_STORY_ITEMS]
    items = tuple(Wording(tuple(ps)) for ps in kept)
    pairs = {(i, j): run for (i, j), run in _candidates(items).items() if _may_meet(items[i].first, items[j].first)}
    return Comparison(items, pairs)


def wordings_of(comparison: Comparison, chosen: Floats) -> Wordings:
    """What matches what. *Shape:* chosen (comparison.chosen, DIMENSIONS), their vectors."""
    items, pairs = comparison.items, comparison.pairs
    vectors = np.zeros((len(items), DIMENSIONS), dtype=np.float32)
    vectors[comparison.chosen] = chosen
    cosines = {(i, j): float(vectors[i] @ vectors[j]) for i, j in sorted(pairs)}
    found = {}
    for (i, j), cosine in cosines.items():
        if cosine < COMPARED_COSINE and not pairs[i, j]:
            continue
        got = match(items[i].first, items[j].first, cosine)
        if got is not None:
            found[i, j] = got
    return Wordings(items, vectors, cosines, found)


def grouped(wordings: Wordings) -> list[list[int]]:
    """Indices of wordings, a list for each group of more than one wording or more than one point."""
    linked = sorted({i for pair in wordings.matches for i in pair})
    place = {index: row for row, index in enumerate(linked)}
    scores = np.full((len(linked), len(linked)), UNMATCHED)
    for i, a in enumerate(linked):
        for j in range(i):
            if clash(wordings.items[a].first, wordings.items[linked[j]].first) in ("negation", "speaker"):
                scores[i, j] = scores[j, i] = CLASHING
    for (a, b), got in wordings.matches.items():
        scores[place[a], place[b]] = scores[place[b], place[a]] = got.strength - 0.5
    groups = [[linked[i] for i in g] for g in average_link(scores, 0.0)]
    alone = [[i] for i, w in enumerate(wordings.items) if i not in place and len(w.points) > 1]
    return [g for g in groups if len(g) > 1 or len(wordings.items[g[0]].points) > 1] + alone


def _may_meet(a: Point, b: Point) -> bool:
    """Whether the points match, or one denies the other, if their vectors are as alike as can be: neither ever does so
    at some cosine and not at a higher one. Words settle most pairs so, and vectors cost far more than words do."""
    return match(a, b, 1.0) is not None or denies(a, b, 1.0) is not None or denies(b, a, 1.0) is not None


def _candidates(items: Sequence[Wording]) -> dict[tuple[int, int], bool]:
    """Pairs (i < j) worth a closer look, by the words that both have; True
    where RUN words in a row are among these."""
    pairs = dict.fromkeys(_sharing_stems([item.first for item in items]), False)
    runs: dict[tuple[str, ...], list[int]] = {}
    for i, item in enumerate(items):
        words = item.first.words
        for at in {words[k : k + RUN] for k in range(len(words) - RUN + 1)}:
            known = runs.setdefault(at, [])
            pairs.update(((j, i), True) for j in known)
            known.append(i)
    return pairs


def _sharing_stems(points: Sequence[Point]) -> list[tuple[int, int]]:
    """Pairs that have COMPARED_SHARE of the stems of the one with fewer in common."""
    stems = Counter(s for p in points for s in p.stems)
    place = {s: n for n, s in enumerate(s for s, count in stems.items() if count > 1)}
    if not place:
        return []
    table = np.zeros((len(points), len(place)), dtype=np.float32)
    for row, p in enumerate(points):
        table[row, [place[s] for s in p.stems if s in place]] = 1
    sizes = np.array([len(p.stems) for p in points], dtype=np.float32)
    least = COMPARED_SHARE * np.minimum(sizes[:, None], sizes[None, :])
    rows, columns = np.nonzero(np.triu(table @ table.T >= np.maximum(least, 1), 1))
    return list(zip(rows.tolist(), columns.tolist(), strict=True))

"""Points of one story -> groups that say the same thing. Equal wordings are one first: a text in 500 outlets costs as
much as a text in one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.limits import MAX_STORY_ITEMS
from onrecord.linking.claims.matching import COMPARED_COSINE, Match, clash, match
from onrecord.linking.claims.points import Point
from onrecord.linking.embedding.sentences import Embed, Floats
from onrecord.linking.grouping import average_link

RUN = 4
"""Words in a row that make a pair worth comparing whatever the vectors say."""
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
class Wordings:
    """Distinct wordings, the vector of each, and the matches between them. *Shape:* vectors (wordings, DIMENSIONS)."""

    items: tuple[Wording, ...]
    vectors: Floats
    matches: dict[tuple[int, int], Match]


def wordings_of(points: Sequence[Point], embed: Embed) -> Wordings:
    """Points by wording, at most MAX_STORY_ITEMS (those printed most, then the earliest), and what matches what."""
    same: dict[tuple[object, ...], list[Point]] = {}
    for p in points:
        same.setdefault((p.words, p.negated, p.first_person and p.speaker), []).append(p)
    kept = sorted(same.values(), key=lambda ps: -len(ps))[:MAX_STORY_ITEMS]
    items = tuple(Wording(tuple(ps)) for ps in kept)
    vectors = embed([w.first.text for w in items])
    found = {}
    for i, j in _candidates(items, vectors):
        got = match(items[i].first, items[j].first, float(vectors[i] @ vectors[j]))
        if got is not None:
            found[i, j] = got
    return Wordings(items, vectors, found)


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


def _candidates(items: Sequence[Wording], vectors: Floats) -> Iterator[tuple[int, int]]:
    """Pairs (i < j) with near vectors or with RUN words in a row in common."""
    pairs: set[tuple[int, int]] = set()
    if len(items):
        rows, columns = np.nonzero(np.triu(vectors @ vectors.T >= COMPARED_COSINE, 1))
        pairs.update(zip(rows.tolist(), columns.tolist(), strict=True))
    runs: dict[tuple[str, ...], list[int]] = {}
    for i, item in enumerate(items):
        words = item.first.words
        for at in {words[k : k + RUN] for k in range(len(words) - RUN + 1)}:
            known = runs.setdefault(at, [])
            pairs.update((j, i) for j in known)
            known.append(i)
    yield from sorted(pairs)

"""Points of one story -> its distinct wordings, and which of them match or deny each other. Equal wordings are one
first: a text in 500 outlets costs as much as a text in one."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from onrecord.limits import MAX_STORY_ITEMS
from onrecord.linking.claims.denial import denies
from onrecord.linking.claims.matching import (
    ALTERED_QUOTATION,
    COMPARED_COSINE,
    LEAST_RUN,
    Match,
    Order,
    cannot_match,
    in_order,
    match,
    most_in_order,
)
from onrecord.linking.claims.paraphrase import least_probability, probability
from onrecord.linking.claims.points import Point
from onrecord.linking.embedding.sentences import DIMENSIONS, Floats

RUN = 4
"""Words in a row that make a pair worth comparing whatever the vectors say."""
COMPARED_SHARE = 0.33
"""Share of the meaning-bearing words of the one with fewer that two wordings have in common, else they are compared
only for a common run of words. Vectors cost far more than words do: they are made only for what is compared. Of 205
pairs labelled by hand that mean the same, 7 share less and have no run of words in common."""

Ints = NDArray[np.int32]
Places = tuple[int, int]
"""Two wordings (i < j)."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Points with the same words, in the order in which they came; `first` stands for them all."""

    points: tuple[Point, ...]

    @property
    def first(self) -> Point:
        """The earliest point."""
        return self.points[0]


@dataclass(frozen=True, slots=True)
class Said:
    """What two wordings say of each other, their vectors known: how they match, and the words by which the first is
    denied by the second, and the second by the first."""

    match: Match | None
    denied: tuple[str | None, str | None]


@dataclass(slots=True)
class Pair:
    """Two wordings that share words. `run`: RUN of them in a row; `order`: as `in_order`, where that matters; `meets`:
    they match or one denies the other if their vectors are alike enough; `said`: what they say, once that is known."""

    run: bool
    order: Order | None
    meets: bool
    said: Said | None = None


_NOT_DENIED = (None, None)
_NEVER = {run: Pair(run, None, False) for run in (False, True)}


_RELATIONS = ("quotation", "shortened", "altered", "reported", "paraphrase")
_KEY_BYTES = 16
_PAIR = np.dtype([("a", "<u2"), ("b", "<u2"), ("kind", "u1"), ("run", "?"), ("strength", "<f8")])
"""Two wordings by place; `kind`: 0 = they never meet, 1 = they do not match, 2 and more = they match, by _RELATIONS."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What is known of a story's wordings as bytes, and as JSON those pairs (rows) of which one denies the other."""

    wordings: bytes
    pairs: bytes
    denials: str


class Known:
    """What was found about the wordings of a story when it was made the last time, so that one article more costs the
    pairs of its own wordings. Each finding depends on the two wordings alone: a story made with it is the same as one
    made without, whatever came to it in which order. Belongs to one `Embed`."""

    def __init__(self) -> None:
        self._numbers: dict[bytes, int] = {}
        # Two wordings (numbers) and what is known of them, a row each.
        self._sides: Ints = np.zeros((0, 2), dtype=np.int32)
        self._pairs: list[Pair] = []
        self.kept = 0
        """Of so many pairs there are bytes elsewhere: `packed`, or `unpacked`."""

    @property
    def count(self) -> int:
        """How many pairs are known."""
        return len(self._pairs)

    def pairs_of(self, items: Sequence[Wording]) -> dict[Places, Pair]:
        """The pairs of the wordings that meet. They and those that share words are what is known from now on, the
        wordings being numbered by their places."""
        keys = [_key(item.first) for item in items]
        place = np.full(len(self._numbers), -1, dtype=np.int32)
        for n, key in enumerate(keys):
            if key in self._numbers:
                place[self._numbers[key]] = n
        sides = place[self._sides]
        first, second = sides.T
        turned = ((second >= 0) & (second < first)).nonzero()[0].tolist()
        there = ((first >= 0) & (first < second)).nonzero()[0]
        fresh = [n for n, key in enumerate(keys) if key not in self._numbers]
        shared = _sharing_words([item.first for item in items], fresh)
        shared |= {(int(sides[n, 1]), int(sides[n, 0])): self._pairs[n].run for n in turned}
        new = np.array(list(shared), dtype=np.int32).reshape(-1, 2)
        self._pairs = [self._pairs[n] for n in there.tolist()]
        self._pairs += [_pair(items[a].first, items[b].first, run) for (a, b), run in shared.items()]
        self._sides = np.concatenate((sides[there], new))
        self._numbers = {key: n for n, key in enumerate(keys)}
        places = zip(*self._sides.T.tolist(), strict=True)
        return {ab: pair for ab, pair in zip(places, self._pairs, strict=True) if pair.meets}

    def packed(self) -> Packed:
        """All of it as bytes, once the vectors of the story were there."""
        table = np.zeros(len(self._pairs), dtype=_PAIR)
        table["a"], table["b"] = self._sides.T
        denials = []
        for row, pair in enumerate(self._pairs):
            match = pair.said.match if pair.said else None
            kind = 2 + _RELATIONS.index(match.relation) if match else int(pair.meets)
            table["kind"][row], table["run"][row], table["strength"][row] = (
                kind,
                pair.run,
                match.strength if match else 0,
            )
            if pair.said and pair.said.denied != _NOT_DENIED:
                denials.append([row, *pair.said.denied])
        self.kept = self.count
        return Packed(b"".join(self._numbers), table.tobytes(), json.dumps(denials, ensure_ascii=False))

    @classmethod
    def unpacked(cls, packed: Packed) -> Known:
        """What was packed."""
        known = cls()
        ends = range(0, len(packed.wordings), _KEY_BYTES)
        known._numbers = {packed.wordings[at : at + _KEY_BYTES]: n for n, at in enumerate(ends)}
        table = np.frombuffer(packed.pairs, dtype=_PAIR)
        known._sides = np.stack((table["a"], table["b"]), axis=1).astype(np.int32)
        alike = cache(_unpacked)  # hundreds of variants of one text are hundreds of times alike
        known._pairs = list(map(alike, table["kind"].tolist(), table["run"].tolist(), table["strength"].tolist()))
        for row, *denied in json.loads(packed.denials):
            pair = known._pairs[row]
            known._pairs[row] = Pair(pair.run, None, True, Said(pair.said.match if pair.said else None, tuple(denied)))
        known.kept = known.count
        return known


@dataclass(frozen=True, slots=True)
class Comparison:
    """Distinct wordings, and those pairs of them that match or deny each other if their vectors are alike enough.
    `texts`: what vectors are needed of."""

    items: tuple[Wording, ...]
    pairs: Mapping[Places, Pair]

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
    """Distinct wordings, the vector of each that is in a pair of the comparison (else zeros), the matches among them,
    and for each wording that others deny these (indices), with the words by which they do.

    *Shape:* vectors (wordings, DIMENSIONS)."""

    items: tuple[Wording, ...]
    vectors: Floats
    matches: dict[Places, Match]
    denials: dict[int, list[tuple[int, str]]]


def compare(points: Sequence[Point], known: Known | None = None) -> Comparison:
    """Points by wording, at most MAX_STORY_ITEMS: those printed most, then the earliest. `known`: from the last time
    that this story was made; it is brought up to date."""
    same: dict[tuple[object, ...], list[Point]] = {}
    for p in points:
        same.setdefault((p.words, p.negated, p.first_person and p.speaker), []).append(p)
    kept = sorted(same.values(), key=lambda ps: -len(ps))[:MAX_STORY_ITEMS]
    items = tuple(Wording(tuple(ps)) for ps in kept)
    return Comparison(items, (Known() if known is None else known).pairs_of(items))


def wordings_of(comparison: Comparison, chosen: Floats) -> Wordings:
    """What matches what, and what denies what. *Shape:* chosen (comparison.chosen, DIMENSIONS), their vectors."""
    items = comparison.items
    vectors = np.zeros((len(items), DIMENSIONS), dtype=np.float32)
    vectors[comparison.chosen] = chosen
    found = Wordings(items, vectors, {}, {})
    for (i, j), pair in comparison.pairs.items():
        if pair.said is None:
            pair.said = _said(items[i].first, items[j].first, float(vectors[i] @ vectors[j]), pair)
        if pair.said.match is not None:
            found.matches[i, j] = pair.said.match
        for denied, other, words in ((i, j, pair.said.denied[0]), (j, i, pair.said.denied[1])):
            if words is not None:
                found.denials.setdefault(denied, []).append((other, words))
    return found


def _key(p: Point) -> bytes:
    """Of all of a point that a comparison looks at: what else it has is made of these."""
    looked_at = (p.text, p.quoted, p.speaker, p.told, p.denial, p.negated)
    return sha256(repr(looked_at).encode()).digest()[:_KEY_BYTES]


def _unpacked(kind: int, run: bool, strength: float) -> Pair:
    if kind == 0:
        return _NEVER[run]
    match = Match(_RELATIONS[kind - 2], strength) if kind > 1 else None
    return Pair(run, None, True, Said(match, _NOT_DENIED))


def _pair(a: Point, b: Point, run: bool) -> Pair:
    """Neither a match nor a denial is there at some cosine and not at a higher one, so words settle most pairs; and
    vectors cost far more than words do."""
    order = in_order(a, b) if _may_match(a, b) else None
    if order is not None and match(a, b, 1.0, order) is not None:
        return Pair(run, order, True)
    if denies(a, b, 1.0, order) is not None or denies(b, a, 1.0) is not None:
        return Pair(run, order, True)
    return _NEVER[run]


def _may_match(a: Point, b: Point) -> bool:
    """Whether there is more to ask: nearly all pairs that only have a phrase in common are settled by how many words
    they share at all."""
    if a.words == b.words or cannot_match(a, b):
        return a.words == b.words
    share, run = most_in_order(a, b)
    quotation = a.quoted and b.quoted and share >= ALTERED_QUOTATION and run >= LEAST_RUN
    return quotation or probability(a, b, 1.0, share, run) >= least_probability()


def _said(a: Point, b: Point, cosine: float, pair: Pair) -> Said:
    alike = pair.order is not None and (cosine >= COMPARED_COSINE or pair.run)
    found = match(a, b, cosine, pair.order) if alike else None
    return Said(found, (denies(b, a, cosine), denies(a, b, cosine, pair.order)))


def _sharing_words(points: Sequence[Point], fresh: Sequence[int]) -> dict[Places, bool]:
    """Pairs with a fresh one that are worth a closer look, by the words that both have; True where RUN words in a row
    are among these."""
    pairs = dict.fromkeys(_sharing_stems(points, fresh), False)
    pairs.update((places, True) for places in _sharing_runs(points, fresh))
    return pairs


def _sharing_runs(points: Sequence[Point], fresh: Sequence[int]) -> Iterable[Places]:
    of_fresh = {n: _runs(points[n].words) for n in fresh}
    holders: dict[tuple[str, ...], list[int]] = {run: [] for runs in of_fresh.values() for run in runs}
    for n, p in enumerate(points):
        for run in (of_fresh.get(n) or _runs(p.words)) & holders.keys():
            holders[run].append(n)
    for n, runs in of_fresh.items():
        for other in set().union(*(holders[run] for run in runs)):
            if other < n:
                yield other, n
            elif other not in of_fresh and other != n:
                yield n, other


def _runs(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {words[k : k + RUN] for k in range(len(words) - RUN + 1)}


def _sharing_stems(points: Sequence[Point], fresh: Sequence[int]) -> Iterable[Places]:
    """Those that have COMPARED_SHARE of the stems of the one with fewer in common."""
    if not fresh:
        return []
    stems = Counter(s for p in points for s in p.stems)
    of_fresh = {s for n in fresh for s in points[n].stems}
    place = {s: n for n, s in enumerate(s for s, count in stems.items() if count > 1 and s in of_fresh)}
    table = np.zeros((len(points), len(place)), dtype=np.float32)
    for row, p in zip(table, points, strict=True):
        row[[place[s] for s in p.stems if s in place]] = 1
    sizes = np.array([len(p.stems) for p in points], dtype=np.float32)
    least = COMPARED_SHARE * np.minimum(sizes[fresh][:, None], sizes)
    rows, others = np.nonzero(table[fresh] @ table.T >= np.maximum(least, 1))
    ones = np.array(fresh)[rows]
    first, second = np.minimum(ones, others), np.maximum(ones, others)
    return {(i, j) for i, j in zip(first.tolist(), second.tolist(), strict=True) if i != j}

"""Word 5-grams as 64-bit numbers, and how much of one text's stand in another (containment).

Containment, not Jaccard: of real copies whose words are at least half in the other text, many share less than half
of all words that the two have together, because one is so much longer.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from onrecord.linking.copies.words import Keys

Shingles = npt.NDArray[np.uint64]
"""Sorted, without repeats. *Shape:* (n_shingles,)."""

Counts = npt.NDArray[np.int64]

SIZE = 5
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)


def in_order(keys: Keys) -> Shingles:
    """The 5-grams of a run of words (their 64-bit keys), in order. *Shape:* (n_words - 4,).

    Fewer than five words: one shingle of them all; none: none.
    """
    if not len(keys):
        return np.empty(0, np.uint64)
    size = min(SIZE, len(keys))
    count = len(keys) - size + 1
    mixed = np.zeros(count, np.uint64)
    for place in range(size):
        mixed = (mixed ^ keys[place : place + count]) * _MULTIPLIER
        mixed ^= mixed >> np.uint64(29)
    mixed *= _MIX
    return mixed ^ (mixed >> np.uint64(32))


def where(wanted: Shingles, among: Shingles) -> Counts:
    """For each of `wanted` its place in the sorted `among`, -1 where it is not there. *Shape:* (n_wanted,)."""
    if not len(among):
        return np.full(len(wanted), -1, np.int64)
    places = among.searchsorted(wanted)
    np.minimum(places, len(among) - 1, out=places)
    places[among[places] != wanted] = -1
    return places


def shared_by_each(mine: Shingles, others: Sequence[Shingles]) -> list[int]:
    """How many shingles each of the others has in common with mine."""
    if not others:
        return []
    found = where(np.concatenate(others), mine) >= 0
    before = np.concatenate([[0], np.cumsum(found)])
    counts: list[int] = np.diff(before[np.cumsum([len(o) for o in others])], prepend=0).tolist()
    return counts


def shared(a: Shingles, b: Shingles) -> int:
    """How many shingles the two have in common."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return int(np.count_nonzero(where(small, large) >= 0))


def containment(a: Shingles, b: Shingles) -> float:
    """Share of the smaller one's shingles that stand in the other; 0 where one has none."""
    smaller = min(len(a), len(b))
    return shared(a, b) / smaller if smaller else 0.0

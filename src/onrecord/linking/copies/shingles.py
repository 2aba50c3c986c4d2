"""Word 5-grams as 64-bit numbers, and how much of one text's stand in another (containment).

Containment, not Jaccard: of real copies whose words are at least half in the other text, many share less than half
of all words that the two have together, because one is so much longer.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Shingles = npt.NDArray[np.uint64]
"""Sorted, without repeats. *Shape:* (n_shingles,)."""

SIZE = 5
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)


def shingles(keys: Sequence[int]) -> Shingles:
    """The 5-grams of a run of words (their 64-bit keys). Fewer than five words: one shingle of them all; none: none."""
    if not keys:
        return np.empty(0, np.uint64)
    size = min(SIZE, len(keys))
    words = np.array(keys, np.uint64)
    count = len(words) - size + 1
    mixed = np.zeros(count, np.uint64)
    for place in range(size):
        mixed = (mixed ^ words[place : place + count]) * _MULTIPLIER
        mixed ^= mixed >> np.uint64(29)
    mixed *= _MIX
    return np.unique(mixed ^ (mixed >> np.uint64(32)))


def shared(a: Shingles, b: Shingles) -> int:
    """How many shingles the two have in common."""
    return len(np.intersect1d(a, b, assume_unique=True))


def containment(a: Shingles, b: Shingles) -> float:
    """Share of the smaller one's shingles that stand in the other; 0 where one has none."""
    smaller = min(len(a), len(b))
    return shared(a, b) / smaller if smaller else 0.0

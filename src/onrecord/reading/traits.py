"""What the network is told of each word beside its pieces: case shape, paragraph break, quotation state; and of each
word seen from a cue: distance and paragraph step. Small integers; the tables' sizes stand here for training and
reading alike.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

LOWER, CAPITALISED, UPPER, MIXED, INITIAL, DIGITS, MARK, OTHER = range(8)
N_SHAPES = 8
N_BREAKS = 3
"""0: the paragraph goes on; 1: first word of a paragraph; 2: first word of the article."""
N_QUOTE_STATES = 5
"""The values of onrecord.text.quotes.QuoteState."""


def shape(word: str) -> int:
    """Case shape of a word, which the uncased vocabulary cannot see."""
    if not word[:1].isalnum() and len(word) == 1:
        return MARK
    if word.isdigit():
        return DIGITS
    if word.islower():
        return LOWER
    if word.isupper():
        return INITIAL if len(word) == 1 else UPPER
    if word.istitle():
        return CAPITALISED
    return MIXED if any(c.isupper() for c in word) else OTHER


_EDGES = np.array([1, 2, 3, 4, 5, 7, 10, 15, 22, 34, 55])
_SIDE = len(_EDGES) + 1
N_DISTANCES = 2 * _SIDE - 1
"""Signed and log-bucketed: words before the cue, the cue itself (0), words after it."""

PARAGRAPH_STEPS_EACH_WAY = 2
N_PARAGRAPH_STEPS = 2 * PARAGRAPH_STEPS_EACH_WAY + 1


def distances(n_words: int, starts: Ints, ends: Ints) -> Ints:
    """Bucket of the distance of each word from each cue `[start, end)`, in words. *Shape:* (cues, n_words)."""
    words = np.arange(n_words)[None, :]
    before = np.maximum(starts[:, None] - words, 0)
    after = np.maximum(words - ends[:, None] + 1, 0)
    bucket: Ints = np.searchsorted(_EDGES, after, side="right") - np.searchsorted(_EDGES, before, side="right")
    return bucket + (_SIDE - 1)


def paragraph_steps(paragraph: Ints, at: Ints) -> Ints:
    """How many paragraphs each word stands after that of each cue, clipped. *Shape:* (cues, words), from 0.

    `paragraph` (cues, words) numbers the paragraphs, `at` (cues,) is the paragraph of each cue.
    """
    step: Ints = np.clip(paragraph - at[:, None], -PARAGRAPH_STEPS_EACH_WAY, PARAGRAPH_STEPS_EACH_WAY)
    return step + PARAGRAPH_STEPS_EACH_WAY

"""What the encoder makes of each word of an article, kept for those stages that come after the statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.limits import MAX_WORDS_WITH_VECTORS
from onrecord.reading.chain import Floats
from onrecord.reading.encoding import Encoded, Ints
from onrecord.reading.windows import Window

Vectors = NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class WordVectors:
    """`encoder`: SHA-256 of the one that made them. *Shape:* starts (words,): where each word begins, in code points;
    vectors (words, d)."""

    encoder: str
    starts: Ints
    vectors: Vectors

    def at(self, offsets: Sequence[int]) -> Vectors:
        """Those of the words that the offsets stand in, or of the last ones before them. *Shape:* (offsets, d)."""
        found = np.searchsorted(self.starts, np.asarray(offsets, dtype=np.int64), side="right") - 1
        out: Vectors = self.vectors[np.maximum(found, 0)]
        return out


def own_vectors(encoded: Encoded, window: Window, vectors: Floats | None) -> Vectors | None:
    """Of those of a window's words, those of its own ones; None if the article has too many words to keep them all.
    *Shape:* (words of the window, d) -> (own words, d)."""
    if vectors is None or len(encoded) > MAX_WORDS_WITH_VECTORS:
        return None
    return vectors[window.own_start - window.start : window.own_end - window.start].astype(np.float16)


def together(encoder: str, encoded: Encoded, of_windows: Sequence[Vectors | None]) -> WordVectors | None:
    """Those of an article, from those of its windows; None if a window has none, or there is no window."""
    there = [v for v in of_windows if v is not None]
    if not there or len(there) < len(of_windows):
        return None
    return WordVectors(encoder, encoded.spans[:, 0], np.concatenate(there))

"""Windows of an article that the encoder can take: they overlap, and each word belongs to exactly one of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from onrecord.reading.encoding import Encoded, Ints

CAPACITY = 254
"""Word pieces of a window, [CLS] and [SEP] not counted."""

OVERLAP = 48
"""Word pieces that a window shares with the one before it, at least: context for what stands at its edge."""


@dataclass(frozen=True, slots=True)
class Window:
    """Words `[start, end)` of an article. Cues in `[own_start, own_end)` are this window's to find; the rest is
    context."""

    start: int
    end: int
    own_start: int
    own_end: int


def windows(encoded: Encoded, *, capacity: int = CAPACITY, overlap: int = OVERLAP, skip: int = 0) -> list[Window]:
    """Cut an article into windows of at most `capacity` pieces. `skip` pieces are left to a shorter first window, so
    that training sees other cuts each time. No words, no windows; own ranges are disjoint and cover every word."""
    offsets, n = encoded.offsets, len(encoded)
    cuts: list[tuple[int, int]] = []
    start, room = 0, skip or capacity
    while start < n:
        end = int(np.searchsorted(offsets, offsets[start] + room, side="right")) - 1
        end = min(max(end, start + 1), n)
        cuts.append((start, end))
        if end == n:
            break
        back = int(np.searchsorted(offsets, offsets[end] - overlap, side="left"))
        start, room = max(back, start + 1), capacity
    edges = [0, *(_edge(encoded.paragraphs, b[0], a[1]) for a, b in pairwise(cuts)), n]
    return [Window(s, e, edges[i], edges[i + 1]) for i, (s, e) in enumerate(cuts)]


def _edge(paragraphs: Ints, start: int, end: int) -> int:
    """Where, of the words `[start, end)` that two windows share, the second one's own begin: at the paragraph that
    begins nearest to the middle, since what a cue claims seldom reaches beyond its paragraph."""
    middle = (start + end) // 2
    begins = np.flatnonzero(np.diff(paragraphs[start:end])) + start + 1
    return int(begins[np.abs(begins - middle).argmin()]) if len(begins) else middle


@dataclass(frozen=True, slots=True)
class WindowInputs:
    """The encoder's inputs for one window. *Shape:* pieces, shapes, breaks, quotes (pieces + 2,), with [CLS] and [SEP]
    at the ends; first (words,): index of each word's first piece."""

    pieces: Ints
    shapes: Ints
    breaks: Ints
    quotes: Ints
    first: Ints


def window_inputs(encoded: Encoded, window: Window, *, cls: int, sep: int) -> WindowInputs:
    """What the encoder takes for one window of an article."""
    words = slice(window.start, window.end)
    offsets = encoded.offsets[window.start : window.end + 1]
    word_of = np.repeat(np.arange(window.end - window.start), np.diff(offsets))

    def framed(values: Ints, left: int = 0, right: int = 0) -> Ints:
        return np.concatenate([[left], values, [right]])

    return WindowInputs(
        pieces=framed(encoded.pieces[offsets[0] : offsets[-1]], cls, sep),
        shapes=framed(encoded.shapes[words][word_of]),
        breaks=framed(_breaks(encoded.paragraphs, window)[word_of]),
        quotes=framed(encoded.quotes[words][word_of]),
        first=offsets[:-1] - offsets[0] + 1,
    )


def _breaks(paragraphs: Ints, window: Window) -> Ints:
    """Paragraph-break trait: 2 first word of the article, 1 first of a paragraph, 0 any other. *Shape:* (words,)."""
    before = np.concatenate([[-1], paragraphs])[window.start : window.end]
    out: Ints = (paragraphs[window.start : window.end] != before).astype(np.int64)
    if window.start == 0:
        out[0] = 2
    return out

"""An article's words as the network takes them: word pieces and traits, with the way back from pieces to words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.limits import MAX_CACHED_WORDS, MAX_PIECES_PER_WORD, MAX_WORD_CHARS
from onrecord.models.wordpiece import read_vocabulary, word_pieces
from onrecord.reading import traits
from onrecord.text.dateline import dateline
from onrecord.text.quotes import Quotation, quotations, quote_states
from onrecord.text.words import word_spans

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Encoded:
    """One article, word by word. *Shape:* spans (words, 2), code points of the text; shapes, quotes, paragraphs
    (words,); pieces (pieces,); offsets (words + 1,): the pieces of word w are `pieces[offsets[w]:offsets[w + 1]]`;
    quotations: those of the text, from which `quotes` was made; quoted (quotations, 2): the words, half-open and with
    their marks, of those that are outermost and closed; dateline: the words `[start, end)` of the article's."""

    spans: Ints
    shapes: Ints
    quotes: Ints
    paragraphs: Ints
    pieces: Ints
    offsets: Ints
    quotations: Sequence[Quotation] = ()
    quoted: Ints = field(default_factory=lambda: np.zeros((0, 2), dtype=np.int64))
    dateline: tuple[int, int] = (0, 0)

    def __len__(self) -> int:
        return len(self.spans)

    def beginning_in(self, stretch: tuple[int, int]) -> range:
        """The words that begin in a stretch `[start, end)` of the text, in code points."""
        return range(*np.searchsorted(self.spans[:, 0], stretch).tolist())

    def place(self, first: int, end: int) -> slice:
        """Where the words `[first, end)` stand in the text; there is at least one."""
        return slice(int(self.spans[first, 0]), int(self.spans[end - 1, 1]))


class Vocabulary:
    """Turns text into `Encoded`. Words are looked up once: news says the same few thousand over and over."""

    def __init__(self, path: Path) -> None:
        """`path` is the vocabulary's file. Raises OSError."""
        self._ids = read_vocabulary(path)
        self._cache: dict[str, tuple[tuple[int, ...], int]] = {}

    def special(self, token: str) -> int:
        """Id of a special token such as "[CLS]". Raises KeyError."""
        return self._ids[token]

    def encode(self, text: str) -> Encoded:
        """Words, pieces and traits of a text. Raises nothing; an empty text has no words."""
        spans, found = word_spans(text), quotations(text)
        known = [self._word(text[s:e]) for s, e in spans]
        offsets = np.zeros(len(spans) + 1, dtype=np.int64)
        np.cumsum([len(pieces) for pieces, _ in known], out=offsets[1:])
        places = np.array(spans, dtype=np.int64).reshape(-1, 2)
        return Encoded(
            spans=places,
            shapes=np.array([shape for _, shape in known], dtype=np.int64),
            quotes=np.array(quote_states(text, spans, found), dtype=np.int64),
            paragraphs=_paragraph_numbers(text, places[:, 0]),
            pieces=np.array([p for pieces, _ in known for p in pieces], dtype=np.int64),
            offsets=offsets,
            quotations=found,
            quoted=_quoted_words(found, places[:, 0]),
            dateline=_dateline_words(text, spans),
        )

    def _word(self, word: str) -> tuple[tuple[int, ...], int]:
        word = word[:MAX_WORD_CHARS]
        found = self._cache.get(word)
        if found is None:
            ids = word_pieces(word, self._ids)[:MAX_PIECES_PER_WORD]
            found = (tuple(ids) or (self.special("[UNK]"),), traits.shape(word))
            if len(self._cache) >= MAX_CACHED_WORDS:
                self._cache.clear()
            self._cache[word] = found
        return found


def _quoted_words(quotations: Sequence[Quotation], starts: Ints) -> Ints:
    whole = np.array([(q.start, q.end) for q in quotations if q.closed and not q.depth], dtype=np.int64).reshape(-1, 2)
    return np.searchsorted(starts, whole).astype(np.int64)


def _dateline_words(text: str, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    found = dateline(text)
    if found is None:
        return (0, 0)
    start, end = (bisect_left(spans, (at, 0)) for at in (found.start, found.end))
    return start, end


def _paragraph_numbers(text: str, starts: Ints) -> Ints:
    lines = np.array([found.start() for found in re.finditer("\n", text)], dtype=np.int64)
    line = np.searchsorted(lines, starts)
    return np.unique(line, return_inverse=True)[1].astype(np.int64) if len(line) else line.astype(np.int64)

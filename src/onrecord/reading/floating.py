"""Floating quotations: those that no cue claims. A rule, since corpora hold too few to learn from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.chain import Ints
from onrecord.reading.encoding import Encoded
from onrecord.reading.statements import Draft, no_words
from onrecord.reading.traits import CAPITALISED, MARK
from onrecord.text.quotes import Quotation

MIN_WORDS = 4
"""A shorter quotation is a title, a nickname or a word held at arm's length."""

MARKS_AND_SPACES = " \t\n\u00a0\"'“”‘’"
SENTENCE_END = ".!?…"
TITLE = 0.6
"""A quotation with a larger share of capitalised words is a title."""

UNCLAIMED = 0.2
"""At most this share of a floating quotation may belong to statements with a cue."""


def floating(quotations: Sequence[Quotation], claimed: Sequence[Draft], text: str, encoded: Encoded) -> list[Draft]:
    """A draft without cue and source for each outermost quotation that reads as speech and that no statement claims.

    Speech: at least four words, and a whole sentence by its ending, from the beginning of a sentence.
    Paragraphs of one long quotation, each reopened, make one statement.
    """
    outermost = {number: _words(q, encoded) for number, q in enumerate(quotations) if not q.depth}
    taken = _taken(list(outermost.values()), claimed, encoded)
    out: dict[int, list[Ints]] = {}
    for number, words in outermost.items():
        quotation = quotations[number]
        goes_on = quotation.continues is not None and quotation.continues in out
        if not _speech(quotation, words, text, encoded) or taken[words].mean() > UNCLAIMED:
            continue
        out[number] = [*(out.pop(quotation.continues) if goes_on else []), words]  # type: ignore[arg-type]
    return [
        Draft(cue=None, source=no_words(), content=np.concatenate(parts), probability=UNCALIBRATED)
        for parts in out.values()
    ]


UNCALIBRATED = 0.5
"""A rule has no probability of its own; the figures in docs/model.md say how often it is right."""


def _taken(outermost: Sequence[Ints], claimed: Sequence[Draft], encoded: Encoded) -> NDArray[np.bool_]:
    """Which words a statement with a cue claims. One whose cue stands in a quotation does not claim that quotation: it
    is part of what is said there. *Shape:* (words,); `outermost`: the words of each quotation."""
    quotation_of = np.full(len(encoded), -1, dtype=np.int64)
    for number, words in enumerate(outermost):
        quotation_of[words] = number
    taken = np.zeros(len(encoded), dtype=np.bool_)
    for draft in claimed:
        home = quotation_of[draft.cue[0]] if draft.cue else -1
        for words in (draft.content, draft.source):
            taken[words if home < 0 else words[quotation_of[words] != home]] = True
        if draft.cue and home < 0:
            taken[draft.cue[0] : draft.cue[1]] = True
    return taken


def _words(quotation: Quotation, encoded: Encoded) -> Ints:
    return np.arange(*np.searchsorted(encoded.spans[:, 0], (quotation.start, quotation.end)), dtype=np.int64)


def _speech(quotation: Quotation, words: Ints, text: str, encoded: Encoded) -> bool:
    inner = text[quotation.inner_start : quotation.inner_end].strip(MARKS_AND_SPACES)
    shapes = encoded.shapes[words]
    n_words = int((shapes != MARK).sum())
    if n_words < MIN_WORDS or not inner[:1].isupper() or _is_title(shapes, n_words):
        return False
    return inner[-1] in SENTENCE_END or text[quotation.end : quotation.end + 1] == "."


def _is_title(shapes: Ints, n_words: int) -> bool:
    """Most words are capitalised, as in the name of a book or a prize."""
    return int((shapes == CAPITALISED).sum()) > TITLE * n_words

"""Floating quotations: those that no cue claims. A rule, since corpora hold too few to learn from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onrecord.reading.chain import Ints
from onrecord.reading.encoding import Encoded
from onrecord.reading.statements import Draft, no_words
from onrecord.reading.traits import MARK
from onrecord.text.quotes import Quotation

MIN_WORDS = 4
"""A shorter quotation is a title, a nickname or a word held at arm's length."""

SENTENCE_END = ".!?…"
UNCLAIMED = 0.2
"""At most this share of a floating quotation may belong to statements with a cue."""


def floating(quotations: Sequence[Quotation], claimed: Sequence[Draft], text: str, encoded: Encoded) -> list[Draft]:
    """A draft without cue and source for each outermost quotation that reads as speech and that no statement claims.

    Speech: at least four words, and a whole sentence by its ending, from the beginning of a sentence.
    Paragraphs of one long quotation, each reopened, make one statement.
    """
    taken = np.zeros(len(encoded), dtype=bool)
    for draft in claimed:
        taken[draft.content] = True
        taken[draft.source] = True
        if draft.cue:
            taken[draft.cue[0] : draft.cue[1]] = True
    out: dict[int, list[Ints]] = {}
    for number, quotation in enumerate(quotations):
        if quotation.depth:
            continue
        words = _words(quotation, encoded)
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


def _words(quotation: Quotation, encoded: Encoded) -> Ints:
    starts = encoded.spans[:, 0]
    return np.arange(*np.searchsorted(starts, [quotation.span.start, quotation.span.end]), dtype=np.int64)


def _speech(quotation: Quotation, words: Ints, text: str, encoded: Encoded) -> bool:
    inner = quotation.inner.of(text).strip()
    if (encoded.shapes[words] != MARK).sum() < MIN_WORDS or not inner[0].isupper():
        return False
    return inner[-1] in SENTENCE_END or text[quotation.span.end : quotation.span.end + 1] == "."

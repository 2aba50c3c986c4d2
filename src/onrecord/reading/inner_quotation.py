"""Speech told within a quotation: in “‘Go,’ they said, ‘go now.’ I ran.” what they said ends with the inner marks.

The tagger has seen few of these and lets the content run on to the end of the outer quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from onrecord.reading.chain import Ints
from onrecord.reading.encoding import Encoded
from onrecord.reading.statements import Draft
from onrecord.text.quotes import Quotation, QuoteState

_BETWEEN = re.compile(r"[\s,:]*")


def keep_within(drafts: Sequence[Draft], text: str, encoded: Encoded) -> list[Draft]:
    """The drafts; the content of one that stands in a quotation, with inner quotations right beside its cue and source,
    is these, and what it has of others. Raises nothing."""
    inner = [q for q in encoded.quotations if q.depth and q.closed]
    return [_within(d, inner, text, encoded) for d in drafts] if inner else list(drafts)


def _within(draft: Draft, inner: Sequence[Quotation], text: str, encoded: Encoded) -> Draft:
    if draft.cue is None or encoded.quotes[draft.cue[0]] != QuoteState.QUOTED:
        return draft
    beside = [_words(q, encoded) for q in _beside(draft, inner, text, encoded)]
    if not beside or not np.isin(np.concatenate(beside), draft.content).any():
        return draft
    others = draft.content[np.isin(draft.content, np.concatenate([_words(q, encoded) for q in inner]))]
    return replace(draft, content=np.unique(np.concatenate([*beside, others])))


def _beside(draft: Draft, inner: Sequence[Quotation], text: str, encoded: Encoded) -> Iterator[Quotation]:
    """The inner quotations with nothing but a comma between them and the statement's cue and source."""
    frame = np.concatenate([draft.source, np.arange(*draft.cue)])  # type: ignore[misc]
    start, end = int(encoded.spans[frame.min(), 0]), int(encoded.spans[frame.max(), 1])
    for q in inner:
        before = q.end <= start and _BETWEEN.fullmatch(text, q.end, start)
        behind = q.start >= end and _BETWEEN.fullmatch(text, end, q.start)
        if before or behind:
            yield q


def _words(quotation: Quotation, encoded: Encoded) -> Ints:
    return np.array(encoded.beginning_in((quotation.start, quotation.end)), dtype=np.int64)

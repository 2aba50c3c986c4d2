"""Quotations of a text, paired so that a missing mark never spoils more than its paragraph.

Every paragraph (between newlines) starts afresh. Inside it, marks are read from left to right; one that
does not fit is read in the light of the next one, dropped, or left unclosed. A quotation that nothing closes
ends with its paragraph, and goes on in the next one if that begins with the same kind of mark. If instead the
next mark can only close, the quotation spans both paragraphs: some texts break the line after each sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from .pairing import pair
from .span import Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks. Offsets are half-open code points; quotations nest, they never cross.

    Kept as four integers, because a hostile article may hold a million quotations; read `span` and `inner`.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int  # 0 = outermost
    closed: bool  # False: no closing mark; it ends where its paragraph or the quotation around it does
    continues: int | None  # index of the quotation, left open in the paragraph before, that goes on here

    @property
    def span(self) -> Span:
        """The quotation with its marks."""
        return Span(self.start, self.end)

    @property
    def inner(self) -> Span:
        """The quotation without its marks."""
        return Span(self.inner_start, self.inner_end)


class QuoteState(IntEnum):
    """What a word is to the quotations around it. The encoder learns these numbers: they must not change."""

    OUTSIDE = 0
    QUOTED = 1  # in an outermost quotation; not a mark
    OPENING = 2  # (part of) an opening mark, at any depth
    CLOSING = 3  # (part of) a closing mark, at any depth
    NESTED = 4  # in a quotation within a quotation; not a mark


# What a word in a quotation of depth 0, and of depth 1 or more, is filled with.
_FILL = (bytes((QuoteState.QUOTED,)), bytes((QuoteState.NESTED,)))
_OPENING, _CLOSING = bytes((QuoteState.OPENING,)), bytes((QuoteState.CLOSING,))


def quotations(text: str) -> list[Quotation]:
    """All quotations, sorted by start, an outer one before what it holds. Linear in the text. Raises nothing.

    Marks that fit nowhere (a closing one with nothing open, an apostrophe) belong to no quotation.
    """
    around: list[int] = []  # ends of the quotations that hold the present one
    found: list[Quotation] = []
    for draft in pair(text):
        start, end, inner_end, before = draft.start, draft.end, draft.inner_end, draft.continues
        if end < 0:
            continue
        while around and around[-1] <= start:
            around.pop()
        draft.number = len(found)
        continues = None if before is None else before.number
        found.append(Quotation(start, end, draft.inner_start, inner_end, len(around), end > inner_end, continues))
        around.append(end)
    return found


def quote_states(text: str, words: Sequence[tuple[int, int]], found: Sequence[Quotation] | None = None) -> bytearray:
    """One `QuoteState` for each of `words` (`word_spans(text)` or some of it, in order). *Shape:* (n_words,).

    `found` = `quotations(text)`, if the caller has them already. Linear. Raises nothing.
    """
    states = bytearray(len(words))
    starts = [start for start, _ in words]
    # An outer quotation comes before what it holds, so that the inner one writes over it. Depth 1 covers all
    # that is deeper: each word is filled at most twice.
    for quote in quotations(text) if found is None else found:
        first = bisect_left(starts, quote.start)
        inner_first = bisect_left(starts, quote.inner_start, first)
        inner_last = bisect_left(starts, quote.inner_end, inner_first)
        last = bisect_left(starts, quote.end, inner_last)
        if quote.depth < 2:
            states[inner_first:inner_last] = _FILL[quote.depth] * (inner_last - inner_first)
        states[first:inner_first] = _OPENING * (inner_first - first)
        states[inner_last:last] = _CLOSING * (last - inner_last)
    return states

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


def quotations(text: str) -> list[Quotation]:
    """All quotations, sorted by start, an outer one before what it holds. Linear in the text. Raises nothing.

    Marks that fit nowhere (a closing one with nothing open, an apostrophe) belong to no quotation.
    """
    kept = [draft for draft in pair(text) if draft.end >= 0]
    for number, draft in enumerate(kept):
        draft.number = number
    around: list[int] = []  # ends of the quotations that hold the present one
    result = []
    for draft in kept:
        start, end, inner_end, before = draft.start, draft.end, draft.inner_end, draft.continues
        while around and around[-1] <= start:
            around.pop()
        continues = None if before is None else before.number
        depth, closed = len(around), end > inner_end
        result.append(Quotation(start, end, draft.inner_start, inner_end, depth, closed, continues))
        around.append(end)
    return result


def quote_states(
    text: str, words: Sequence[tuple[int, int]], found: Sequence[Quotation] | None = None
) -> bytearray:
    """One `QuoteState` for each of `words` (`word_spans(text)`: sorted, disjoint). *Shape:* (n_words,).

    `found` = `quotations(text)`, if the caller has them already. Linear. Raises nothing.
    """
    opening, closing = int(QuoteState.OPENING), int(QuoteState.CLOSING)
    states = bytearray(len(words))
    starts = [start for start, _ in words]
    quotes = quotations(text) if found is None else found
    # Depth 0, then depth 1, which covers all that is deeper: each word is filled at most twice.
    for depth, state in ((0, QuoteState.QUOTED), (1, QuoteState.NESTED)):
        for quote in quotes:
            if quote.depth == depth:
                first, last = bisect_left(starts, quote.inner_start), bisect_left(starts, quote.inner_end)
                states[first:last] = bytes((state,)) * (last - first)
    for quote in quotes:
        for place in range(bisect_left(starts, quote.start), bisect_left(starts, quote.inner_start)):
            states[place] = opening
        for place in range(bisect_left(starts, quote.inner_end), bisect_left(starts, quote.end)):
            states[place] = closing
    return states

"""Quotations of a text, paired so that a missing mark never spoils more than its paragraph.

Every paragraph (between newlines) starts afresh. Inside it, marks are read from left to right; one that does not fit is
read in the light of the next one, dropped, or left unclosed. A quotation that nothing closes ends with its paragraph,
and goes on in the next one if that begins with the same kind of mark, as newspapers do.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from .marks import Family, Lean, Mark, find_marks
from .span import Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks. Offsets are half-open code points; quotations nest, they never cross."""

    span: Span  # with its marks
    inner: Span  # without them
    depth: int  # 0 = outermost
    closed: bool  # False: the closing mark is missing, the span ends where the paragraph or the outer quotation does
    continues: int | None  # index in the list of the quotation of the paragraph before that this one goes on with


class QuoteState(IntEnum):
    """What a word is to the quotations around it. The encoder was trained on these numbers: they must not change."""

    OUTSIDE = 0
    QUOTED = 1  # in an outermost quotation; not a mark
    OPENING = 2  # (part of) an opening mark, at any depth
    CLOSING = 3  # (part of) a closing mark, at any depth
    NESTED = 4  # in a quotation within a quotation; not a mark


def quotations(text: str) -> list[Quotation]:
    """All quotations, sorted by start, an outer one before what it holds. Linear in the text. Raises nothing.

    Marks that fit nowhere (a closing one with nothing open, an apostrophe) belong to no quotation.
    """
    kept = [draft for draft in _Pairing(text).drafts() if draft.end >= 0]
    number = {id(draft): index for index, draft in enumerate(kept)}
    around: list[int] = []  # ends of the quotations that hold the present one
    result = []
    for draft in kept:
        while around and around[-1] <= draft.start:
            around.pop()
        span, inner = Span(draft.start, draft.end), Span(draft.inner_start, draft.inner_end)
        continues = None if draft.continues is None else number.get(id(draft.continues))
        result.append(Quotation(span, inner, len(around), draft.end > draft.inner_end, continues))
        around.append(draft.end)
    return result


def quote_states(
    text: str, words: Sequence[tuple[int, int]], found: Sequence[Quotation] | None = None
) -> bytearray:
    """One `QuoteState` for each of `words` (`word_spans(text)`: sorted, disjoint). *Shape:* (n_words,).

    `found` = `quotations(text)`, if the caller has them already. Linear. Raises nothing.
    """
    states = bytearray(len(words))
    starts = [start for start, _ in words]
    quotes = quotations(text) if found is None else found
    # Depth 0, then depth 1, which covers all that is deeper: each word is filled at most twice.
    for depth, state in ((0, QuoteState.QUOTED), (1, QuoteState.NESTED)):
        for quote in quotes:
            if quote.depth == depth:
                first, last = bisect_left(starts, quote.inner.start), bisect_left(starts, quote.inner.end)
                states[first:last] = bytes((state,)) * (last - first)
    for quote in quotes:
        for place in range(bisect_left(starts, quote.span.start), bisect_left(starts, quote.inner.start)):
            states[place] = QuoteState.OPENING
        for place in range(bisect_left(starts, quote.inner.end), bisect_left(starts, quote.span.end)):
            states[place] = QuoteState.CLOSING
    return states


class _Draft:
    """A quotation while its paragraph is being read. `end` is -1 until it is closed, and for good if it is dropped."""

    __slots__ = ("continues", "end", "family", "inner_end", "inner_start", "start", "sure", "weak")

    def __init__(self, start: int, inner_start: int, family: Family, sure: bool) -> None:
        self.start, self.inner_start, self.family, self.sure = start, inner_start, family, sure
        self.end = self.inner_end = -1
        self.weak: tuple[int, int] | None = None  # the first mark that might close it, if no better one comes
        self.continues: _Draft | None = None


class _Pairing:
    """Reads the marks of one text, paragraph by paragraph."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.all: list[_Draft] = []  # in order of their opening marks
        self.stack: list[_Draft] = []
        self.open_count = [0] * len(Family)

    def drafts(self) -> list[_Draft]:
        """All that was opened, in order of the opening marks; dropped ones have `end == -1`."""
        text, marks = self.text, list(find_marks(self.text))
        unclosed: list[_Draft] = []  # what the paragraph before left open
        before_end = -1  # where that paragraph ended
        first = 0
        while first < len(marks):
            end = text.find("\n", marks[first][1])
            end = len(text) if end < 0 else end
            last = first + 1
            while last < len(marks) and marks[last][0] < end:
                last += 1
            begun = len(self.all)
            paragraph = _Paragraph(marks[first:last])
            for place, mark in enumerate(paragraph.marks):
                self._read(paragraph, place, mark)
            if unclosed and _only_space(text, before_end, marks[first][0]):
                self._continue(unclosed, self.all[begun:])
            reopened = None
            if last < len(marks) and _only_space(text, end, marks[last][0]):
                reopened = marks[last]
            unclosed, before_end = self._end_paragraph(end, reopened), end
            first = last
        return self.all

    def _read(self, paragraph: _Paragraph, place: int, mark: Mark) -> None:
        if mark[2] is Family.SINGLE:
            self._read_single(mark)
        elif self.open_count[mark[2]]:
            self._read_inside(paragraph, place, mark)
        else:
            self._read_outside(paragraph, place, mark)

    def _read_outside(self, paragraph: _Paragraph, place: int, mark: Mark) -> None:
        """A mark of a family of which nothing is open."""
        start, end, family, lean = mark
        follows = paragraph.lean_after(place)
        if lean is Lean.EITHER:
            # A loose mark that nothing follows is the remainder of a pair, not the beginning of one.
            opens = follows is not None or self.text[end : end + 1].isalnum()
        elif lean is Lean.CLOSE:
            # Two closing marks in a row: the first one has its space on the wrong side.
            opens = follows is Lean.CLOSE and self.text[end : end + 1].isspace()
        else:
            opens = lean is Lean.OPEN
        if opens:
            self._open(start, end, family, True)

    def _read_inside(self, paragraph: _Paragraph, place: int, mark: Mark) -> None:
        """A mark of a family of which something is open."""
        start, end, family, lean = mark
        if lean is Lean.OPEN:
            if paragraph.surplus(place) >= self.open_count[family]:
                self._open(start, end, family, True)  # the outer one will still be closed: nested
            elif self.text[start] not in "\"'" or paragraph.lean_after(place) is Lean.CLOSE:
                self._close(family, start, start)  # the one before lost its closing mark
                self._open(start, end, family, True)
            else:
                self._close(family, start, end)  # its space is on the wrong side
        elif lean is not Lean.WEAK_CLOSE or paragraph.lean_after(place) is not Lean.CLOSE:
            self._close(family, start, end)

    def _read_single(self, mark: Mark) -> None:
        """A single mark opens on any other mark or outside, and closes only the single one that it stands in."""
        start, end, family, lean = mark
        top = self.stack[-1] if self.stack and self.stack[-1].family is Family.SINGLE else None
        if lean is Lean.OPEN or (lean is Lean.EITHER and top is None):
            if top is not None:
                self._settle(self.stack.pop(), start)
            self._open(start, end, family, self.text[start] in "‘‚")
        elif top is None:
            return
        elif lean is Lean.WEAK_CLOSE:
            top.weak = top.weak or (start, end)
        else:
            self._close(family, start, end)

    def _open(self, start: int, end: int, family: Family, sure: bool) -> None:
        draft = _Draft(start, end, family, sure)
        self.all.append(draft)
        self.stack.append(draft)
        self.open_count[family] += 1

    def _close(self, family: Family, inner_end: int, end: int) -> None:
        """Close the innermost open quotation of `family`; what stands open inside it ends there, unclosed.
        With `inner_end == end` there is no mark."""
        while self.stack[-1].family is not family:
            self._settle(self.stack.pop(), inner_end)
        draft = self.stack.pop()
        self.open_count[family] -= 1
        draft.inner_end, draft.end = inner_end, end
        if inner_end == end:
            draft.inner_end = draft.end = _trim(self.text, draft.inner_start, end)

    def _settle(self, draft: _Draft, limit: int) -> None:
        """End a quotation for which no closing mark was found before `limit`: at the mark that might be one, or
        unclosed. A straight single mark without a partner was an apostrophe."""
        self.open_count[draft.family] -= 1
        if draft.weak is not None:
            draft.inner_end, draft.end = draft.weak
        elif draft.sure:
            draft.inner_end = draft.end = _trim(self.text, draft.inner_start, limit)

    def _end_paragraph(self, end: int, reopened: Mark | None) -> list[_Draft]:
        """Settle what is open. Returns what goes on if the next paragraph reopens it, the outermost first."""
        left, self.stack = self.stack, []
        if left and reopened and reopened[2:] == (Family.SINGLE, Lean.OPEN) and left[0].family is Family.SINGLE:
            left[0].sure = left[0].sure or _begins_speech(self.text, left[0].start)
        for draft in left:
            self._settle(draft, end)
        return [draft for draft in left if draft.end >= 0 and draft.end == draft.inner_end]

    def _continue(self, unclosed: list[_Draft], drafts: list[_Draft]) -> None:
        """Tie the quotations at the very beginning of a paragraph to those that the one before left open."""
        place = None
        for old, new in zip(unclosed, drafts, strict=False):
            if old.family is not new.family or (place is not None and not _only_space(self.text, place, new.start)):
                return
            new.continues, place = old, new.inner_start


class _Paragraph:
    """The marks of one paragraph, and what comes after each, counted when first asked for."""

    __slots__ = ("_ahead", "marks")

    def __init__(self, marks: list[Mark]) -> None:
        self.marks = marks
        self._ahead: list[tuple[Lean | None, int]] | None = None

    def lean_after(self, place: int) -> Lean | None:
        """The lean of the next mark that is not a single one; None if there is none."""
        return self._look(place + 1)[0]

    def surplus(self, place: int) -> int:
        """How many more closing than opening marks there are from `place` on, single ones left out."""
        return self._look(place)[1]

    def _look(self, place: int) -> tuple[Lean | None, int]:
        if self._ahead is None:
            lean, surplus = None, 0
            ahead: list[tuple[Lean | None, int]] = [(lean, surplus)]
            for mark in reversed(self.marks):
                if mark[2] is not Family.SINGLE:
                    lean = mark[3]
                    surplus -= max(lean, -1)
                ahead.append((lean, surplus))
            self._ahead = ahead[::-1]
        return self._ahead[place]


def _begins_speech(text: str, start: int) -> bool:
    """Whether the mark at `start` begins its paragraph or follows a comma, colon, dash or the end of a sentence."""
    before = text[max(0, start - 2) : start].rstrip(" ")
    return not before or before[-1] in "\n,:.?!-–—"


def _only_space(text: str, start: int, end: int) -> bool:
    return not text[start:end].strip()


def _trim(text: str, start: int, end: int) -> int:
    """`end`, moved back over white space, at most to `start`."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end

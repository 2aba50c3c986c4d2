"""Which quotation marks belong together: the reading behind `quotes.py`, in one pass over the marks."""

from __future__ import annotations

from .marks import CLOSE, EITHER, N_FAMILIES, OPEN, SINGLE, WEAK_CLOSE, Mark, find_marks

# How far from the end of a paragraph a mark may stand that still closes what the paragraph left open. Texts
# with one sentence to a line break speech between its sentences; a longer gap is more likely two mistakes.
_MAX_GAP_CHARS = 1000


class Draft:
    """A quotation while it is being read. `end` is -1 until it is closed, and for good if it is dropped."""

    __slots__ = ("continues", "end", "family", "inner_end", "inner_start", "number", "start", "sure", "weak")

    def __init__(self, start: int, inner_start: int, family: int, sure: bool) -> None:
        self.start = start
        self.inner_start = inner_start
        self.family = family
        self.sure = sure  # whether the mark is a quotation mark even if nothing closes it
        self.end = self.inner_end = self.number = -1
        self.weak: tuple[int, int] | None = None  # the first mark that might close it, if no better one comes
        self.continues: Draft | None = None


def pair(text: str) -> list[Draft]:
    """All quotations that `text` opens, in order of their opening marks; dropped ones have `end == -1`.

    Kept ones nest and never cross. Linear in the text. Raises nothing.
    """
    return _Pairing(text).run()


class _Pairing:
    """Reads the marks of one text from left to right, settling accounts at the end of each paragraph."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.marks = find_marks(text)
        self.first = self.last = 0  # the marks of the present paragraph: marks[first:last]
        self.drafts: list[Draft] = []  # in order of their opening marks
        self.stack: list[Draft] = []  # what is open, the outermost first
        self.open_count = [0] * N_FAMILIES
        self.pending: Draft | None = None  # left open by an earlier paragraph: the next mark may still close it
        self.ahead: list[tuple[int | None, int]] = []  # for the present paragraph, when asked for: see _look

    def run(self) -> list[Draft]:
        text, marks = self.text, self.marks
        unclosed: list[Draft] = []  # what the paragraph before left open
        paragraph_end = -1
        while self.last < len(marks):
            self.first = first = self.last
            unclosed = unclosed if self._reopens(paragraph_end, first) else []
            paragraph_end = text.find("\n", marks[first][1])
            if paragraph_end < 0:
                paragraph_end = len(text)
            last = first + 1
            while last < len(marks) and marks[last][0] < paragraph_end:
                last += 1
            self.last = last
            begun = len(self.drafts)
            for place in range(first, last):
                family = marks[place][2]
                if family == SINGLE:
                    self._read_single(marks[place])
                elif self.open_count[family]:
                    self._read_inside(place)
                else:
                    self._read_outside(place)
            if unclosed:
                self._continue(unclosed, begun)
            unclosed = self._end_paragraph(paragraph_end) if self.stack else []
            self.ahead = []
        return self.drafts

    def _read_outside(self, place: int) -> None:
        """A mark, not a single one, of a family of which nothing is open."""
        start, end, family, lean = self.marks[place]
        pending, self.pending = self.pending, None
        if lean == OPEN:
            opens = True
        elif pending is not None and self._bridges(pending, place):
            opens = False
            self._close_pending(pending, start, end)
        elif lean == EITHER:
            # A loose mark that nothing follows is the remainder of a pair, not the beginning of one.
            opens = self.text[end : end + 1].isalnum() or self._look(place + 1)[0] is not None
        else:
            # Two closing marks in a row: the first one has its space on the wrong side.
            opens = lean == CLOSE and self.text[end : end + 1].isspace() and self._look(place + 1)[0] == CLOSE
        if opens:
            self._open(start, end, family, True)

    def _bridges(self, pending: Draft, place: int) -> bool:
        """Whether the mark at `place`, the first of its paragraph, closes what an earlier one left open."""
        start, _, family, lean = self.marks[place]
        if pending.family != family or start - pending.end > _MAX_GAP_CHARS:
            return False
        return lean == CLOSE or self._look(place + 1)[0] != CLOSE

    def _close_pending(self, pending: Draft, inner_end: int, end: int) -> None:
        while self.stack:
            self._settle(self.stack.pop(), inner_end)
        pending.inner_end, pending.end = inner_end, end

    def _read_inside(self, place: int) -> None:
        """A mark, not a single one, of a family of which something is open."""
        start, end, family, lean = self.marks[place]
        if lean == OPEN:
            if self._look(place)[1] >= self.open_count[family] or self._differs(start):
                self._open(start, end, family, True)  # the outer one may still be closed: this one is nested
            elif self.text[start] not in "\"'" or self._look(place + 1)[0] == CLOSE:
                self._close(family, start, start)  # the one before has lost its closing mark
                self._open(start, end, family, True)
            else:
                self._close(family, start, end)  # its space is on the wrong side
        elif lean != WEAK_CLOSE or self._look(place + 1)[0] != CLOSE:
            self._close(family, start, end)

    def _differs(self, start: int) -> bool:
        """Whether the innermost open quotation has another mark: then this one was meant to be inside."""
        return self.text[self.stack[-1].start] != self.text[start]

    def _read_single(self, mark: Mark) -> None:
        """A single mark opens anywhere, and closes only if the innermost open quotation is a single one."""
        start, end, family, lean = mark
        top = self.stack[-1] if self.stack and self.stack[-1].family == SINGLE else None
        if lean == OPEN or (lean == EITHER and top is None):
            if top is not None:
                self._settle(self.stack.pop(), start)
            self._open(start, end, family, self.text[start] in "‘‚")
        elif top is None:
            return
        elif lean == WEAK_CLOSE:
            top.weak = top.weak or (start, end)
        else:
            self._close(family, start, end)

    def _open(self, start: int, end: int, family: int, sure: bool) -> None:
        draft = Draft(start, end, family, sure)
        self.drafts.append(draft)
        self.stack.append(draft)
        self.open_count[family] += 1

    def _close(self, family: int, inner_end: int, end: int) -> None:
        """Close the innermost open quotation of `family`; what is open inside it ends there, unclosed.

        Where there is no closing mark, `inner_end == end`.
        """
        stack = self.stack
        while stack[-1].family != family:
            self._settle(stack.pop(), inner_end)
        draft = stack.pop()
        self.open_count[family] -= 1
        if inner_end == end:
            self._end_unclosed(draft, end)
        else:
            draft.inner_end, draft.end = inner_end, end

    def _settle(self, draft: Draft, limit: int) -> None:
        """End a quotation that nothing closed before `limit`: at the mark that might have, else unclosed.

        A straight single mark without a partner was an apostrophe: its draft is dropped.
        """
        self.open_count[draft.family] -= 1
        if draft.weak is not None:
            draft.inner_end, draft.end = draft.weak
        elif draft.sure:
            self._end_unclosed(draft, limit)

    def _end_unclosed(self, draft: Draft, limit: int) -> None:
        """End a quotation without a closing mark; if nothing stands in it either, it is dropped."""
        end = _trim(self.text, draft.inner_start, limit)
        if end > draft.inner_start:
            draft.inner_end = draft.end = end

    def _end_paragraph(self, paragraph_end: int) -> list[Draft]:
        """Settle what is open. Returns what goes on if the next paragraph reopens it, the outermost first."""
        left, self.stack = self.stack, []
        outer = left[0]
        if outer.family == SINGLE and not outer.sure and self._reopens(paragraph_end, self.last):
            # A straight single mark may open speech of several paragraphs; otherwise it is an apostrophe.
            goes_on = self.marks[self.last][2:] == (SINGLE, OPEN)
            outer.sure = goes_on and _begins_speech(self.text, outer.start)
        for draft in left:
            self._settle(draft, paragraph_end)
        unclosed = [draft for draft in left if draft.end >= 0 and draft.end == draft.inner_end]
        if unclosed and unclosed[0].family != SINGLE:
            self.pending = unclosed[0]
        return unclosed

    def _reopens(self, paragraph_end: int, place: int) -> bool:
        """Whether the mark at `place` begins the paragraph that follows `paragraph_end`."""
        if paragraph_end < 0 or place >= len(self.marks):
            return False
        return not self.text[paragraph_end : self.marks[place][0]].strip()

    def _continue(self, unclosed: list[Draft], begun: int) -> None:
        """Tie the quotations at the very beginning of a paragraph to those that the one before left open."""
        place = self.marks[self.first][0]
        for old, number in zip(unclosed, range(begun, len(self.drafts)), strict=False):
            new = self.drafts[number]
            if old.family != new.family or self.text[place : new.start].strip():
                return
            new.continues, place = old, new.inner_start

    def _look(self, place: int) -> tuple[int | None, int]:
        """Of the marks of the paragraph from `place` on, single ones left out: the first one's lean (None if
        there is none), and how many more lean to close than to open.
        """
        if not self.ahead:
            lean, surplus = None, 0
            self.ahead.append((lean, surplus))
            for mark in reversed(self.marks[self.first : self.last]):
                if mark[2] != SINGLE:
                    lean = mark[3]
                    surplus -= max(lean, CLOSE)
                self.ahead.append((lean, surplus))
            self.ahead.reverse()
        return self.ahead[place - self.first]


def _begins_speech(text: str, start: int) -> bool:
    """Whether the mark at `start` begins its paragraph, or follows a comma, colon, dash or full stop."""
    before = text[max(0, start - 2) : start].rstrip(" ")
    return not before or before[-1] in "\n,:.?!-–—"


def _trim(text: str, start: int, end: int) -> int:
    """`end`, moved back over white space, at most to `start`."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end

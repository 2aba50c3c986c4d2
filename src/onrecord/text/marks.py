"""Which characters are quotation marks, and which way each one leans.

A mark is found by its glyph and judged by its neighbours, because newspapers type closing marks where opening ones
belong, use two single marks for a double one, and lose the space beside a mark. What is decided here is only what one
mark looks like on its own; `quotes.py` decides what it is, among the others of its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum

# (start, end, family, lean): a plain tuple, because a hostile article may hold a million.
Mark = tuple[int, int, "Family", "Lean"]


class Family(IntEnum):
    """Marks that can close each other. All double marks of Latin script are one family: articles mix them."""

    DOUBLE = 0
    SINGLE = 1
    GUILLEMET = 2
    SINGLE_GUILLEMET = 3
    CORNER = 4
    WHITE_CORNER = 5


class Lean(IntEnum):
    """What a mark looks like on its own."""

    OPEN = 1
    EITHER = 0  # closes if something of its family is open, else opens
    CLOSE = -1
    WEAK_CLOSE = -2  # as likely an apostrophe or a measure: closes only if nothing better does


# Every alternative is of fixed form or a run of one character: the search is linear.
# A single mark between two word characters (don't, 5'11) is an apostrophe or a measure and is not even looked at.
_MARK = re.compile(r"[\"“”„‟«»‹›「」『』]|'{2,}|’{2,}|‘{2,}|`{2,}|(?<!\w)['’‘‚`]|['’‘´](?!\w)")

_FAMILY = {
    **dict.fromkeys("«»", Family.GUILLEMET),
    **dict.fromkeys("‹›", Family.SINGLE_GUILLEMET),
    **dict.fromkeys("「」", Family.CORNER),
    **dict.fromkeys("『』", Family.WHITE_CORNER),
    **dict.fromkeys('"“”„‟', Family.DOUBLE),
}
_GLYPH = {
    **dict.fromkeys("“„‟«‹「『‘‚`", Lean.OPEN),
    **dict.fromkeys("”»›」』’´", Lean.CLOSE),
    **dict.fromkeys("\"'", Lean.EITHER),
}
_ALWAYS = frozenset("„「」『』‚")  # marks that no habit of typing turns round
_BRACKETS = frozenset("([{<¿¡")
_DASHES = frozenset("-–—―/=")
_QUOTES = frozenset("\"'“”„‟«»‹›「」『』‘’‚`´")
_AFTER_CLOSE = frozenset(",;:?!)]}>")

# Words that lose their beginning (’em, '90s, rock 'n' roll), and endings cut off by a detokeniser (didn 't, it ' s).
_ELISION = re.compile(
    r"(?:(?:em|n|cause|cuz|til|till|tis|twas|twere|twould|round|bout|neath|cept|nuff|tude|[0-9]{2}s?)(?!\w)"
    r"|(?:s|t|re|ll|ve|d|m)(?![\w'’]))",
    re.IGNORECASE,
)
_DETACHED = re.compile(r"\s(?:s|t|re|ll|ve|d|m)(?![\w'’])", re.IGNORECASE)
_FEET = re.compile(r"[0-9]['’′]\s?[0-9]{1,2}(?:[.,][0-9]|\s?[½¼¾])?\Z")
# Words that lose their end: goin', o', an'. A mark after them closes only for want of a better one.
_CUT_SHORT = re.compile(r"(?:in|\b(?:o|th|n|an|ol|wi|lil))\Z", re.IGNORECASE)


def find_marks(text: str) -> Iterator[Mark]:
    """Every quotation mark of `text` in order, apostrophes and measures left out where they can be told from one
    mark's neighbours alone. Half-open code points. Raises nothing."""
    for found in _MARK.finditer(text):
        start, end = found.span()
        family = _FAMILY.get(text[start])
        if end - start > 1:
            yield from _run(text, start, end)
        elif family is None:
            single = _single_lean(text, start, end)
            if single is not None:
                yield start, end, Family.SINGLE, single
        elif not _is_inches(text, start):
            yield start, end, family, _double_lean(text, start, end)


def _run(text: str, start: int, end: int) -> Iterator[Mark]:
    """Two or more single marks in a row are double ones; an odd one belongs inside, next to the quoted words."""
    if end - start == 2:
        if not _is_inches(text, start):
            yield start, end, Family.DOUBLE, _double_lean(text, start, end)
        return
    lean = _double_lean(text, start, end)
    odd = (end - start) % 2
    if odd and lean is not Lean.OPEN:
        yield start, start + 1, Family.SINGLE, lean
        start += 1
    for place in range(start, end - 1, 2):
        yield place, place + 2, Family.DOUBLE, lean
    if odd and lean is Lean.OPEN:
        yield end - 1, end, Family.SINGLE, lean


def _is_inches(text: str, start: int) -> bool:
    return text[start - 1 : start].isdigit() and _FEET.search(text, max(0, start - 8), start) is not None


def _double_lean(text: str, start: int, end: int) -> Lean:
    glyph = _GLYPH[text[start]]
    if text[start] in _ALWAYS:
        return glyph
    before = text[start - 1] if start else "\n"
    seen = _context_lean(before, text[end] if end < len(text) else "\n")
    if glyph is Lean.EITHER:
        weak = seen is Lean.CLOSE and before.isdigit()
        return Lean.WEAK_CLOSE if weak else seen
    # A glyph and its neighbours that contradict each other: a mark turned round, or another country's habit (»so«).
    return glyph if seen in (Lean.EITHER, glyph) else Lean.EITHER


def _context_lean(before: str, after: str) -> Lean:
    """Which way a mark leans by its two neighbours ("\\n" at the ends of a paragraph)."""
    if before.isspace() or before in _BRACKETS:
        if after == "\n":
            return Lean.EITHER if before == "\n" else Lean.CLOSE
        if after.isspace():
            return Lean.EITHER if before.isspace() and before != "\n" else Lean.OPEN
        if after in _AFTER_CLOSE:
            return Lean.CLOSE
        return Lean.EITHER if after == "." else Lean.OPEN
    if after.isspace() or after in _AFTER_CLOSE:
        return Lean.CLOSE
    if before in _DASHES or before in _QUOTES:
        return Lean.OPEN if after.isalnum() else Lean.EITHER
    return Lean.EITHER if after.isalnum() else Lean.CLOSE


def _single_lean(text: str, start: int, end: int) -> Lean | None:
    """The lean of a single mark, or None if it is an apostrophe. At least one neighbour is no word character."""
    glyph = text[start]
    if glyph == "‚":
        return Lean.OPEN
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    if after.isalnum():
        if _ELISION.match(text, end):
            return None
        # A full stop before and a letter after is an abbreviation's ending (the M.P.'s), unless the glyph opens.
        follows = before.isspace() or before in _BRACKETS or before in _DASHES or before in _QUOTES
        return Lean.OPEN if follows or before == ":" or glyph in "‘`" else None
    if before.isalnum():
        return _close_after_word(text, start, after)
    if before.isspace() and after.isspace():
        return _loose_lean(text, start, end, before, after)
    if before.isspace() or before in _BRACKETS or before in _QUOTES:
        if after.isspace() or after in _AFTER_CLOSE:
            return Lean.CLOSE
        return Lean.OPEN if glyph in "‘`" else Lean.EITHER
    return Lean.CLOSE


def _close_after_word(text: str, start: int, after: str) -> Lean:
    """`after` is no word character. Possessives (the boys'), measures (6') and cut words (goin') close weakly."""
    last = text[start - 1]
    if last.isdigit():
        return Lean.WEAK_CLOSE
    possible = after.isspace() or after in _DASHES
    if possible and (last in "sSzZxX" or _CUT_SHORT.search(text, max(0, start - 4), start)):
        return Lean.WEAK_CLOSE
    return Lean.CLOSE


def _loose_lean(text: str, start: int, end: int, before: str, after: str) -> Lean | None:
    """A single mark with space on both sides, as detokenised text has them (the Saints ' night)."""
    if _DETACHED.match(text, end):
        return None
    if after == "\n":
        return Lean.EITHER if before == "\n" else Lean.CLOSE
    if before == "\n":
        return Lean.OPEN
    return Lean.WEAK_CLOSE if text[start - 2 : start - 1] in ("s", "S") else Lean.EITHER

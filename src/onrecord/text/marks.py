"""Which characters are quotation marks, and which way each one leans.

A mark is found by its glyph and judged by its neighbours, because newspapers type closing marks where opening
ones belong, use two single marks for a double one, and lose the space beside a mark. What is decided here is
only what a mark looks like on its own; `pairing.py` decides what it is, among the others of its paragraph.
"""

from __future__ import annotations

import re
from functools import lru_cache

# (start, end, family, lean). Plain tuples of plain integers, not records with enums: a hostile article may
# hold a million, and the garbage collector need not watch these.
Mark = tuple[int, int, int, int]

# Families: marks that can close each other. All double marks of Latin script are one: articles mix them.
DOUBLE, SINGLE, GUILLEMET, SINGLE_GUILLEMET, CORNER, WHITE_CORNER = range(6)
N_FAMILIES = 6

# Leans: what a mark looks like on its own.
OPEN = 1
EITHER = 0  # closes if something of its family is open, else opens
CLOSE = -1
WEAK_CLOSE = -2  # as likely an apostrophe or a measure: closes only if nothing better does
_NO_MARK = -9

# Every alternative is of fixed form or a run of one character: the search is linear. A single mark between
# two word characters (don't, 5'11) is an apostrophe or a measure and is not even looked at. The first character
# stands before the alternatives: where one begins is looked for many times as fast then.
_MARK = re.compile(
    r"[\"“”„‟«»‹›「」『』'’‘‚`´](?:(?<=[\"“”„‟«»‹›「」『』])|(?<=')'+|(?<=’)’+|(?<=‘)‘+|(?<=`)`+"
    r"|(?<=['’‘‚`])(?<!\w['’‘‚`])|(?<=['’‘´])(?!\w))"
)

_FAMILY = {
    **dict.fromkeys("'‘’‚`´", SINGLE),
    **dict.fromkeys('"“”„‟', DOUBLE),
    **dict.fromkeys("«»", GUILLEMET),
    **dict.fromkeys("‹›", SINGLE_GUILLEMET),
    **dict.fromkeys("「」", CORNER),
    **dict.fromkeys("『』", WHITE_CORNER),
}
_GLYPH = {
    **dict.fromkeys("“„‟«‹「『‘‚`", OPEN),
    **dict.fromkeys("”»›」』’´", CLOSE),
    **dict.fromkeys("\"'", EITHER),
}
_ALWAYS = frozenset("„「」『』‚")  # marks that no habit of typing turns round
_BRACKETS = frozenset("([{<¿¡")
_INVISIBLE = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_BEFORE_OPEN = _BRACKETS | _INVISIBLE
_DASHES = frozenset("-–—―/=")
_QUOTES = frozenset(_FAMILY)
_AFTER_CLOSE = frozenset(",;:?!)]}>")

# Words that lose their beginning (’em, '90s, 'n'), and endings that a detokeniser cut off (didn 't).
_ELISION = re.compile(
    r"(?:(?:em|n|cause|cuz|til|till|tis|twas|twere|twould|round|bout|neath|cept|nuff|tude|[0-9]{2}s?)(?!\w)"
    r"|(?:s|t|re|ll|ve|d|m)(?![\w'’]))",
    re.IGNORECASE,
)
_DETACHED = re.compile(r"\s(?:s|t|re|ll|ve|d|m)(?![\w'’])", re.IGNORECASE)  # it ' s
# Words that lose their end: goin', o', an'. A mark after them closes only for want of a better one.
_CUT_SHORT = re.compile(r"(?:in|\b(?:o|th|n|an|ol|wi|lil))\Z", re.IGNORECASE)
_FEET = re.compile(r"[0-9]['’′]\s?[0-9]{1,2}(?:[.,][0-9]|\s?[½¼¾])?\Z")


def find_marks(text: str) -> list[Mark]:
    """Every quotation mark of `text`, in order. Offsets are half-open code points. Raises nothing.

    Apostrophes and measures are left out where they can be told from the mark's neighbours alone.
    """
    padded = f"\n{text}\n"  # so that every mark has two neighbours
    marks: list[Mark] = []
    for found in _MARK.finditer(padded):
        start, end = found.span()
        if end - start > 2:
            _add_run(marks, padded, start, end)
            continue
        family, lean = _judge(padded[start - 1 : end + 1])
        if family == SINGLE:
            lean = _judge_single(padded, start, end)
        elif padded[start - 1].isdigit() and _FEET.search(padded, max(0, start - 8), start):
            continue
        if lean != _NO_MARK:
            marks.append((start - 1, end - 1, family, lean))
    return marks


@lru_cache(maxsize=4096)
def _judge(around: str) -> tuple[int, int]:
    """Family and lean of a mark, given with the character before and the one after it; a single one's lean is
    only rough. Remembered, because an article has few different surroundings.
    """
    before, mark, after = around[0], around[1], around[-1]
    family = DOUBLE if len(around) > 3 else _FAMILY[mark]
    glyph = _GLYPH[mark]
    if mark in _ALWAYS:
        return family, glyph
    seen = _lean_between(before, after)
    if glyph != EITHER:
        # Glyph and neighbours may contradict each other: a mark turned round, another country's habit (»so«).
        return family, glyph if seen in (EITHER, glyph) else EITHER
    return family, WEAK_CLOSE if seen == CLOSE and before.isdigit() else seen


def _lean_between(before: str, after: str) -> int:
    """Which way a mark leans by its two neighbours; a newline stands for either end of a paragraph."""
    if before.isspace() or before in _BEFORE_OPEN:
        if after == "\n":
            return EITHER if before == "\n" else CLOSE
        if after.isspace():
            return EITHER if before.isspace() and before != "\n" else OPEN
        if after in _AFTER_CLOSE:
            return CLOSE
        return EITHER if after == "." else OPEN
    if after.isspace() or after in _AFTER_CLOSE:
        return CLOSE
    if before in _DASHES or before in _QUOTES:
        return OPEN if after.isalnum() else EITHER
    return EITHER if after.isalnum() else CLOSE


def _add_run(marks: list[Mark], padded: str, start: int, end: int) -> None:
    """Three or more single marks in a row: double ones, and an odd one next to the words inside them."""
    lean = _judge(padded[start - 1 : start + 2] + padded[end])[1]
    odd = (end - start) % 2
    if odd and lean != OPEN:
        marks.append((start - 1, start, SINGLE, lean))
        start += 1
    marks.extend((place - 1, place + 1, DOUBLE, lean) for place in range(start, end - 1, 2))
    if odd and lean == OPEN:
        marks.append((end - 2, end - 1, SINGLE, lean))


def _judge_single(padded: str, start: int, end: int) -> int:
    """The lean of a single mark, _NO_MARK for an apostrophe. One neighbour at least is no word character."""
    glyph, before, after = padded[start], padded[start - 1], padded[end]
    if glyph == "‚":
        return OPEN
    if after.isalnum():
        if _ELISION.match(padded, end):
            return _NO_MARK
        # Punctuation before, a letter after: an abbreviation's ending (the M.P.'s), unless the glyph opens.
        loose = before.isspace() or before in _BEFORE_OPEN or before in _DASHES or before in _QUOTES
        return OPEN if loose or before == ":" or glyph in "‘`" else _NO_MARK
    if before.isalnum():
        return _judge_after_word(padded, start, after)
    if before.isspace() and after.isspace():
        return _judge_loose(padded, start, end)
    if before.isspace() or before in _BEFORE_OPEN or before in _QUOTES:
        if after.isspace() or after in _AFTER_CLOSE:
            return CLOSE
        return OPEN if glyph in "‘`" else EITHER
    return CLOSE


def _judge_after_word(padded: str, start: int, after: str) -> int:
    """`after` is no word character. Possessives (boys'), measures (6') and cut words (goin') close weakly."""
    last = padded[start - 1]
    if last.isdigit():
        return WEAK_CLOSE
    possible = after.isspace() or after in _DASHES
    if possible and (last in "sSzZxX" or _CUT_SHORT.search(padded, max(0, start - 4), start)):
        return WEAK_CLOSE
    return CLOSE


def _judge_loose(padded: str, start: int, end: int) -> int:
    """A single mark with white space on both sides, as detokenised text has them (the Saints ' night)."""
    before, after = padded[start - 1], padded[end]
    if _DETACHED.match(padded, end):
        return _NO_MARK
    if after == "\n":
        return EITHER if before == "\n" else CLOSE
    if before == "\n":
        return OPEN
    return WEAK_CLOSE if padded[start - 2] in "sS" else EITHER

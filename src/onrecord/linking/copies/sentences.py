"""An article cut into sentences for comparison: their words, which of them stand in quotation marks, and which
sentences are no text of its author (captions, credits, headings, menus).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from onrecord import limits
from onrecord.linking.copies.words import FUNCTION_WORDS, key_of, words
from onrecord.text import Span, paragraphs, quotations, sentences

_RIGHTS = re.compile(r"©|\bcopyright\b.{0,80}\ball rights reserved\b", re.IGNORECASE)
_CREDIT = re.compile(
    r"©|\bcopyright\b|\ball rights reserved\b|\bmay not be (?:published|reproduced|redistributed)\b"
    r"|\breported from\b.*\bcontributed\b|\bcontributed (?:reporting )?to this (?:report|story|article)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\W*(?:(?:additional )?(?:reporting|writing|editing) (?:and \w+ )?by\b"
    r"|(?:by|source|photo|updated|posted|published)\b\W)",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\bphoto(?:graph)? (?:by|courtesy|credit)\b|^\W*file\b\s*[-–—:]|\bfile photo\b|\bAP Photo\b|\bGetty Images\b"
    r"|\bhide caption\b|\b(?:AFP|Reuters|EPA|AP)\b[^.]{0,30}(?:/|\))\s*$"
    r"|^\W*(?:photo(?:graph)?|image|picture|graphic)\s*:",
    re.IGNORECASE,
)
# What one of the patterns needs: to look for a few letters is quicker than to try them everywhere.
_HINTS = ("©", "opyright", "reserved", "may not be", "contributed")
_CAPTION_HINTS = (
    "hoto",
    "HOTO",
    "ile",
    "ILE",
    "Getty",
    "caption",
    "AFP",
    "euters",
    "EPA",
    "AP",
    "mage",
    "icture",
    "raphic",
)
_WORDS = re.compile(r"\w+")
_ENDS = re.compile(r"[.!?…。！？][\"'”’»›)\]\s]*$")
FURNITURE_CHARS = 1_500
CREDIT_CHARS = 400
MIN_WORDS = 5
HEADING_WORDS = 14
"""A line without a full stop and shorter than this is a heading, a name or a menu entry."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `keys` are its words' keys; `quoted[i]` tells whether the i-th stands in quotation marks;
    `content`: the keys without those of function words.

    `furniture`: `credit`, `caption`, `heading` or `site`, if it is no text of the article's own; else None.
    """

    start: int
    end: int
    keys: tuple[int, ...]
    quoted: tuple[bool, ...]
    content: frozenset[int]
    furniture: str | None

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return Span(self.start, self.end)


def prepare(text: str, is_site_line: Callable[[str], bool] | None = None) -> list[Sentence]:
    """The sentences of `text` in order, those without words left out. Linear in the text. Raises nothing.

    `is_site_line` tells which lines the site puts under other articles too (`Boilerplate.knows`).
    """
    every = words(text)
    starts = [start for _, start, _ in every]
    inside = [False] * len(every)
    for q in quotations(text):
        if q.depth == 0:
            first, last = bisect_left(starts, q.start), bisect_left(starts, q.end)
            inside[first:last] = [True] * (last - first)
    lines = paragraphs(text)
    kinds = [_line_kind(line.of(text), is_site_line) for line in lines]
    found, at, line = [], 0, 0
    for span in sentences(text):
        while line + 1 < len(lines) and lines[line].end <= span.start:
            line += 1
        last = bisect_left(starts, span.end)
        mine, quoted, at = every[at:last], tuple(inside[at:last]), last
        if not mine:
            continue
        kind = kinds[line] or _sentence_kind(span.of(text), len(mine))
        for first in range(0, len(mine), limits.MAX_COMPARED_WORDS):
            piece = mine[first : first + limits.MAX_COMPARED_WORDS]
            keys = tuple(key for key, _, _ in piece)
            start = piece[0][1] if first else span.start
            end = span.end if first + len(piece) == len(mine) else piece[-1][2]
            marks = quoted[first : first + len(piece)]
            found.append(Sentence(start, end, keys, marks, frozenset(keys) - FUNCTION_WORDS, kind))
        if len(found) >= limits.MAX_COMPARED_ITEMS:
            break
    return found


def line_key(line: str) -> int:
    """What makes two lines the same: 63 bits, 0 for a line without letters and figures."""
    return key_of(" ".join(_WORDS.findall(line.lower()))) >> 1


def _line_kind(line: str, is_site_line: Callable[[str], bool] | None) -> str | None:
    """What makes a whole line furniture, if anything does."""
    if len(line) < FURNITURE_CHARS:
        if any(hint in line for hint in _HINTS) and _RIGHTS.search(line):
            return "credit"
        if any(hint in line for hint in _CAPTION_HINTS) and _CAPTION.search(line):
            return "caption"
    if is_site_line is not None and is_site_line(line):
        return "site"
    return None


def _sentence_kind(sentence: str, count: int) -> str | None:
    if len(sentence) < CREDIT_CHARS and (
        _SIGNED.match(sentence) or (any(hint in sentence for hint in _HINTS) and _CREDIT.search(sentence))
    ):
        return "credit"
    if count < MIN_WORDS or (count < HEADING_WORDS and not _ENDS.search(sentence)):
        return "heading"
    return None

"""An article cut into sentences for comparison: their words, which of them stand in quotation marks, and which
sentences are no text of its author (captions, credits, headings, menus).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

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
MIN_HOLDERS = 6
"""A word that no more sentences have is rare in a short text too."""
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


class Sentences(tuple[Sentence, ...]):
    """The sentences of a text in order, with what every comparison asks of them, found when it is first asked."""

    @cached_property
    def wordings(self) -> frozenset[tuple[int, ...]]:
        """The words of each sentence."""
        return frozenset(s.keys for s in self)

    @cached_property
    def rare_words(self) -> Mapping[int, Sequence[int]]:
        """The content words that stand in few of the sentences (a word of every third one says little), and in which
        (their indices)."""
        holding: dict[int, list[int]] = defaultdict(list)
        for number, sentence in enumerate(self):
            for key in sentence.content:
                holding[key].append(number)
        too_many = max(MIN_HOLDERS, len(self) // 3)
        return {key: held for key, held in holding.items() if len(held) <= too_many}


def prepare(text: str, is_site_line: Callable[[str], bool] | None = None) -> Sentences:
    """The sentences of `text` in order, those without words left out. Linear in the text. Raises nothing.

    `is_site_line` tells which lines the site puts under other articles too (`Boilerplate.knows`).
    """
    every = words(text)
    keys, starts, inside = [key for key, _, _ in every], [start for _, start, _ in every], [False] * len(every)
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
        if at == last:
            continue
        kind = kinds[line] or _sentence_kind(span.of(text), last - at)
        for first in range(at, last, limits.MAX_COMPARED_WORDS):
            beyond = min(first + limits.MAX_COMPARED_WORDS, last)
            mine = tuple(keys[first:beyond])
            start = span.start if first == at else starts[first]
            end = span.end if beyond == last else every[beyond - 1][2]
            found.append(
                Sentence(start, end, mine, tuple(inside[first:beyond]), frozenset(mine) - FUNCTION_WORDS, kind)
            )
        at = last
        if len(found) >= limits.MAX_COMPARED_ITEMS:
            break
    return Sentences(found)


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

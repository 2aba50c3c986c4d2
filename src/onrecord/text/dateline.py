"""Datelines: "DARROW, Carvonia, March 8 (Meridian Wire) - " before the first sentence of a report."""

from __future__ import annotations

import re

from .paragraphs import paragraphs
from .span import Span

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?"
_NAME = r"[^\W\d_][^()/\n;:]{1,58}"
SIGNED = re.compile(
    rf"\s*(?P<place>[^\W\d_a-z][^()\n:;!?\"“”]{{1,70}}?)(?P<date>,?\s+{_DATE})?,?\s*"
    rf"(?:\(\s*(?P<name>{_NAME}?)\s*\)|/(?P<slashed>{_NAME}?)/)\s*(?:[-–—]+|:)\s*(?=\S)"
)
"""With the outlet that signs: place, date (or None), and the outlet as `name` or `slashed`."""

_PLAIN = re.compile(
    rf"\s*(?:[^\W\d_a-z]{{2,30}}\.?(?:\s|(?=,))){{1,4}}(?:,\s[^\W\d_a-z][\w. ]{{1,30}}?)?(?:,?\s+{_DATE})?"
    r"\s*[-–—]{1,2}\s*(?=[\"“‘A-Z])"
)
_SMALL = frozenset("de del la le of upon al and".split())
_STARTERS = frozenset("The A An In On At".split())
HEAD_PARAGRAPHS = 4
HEAD_CHARS = 400


def dateline(text: str) -> Span | None:
    """The dateline of an article, up to where its report begins; None if none of its first paragraphs has one.

    A plain one ("DARROW — ") wants its place in capitals. Raises nothing.
    """
    for paragraph in paragraphs(text)[:HEAD_PARAGRAPHS]:
        head = text[paragraph.start : min(paragraph.end, paragraph.start + HEAD_CHARS)]
        signed = SIGNED.match(head)
        found = signed if signed and _is_place(signed["place"]) else _PLAIN.match(head)
        if found:
            return Span(paragraph.start, paragraph.start + found.end())
    return None


def _is_place(name: str) -> bool:
    """Whether every word is written as in a name: "On Thursday, the Court of Justice (CJ) - " is a sentence."""
    words = name.split()
    return words[0] not in _STARTERS and all(word[0].isupper() or word in _SMALL or word[0].isdigit() for word in words)

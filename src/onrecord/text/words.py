"""The words of a text, as the scorer and the encoder count them."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+|[^\w\s]")


def word_spans(text: str) -> list[tuple[int, int]]:
    """Offsets `(start, end)` of each word: a maximal run of word characters, or one other non-space one.

    Half-open code points, sorted, disjoint; together they cover every non-space character. Plain tuples, not
    `Span`, because this is the hot loop: every word of every article passes here. Raises nothing.
    """
    return [found.span() for found in _WORD.finditer(text)]

"""Tokens of one text, and spans as sets of them: two spans agree when they hold the same tokens."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from onrecord.text.span import Span

TOKEN = re.compile(r"\w+|[^\w\s]")
"""A maximal run of word characters, or one other character that is not white space."""

WORD = re.compile(r"\w")

TokenSet = frozenset[int]
"""Indexes into the tokens of one text."""


class Tokens:
    """The tokens of one text. Those within `ignore` (boilerplate that nobody annotated) belong to no set."""

    def __init__(self, text: str, ignore: Iterable[Span] = ()) -> None:
        self.text = text
        spans = [match.span() for match in TOKEN.finditer(text)]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.ignored: TokenSet = frozenset()
        self.ignored = self.within(ignore)

    def __len__(self) -> int:
        return len(self.starts)

    def within(self, spans: Iterable[Span]) -> TokenSet:
        """The tokens that share at least one code point with one of `spans`."""
        found: set[int] = set()
        for span in spans:
            if span.start < span.end:
                found.update(range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)))
        return frozenset(found - self.ignored)

    def is_punctuation(self, token: int) -> bool:
        """The token is a mark, not a word."""
        return not WORD.match(self.text, self.starts[token])


def fragments(tokens: Iterable[int]) -> set[tuple[int, int]]:
    """Maximal runs of neighbouring tokens, as (first, last)."""
    runs: list[tuple[int, int]] = []
    for token in sorted(tokens):
        if runs and token == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], token)
        else:
            runs.append((token, token))
    return set(runs)


def jaccard(a: TokenSet, b: TokenSet) -> float:
    """Shared tokens over all tokens; two empty sets are the same set: 1."""
    union = len(a | b)
    return len(a & b) / union if union else 1.0

"""The one way to say where something stands: a half-open range of Unicode code points.

A `Span` points into the stored text of an article. Offsets in any other unit (UTF-16, bytes, words) are never
kept in a `Span`; `units.py` converts at the edge.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The code points `start <= i < end` of a text. May be empty (`start == end`). Sorts by start, then end.

    Raises `ValueError` when made with `start < 0` or `end < start`, so later code need not check.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end (code points), not [{self.start}, {self.end})")

    def __len__(self) -> int:
        """Number of code points. An empty span is false in a condition."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words that stand in the span. Raises `ValueError` if the span ends after the text does."""
        if self.end > len(text):
            raise ValueError(f"span [{self.start}, {self.end}) ends after a text of {len(text)} code points")
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether every code point of `other` is in this span, borders included. Raises nothing."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point; touching ones do not, empty ones never do. Raises nothing."""
        return max(self.start, other.start) < min(self.end, other.end)


def merge(spans: Iterable[Span]) -> list[Span]:
    """The same code points in as few spans as possible, sorted: touching ones are joined. Raises nothing."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            if span.end > merged[-1].end:
                merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return merged

"""Text set into columns of a terminal, in time linear in the text: lines that fit a width, rows of cells.

A terminal counts in cells: a wide character takes two, a combining one none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Run = tuple[str, str]
"""Text without line breaks, and the name of its style (`""`: none)."""

Cell = Sequence[Sequence[Run]]
"""What one cell of a row holds: lines of runs; each may be broken into more."""

WORD = re.compile(r"\S+")
GUTTER = "  "


def cells(text: str) -> int:
    """How many columns the text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def wrap(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Lines of at most `width` columns as `[start, end)` code points, broken between words, without the white
    space at the breaks. A word that is longer than a line is broken within.
    """
    start = end = used = 0
    for match in WORD.finditer(text):
        first, last = match.span()
        size = cells(match.group())
        gap = cells(text[end:first])
        if start < end and used + gap + size <= width:
            end, used = last, used + gap + size
            continue
        if start < end:
            yield start, end
        while size > width:
            cut = _fitting(text, first, last, width)
            yield first, cut
            # Taken from what is left: some sequences take more or fewer columns than their parts.
            first, size = cut, cells(text[cut:last]) if last - cut <= 2 * width else width + 1
        start, end, used = first, last, size
    if start < end:
        yield start, end


def _fitting(text: str, first: int, last: int, width: int) -> int:
    """Where the longest beginning of `[first, last)` ends that fits; at least one code point is taken."""
    cut = min(first + width, last)
    while cut > first + 1 and cells(text[first:cut]) > width:
        cut -= 1
    return cut


def wrap_runs(runs: Sequence[Run], width: int) -> Iterator[list[Run]]:
    """The runs, broken into lines as `wrap` breaks their text."""
    index = at = 0
    for start, end in wrap("".join(text for text, _ in runs), width):
        line = []
        while True:
            text, style = runs[index]
            piece = text[max(start - at, 0) : max(end - at, 0)]
            if piece:
                line.append((piece, style))
            if at + len(text) >= end:
                break
            at += len(text)
            index += 1
        yield line


def row(lead: str, row_cells: Sequence[Cell], widths: Sequence[int]) -> Iterator[list[Run]]:
    """The lines of one row of a table: `lead` as it stands, then each cell broken to its column, side by side."""
    columns = [
        [line for runs in cell for line in wrap_runs(runs, width)]
        for cell, width in zip(row_cells, widths, strict=True)
    ]
    for number in range(max(map(len, columns), default=0)):
        line: list[Run] = [(" " * cells(lead) if number else lead, "")]
        for column, width in zip(columns, widths, strict=True):
            runs = column[number] if number < len(column) else []
            blank = width - cells("".join(text for text, _ in runs)) + len(GUTTER)
            line += [*runs, (" " * blank, "")]
        yield line


def share(width: int, ratios: Sequence[int]) -> list[int]:
    """`width` columns shared out by the ratios, gutters between them taken off; each column at least one wide."""
    left = max(width - len(GUTTER) * (len(ratios) - 1), 0)
    total = sum(ratios)
    widths = [max(left * ratio // total, 1) for ratio in ratios]
    widths[-1] = max(left - sum(widths[:-1]), 1)
    return widths

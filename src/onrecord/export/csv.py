"""CSV, one row for each statement (`rows.py` has the columns), in two profiles.

For spreadsheets, the default: UTF-8 with a mark, every cell on one line and no longer than a spreadsheet takes, nothing
in it that could run as a formula. `raw`, for programs: the very characters, lists as JSON; it reads back exactly.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable
from typing import Any, TextIO

from onrecord.export.display import label, one_line, shorten
from onrecord.export.rows import COLUMNS, Row, rows
from onrecord.records import Article, Failure

MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the system's old encoding."""

CELL_CHARS = 32_000
"""Excel cuts a cell at 32,767."""

ARROW = " ← "
# What begins a formula in a spreadsheet, full-width forms too, whatever blank or mark stands before it; and after a
# semicolon, where a spreadsheet that separates by semicolons begins a cell.
FORMULA = re.compile(r"(^|;)(?=[\s'\"\u200b-\u200f\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20])")


def write(items: Iterable[Article | Failure], out: TextIO, *, raw: bool = False) -> None:
    """Write the head and a row for each statement as it comes. Raises OSError."""
    if not raw:
        out.write(MARK)
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    cell = _exact if raw else _for_spreadsheets
    for row in rows(items):
        writer.writerow([cell(row[name], kind) for name, kind in COLUMNS.items()])


def safe_cell(text: str) -> str:
    """The text as a spreadsheet may have it: on one line, without control characters, no formula, of bearable
    length."""
    return FORMULA.sub(r"\1'", shorten(one_line(text), CELL_CHARS))


def read_cell(text: str, kind: str) -> Any:
    """The value of a cell of the `raw` profile, as `rows` has it. Raises ValueError for what that never writes."""
    if kind == "text":
        return text or None
    return json.loads(text) if text else None


def _exact(value: Any, kind: str) -> str:
    if value is None or kind == "text":
        return value or ""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _for_spreadsheets(value: Any, kind: str) -> str:
    if value is None:
        return ""
    if kind == "names":
        value = ARROW.join(value)
    elif kind == "circumstances":
        value = ", ".join(label(circumstance["label"]) for circumstance in value)
    elif kind != "text":
        value = _exact(value, kind) if value != [] else ""
    return safe_cell(value)


__all__ = ["COLUMNS", "Row", "read_cell", "safe_cell", "write"]

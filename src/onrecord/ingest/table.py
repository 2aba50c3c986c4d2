"""CSV and TSV: one record in each row, named by the header's columns. Rows may span lines and hold very large
cells.

A quote that is never closed would swallow the rest of the file; such a row is one failure, and reading goes
on with the line after the one it began on.
"""

from __future__ import annotations

import codecs
import csv
import sys
from collections import deque
from collections.abc import Iterator
from typing import BinaryIO

from onrecord import limits
from onrecord.errors import InputError
from onrecord.ingest.build import failure, sha256
from onrecord.ingest.decode import decode
from onrecord.ingest.html import Extractor
from onrecord.ingest.record import record_article
from onrecord.ingest.source import lines, rejoined
from onrecord.records import Article, Failure

_DELIMITERS = ",;\t|"


def read_table(
    stream: BinaryIO, *, ref: str, extractor: Extractor, delimiter: str | None = None
) -> Iterator[Article | Failure]:
    """An article or a failure for each row that is not blank; without `delimiter` the header tells which it
    is.

    Raises InputError: `empty`, `binary`, `bad_record` (no column `text` or `html`), `bad_encoding`."""
    # The csv module's own limit is one for the process; ours bounds the lines of a row as they are read.
    csv.field_size_limit(max(csv.field_size_limit(), min(sys.maxsize, 2**31 - 1)))
    rows = _Rows(stream, delimiter)
    header = [name.strip().casefold() for name in rows.header()]
    if not {"text", "html"} & set(header):
        found = ", ".join(header)[:200]
        raise InputError("bad_record", f"no column `text` or `html` in the header; found: {found}; name one so")
    for number, row, raw in rows:
        at = f"{ref}:{number}"
        if isinstance(row, InputError):
            yield failure(at, row)
        elif len(row) > len(header):
            message = f"{len(row)} cells, but the header has {len(header)}; quote cells that hold the delimiter"
            yield failure(at, InputError("bad_record", message))
        elif any(row):
            record = {name: cell for name, cell in zip(header, row, strict=False) if name and cell != ""}
            yield record_article(record, at=at, raw_sha256=sha256(raw), extractor=extractor)


class _Rows:
    """Rows with the number of their first line; lines taken for a row that turns out broken are given
    back."""

    def __init__(self, stream: BinaryIO, delimiter: str | None) -> None:
        head = stream.read(limits.SNIFF_BYTES)
        if not head.strip():
            raise InputError("empty", "no bytes; a table needs a header and rows")
        self._encoding = decode(head).encoding
        if self._encoding.startswith(("utf-16", "utf-32")):
            raise InputError(
                "bad_encoding", f"a table in {self._encoding} cannot be read line by line; save it as UTF-8"
            )
        self._lines = lines(rejoined(head.removeprefix(codecs.BOM_UTF8), stream))
        self._given_back: deque[tuple[int, bytes]] = deque()
        self._taken: list[tuple[int, bytes]] = []
        self._taken_bytes = 0
        first_line = head.split(b"\n", 1)[0].decode("utf-8", "replace")
        self._delimiter = delimiter or max(_DELIMITERS, key=first_line.count)

    def header(self) -> list[str]:
        """The first row. Raises InputError."""
        for _, row, _ in self:
            if isinstance(row, InputError):
                raise row
            if any(row):
                return row
        raise InputError("empty", "no rows; a table needs a header and rows")

    def __iter__(self) -> Iterator[tuple[int, list[str] | InputError, bytes]]:
        repairs = 0
        while True:
            self._taken, self._taken_bytes = [], 0
            row: list[str] | InputError
            try:
                row = next(csv.reader(iter(self._line, None), delimiter=self._delimiter, strict=True))
            except StopIteration:
                return
            except (csv.Error, InputError) as error:
                if not self._taken:
                    raise
                row = _broken(error)
                self._given_back.extendleft(reversed(self._taken[1:]))
                del self._taken[1:]
                repairs += 1
            number, raw = self._taken[0][0], b"\n".join(line for _, line in self._taken)
            yield number, row, raw
            if repairs > limits.MAX_TABLE_REPAIRS:
                raise InputError(
                    "bad_record", f"more than {limits.MAX_TABLE_REPAIRS} broken rows; the rest is not read"
                )

    def _line(self) -> str | None:
        """The next line for the csv reader, which stops at None. Raises InputError for a row over
        MAX_RECORD_BYTES or in a broken encoding."""
        number, line = self._given_back.popleft() if self._given_back else next(self._lines, (0, None))
        if not number:
            return None
        self._taken.append((number, line or b""))
        self._taken_bytes += len(line or b"") + 1
        if line is None or self._taken_bytes > limits.MAX_RECORD_BYTES:
            allowed = limits.MAX_RECORD_BYTES
            raise InputError("too_large", f"a row of more than {allowed:,} bytes, the most that is allowed")
        try:
            return line.decode(self._encoding) + "\n"
        except UnicodeDecodeError as error:
            raise InputError("bad_encoding", f"not {self._encoding} ({error.reason}); save it as UTF-8") from None


def _broken(error: csv.Error | InputError) -> InputError:
    if isinstance(error, InputError):
        return error
    if "unexpected end" in str(error):
        return InputError(
            "bad_record", "a quote that opens in this row is never closed; double the quotes within a cell"
        )
    return InputError("bad_record", f"not a row of the table ({error}); double the quotes within a cell")

"""JSON lines: one record on each line. A broken line is one failure, with its number; the others are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from onrecord import limits
from onrecord.errors import InputError
from onrecord.ingest.build import failure, sha256
from onrecord.ingest.html import Extractor
from onrecord.ingest.record import load_json, record_article
from onrecord.ingest.source import lines, read_whole
from onrecord.records import Article, Failure

_MARK = b"\xef\xbb\xbf"


def read_json_lines(stream: BinaryIO, *, ref: str, extractor: Extractor) -> Iterator[Article | Failure]:
    """An article or a failure for each line that is not blank; holds one line at a time.

    Raises InputError where the stream itself breaks (a truncated gzip), after all lines before."""
    for number, line in lines(stream):
        yield from _line(line, f"{ref}:{number}", extractor)


def read_json(stream: BinaryIO, *, ref: str, extractor: Extractor) -> Iterator[Article | Failure]:
    """The record of a JSON file, or those of its list, or JSON lines under the wrong name. Raises
    InputError."""
    data = read_whole(stream).removeprefix(_MARK)
    if not data.strip():
        raise InputError("empty", "no bytes; a JSON file holds one record with `text`")
    try:
        value = load_json(data)
    except InputError:
        if data.count(b"\n") == 0 or not data.lstrip().startswith(b"{"):
            raise
        first, _, _ = data.lstrip().partition(b"\n")
        load_json(first)  # Lines only if the first one is a record; otherwise the file's own error stands.
        for number, line in enumerate(data.split(b"\n"), start=1):
            yield from _line(line, f"{ref}:{number}", extractor)
        return
    yield from _values(value, data, ref, extractor)


def _values(value: Any, data: bytes, ref: str, extractor: Extractor) -> Iterator[Article | Failure]:
    if not isinstance(value, list):
        yield record_article(value, at=ref, raw_sha256=sha256(data), extractor=extractor)
        return
    for position, item in enumerate(value, start=1):
        yield record_article(item, at=f"{ref}:{position}", raw_sha256=sha256(data), extractor=extractor)


def _line(line: bytes | None, at: str, extractor: Extractor) -> Iterator[Article | Failure]:
    if line is None:
        allowed = limits.MAX_RECORD_BYTES
        yield failure(at, InputError("too_large", f"a line of more than {allowed:,} bytes, the most that is allowed"))
        return
    line = line.removeprefix(_MARK).strip()
    if not line:
        return
    try:
        value = load_json(line)
    except InputError as error:
        yield failure(at, error)
        return
    yield record_article(value, at=at, raw_sha256=sha256(line), extractor=extractor)

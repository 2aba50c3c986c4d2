"""Paths -> articles and failures, one after the other: nothing here stops a batch, and nothing is held but
one input."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from onrecord import limits
from onrecord.errors import InputError
from onrecord.ingest import kinds
from onrecord.ingest.build import failure
from onrecord.ingest.feed import read_feed, read_opml
from onrecord.ingest.folder import Listing
from onrecord.ingest.html import Extractor, read_html
from onrecord.ingest.json_lines import read_json, read_json_lines
from onrecord.ingest.parquet import read_parquet, row_count
from onrecord.ingest.plain_text import read_plain_text
from onrecord.ingest.source import GZIP_MAGIC, packed_start, read_whole, rejoined, unpacked
from onrecord.ingest.table import read_table
from onrecord.ingest.warc import read_wacz, read_warc
from onrecord.records import Article, Failure

STDIN = "-"
Reader = Callable[..., Iterator[Article | Failure]]


def ingest(paths: Iterable[str], *, stdin: BinaryIO | None = None) -> Iterator[Article | Failure]:
    """An article or a failure for each input in the files, folders and `-` (`stdin`, sniffed), in the order
    given.

    `ref` is the record's own id, else the path as given, with `:line` for a line or row. What goes wrong with
    one input is a `Failure` with a code of docs/errors.md, and the rest goes on. Raises nothing; close it to
    end the child process.
    """
    with Extractor() as extractor:
        for path in paths:
            try:
                yield from _path(path, stdin, extractor)
            except InputError as error:
                yield failure(path, error)
            except OSError as error:
                yield failure(path, _unreadable(error))


def count_inputs(paths: Iterable[str]) -> int | None:
    """About how many articles `ingest` will give, for a progress bar; None where only reading it all would
    tell (packed files, tables, pipes). Cheap: no page is parsed. Raises nothing."""
    total = 0
    for path in paths:
        if path == STDIN:
            return None
        for file in list_files(path):
            count = _count(Path(file))
            if count is None:
                return None
            total += count
    return total


def list_files(path: str) -> Iterator[str]:
    """The files that `ingest` reads for a path: those of a folder that are of a known kind, else the path itself."""
    yield from Listing(path).files() if _is_dir(path) else (path,)


def _path(path: str, stdin: BinaryIO | None, extractor: Extractor) -> Iterator[Article | Failure]:
    if path == STDIN:
        if stdin is None:
            raise InputError("not_found", "there is no standard input to read; give a path")
        yield from _stream(stdin, STDIN, None, extractor)
    elif _is_dir(path):
        yield from _folder(path, extractor)
    else:
        yield from _file(path, extractor)


def _folder(path: str, extractor: Extractor) -> Iterator[Article | Failure]:
    listing, found = Listing(path), 0
    for file in listing.files():
        found += 1
        try:
            yield from _file(file, extractor)
        except InputError as error:
            yield failure(file, error)
        except OSError as error:
            yield failure(file, _unreadable(error))
    for folder in listing.unreadable:
        yield failure(folder, InputError("unreadable", "the folder cannot be opened; check its permissions"))
    if not found and not listing.unreadable:
        known = " ".join(kinds.KINDS)
        yield failure(
            path,
            InputError(
                "empty",
                f"no files to read in the folder ({listing.skipped} of other kinds); read are {known}",
            ),
        )


def _file(path: str, extractor: Extractor) -> Iterator[Article | Failure]:
    try:
        stream = Path(path).open("rb")  # noqa: SIM115 (closed below; only opening it may tell `not_found`)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise InputError("not_found", "no such file or folder; check the path") from None
    with stream:
        kind, packed = kinds.kind_of(Path(path))
        if kind in (None, kinds.WARC):  # Archives are packed record by record; their reader sees to it.
            yield from _stream(stream, path, kind, extractor)
        elif packed:
            yield from _stream(unpacked(stream), path, kind, extractor)
        else:
            yield from _stream(stream, path, kind, extractor)


def _stream(stream: BinaryIO, ref: str, kind: str | None, extractor: Extractor) -> Iterator[Article | Failure]:
    """Read a stream of a known kind; of an unknown one, look at its start first, and into it if it is
    packed."""
    if kind is None:
        kind, stream = _looked_at(stream)
        if kind == kinds.PARQUET:
            raise InputError(
                "unsupported_format", "Parquet is read from a file whose name ends in .parquet; save it so"
            )
    elif kind == kinds.XML:
        head = stream.read(limits.SNIFF_BYTES)
        kind, stream = kinds.sniff_xml(head), rejoined(head, stream)
    yield from _READERS[kind](stream, ref=ref, extractor=extractor)


def _looked_at(stream: BinaryIO) -> tuple[str, BinaryIO]:
    """The kind of a stream by its start, and the stream to read it from: unpacked, but for archives."""
    head = stream.read(limits.SNIFF_BYTES)
    stream = rejoined(head, stream)
    if not head.startswith(GZIP_MAGIC):
        return kinds.sniff(head), stream
    if packed_start(head).startswith(b"WARC/"):
        return kinds.WARC, stream
    stream = unpacked(stream)
    head = stream.read(limits.SNIFF_BYTES)
    return kinds.sniff(head), rejoined(head, stream)


def _read_text(stream: BinaryIO, *, ref: str, extractor: Extractor) -> Iterator[Article | Failure]:
    yield read_plain_text(read_whole(stream), ref=ref)


def _read_html(stream: BinaryIO, *, ref: str, extractor: Extractor) -> Iterator[Article | Failure]:
    yield read_html(read_whole(stream), ref=ref, extractor=extractor)


_READERS: dict[str, Reader] = {
    kinds.TEXT: _read_text,
    kinds.HTML: _read_html,
    kinds.JSON: read_json,
    kinds.JSON_LINES: read_json_lines,
    kinds.CSV: read_table,
    kinds.TSV: partial(read_table, delimiter="\t"),
    kinds.PARQUET: read_parquet,
    kinds.WARC: read_warc,
    kinds.WACZ: read_wacz,
    kinds.FEED: read_feed,
    kinds.OPML: read_opml,
}


def _count(path: Path) -> int | None:
    kind, packed = kinds.kind_of(path)
    if kind in (kinds.TEXT, kinds.HTML, None):
        return 1
    if packed or kind not in (kinds.JSON, kinds.JSON_LINES, kinds.PARQUET):
        return None
    try:
        with path.open("rb") as stream:
            if kind == kinds.PARQUET:
                return row_count(stream)
            if kind == kinds.JSON:
                return 1
            if path.stat().st_size > limits.MAX_COUNT_BYTES or not path.is_file():
                return None
            blocks = iter(lambda: stream.read(1 << 20), b"")
            last, count = b"\n", 0
            for block in blocks:
                count, last = count + block.count(b"\n"), block
            return count + (not last.endswith(b"\n"))
    except (OSError, ValueError):
        return 1


def _is_dir(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False


def _unreadable(error: OSError) -> InputError:
    return InputError("unreadable", f"cannot be read ({error.strerror or error}); check the path and its permissions")

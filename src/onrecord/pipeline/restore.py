"""Files that were exported -> the articles in them, with what a reader found, for a ledger to keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from onrecord import limits
from onrecord.errors import InputError, RecordError
from onrecord.records import Article, Failure, article_id, loads, text_hash
from onrecord.text.clean import clean

STDIN = "-"


def exported(paths: Iterable[str], *, stdin: BinaryIO | None = None) -> Iterator[Article | Failure]:
    """The records in JSON-lines files (plain or gzip; `-`: `stdin`), each with what a reader found in it; what is no
    sound record is a failure in its place. Raises nothing."""
    from onrecord.ingest.build import failure

    for path in paths:
        try:
            if path == STDIN and stdin is not None:
                yield from _in_stream(stdin, path)
            else:
                with Path(path).open("rb") as stream:
                    yield from _in_stream(stream, path)
        except (FileNotFoundError, NotADirectoryError, ValueError):
            yield failure(path, InputError("not_found", "no such file; check the path"))
        except OSError as error:
            yield failure(path, InputError("unreadable", f"cannot be read ({error.strerror or error})"))
        except InputError as error:
            yield failure(path, error)


def _in_stream(stream: BinaryIO, path: str) -> Iterator[Article | Failure]:
    from onrecord.ingest.build import failure
    from onrecord.ingest.source import GZIP_MAGIC, lines, rejoined, unpacked

    head = stream.read(len(GZIP_MAGIC))
    whole = rejoined(head, stream)
    for number, line in lines(unpacked(whole) if head == GZIP_MAGIC else whole):
        try:
            if line is None:
                raise InputError("too_large", f"a line of more than {limits.MAX_RECORD_BYTES:,} bytes")
            if line.strip():
                yield checked(line)
        except InputError as error:
            yield failure(f"{path}:{number}", error)


def checked(line: bytes) -> Article:
    """The article of one line, if it is what it says it is; named by what it holds. Raises InputError."""
    try:
        article = loads(line)
    except RecordError as error:
        raise InputError("bad_record", str(error)) from None
    if clean(article.text).text != article.text:
        raise InputError("bad_record", "the text holds what no ledger keeps (NUL, CR LF); add it with `onrecord add`")
    if not article.text.strip():
        raise InputError("empty", "no text; an article needs at least one character")
    digest = text_hash(article.text)
    if article.text_sha256 not in (None, digest):
        raise InputError("bad_record", "the text is not the one that text_sha256 names: it was changed after reading")
    name = article_id(article.text, url=article.url, domain=article.domain, outlet=article.outlet)
    ref = article.ref or (article.id if article.id != name else None)
    return replace(article, id=name, ref=ref, text_sha256=digest)

"""A corpus file: one onrecord/1 record per line, plain or gzip."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import InputError, RecordError
from onrecord.limits import MAX_RECORD_BYTES
from onrecord.records import Article, loads


def load_corpus(path: Path) -> dict[str, Article]:
    """The articles of a JSON-lines file by id, in the file's order; gzip where the name ends in `.gz`.

    Raises InputError (`unreadable`) where the file cannot be read; RecordError, with the line's number, at a
    line that is no record, that is longer than MAX_RECORD_BYTES, or that repeats an id.
    """
    articles: dict[str, Article] = {}
    for number, line in _lines(path):
        try:
            article = loads(line)
        except RecordError as error:
            raise RecordError(f"{path}:{number}: {error}") from None
        if article.id in articles:
            raise RecordError(f"{path}:{number}: id {article.id!r} stands twice; ids must differ")
        articles[article.id] = article
    return articles


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Lines that are not blank, with their numbers from 1. None is held beyond the limit."""
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            number = 0
            while line := file.readline(MAX_RECORD_BYTES + 1):
                number += 1
                if len(line) > MAX_RECORD_BYTES:
                    raise RecordError(f"{path}:{number}: longer than {MAX_RECORD_BYTES:,} bytes; split the record")
                if line.strip():
                    yield number, line
    except (OSError, EOFError) as error:
        raise InputError("unreadable", f"{path}: {error}") from None

"""One onrecord/1 record per line. Failures are no records: the caller reports them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from onrecord.records import Article, Failure, dumps


def write(items: Iterable[Article | Failure], out: TextIO) -> None:
    """Write each article as it comes, flushed, so that a pipe sees it at once. Raises OSError."""
    for item in items:
        if isinstance(item, Article):
            out.write(dumps(item) + "\n")
            out.flush()

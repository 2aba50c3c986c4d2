"""Paths in, read articles and failures out.

Every input is taken in first, then read: only then is it known under which names each article was met, so
that the same page met twice is read once and comes out once, naming both, whatever the batch. What is taken
in waits on disk (`spool.py`).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, Protocol

from onrecord.errors import ModelError
from onrecord.pipeline.spool import Spool
from onrecord.records import Article, Failure

Progress = Callable[[str, int, int | None], None]
"""Called as `progress(stage, done, total)`: stage `collect` counts inputs, `read` articles; total None =
not known.
"""

REASON_CHARS = 300


class Reads(Protocol):
    """What reads articles: in the order given, one out for each one in, as `onrecord.reading.Reader` does."""

    def read(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The articles with statements and outcome. May hold some back to read them together."""
        ...


def read_paths(
    paths: Iterable[str], *, reader: Reads, stdin: BinaryIO | None = None, progress: Progress | None = None
) -> Iterator[Article | Failure]:
    """Read every article found under the paths, in the order found; what could not be read is a Failure in
    its place.

    The same article (the same id) met under several names comes once, with all of them in `refs`. An error
    in the reader costs one article at most: it becomes a Failure `reader_error`.

    Raises UsageError for a request that is off as a whole, ModelError from the reader, OSError when the
    disk is full.
    """
    report = progress or _silent
    with Spool() as spool:
        _collect(list(paths), spool, stdin, report)
        report("read", 0, spool.articles)
        done = 0
        for item in read_items(spool.items(), reader):
            done += isinstance(item, Article) or item.code == "reader_error"
            report("read", done, spool.articles)
            yield item


def read_items(items: Iterable[Article | Failure], reader: Reads) -> Iterator[Article | Failure]:
    """Read the articles of a stream; failures keep their place. Holds only what the reader itself holds
    back.
    """
    source = iter(items)
    pending: deque[Article | Failure] = deque()
    while True:
        yield from _until_error(source, pending, reader)
        # A reader that stopped early left something: what it held, or else the next item. Each goes by
        # itself.
        if not pending and (item := next(source, None)) is not None:
            pending.append(item)
        if not pending:
            return
        while pending:
            item = pending.popleft()
            yield item if isinstance(item, Failure) else _read_one(item, reader)


def _until_error(
    source: Iterator[Article | Failure], pending: deque[Article | Failure], reader: Reads
) -> Iterator[Article | Failure]:
    """Read until the source or the reader ends. What went into the reader and did not come out stays in
    `pending`.

    An error of the source itself is raised when what came before it has been read.
    """
    broken: list[Exception] = []

    def feed() -> Iterator[Article]:
        try:
            for item in source:
                pending.append(item)
                if isinstance(item, Article):
                    yield item
        except Exception as error:
            broken.append(error)

    results = reader.read(feed())
    while (result := _next(results)) is not None:
        while isinstance(pending[0], Failure):
            yield pending.popleft()
        pending.popleft()
        yield result
    while pending and isinstance(pending[0], Failure):
        yield pending.popleft()
    if broken:
        raise broken[0]


def _next(results: Iterator[Article]) -> Article | None:
    """The next result; None at the end and at any error but one of the model itself: then no article can be
    read.
    """
    try:
        return next(results, None)
    except ModelError:
        raise
    except Exception:
        return None


def _read_one(article: Article, reader: Reads) -> Article | Failure:
    try:
        return next(reader.read([article]))
    except ModelError:
        raise
    except Exception as error:
        ref = article.ref or article.id
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:REASON_CHARS]
        return Failure(ref, "reader_error", f"{ref}: the reader failed on this article: {reason}")


def _collect(paths: list[str], spool: Spool, stdin: BinaryIO | None, report: Progress) -> None:
    # The stages are heavy to import: only now are they needed.
    from onrecord.ingest import count_inputs, ingest

    total = count_inputs(paths)
    for done, item in enumerate(ingest(paths, stdin=stdin), start=1):
        spool.add(item)
        report("collect", done, total)


def _silent(stage: str, done: int, total: int | None) -> None:
    """No one asked to be told."""

"""What is owed, and what is done about it: the one place that knows the stages, their order, and the store.

`add`: paths -> ingest -> reading -> store. `update`: what a stage owes -> the stage -> store. `keep`: what was read
elsewhere -> store. Articles stream through: pages are extracted while others are read, and at most what the reader
holds is in memory. A run that was stopped goes on where it was: what is stored is not read again.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import BinaryIO, Protocol

from onrecord import __version__
from onrecord.pipeline.read import Reads, read_items
from onrecord.pipeline.recorder import READ, Outcome, Recorder, Taken, Told
from onrecord.records import Article, Failure
from onrecord.store import Run, Store

Known = Callable[[int | None], None]
"""Told once how many inputs there are, None if only reading them all would tell."""


class VersionedReader(Reads, Protocol):
    """A reader that says which it is: another version may give other results."""

    @property
    def version(self) -> str:
        """Goes with every reading into the ledger."""
        ...


def add(
    paths: Iterable[str],
    *,
    store: Store,
    reader: VersionedReader,
    told: Told,
    total: Known = lambda _: None,
    stdin: BinaryIO | None = None,
) -> None:
    """Take in and read every article under the paths that is not in the store yet.

    `told` gets an Outcome for each input, once it is stored. Raises LedgerError (what was told is stored), ModelError.
    """
    # Heavy to import: only now is it needed.
    from onrecord.ingest import count_inputs, ingest, raw_bytes

    paths = list(paths)
    total(count_inputs(paths))
    waiting: deque[Taken] = deque()
    with Recorder(store, Run("add", __version__), told) as recorder, raw_bytes() as raw:

        def new() -> Iterator[Article]:
            for item in ingest(paths, stdin=stdin):
                if isinstance(item, Failure):
                    recorder.failed(item)
                elif twin := next((taken for taken in waiting if taken.article.id == item.id), None):
                    twin.again.append(item)
                elif recorder.has(item.id):
                    recorder.known(item)
                else:
                    waiting.append(Taken(item, raw.get(item.raw_sha256)))
                    yield item

        for result in read_items(new(), reader):
            recorder.read(waiting.popleft(), result, reader.version)


def update(*, store: Store, reader: VersionedReader, told: Told, total: Known = lambda _: None) -> None:
    """Read again what this version of the reader has not read. The older readings are kept; the new ones are shown.

    Raises LedgerError, ModelError, as `add`.
    """
    total(store.count_owed(READ, reader.version))
    waiting: deque[Taken] = deque()
    with Recorder(store, Run("update", __version__), told) as recorder:

        def owed() -> Iterator[Article]:
            for article_id in store.owed(READ, reader.version):
                waiting.append(Taken(store.unread(article_id)))
                yield waiting[-1].article

        for result in read_items(owed(), reader):
            recorder.read(waiting.popleft(), result, reader.version, kind="read_again")


def keep(items: Iterable[Article | Failure], *, store: Store, told: Told, command: str = "keep") -> None:
    """Store articles that were read already, as an export of a ledger holds them; each with its reading.

    One that no reader has seen is taken in and stays owed. One that the store holds read stays as it is, so that a part
    of an article's statements never takes the place of all. Raises LedgerError, as `add`.
    """
    with Recorder(store, Run(command, __version__), told) as recorder:
        for item in items:
            if isinstance(item, Failure):
                recorder.failed(item)
            elif recorder.has(item.id) and not (_is_read(item) and _waits(store, item.id)):
                recorder.known(item)
            else:
                unread = replace(item, statements=(), speakers=(), outcome=None, reader=None)
                recorder.read(Taken(unread), item if _is_read(item) else None, version_of(item))


def version_of(article: Article) -> str:
    """The version of the reader that read an article, as that reader itself tells it (`VersionedReader.version`)."""
    about = article.reader or {}
    return " ".join(str(about[key]) for key in ("version", "model") if about.get(key)) or "unknown"


def _is_read(article: Article) -> bool:
    return article.outcome is not None or article.reader is not None or bool(article.statements)


def _waits(store: Store, article_id: str) -> bool:
    held = store.article(article_id)
    return held is not None and not _is_read(held)


__all__ = ["Known", "Outcome", "VersionedReader", "add", "keep", "update"]

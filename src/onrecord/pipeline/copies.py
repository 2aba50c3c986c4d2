"""Copies of a ledger: linking what has not been linked, and asking for what was found.

An article is linked once, to those that were linked before it. Its edges, its postings and the note that it is done
commit together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

import numpy as np

from onrecord import __version__
from onrecord.errors import LedgerError
from onrecord.linking.copies import CopyLinker, families, resolve
from onrecord.linking.copies.boilerplate import REMEMBERED
from onrecord.linking.copies.index import MEMBERS_RANKED, STOCK_FAMILIES
from onrecord.linking.copies.shingles import Shingles
from onrecord.pipeline import versions
from onrecord.pipeline.read import Reads, read_paths
from onrecord.records import Article, CopyEdge, Failure
from onrecord.store import Run, SqliteStore, copies
from onrecord.store.database import Database

STAGE, VERSION = "copies", versions.COPIES
BATCH = 50
"""Articles in one transaction."""
FAMILIES_KEPT = 4_096
"""Families whose members are remembered; few have more than two or three."""

Progress = Callable[[int, int], None]
"""Called as `progress(done, total)`."""


def link_copies(store: SqliteStore, progress: Progress | None = None) -> int:
    """Link every article that has not been linked; how many. The store must be open to be changed.

    Raises LedgerError; what was told as done is stored.
    """
    total = store.count_owed(STAGE, VERSION)
    if not total:
        return 0
    linker = CopyLinker(lambda article_id: _article(store, article_id), StoredPostings(store.db), StoredLines(store.db))
    owed, done = list(store.owed(STAGE, VERSION)), 0
    # Lines first, all of them: whether a line is the site's own must not depend on what is linked first.
    for batch in _batches(owed):
        with store.transaction():
            for article_id in batch:
                linker.learn(store.unread(article_id))
    run = None
    for batch in _batches(owed):
        with store.transaction():
            run = run or store.start_run(Run(STAGE, __version__))
            for article_id in batch:
                _link(store, linker, article_id, run)
        done += len(batch)
        if progress is not None:
            progress(done, total)
    return done


def _link(store: SqliteStore, linker: CopyLinker, article_id: str, run: int) -> None:
    """Link one article. What breaks at it costs this one alone: it is marked as failed, and stays owed."""
    try:
        with store.transaction():
            copies.put_edges(store.db, linker.add(_article(store, article_id)), VERSION, run)
            store.mark(article_id, STAGE, VERSION, run)
    except LedgerError:
        raise
    except Exception:
        store.mark(article_id, STAGE, VERSION, run, outcome="failed", detail="link_error")


def found_copies(store: SqliteStore, articles: Sequence[str] | None = None) -> list[CopyEdge]:
    """The edges found so far, with the directions that families tell; with `articles` (ids), those at one of these."""
    edges = resolve(copies.edges(store.db, VERSION))
    return edges if articles is None else [e for e in edges if e.a in articles or e.b in articles]


def _article(store: SqliteStore, article_id: str) -> Article:
    article = store.article(article_id, spoken=False)
    assert article is not None
    return article


def _batches(ids: list[str]) -> Iterator[list[str]]:
    rest = iter(ids)
    while batch := list(islice(rest, BATCH)):
        yield batch


class StoredPostings:
    """`linking.copies.Postings` in a ledger."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._members: dict[int, list[tuple[str, Shingles]]] = {}

    def __contains__(self, article: str) -> bool:
        return copies.has_text(self._db, VERSION, article)

    def twins(self, fingerprint: int) -> list[str]:
        return copies.twins(self._db, VERSION, _signed(fingerprint))

    def families(self, shingles: Shingles) -> list[int]:
        return copies.posted(self._db, VERSION, shingles.view(np.int64).tolist(), STOCK_FAMILIES)

    def members(self, family: int) -> list[tuple[str, Shingles]]:
        found = self._members.get(family)
        if found is None:
            rows = copies.members(self._db, VERSION, family, MEMBERS_RANKED)
            found = [(article, np.frombuffer(packed, "<u8").astype(np.uint64, copy=False)) for article, packed in rows]
            if len(self._members) >= FAMILIES_KEPT:
                self._members.clear()
            self._members[family] = found
        return found

    def family_of(self, article: str) -> int:
        return copies.family_of(self._db, VERSION, article)

    def add(self, article: str, fingerprint: int, shingles: Shingles, family: int | None, member: bool) -> int:
        packed = shingles.astype("<u8").tobytes()
        if family is not None:
            self._members.pop(family, None)
        return copies.put_text(self._db, VERSION, article, _signed(fingerprint), packed, family, member)

    def post(self, family: int, shingles: Shingles) -> None:
        copies.post(self._db, VERSION, family, shingles.view(np.int64).tolist(), STOCK_FAMILIES)


class StoredLines:
    """`linking.copies.Lines` in a ledger."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def holders(self, outlet: str, lines: frozenset[int]) -> dict[int, frozenset[str]]:
        return copies.holders(self._db, VERSION, outlet, lines)

    def sizes(self, articles: frozenset[str]) -> dict[str, int]:
        return copies.line_counts(self._db, VERSION, articles)

    def add(self, outlet: str, article: str, lines: frozenset[int]) -> None:
        copies.put_lines(self._db, VERSION, outlet, article, lines, REMEMBERED)


def _signed(number: int) -> int:
    """A number of 64 bits as SQLite has them."""
    return number - (1 << 64) if number >= 1 << 63 else number


def source_of(store: SqliteStore, article_id: str) -> Article | None:
    """The text to compare an article with: the one it was taken from, else the earliest and fullest of its family.

    Links what has not been linked yet. None where the article has no family. Raises LedgerError.
    """
    link_copies(store)
    found = next((f for f in families(found_copies(store)) if article_id in f.members), None)
    if found is None:
        return None
    above = found.ancestors(article_id)
    if above:
        return _article(store, above[0])
    others = [_article(store, member) for member in found.members if member != article_id]
    return min(others, key=lambda a: (a.published or "9999", -len(a.text), a.id))


def articles_of(paths: Sequence[str], reader: Reads | None) -> Iterator[Article | Failure]:
    """The articles of files and folders; without a reader as they were taken in. Raises UsageError."""
    if reader is not None:
        return read_paths(paths, reader=reader)
    from onrecord.ingest import ingest

    return iter(ingest(list(paths)))

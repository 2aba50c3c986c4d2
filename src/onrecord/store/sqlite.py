"""The store in one SQLite file (DESIGN.md, "Store"). Each method is a line or two over the tables' own files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

from onrecord.closing import Closing
from onrecord.errors import LedgerError
from onrecord.records import Article, Failure
from onrecord.store import articles, overview, readings, search, stages
from onrecord.store.contract import Run
from onrecord.store.database import Database
from onrecord.store.query import Hit, OutletCount, Query, SpeakerCount, Stats
from onrecord.store.schema import MIGRATIONS

BATCH = 500


class SqliteStore(Closing):
    """A `Store`. `db` is for the files of onrecord.store that keep the results of further stages."""

    def __init__(self, path: Path, *, write: bool = False, vfs: str | None = None) -> None:
        """Open a ledger for reading, or, with `write`, to change it: then it is made if it is not there.

        Raises LedgerError.
        """
        self.db = Database(path, write=write, vfs=vfs)
        try:
            self.db.migrate(MIGRATIONS)
        except LedgerError:
            self.db.close()
            raise

    def close(self) -> None:
        """See `Store`."""
        self.db.close()

    def transaction(self) -> AbstractContextManager[None]:
        """See `Store`."""
        return self.db.transaction()

    def start_run(self, run: Run) -> int:
        """See `Store`."""
        sql = "INSERT INTO run (started, command, version, settings) VALUES (?, ?, ?, ?)"
        return self.db.insert(
            sql, (datetime.now(UTC).isoformat("T", "seconds"), run.command, run.version, run.settings)
        )

    def has(self, article_id: str) -> bool:
        """See `Store`."""
        return articles.number_of(self.db, article_id) is not None

    def put_article(self, article: Article, run: int) -> bool:
        """See `Store`."""
        number = articles.number_of(self.db, article.id)
        if number is None:
            articles.insert(self.db, article, run)
            return True
        return articles.add_refs(self.db, number, articles.refs_of(article), run) > 0

    def put_raw(self, sha256: str, data: bytes) -> bool:
        """See `Store`."""
        return articles.keep_raw(self.db, sha256, data)

    def put_reading(self, article: Article, version: str, run: int) -> bool:
        """See `Store`."""
        number = self._number(article.id)
        if not readings.insert(self.db, number, article, version, run):
            return False
        stages.mark(self.db, number, stages.READ, version, run, detail=article.outcome)
        return True

    def put_failure(self, failure: Failure, stage: str, run: int) -> bool:
        """See `Store`."""
        sql = "INSERT OR IGNORE INTO failure (ref, stage, code, message, run) VALUES (?, ?, ?, ?, ?)"
        return bool(self.db.run(sql, (failure.ref, stage, failure.code, failure.message, run)))

    def resolve_failures(self, ref: str, stage: str, run: int) -> bool:
        """See `Store`."""
        sql = "UPDATE failure SET resolved = ? WHERE ref = ? AND stage = ? AND resolved IS NULL"
        return bool(self.db.run(sql, (run, ref, stage)))

    def mark(
        self, article_id: str, stage: str, version: str, run: int, *, outcome: str = "done", detail: str | None = None
    ) -> bool:
        """See `Store`."""
        return stages.mark(self.db, self._number(article_id), stage, version, run, outcome=outcome, detail=detail)

    def is_done(self, article_id: str, stage: str, version: str) -> bool:
        """See `Store`."""
        number = articles.number_of(self.db, article_id)
        return number is not None and stages.is_done(self.db, number, stage, version)

    def owed(self, stage: str, version: str) -> Iterator[str]:
        """See `Store`."""
        return (self._id(number) for number in stages.owed(self.db, stage, version))

    def count_owed(self, stage: str, version: str) -> int:
        """See `Store`."""
        return stages.count_owed(self.db, stage, version)

    def unread(self, article_id: str) -> Article:
        """See `Store`."""
        return articles.load(self.db, self._number(article_id))

    def article(self, article_id: str, *, spoken: bool = True) -> Article | None:
        """See `Store`."""
        number = articles.number_of(self.db, article_id)
        return None if number is None else readings.load(self.db, number, spoken=spoken)

    def statement(self, statement_id: str) -> Hit | None:
        """A statement of a current reading, by `article id:statement id`; None if it is not there."""
        article_id, _, name = statement_id.partition(":")
        return search.statement(self.db, article_id, name)

    def search(self, query: Query) -> list[Hit]:
        """See `Store`."""
        return search.search(self.db, query)

    def count(self, query: Query) -> int:
        """See `Store`."""
        return search.count(self.db, query)

    def found_in(self, query: Query) -> Iterator[tuple[str, frozenset[str]]]:
        """See `Store`."""
        return search.found_in(self.db, query)

    def speakers(self, query: Query) -> list[SpeakerCount]:
        """See `Store`."""
        return overview.speakers(self.db, query)

    def speaker(self, name: str) -> SpeakerCount | None:
        """See `Store`."""
        return overview.speaker(self.db, name)

    def outlets(self, name: str = "", *, limit: int = 20, offset: int = 0) -> list[OutletCount]:
        """See `Store`."""
        return overview.outlets(self.db, name, limit=limit, offset=offset)

    def stats(self) -> Stats:
        """See `Store`."""
        return overview.stats(self.db)

    def articles(self) -> Iterator[Article]:
        """See `Store`."""
        last = 0
        sql = "SELECT number FROM article WHERE number > ? ORDER BY number LIMIT ?"
        while batch := [int(row[0]) for row in self.db.rows(sql, (last, BATCH))]:
            for number in batch:
                yield readings.load(self.db, number)
            last = batch[-1]

    def article_ids(self) -> list[str]:
        """See `Store`."""
        return [str(row[0]) for row in self.db.rows("SELECT id FROM article ORDER BY number")]

    def raw(self, sha256: str) -> bytes | None:
        """See `Store`."""
        return articles.raw(self.db, sha256)

    def failures(self) -> Iterator[Failure]:
        """See `Store`."""
        sql = "SELECT ref, code, message FROM failure WHERE resolved IS NULL ORDER BY number"
        return (Failure(str(ref), str(code), str(message)) for ref, code, message in self.db.rows(sql))

    def _number(self, article_id: str) -> int:
        number = articles.number_of(self.db, article_id)
        if number is None:
            raise LedgerError(f"{self.db.path}: there is no article {article_id!r}")
        return number

    def _id(self, number: int) -> str:
        ((article_id,),) = self.db.all("SELECT id FROM article WHERE number = ?", (number,))
        return str(article_id)

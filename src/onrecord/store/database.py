"""One SQLite file: opened for its one writer or for reading, with transactions that nest.

Invariant: what `transaction()` was left with is on the disk (WAL, synchronous=FULL) or, after an error, not there at
all. All SQL takes its values as parameters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any

import apsw

from onrecord.closing import Closing
from onrecord.errors import LedgerError
from onrecord.limits import MAX_LOCK_SECONDS
from onrecord.records.json_values import encodable
from onrecord.store.migrations import Migration

APPLICATION_ID = 0x4F4E5243
"""`ONRC` in the file's header: tells a ledger from any other SQLite file."""

CACHE_KIB = 32_768
FULL = 2
NO_SUCH_FILE = "there is no ledger there; make one with: onrecord add PATH --ledger FILE"

Value = None | int | float | bytes | str
Row = tuple[Any, ...]


class Database(Closing):
    """A connection to the file. Not for several threads at once; any number of readers may stand beside the writer."""

    def __init__(self, path: Path, *, write: bool, vfs: str | None = None) -> None:
        """Open `path`; a writer makes the file if it is not there. `vfs`: a SQLite VFS by name, for tests.

        Raises LedgerError: not there, not a ledger, cannot be opened.
        """
        self.path, self.write = path, write
        self._told = _Told(path)
        if not write and not path.is_file():
            raise LedgerError(f"{path}: {NO_SUCH_FILE}")
        if path.is_dir():
            raise LedgerError(f"{path}: is a folder; name a file")
        modes = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE if write else apsw.SQLITE_OPEN_READONLY
        with self._told:
            self._connection = apsw.Connection(str(path), flags=modes, vfs=vfs)
            self._connection.set_busy_timeout(int(MAX_LOCK_SECONDS * 1000))
        self._depth = 0
        try:
            self._set_up()
        except LedgerError:
            self.close()
            raise

    def close(self) -> None:
        """Close the file. May be called twice. Raises nothing: what was committed is in the file or in its log."""
        with suppress(apsw.Error):
            self._connection.close(force=True)

    def rows(self, sql: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """The rows of a query, one by one. Raises LedgerError."""
        with self._told:
            yield from self._connection.execute(sql, _encodable(values))

    def all(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """The rows of a query. Raises LedgerError."""
        with self._told:
            return self._connection.execute(sql, _encodable(values)).fetchall()

    def one(self, sql: str, values: Sequence[Value] = ()) -> Row | None:
        """The first row of a query, None if there is none. Raises LedgerError."""
        return next(iter(self.all(sql, values)), None)

    def count(self, sql: str, values: Sequence[Value] = ()) -> int:
        """The one number that a query gives. Raises LedgerError."""
        row = self.one(sql, values)
        return int(row[0] or 0) if row else 0

    def run(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Change something; how many rows were changed. Only within `transaction()`. Raises LedgerError."""
        self._only_within()
        with self._told:
            self._connection.execute(sql, _encodable(values))
        return self._connection.changes()

    def run_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """The same change for many rows. Only within `transaction()`. Raises LedgerError."""
        self._only_within()
        with self._told:
            self._connection.executemany(sql, map(_encodable, rows))

    def insert(self, sql: str, values: Sequence[Value]) -> int:
        """Add one row; its number. Only within `transaction()`. Raises LedgerError."""
        self.run(sql, values)
        return self._connection.last_insert_rowid()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is changed within is committed when it is left, and is on the disk then; at an error none of it is.

        Within another transaction it is a part of that one, which can fail by itself. Raises LedgerError.
        """
        if not self.write:
            raise LedgerError(f"{self.path}: opened for reading only")
        begin, commit, undo = (
            ("SAVEPOINT part", "RELEASE part", "ROLLBACK TO part; RELEASE part")
            if self._depth
            else ("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK")
        )
        with self._told:
            self._connection.execute(begin)
        self._depth += 1
        try:
            yield
            with self._told:
                self._connection.execute(commit)
        except BaseException:
            # After some errors (disk full, I/O) SQLite has rolled back by itself: then nothing is left to undo.
            if self._connection.in_transaction:
                with self._told:
                    self._connection.execute(undo)
            raise
        finally:
            self._depth -= 1

    def migrate(self, migrations: Sequence[Migration]) -> None:
        """Bring the tables up to date: each migration that is owed, with the record of it, in one transaction.

        A reader asks a writer to do it. Raises LedgerError: the file was written by a newer OnRecord.
        """
        owed = self._owed(migrations)
        if owed and not self.write:
            with Database(self.path, write=True) as writer:
                writer.migrate(migrations)
        elif owed:
            for migration in owed:
                with self.transaction():
                    self._migrate(migration)

    def integrity(self) -> list[str]:
        """What is wrong with the file, as SQLite tells; an empty list if nothing is. Raises LedgerError."""
        found = [str(row[0]) for row in self.rows("PRAGMA integrity_check")]
        found += [f"foreign key: {row}" for row in self.rows("PRAGMA foreign_key_check")]
        return [line for line in found if line != "ok"]

    def _owed(self, migrations: Sequence[Migration]) -> list[Migration]:
        known = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'migration'"
        applied = {row[0] for row in self.rows("SELECT name FROM migration")} if self.count(known) else set()
        newer = sorted(str(name) for name in applied - {m.name for m in migrations})
        if newer:
            raise LedgerError(
                f"{self.path}: was written by a newer OnRecord (it has {', '.join(newer)}); install that version"
            )
        return [m for m in migrations if m.name not in applied]

    def _migrate(self, migration: Migration) -> None:
        """Within a transaction: another process may have done it while this one waited."""
        with self._told:
            self._connection.execute(
                "CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, applied TEXT NOT NULL)"
            )
            self._connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        if not self.count("SELECT count(*) FROM migration WHERE name = ?", (migration.name,)):
            with self._told:
                self._connection.execute(migration.sql)
            self.run("INSERT INTO migration VALUES (?, datetime('now'))", (migration.name,))

    def _set_up(self) -> None:
        # Tables first: who makes the ledger at this moment writes both in one transaction.
        tables = self.count("SELECT count(*) FROM sqlite_schema")
        if tables and self.count("PRAGMA application_id") != APPLICATION_ID:
            raise LedgerError(f"{self.path}: a SQLite file, but not a ledger; name another file")
        if self.write:
            mode = self.one("PRAGMA journal_mode = WAL")
            self.all("PRAGMA synchronous = FULL")
            if mode != ("wal",) or self.count("PRAGMA synchronous") != FULL:
                raise LedgerError(f"{self.path}: this disk cannot hold a ledger safely (no WAL); use a local disk")
            self.all("PRAGMA foreign_keys = ON")
        else:
            self.all("PRAGMA query_only = ON")
        self.all(f"PRAGMA cache_size = -{CACHE_KIB}")

    def _only_within(self) -> None:
        if not self._depth:
            raise LedgerError(f"{self.path}: a change outside a transaction; this is a bug")


class _Told:
    """SQLite's errors, as LedgerErrors that say what to do. A class, since every statement is run within it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, apsw.Error):
            raise LedgerError(f"{self._path}: {_reason(error)}") from error


def _encodable(values: Sequence[Value]) -> tuple[Value, ...]:
    """The values as UTF-8 can hold them: a lone surrogate (of a file's name, of a shell) is U+FFFD, as in records."""
    return tuple([encodable(v) if isinstance(v, str) else v for v in values])


def _reason(error: apsw.Error) -> str:
    told = next((words for kind, words in REASONS.items() if isinstance(error, kind)), None)
    return told or f"the ledger cannot do that: {type(error).__name__}: {error}"


REASONS: dict[type[apsw.Error], str] = {
    apsw.FullError: "the disk is full; what was acknowledged is stored, make room and run the same command again",
    apsw.BusyError: f"another process is writing to the ledger, for more than {MAX_LOCK_SECONDS:.0f} s; wait for it",
    apsw.NotADBError: "not a ledger; name another file",
    apsw.CorruptError: "the file is damaged; take it back from a copy, or read the articles again into a new ledger",
    apsw.CantOpenError: "cannot be opened; check the folder and its permissions",
    apsw.ReadOnlyError: "may not be written to; check its permissions",
    apsw.IOError: "the disk failed to read or write; what was acknowledged is stored, check the disk",
}
"""Kind of error -> what it means and what to do."""

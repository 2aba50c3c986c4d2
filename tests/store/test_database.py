"""The file itself: how it is opened, what it refuses, migrations, and what a commit means."""

import apsw
import pytest

from onrecord.errors import LedgerError
from onrecord.store.database import Database
from onrecord.store.migrations import Migration
from onrecord.store.schema import MIGRATIONS

ONE = Migration("1", "CREATE TABLE one (x); INSERT INTO one VALUES (1)")
TWO = Migration("2", "CREATE TABLE two (x); INSERT INTO nowhere VALUES (1)")


def test_a_writer_syncs_every_commit(tmp_path):
    with Database(tmp_path / "a.db", write=True) as db:
        assert db.one("PRAGMA synchronous") == (2,)
        assert db.one("PRAGMA journal_mode") == ("wal",)
        assert db.one("PRAGMA foreign_keys") == (1,)


def test_a_reader_cannot_write(tmp_path):
    with Database(tmp_path / "a.db", write=True) as db:
        db.migrate([ONE])
    with Database(tmp_path / "a.db", write=False) as db:
        with pytest.raises(LedgerError, match="reading only"), db.transaction():
            pass
        with pytest.raises(LedgerError):
            db.all("INSERT INTO one VALUES (2)")


@pytest.mark.parametrize("write", [False, True])
def test_other_files_are_refused_and_left_alone(tmp_path, write):
    text, other = tmp_path / "text.db", tmp_path / "other.db"
    text.write_bytes(b"not a database, but long enough to be one" * 20)
    apsw.Connection(str(other)).execute("CREATE TABLE theirs (x)")
    for path in (text, other, tmp_path):
        before = path.read_bytes() if path.is_file() else None
        with pytest.raises(LedgerError, match=r"ledger|folder"):
            Database(path, write=write)
        assert before is None or path.read_bytes() == before


def test_a_ledger_that_is_not_there_is_not_made_by_a_reader(tmp_path):
    with pytest.raises(LedgerError, match="onrecord add"):
        Database(tmp_path / "a.db", write=False)
    assert not list(tmp_path.iterdir())


def test_a_migration_is_applied_once(tmp_path):
    with Database(tmp_path / "a.db", write=True) as db:
        db.migrate([ONE])
        db.migrate([ONE])
        assert db.all("SELECT x FROM one") == [(1,)]
    with Database(tmp_path / "a.db", write=True) as db:
        db.migrate([ONE])
        assert db.all("SELECT name FROM migration") == [("1",)]


def test_a_migration_and_the_record_of_it_commit_together(tmp_path):
    with Database(tmp_path / "a.db", write=True) as db:
        with pytest.raises(LedgerError, match="nowhere"):
            db.migrate([ONE, TWO])
        assert db.all("SELECT name FROM migration") == [("1",)]
        assert db.count("SELECT count(*) FROM sqlite_schema WHERE name = 'two'") == 0


def test_a_reader_of_an_older_file_has_it_brought_up_to_date(tmp_path):
    with Database(tmp_path / "a.db", write=True) as db:
        db.migrate([ONE])
    later = Migration("2", "CREATE TABLE two (x)")
    with Database(tmp_path / "a.db", write=False) as db:
        db.migrate([ONE, later])
        assert db.all("SELECT x FROM two") == []


def test_a_file_of_a_newer_version_is_refused(tmp_path):
    with Database(tmp_path / "a.db", write=True) as db:
        db.migrate([ONE])
        with pytest.raises(LedgerError, match="newer OnRecord"):
            db.migrate([])


def test_the_names_of_migrations_differ():
    names = [migration.name for migration in MIGRATIONS]
    assert len(names) == len(set(names))


def test_descriptors_are_given_back(tmp_path):
    psutil = pytest.importorskip("psutil")
    with Database(tmp_path / "a.db", write=True) as db:
        db.migrate([ONE])
    before = psutil.Process().num_fds()
    for _ in range(50):
        with Database(tmp_path / "a.db", write=False) as db:
            db.all("SELECT x FROM one")
        with pytest.raises(LedgerError):
            Database(tmp_path, write=True)
    assert psutil.Process().num_fds() == before


def test_a_second_writer_waits_and_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("onrecord.store.database.MAX_LOCK_SECONDS", 0.05)
    with Database(tmp_path / "a.db", write=True) as first, Database(tmp_path / "a.db", write=True) as second:
        with first.transaction(), pytest.raises(LedgerError, match="another process"), second.transaction():
            pass
        with second.transaction():
            second.all("SELECT 1")  # and when the first is done it goes on

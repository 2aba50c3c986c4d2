"""The ledger proper: which stage has done what, in which version, with which article.

A stage writes its results and `mark`s the article within one `Database.transaction()`: both are there or neither is.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.store.database import Database

READ = "read"
DONE, FAILED = "done", "failed"
BATCH = 500

OWED = """
SELECT number FROM article
WHERE number > ? AND NOT EXISTS (
  SELECT 1 FROM ledger l WHERE l.article = article.number AND l.stage = ? AND l.version = ? AND l.outcome = 'done')
ORDER BY number LIMIT ?
"""


def mark(
    db: Database, article: int, stage: str, version: str, run: int, *, outcome: str = DONE, detail: str | None = None
) -> bool:
    """Note what a stage did with an article (its number); False if that is noted already. Raises LedgerError."""
    sql = "INSERT OR IGNORE INTO ledger (article, stage, version, outcome, detail, run) VALUES (?, ?, ?, ?, ?, ?)"
    return bool(db.run(sql, (article, stage, version, outcome, detail, run)))


def is_done(db: Database, article: int, stage: str, version: str) -> bool:
    """Whether the stage is through with the article in that version."""
    sql = "SELECT count(*) FROM ledger WHERE article = ? AND stage = ? AND version = ? AND outcome = 'done'"
    return bool(db.count(sql, (article, stage, version)))


def owed(db: Database, stage: str, version: str) -> Iterator[int]:
    """Numbers of the articles that the stage has not done in that version, each once, in the order they came in.

    A batch is looked up at a time, so that what is owed may be done, and committed, while this goes on.
    """
    last = _done_up_to(db, stage, version)
    while batch := [int(row[0]) for row in db.rows(OWED, (last, stage, version, BATCH))]:
        yield from batch
        last = batch[-1]


def _done_up_to(db: Database, stage: str, version: str) -> int:
    """A number up to which all articles are done: where the newest are owed and no others, that of the one before them,
    so that thousands need not be looked up. Else 0."""
    owed = count_owed(db, stage, version)
    row = db.one("SELECT number FROM article ORDER BY number DESC LIMIT 1 OFFSET ?", (owed,))
    above = "SELECT count(*) FROM ledger WHERE stage = ? AND version = ? AND outcome = 'done' AND article > ?"
    return int(row[0]) if row is not None and not db.count(above, (stage, version, row[0])) else 0


def count_owed(db: Database, stage: str, version: str) -> int:
    """How many articles the stage has not done in that version."""
    done = "SELECT count(*) FROM ledger WHERE stage = ? AND version = ? AND outcome = 'done'"
    return db.count("SELECT count(*) FROM article") - db.count(done, (stage, version))

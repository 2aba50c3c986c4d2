"""Claims of a ledger. They belong to a story and are replaced with it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from onrecord.records import Claim, claim_dumps, claim_from_json
from onrecord.store.database import Database
from onrecord.store.full_text import full_text
from onrecord.store.migrations import Migration

TABLES = """
CREATE TABLE claim (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL, story INTEGER NOT NULL REFERENCES story, text TEXT NOT NULL,
  words TEXT NOT NULL,                         -- of all variants, for the search
  articles INTEGER NOT NULL, disputes INTEGER NOT NULL, altered INTEGER NOT NULL,
  record TEXT NOT NULL                         -- JSON, onrecord/1
);
CREATE INDEX claim_story ON claim (story);
CREATE INDEX claim_id ON claim (id);
CREATE VIRTUAL TABLE claim_fts USING fts5(
  words, content="claim", content_rowid="number", tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER claim_added AFTER INSERT ON claim BEGIN
  INSERT INTO claim_fts (rowid, words) VALUES (new.number, new.words);
END;
CREATE TRIGGER claim_gone AFTER DELETE ON claim BEGIN
  INSERT INTO claim_fts (claim_fts, rowid, words) VALUES ('delete', old.number, old.words);
END;
CREATE VIEW claims AS
  SELECT c.id, c.text, c.articles, c.disputes, c.altered, s.id AS story, c.record
  FROM claim c JOIN story s ON s.number = c.story;
"""

MIGRATIONS = (Migration("claims-0001", TABLES),)


def put(db: Database, story: int, claims: Iterable[Claim]) -> None:
    """The claims of a story (its number), in place of those that it had. Within a transaction."""
    drop(db, (story,))
    db.run_many(
        "INSERT INTO claim (id, story, text, words, articles, disputes, altered, record) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                c.id, story, c.text, "\n".join(v.text for v in c.variants), len({s.article for s in c.statements}),
                len(c.disputed_by), sum(v.relation == "altered" for v in c.variants), claim_dumps(c),
            )
            for c in claims
        ),
    )  # fmt: skip


def forget(db: Database) -> None:
    """All claims. Within a transaction."""
    db.run("DELETE FROM claim")


def drop(db: Database, stories: Iterable[int]) -> None:
    """Forget the claims of stories. Within a transaction."""
    db.run_many("DELETE FROM claim WHERE story = ?", ((n,) for n in stories))


def claim(db: Database, claim_id: str) -> Claim | None:
    """A claim by its id, or by a beginning of it that only one has; None if there is none."""
    sql = "SELECT record FROM claim WHERE substr(id, 1, ?) = ? LIMIT 2"
    rows = db.all(sql, (len(claim_id), claim_id)) if claim_id else []
    return claim_from_json(json.loads(rows[0][0])) if len(rows) == 1 else None


def claims(db: Database, words: str = "", *, story: str | None = None, limit: int = 20, offset: int = 0) -> list[Claim]:
    """Claims in whose variants all of the words stand; those in most articles first. `words` as for a search;
    `story`: only of that story (id). Raises LedgerError."""
    where, values = _where(words, story)
    order = "ORDER BY c.articles DESC, c.disputes DESC, c.number LIMIT ? OFFSET ?"
    sql = f"SELECT c.record FROM claim c WHERE {where} {order}"
    return [claim_from_json(json.loads(row[0])) for row in db.rows(sql, (*values, limit, offset))]


def count(db: Database, words: str = "", *, story: str | None = None) -> int:
    """How many `claims` would give without its limit."""
    where, values = _where(words, story)
    return db.count(f"SELECT count(*) FROM claim c WHERE {where}", values)


def _where(words: str, story: str | None) -> tuple[str, list[str | int]]:
    parts: list[str] = ["1"]
    values: list[str | int] = []
    if words.strip():
        query = full_text(words)
        if query is None:
            parts.append("0")  # only marks: nothing can match
        asked = () if query is None else (("IN", query.wanted), ("NOT IN", query.unwanted))
        for sign, text in asked:
            if text is not None:
                parts.append(f"c.number {sign} (SELECT rowid FROM claim_fts WHERE claim_fts MATCH ?)")
                values.append(text)
    if story is not None:
        parts.append("c.story IN (SELECT number FROM story WHERE substr(id, 1, ?) = ?)")
        values += [len(story), story]
    return " AND ".join(parts), values

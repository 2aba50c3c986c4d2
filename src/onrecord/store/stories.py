"""Stories of a ledger: which article belongs to which, what the index of stories keeps of each, and the records.

Stories are made from what is there and made anew when an article joins: their rows are replaced. A story without
`record`, or with an article that was read after it was made (`made_of`), is owed.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.records import Story, story_dumps, story_from_json
from onrecord.store.database import Database
from onrecord.store.migrations import Migration

TABLES = """
CREATE TABLE story (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT, articles INTEGER, first TEXT, last TEXT,
  made_of INTEGER,                             -- the newest reading of its articles when it was made
  made_with TEXT,                              -- what else the record depends on, as linking names it
  record TEXT                                  -- JSON, onrecord/1; null: owed
);
CREATE TABLE story_member (                    -- position: the order in which articles came to the index
  position INTEGER PRIMARY KEY, article INTEGER NOT NULL UNIQUE REFERENCES article,
  story INTEGER NOT NULL REFERENCES story,
  features BLOB NOT NULL                       -- what the index compares; only linking can read it
);
CREATE INDEX story_member_story ON story_member (story);
CREATE TABLE vector (                          -- of a text, by its hash; only linking can read it
  sha256 TEXT PRIMARY KEY, value BLOB NOT NULL
) WITHOUT ROWID;
CREATE VIEW story_articles AS
  SELECT s.id AS story, a.id AS article FROM story_member m
  JOIN story s ON s.number = m.story JOIN article a ON a.number = m.article;
CREATE VIEW stories AS
  SELECT id, title, articles, first, last, record FROM story WHERE record IS NOT NULL;
"""

INDEX = """
CREATE TABLE story_leads (                     -- of the articles of story_member, from that one on (0, 1, 2 ...)
  first INTEGER PRIMARY KEY, leads BLOB NOT NULL
);
CREATE TABLE story_terms (                     -- in how many of the first so many of them each term stands
  articles INTEGER NOT NULL, counts BLOB NOT NULL
);
"""

PAIRS = """
CREATE TABLE story_pairs (                     -- of large stories: what its wordings say of each other
  story INTEGER PRIMARY KEY REFERENCES story, made_with TEXT NOT NULL,
  wordings BLOB NOT NULL, pairs BLOB NOT NULL, -- packed with zlib; only linking can read them
  denials TEXT NOT NULL                        -- JSON
);
"""

MIGRATIONS = (
    Migration("stories-0001", TABLES),
    Migration("stories-0002", INDEX),
    Migration("stories-0003", PAIRS),
)

OWED = """
SELECT s.number FROM story s WHERE s.record IS NULL OR s.made_with IS NOT ? OR s.made_of < (
  SELECT coalesce(max(r.number), 0) FROM story_member m JOIN reading r ON r.article = m.article AND r.current
  WHERE m.story = s.number)
ORDER BY s.number
"""
WANTED = "record IS NOT NULL AND articles >= ? AND (? = '' OR instr(lower(title), ?) > 0)"
LISTED = f"SELECT record FROM story WHERE {WANTED} ORDER BY articles DESC, last DESC, id LIMIT ? OFFSET ?"


STAMPED = """
SELECT a.id, (SELECT r.number FROM reading r WHERE r.article = a.number AND r.current),
       (SELECT min(ref.number) FROM ref WHERE ref.article = a.number)
FROM story_member m JOIN article a ON a.number = m.article WHERE m.story = ? ORDER BY position
"""

QUICK = 1
"""How hard zlib tries: a tenth of the time of what it does by itself, for a few bytes more."""

Stamp = tuple[int | None, int | None]
"""Of an article, the numbers of its current reading and of its first name: while they stay, it stays as it is."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of the first articles of the index together, so that not the features of each are read: how many
    they are, their leads, a piece after the other, and their terms. Only linking can read them."""

    articles: int = 0
    leads: tuple[bytes, ...] = ()
    counts: bytes = b""


def places(db: Database) -> list[tuple[int, int]]:
    """Position and story (number) of all articles that have one, in the order in which they came to the index."""
    return sorted((int(position), int(story)) for position, story in db.all("SELECT position, story FROM story_member"))


def features(db: Database, first: int) -> list[bytes]:
    """The features of the articles from that position on."""
    sql = "SELECT features FROM story_member WHERE position >= ? ORDER BY position"
    return [bytes(row[0]) for row in db.all(sql, (first,))]


def id_at(db: Database, position: int) -> str:
    """The id of the article at a position that is there."""
    sql = "SELECT a.id FROM story_member m JOIN article a ON a.number = m.article WHERE m.position = ?"
    return str(db.all(sql, (position,))[0][0])


def features_at(db: Database, position: int) -> bytes:
    """The features of the article at a position that is there."""
    return bytes(db.all("SELECT features FROM story_member WHERE position = ?", (position,))[0][0])


def kept(db: Database) -> Kept:
    """What is kept of the first articles together."""
    row = db.one("SELECT articles, counts FROM story_terms")
    if row is None:
        return Kept()
    leads = tuple(bytes(piece[0]) for piece in db.all("SELECT leads FROM story_leads ORDER BY first"))
    return Kept(int(row[0]), leads, bytes(row[1]))


def keep(db: Database, first: int, articles: int, leads: bytes, counts: bytes) -> None:
    """Keep the leads of the articles from the one of that number (0, 1, 2 ...) on, and the terms of all `articles`, in
    place of those that were kept; not if there are others by now. Within a transaction."""
    if db.count("SELECT count(*) FROM story_member") == articles:
        db.run("INSERT OR REPLACE INTO story_leads VALUES (?, ?)", (first, leads))
        db.run("DELETE FROM story_terms")
        db.run("INSERT INTO story_terms VALUES (?, ?)", (articles, counts))


def placed_otherwise(db: Database, stage: str, version: str) -> bool:
    """Whether an article has a story that another version of the stage gave it."""
    done = "SELECT 1 FROM ledger l WHERE l.article = m.article AND l.stage = ? AND l.version = ? AND l.outcome = 'done'"
    sql = f"SELECT count(*) FROM (SELECT 1 FROM story_member m WHERE NOT EXISTS ({done}) LIMIT 1)"
    return db.count(sql, (stage, version)) > 0


def forget(db: Database) -> None:
    """All stories and which article belongs to which, and all vectors, which another network may have made. Within a
    transaction."""
    for table in ("story_member", "story_leads", "story_terms", "story_pairs"):
        db.run(f"DELETE FROM {table}")
    db.run("DELETE FROM story")
    db.run("DELETE FROM vector")


def put_member(db: Database, article: str, story: int, features: bytes) -> int:
    """Add an article (id) to the index, in a story (number) that is there; its position. Within a transaction. Raises
    LedgerError."""
    sql = "INSERT INTO story_member (article, story, features) SELECT number, ?, ? FROM article WHERE id = ?"
    return db.insert(sql, (story, features, article))


def put_stories(db: Database, numbers: Iterable[tuple[int, str]]) -> None:
    """Stories (number, id) that are new or have changed: they are owed from now on. Within a transaction."""
    rows = list(numbers)
    db.run_many("INSERT OR IGNORE INTO story (number, id) VALUES (?, ?)", rows)
    db.run_many("UPDATE story SET record = NULL WHERE number = ?", ((number,) for number, _ in rows))


def move(db: Database, placed: Iterable[tuple[int, int]]) -> None:
    """Articles (positions) that belong to another story (number) now. Within a transaction."""
    db.run_many("UPDATE story_member SET story = ? WHERE position = ?", ((story, at) for at, story in placed))


def drop(db: Database, numbers: Iterable[int]) -> None:
    """Forget stories that have no article any more. Within a transaction."""
    every = [(n,) for n in numbers]
    db.run_many("DELETE FROM story_pairs WHERE story = ?", every)
    db.run_many("DELETE FROM story WHERE number = ?", every)


def owed(db: Database, made_with: str) -> list[int]:
    """Numbers of the stories whose record is to be made: it is not there, or made of or with something else."""
    return [int(row[0]) for row in db.rows(OWED, (made_with,))]


def id_of(db: Database, number: int) -> str:
    """The public id of a story that is there."""
    row = db.one("SELECT id FROM story WHERE number = ?", (number,))
    return str(row[0]) if row else ""


def articles_of(db: Database, number: int) -> list[tuple[str, Stamp]]:
    """Ids of the articles of a story with their stamps, in the order in which they came."""
    return [(str(article), (reading, ref)) for article, reading, ref in db.rows(STAMPED, (number,))]


def put_record(db: Database, number: int, story: Story, made_with: str) -> None:
    """The record of a story, made now from what is there. Within a transaction."""
    days = sorted(a.published[:10] for a in story.articles if a.published)
    newest = (
        "SELECT coalesce(max(r.number), 0) FROM story_member m "
        "JOIN reading r ON r.article = m.article AND r.current WHERE m.story = ?"
    )
    first, last = (days[0], days[-1]) if days else (None, None)
    values = (story.title, len(story.articles), first, last, db.count(newest, (number,)), made_with, story_dumps(story))
    sql = "UPDATE story SET title = ?, articles = ?, first = ?, last = ?, made_of = ?, made_with = ?, record = ?"
    db.run(f"{sql} WHERE number = ?", (*values, number))


def pairs(db: Database, number: int, made_with: str) -> tuple[bytes, bytes, str] | None:
    """What `put_pairs` was given for a story (its number), made with the same; None if nothing."""
    sql = "SELECT wordings, pairs, denials FROM story_pairs WHERE story = ? AND made_with = ?"
    row = db.one(sql, (number, made_with))
    return None if row is None else (bytes(row[0]), zlib.decompress(row[1]), str(row[2]))


def put_pairs(db: Database, number: int, made_with: str, wordings: bytes, pairs: bytes, denials: str) -> None:
    """Keep what the wordings of a story say of each other. Within a transaction."""
    row = (number, made_with, wordings, zlib.compress(pairs, QUICK), denials)
    db.run("INSERT OR REPLACE INTO story_pairs VALUES (?, ?, ?, ?, ?)", row)


def story(db: Database, story_id: str) -> Story | None:
    """A story by its id, or by a beginning of it that only one has; None if there is none. Raises LedgerError."""
    sql = "SELECT record FROM story WHERE record IS NOT NULL AND substr(id, 1, ?) = ? LIMIT 2"
    rows = db.all(sql, (len(story_id), story_id)) if story_id else []
    return story_from_json(json.loads(rows[0][0])) if len(rows) == 1 else None


def stories(db: Database, words: str = "", *, least: int = 1, limit: int = 20, offset: int = 0) -> list[Story]:
    """Stories of at least so many articles, the largest first; `words`: a part of the title, in any case."""
    low = words.lower()
    rows = db.rows(LISTED, (least, low, low, limit, offset))
    return [story_from_json(json.loads(row[0])) for row in rows]


def count(db: Database, words: str = "", *, least: int = 1) -> int:
    """How many `stories` would give without its limit."""
    low = words.lower()
    return db.count(f"SELECT count(*) FROM story WHERE {WANTED}", (least, low, low))


def vectors(db: Database, hashes: Iterable[str]) -> dict[str, bytes]:
    """The vectors that are known, by hash."""
    found = {}
    for name in hashes:
        row = db.one("SELECT value FROM vector WHERE sha256 = ?", (name,))
        if row is not None:
            found[name] = bytes(row[0])
    return found


def put_vectors(db: Database, known: Iterable[tuple[str, bytes]]) -> None:
    """Keep vectors, by hash. Within a transaction."""
    db.run_many("INSERT OR IGNORE INTO vector (sha256, value) VALUES (?, ?)", known)

"""Copies in a ledger: the edges between articles, and what finding the next ones needs.

Shingles and keys of lines are 64-bit numbers that the caller makes; here they are signed integers, as SQLite has them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from onrecord.records import CopyEdge, copy_edge_from_json, copy_edge_to_json
from onrecord.store.articles import number_of
from onrecord.store.database import Database
from onrecord.store.migrations import Migration

TABLES = """
CREATE TABLE copy_edge (                       -- what two articles share
  a INTEGER NOT NULL REFERENCES article, b INTEGER NOT NULL REFERENCES article, version TEXT NOT NULL,
  relation TEXT NOT NULL, share_a REAL NOT NULL, share_b REAL NOT NULL, direction TEXT NOT NULL, origin TEXT,
  evidence TEXT NOT NULL, more TEXT NOT NULL,  -- JSON
  run INTEGER NOT NULL REFERENCES run,
  PRIMARY KEY (a, b, version)
) WITHOUT ROWID;
CREATE INDEX copy_edge_b ON copy_edge (b, version);
CREATE TABLE copy_text (                       -- an article's place among the texts that later ones are compared with
  article INTEGER NOT NULL REFERENCES article, version TEXT NOT NULL,
  family INTEGER NOT NULL,                     -- the number of the first article of its family
  fingerprint INTEGER NOT NULL, member INTEGER NOT NULL CHECK (member IN (0, 1)),
  shingles BLOB NOT NULL,                      -- 8 bytes each
  PRIMARY KEY (version, article)
) WITHOUT ROWID;
CREATE INDEX copy_text_family ON copy_text (version, family, article) WHERE member;
CREATE INDEX copy_text_fingerprint ON copy_text (version, fingerprint, article) WHERE member;
CREATE TABLE copy_posting (version TEXT NOT NULL, shingle INTEGER NOT NULL, family INTEGER NOT NULL,
  PRIMARY KEY (version, shingle, family)) WITHOUT ROWID;
CREATE TABLE copy_line (                       -- lines by which a site is known
  version TEXT NOT NULL, outlet TEXT NOT NULL, line INTEGER NOT NULL, article TEXT NOT NULL,
  PRIMARY KEY (version, outlet, line, article)) WITHOUT ROWID;
CREATE TABLE copy_lines (version TEXT NOT NULL, article TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (version, article)) WITHOUT ROWID;
CREATE VIEW copies AS
  SELECT a.id AS a, b.id AS b, coalesce(a.outlet, a.domain) AS outlet_a, coalesce(b.outlet, b.domain) AS outlet_b,
         e.relation, e.direction, e.share_a, e.share_b, e.origin, a.title AS title_a, b.title AS title_b,
         a.published AS published_a, b.published AS published_b, e.evidence, e.version
  FROM copy_edge e JOIN article a ON a.number = e.a JOIN article b ON b.number = e.b;
"""
MIGRATIONS = (Migration("copies-0001", TABLES),)

EDGES = """
SELECT a.id, b.id, e.relation, e.share_a, e.share_b, e.direction, e.origin, e.evidence, e.more,
       (SELECT ref FROM ref WHERE article = e.a ORDER BY number LIMIT 1),
       (SELECT ref FROM ref WHERE article = e.b ORDER BY number LIMIT 1)
FROM copy_edge e JOIN article a ON a.number = e.a JOIN article b ON b.number = e.b WHERE e.version = ?
"""
LINKS = """
SELECT a.id, b.id, e.relation, e.share_a, e.share_b, e.direction, e.origin, e.more
FROM copy_edge e JOIN article a ON a.number = e.a JOIN article b ON b.number = e.b WHERE e.version = ?
"""


def put_edges(db: Database, edges: Iterable[CopyEdge], version: str, run: int) -> None:
    """Add edges between articles that are in the ledger; one that is there already stays as it is."""
    number = "(SELECT number FROM article WHERE id = ?)"
    db.run_many(
        f"INSERT OR IGNORE INTO copy_edge VALUES ({number}, {number}, {', '.join('?' * 9)})",
        (
            (
                e.a, e.b, version, e.relation, e.share_a, e.share_b, e.direction, e.origin,
                json.dumps(copy_edge_to_json(e)["evidence"], ensure_ascii=False),
                json.dumps(dict(e.unknown), ensure_ascii=False), run,
            )
            for e in edges
        ),
    )  # fmt: skip


def edges(db: Database, version: str, articles: Sequence[str] | None = None) -> list[CopyEdge]:
    """The edges of a version; with `articles` (ids), those that have one of these at an end."""
    if articles is None:
        return [_edge(row) for row in db.rows(EDGES + " ORDER BY e.a, e.b", (version,))]
    wanted = json.dumps(list(articles))
    numbers = "(SELECT number FROM article WHERE id IN (SELECT value FROM json_each(?)))"
    sql = f"{EDGES} AND (e.a IN {numbers} OR e.b IN {numbers}) ORDER BY e.a, e.b"
    return [_edge(row) for row in db.rows(sql, (version, wanted, wanted))]


def edges_among(db: Database, version: str, articles: Sequence[str]) -> list[CopyEdge]:
    """The edges of a version that have these articles (ids) at both ends, in the same order, without the evidence and
    the names of articles, which are most of them."""
    numbers = "(SELECT number FROM article WHERE id IN (SELECT value FROM json_each(?)))"
    sql = f"{LINKS} AND e.a IN {numbers} AND e.b IN {numbers} ORDER BY e.a, e.b"
    wanted = json.dumps(list(articles))
    return [
        CopyEdge(a, b, relation, share_a, share_b, direction, origin, unknown=json.loads(more))
        for a, b, relation, share_a, share_b, direction, origin, more in db.rows(sql, (version, wanted, wanted))
    ]


def _edge(row: Sequence[object]) -> CopyEdge:
    keys = ("a", "b", "relation", "share_a", "share_b", "direction", "origin", "evidence", "more", "a_ref", "b_ref")
    value = dict(zip(keys, row, strict=True))
    value["evidence"] = json.loads(str(value["evidence"]))
    more = json.loads(str(value.pop("more")))
    return copy_edge_from_json(more | value)


def has_text(db: Database, version: str, article: str) -> bool:
    """Whether the article is among the texts that later ones are compared with."""
    sql = "SELECT count(*) FROM copy_text WHERE version = ? AND article = (SELECT number FROM article WHERE id = ?)"
    return bool(db.count(sql, (version, article)))


def family_of(db: Database, version: str, article: str) -> int:
    """The family of a text that is there."""
    sql = "SELECT family FROM copy_text WHERE version = ? AND article = (SELECT number FROM article WHERE id = ?)"
    return db.count(sql, (version, article))


def twins(db: Database, version: str, fingerprint: int) -> list[str]:
    """Ids of the members with that fingerprint, in the order they came in."""
    sql = (
        "SELECT a.id FROM copy_text t INDEXED BY copy_text_fingerprint JOIN article a ON a.number = t.article "
        "WHERE t.version = ? AND t.fingerprint = ? AND t.member ORDER BY t.article"
    )
    return [str(row[0]) for row in db.rows(sql, (version, fingerprint))]


def members(db: Database, version: str, family: int, limit: int) -> list[tuple[str, bytes]]:
    """Ids and shingles of the first members of a family."""
    sql = (
        "SELECT a.id, t.shingles FROM copy_text t INDEXED BY copy_text_family JOIN article a ON a.number = t.article "
        "WHERE t.version = ? AND t.family = ? AND t.member ORDER BY t.article LIMIT ?"
    )
    return [(str(row[0]), bytes(row[1])) for row in db.rows(sql, (version, family, limit))]


def posted(db: Database, version: str, shingles: Sequence[int], most: int) -> list[int]:
    """The families posted under each of the shingles, except under those with more families than `most`."""
    sql = (
        "SELECT shingle, family FROM copy_posting "
        "WHERE version = ? AND shingle IN (SELECT value FROM json_each(?)) ORDER BY shingle, family"
    )
    rows = db.all(sql, (version, json.dumps(list(shingles))))
    holders = Counter(shingle for shingle, _ in rows)
    return [family for shingle, family in rows if holders[shingle] <= most]


def put_text(
    db: Database, version: str, article: str, fingerprint: int, shingles: bytes, family: int | None, member: bool
) -> int:
    """Add a text to a family (None: its own); the family's number."""
    number = number_of(db, article)
    assert number is not None
    family = number if family is None else family
    sql = "INSERT INTO copy_text (article, version, family, fingerprint, member, shingles) VALUES (?, ?, ?, ?, ?, ?)"
    db.run(sql, (number, version, family, fingerprint, int(member), shingles))
    return family


def post(db: Database, version: str, family: int, shingles: Iterable[int], most: int) -> None:
    """Post a family under the shingles, but those with more families than `most` already: nobody asks for these."""
    posted = "SELECT count(*) FROM copy_posting WHERE version = ?1 AND shingle = value"
    db.run(
        f"INSERT OR IGNORE INTO copy_posting SELECT ?1, value, ?2 FROM json_each(?3) WHERE ({posted}) <= ?4",
        (version, family, json.dumps(list(shingles)), most),
    )


def holders(db: Database, version: str, outlet: str, lines: Iterable[int]) -> dict[int, frozenset[str]]:
    """For each of the lines that the outlet has had: the articles with it, as far as they were noted."""
    sql = (
        "SELECT line, article FROM copy_line "
        "WHERE version = ? AND outlet = ? AND line IN (SELECT value FROM json_each(?)) ORDER BY line"
    )
    rows = db.rows(sql, (version, outlet, json.dumps(sorted(lines))))
    return {_int(line): frozenset(str(row[1]) for row in group) for line, group in groupby(rows, key=lambda r: r[0])}


def line_counts(db: Database, version: str, articles: Iterable[str]) -> dict[str, int]:
    """How many lines each of the articles has."""
    sql = "SELECT count FROM copy_lines WHERE version = ? AND article = ?"
    return {article: db.count(sql, (version, article)) for article in articles}


def put_lines(db: Database, version: str, outlet: str, article: str, lines: Iterable[int], most: int) -> None:
    """Note the lines of an article, but those that `most` articles have already; a second time changes nothing."""
    every = sorted(lines)
    if db.run("INSERT OR IGNORE INTO copy_lines VALUES (?, ?, ?)", (version, article, len(every))):
        known = "SELECT count(*) FROM copy_line WHERE version = ?1 AND outlet = ?2 AND line = value"
        db.run(
            f"INSERT OR IGNORE INTO copy_line SELECT ?1, ?2, value, ?3 FROM json_each(?4) WHERE ({known}) < ?5",
            (version, outlet, article, json.dumps(every), most),
        )


def _int(value: object) -> int:
    return int(value)  # type: ignore[call-overload, no-any-return]

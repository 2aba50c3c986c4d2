"""Who speaks in a ledger, which outlets are in it, and how much of everything."""

from __future__ import annotations

from dataclasses import replace

from onrecord.store.articles import key
from onrecord.store.database import Database
from onrecord.store.query import OutletCount, Query, SpeakerCount, Stats
from onrecord.store.search import numbers_sql

SPEAKERS = """
SELECT min(s.speaker), min(s.speaker_type), count(*) AS statements, count(DISTINCT a.number),
       count(DISTINCT a.outlet_key), min(a.day), max(a.day)
FROM statement s JOIN article a ON a.number = s.article WHERE s.speaker_key IS NOT NULL
"""
OUTLETS = """
SELECT name, articles, statements, speakers, first, last FROM outlets WHERE instr(lower(name), ?) > 0
ORDER BY articles DESC, name LIMIT ? OFFSET ?
"""
STATEMENTS = """
SELECT count(*), count(parent), sum(kind = 'direct'), sum(kind = 'mixed'), sum(kind = 'indirect'),
       count(DISTINCT speaker_key)
FROM statement s JOIN reading r ON r.number = s.reading AND r.current
"""
ARTICLES = """
SELECT count(*), sum(r.outcome = 'read'), sum(r.outcome IS NOT NULL AND r.outcome <> 'read'), sum(r.number IS NULL),
       count(DISTINCT a.outlet_key), min(a.day), max(a.day)
FROM article a LEFT JOIN reading r ON r.article = a.number AND r.current
"""


def speakers(db: Database, query: Query) -> list[SpeakerCount]:
    """Who makes the statements asked for, those with the most first. Raises as `search`."""
    wanted = numbers_sql(db, query)
    if wanted is None:
        return []
    numbers, values = wanted
    text = f"{SPEAKERS} AND s.number IN ({numbers}) GROUP BY s.speaker_key ORDER BY statements DESC, s.speaker_key"
    rows = db.rows(f"{text} LIMIT ? OFFSET ?", (*values, query.limit, query.offset))
    return [SpeakerCount(*row) for row in rows]


def speaker(db: Database, name: str) -> SpeakerCount | None:
    """The one speaker with that name (in any case), None if nobody has it."""
    wanted = key(name)
    found = speakers(db, replace(Query(), speaker=name, limit=1000))
    return next((s for s in found if key(s.name) == wanted), None)


def outlets(db: Database, name: str = "", *, limit: int = 20, offset: int = 0) -> list[OutletCount]:
    """The outlets whose name holds `name` (in any case), those with the most articles first."""
    return [OutletCount(*row) for row in db.rows(OUTLETS, (key(name) or "", limit, offset))]


def stats(db: Database) -> Stats:
    """How much of everything there is."""
    articles, read, not_read, waiting, outlets, first, last = db.all(ARTICLES)[0]
    statements, nested, direct, mixed, indirect, speakers = db.all(STATEMENTS)[0]
    versions = db.all("SELECT version FROM reading WHERE current GROUP BY version ORDER BY max(number)")
    return Stats(
        articles=articles,
        read=read or 0,
        not_read=not_read or 0,
        waiting=waiting or 0,
        failures=db.count("SELECT count(*) FROM failure WHERE resolved IS NULL"),
        statements=statements,
        nested=nested,
        direct=direct or 0,
        mixed=mixed or 0,
        indirect=indirect or 0,
        speakers=speakers,
        outlets=outlets,
        first=first,
        last=last,
        readings=db.count("SELECT count(*) FROM reading"),
        versions=tuple(str(row[0]) for row in versions),
        size_bytes=db.count("PRAGMA page_count") * db.count("PRAGMA page_size"),
    )

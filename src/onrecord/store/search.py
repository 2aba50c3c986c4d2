"""Statements by words and filters: the SQL of a `Query`, and its results with the words around them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.errors import UsageError
from onrecord.store.articles import key
from onrecord.store.database import Database, Row, Value
from onrecord.store.full_text import full_text
from onrecord.store.query import Hit, Query

CONTEXT_CHARS = 120
STORY_VIEW = "story_articles"
"""Made by the store's file of stories: columns `story`, `article` (ids)."""

JOINED = "statement s JOIN reading r ON r.number = s.reading AND r.current JOIN article a ON a.number = r.article"
FOUND = f"""
SELECT a.id, s.id, s.speaker, s.speaker_type, s.source, s.cue, s.content, s.kind, s.attitude, s.negated, s.hedged,
       s.parent, s.score, coalesce(a.outlet, a.domain), a.published, a.title, a.url, a.text,
       (SELECT min(start) FROM span WHERE statement = s.number AND role = 'content'),
       (SELECT max("end") FROM span WHERE statement = s.number AND role = 'content'),
       (SELECT group_concat(label, ' ' ORDER BY position) FROM circumstance WHERE statement = s.number)
FROM {JOINED} WHERE s.number = ?
"""
CIRCUMSTANCE = "EXISTS (SELECT 1 FROM circumstance c WHERE c.statement = s.number AND c.label = ?)"
OUTLET = "instr(coalesce(outlet_key, '') || ' ' || coalesce(lower(domain), ''), ?) > 0"
SINCE = "s.article IN (SELECT number FROM article WHERE day >= ?)"
# A day within the month or year that is given: 2031-03 holds 2031-03-11.
UNTIL = "s.article IN (SELECT number FROM article WHERE day <= ? || '~')"
SPEAKER = "speaker_key IN (SELECT DISTINCT speaker_key FROM statement WHERE instr(speaker_key, ?) > 0)"
RANKED = 5_000
"""So many of the newest matches are ranked; of words that stand nearly everywhere, the best are no better than they."""


@dataclass(frozen=True, slots=True)
class Sql:
    """`FROM ... WHERE ...` with its values; `number`: the statement's number in it; `ranked`: by words."""

    text: str
    values: Sequence[Value]
    number: str
    ranked: bool


def search(db: Database, query: Query) -> list[Hit]:
    """The statements asked for: with words the best of the newest RANKED first, without in the order they came in.

    Raises UsageError (a story that is not there), LedgerError.
    """
    sql = _sql(db, query)
    if sql is None:
        return []
    page = (query.limit, query.offset)
    if sql.ranked:
        newest = max(RANKED, query.limit + query.offset)
        found = f"SELECT {sql.number} AS number, f.rank AS place {sql.text} ORDER BY f.rowid DESC LIMIT {newest}"
        text = f"SELECT number FROM ({found}) ORDER BY place, number LIMIT ? OFFSET ?"
    else:
        text = f"SELECT {sql.number} {sql.text} ORDER BY {sql.number} LIMIT ? OFFSET ?"
    numbers = db.all(text, (*sql.values, *page))
    return [_hit(row) for (number,) in numbers for row in db.rows(FOUND, (number,))]


def statement(db: Database, article: str, name: str) -> Hit | None:
    """One statement, by the ids of its article and its own; None if it is not there."""
    sql = f"SELECT s.number FROM {JOINED} WHERE a.id = ? AND s.id = ? ORDER BY s.number LIMIT 1"
    numbers = db.all(sql, (article, name))
    return next((_hit(row) for (number,) in numbers for row in db.rows(FOUND, (number,))), None)


def count(db: Database, query: Query) -> int:
    """How many statements there are for it, whatever its limit. Raises as `search`."""
    sql = _sql(db, query)
    return 0 if sql is None else db.count(f"SELECT count(*) {sql.text}", sql.values)


def found_in(db: Database, query: Query) -> Iterator[tuple[str, frozenset[str]]]:
    """Each article that holds statements asked for, in the order they came in: its id, and the ids of those.

    Whatever the query's limit. Raises as `search`.
    """
    sql = _sql(db, query)
    if sql is None:
        return
    numbers = f"SELECT {sql.number} {sql.text}"
    text = f"SELECT a.id, json_group_array(s.id) FROM {JOINED} WHERE s.number IN ({numbers})"
    for article_id, names in db.rows(f"{text} GROUP BY a.number ORDER BY a.number", sql.values):
        yield article_id, frozenset(json.loads(names))


def numbers_sql(db: Database, query: Query) -> tuple[str, Sequence[Value]] | None:
    """A SELECT of the numbers of the statements asked for, with its values, for other queries to build on.

    None where the words cannot match anything. Raises as `search`.
    """
    sql = _sql(db, query)
    return None if sql is None else (f"SELECT {sql.number} {sql.text}", sql.values)


def _sql(db: Database, query: Query) -> Sql | None:
    """Only the tables that are needed: the full text knows by itself which readings are current.

    Filters that few statements pass are sets of numbers, which the full text is compared with: a look-up less for each
    match. The plus keeps SQLite from doing it the other way round, a search for each number.
    """
    words = full_text(query.words)
    if words is None:
        return None
    conditions = _filters(query)
    tables, number = "statement s JOIN reading r ON r.number = s.reading AND r.current", "s.number"
    if words.wanted is not None:
        tables, number = "statement_fts f", "f.rowid"
        if conditions:
            tables = "statement_fts f CROSS JOIN statement s ON s.number = f.rowid"
        conditions.insert(0, ("statement_fts MATCH ?", words.wanted))
    conditions += [(f"+{number} IN (SELECT number FROM statement WHERE {few})", v) for few, v in _selective(db, query)]
    if words.unwanted is not None:
        less = "s.number NOT IN (SELECT rowid FROM statement_fts WHERE statement_fts MATCH ?)"
        conditions.append((less, words.unwanted))
    where = f" WHERE {' AND '.join(condition for condition, _ in conditions)}" if conditions else ""
    return Sql(f"FROM {tables}{where}", [value for _, value in conditions], number, words.wanted is not None)


def _filters(query: Query) -> list[tuple[str, Value]]:
    """Conditions on a statement `s`, each with its value. Those on the article are asked once, not for each row."""
    wanted: list[tuple[str, Value]] = [
        ("s.speaker_type = ?", query.speaker_type),
        ("s.kind = ?", query.kind),
        ("s.attitude = ?", query.attitude),
        (SINCE, query.since),
        (UNTIL, query.until),
        ("(s.score IS NULL OR s.score >= ?)", query.min_score),
        ("(s.parent IS NOT NULL) = ?", None if query.nested is None else int(query.nested)),
        (CIRCUMSTANCE, query.circumstance),
    ]
    return [(condition, value) for condition, value in wanted if value is not None]


def _selective(db: Database, query: Query) -> list[tuple[str, Value]]:
    """Conditions on the table `statement` that few rows of it meet, each with its value."""
    known = f"SELECT count(*) FROM {STORY_VIEW} WHERE story = ?"
    if query.story is not None and not db.count(known, (query.story,)):
        raise UsageError(f"there is no story {query.story!r} here; onrecord stories makes and lists them")
    wanted: list[tuple[str, Value]] = [
        (SPEAKER, key(query.speaker)),
        (_of_article(OUTLET), key(query.outlet)),
        (_of_article(f"id IN (SELECT article FROM {STORY_VIEW} WHERE story = ?)"), query.story),
        (_of_article("id = ?"), query.article),
    ]
    return [(condition, value) for condition, value in wanted if value is not None]


def _of_article(condition: str) -> str:
    return f"article IN (SELECT number FROM article WHERE {condition})"


def _hit(row: Row) -> Hit:
    article, name, speaker, speaker_type, source, cue, content, kind, attitude, negated, hedged = row[:11]
    parent, score, outlet, published, title, url, text, start, end, circumstances = row[11:]
    start, end = start or 0, end or 0
    return Hit(
        id=f"{article}:{name}",
        article=article,
        speaker=speaker,
        speaker_type=speaker_type,
        source=source,
        cue=cue,
        content=content,
        before=before(text, start),
        after=after(text, end),
        start=start,
        end=end,
        kind=kind,
        attitude=attitude,
        negated=None if negated is None else bool(negated),
        hedged=None if hedged is None else bool(hedged),
        circumstances=tuple((circumstances or "").split()),
        parent=None if parent is None else f"{article}:{parent}",
        score=score,
        outlet=outlet,
        published=published,
        title=title,
        url=url,
    )


def before(text: str, start: int) -> str:
    """What stands before a place in its paragraph, at most CONTEXT_CHARS, begun with a whole word."""
    found = text[max(start - CONTEXT_CHARS, 0) : start].rpartition("\n\n")[2]
    if start - len(found) > 0 and not text[start - len(found) - 1].isspace():
        found = re.sub(r"^\S*\s", "", found)
    return found


def after(text: str, end: int) -> str:
    """What follows a place in its paragraph, at most CONTEXT_CHARS, ended with a whole word."""
    found = text[end : end + CONTEXT_CHARS].partition("\n\n")[0]
    if end + len(found) < len(text) and not text[end + len(found)].isspace():
        found = re.sub(r"\s\S*$", "", found)
    return found

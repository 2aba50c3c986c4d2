"""Statements by words and filters: the SQL of a `Query`, and its results with the words around them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.errors import UsageError
from onrecord.store.articles import key
from onrecord.store.database import Database, Row, Value
from onrecord.store.full_text import FullText, full_text
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
STORY = f"a.id IN (SELECT article FROM {STORY_VIEW} WHERE story = ?)"


@dataclass(frozen=True, slots=True)
class Sql:
    """`FROM ... WHERE ...` with its values, and in which order the best results come first."""

    text: str
    values: Sequence[Value]
    order: str


def search(db: Database, query: Query) -> list[Hit]:
    """The statements asked for: with words the best matches first, without in the order they came in.

    Raises UsageError (a story where no stories were made), LedgerError.
    """
    sql = statements_sql(db, query)
    if sql is None:
        return []
    text = f"SELECT s.number {sql.text} ORDER BY {sql.order} LIMIT ? OFFSET ?"
    numbers = db.all(text, (*sql.values, query.limit, query.offset))
    return [_hit(row) for (number,) in numbers for row in db.rows(FOUND, (number,))]


def statement(db: Database, article: str, name: str) -> Hit | None:
    """One statement, by the ids of its article and its own; None if it is not there."""
    sql = f"SELECT s.number FROM {JOINED} WHERE a.id = ? AND s.id = ? ORDER BY s.number LIMIT 1"
    numbers = db.all(sql, (article, name))
    return next((_hit(row) for (number,) in numbers for row in db.rows(FOUND, (number,))), None)


def count(db: Database, query: Query) -> int:
    """How many statements there are for it, whatever its limit. Raises as `search`."""
    sql = statements_sql(db, query)
    return 0 if sql is None else db.count(f"SELECT count(*) {sql.text}", sql.values)


def found_in(db: Database, query: Query) -> Iterator[tuple[str, frozenset[str]]]:
    """Each article that holds statements asked for, in the order they came in: its id, and the ids of those.

    Whatever the query's limit. Raises as `search`.
    """
    sql = statements_sql(db, query)
    if sql is None:
        return
    text = f"SELECT a.id, json_group_array(s.id) {sql.text} GROUP BY a.number ORDER BY a.number"
    for article_id, names in db.rows(text, sql.values):
        yield article_id, frozenset(json.loads(names))


def statements_sql(db: Database, query: Query, *further: str) -> Sql | None:
    """The SQL for the statements asked for, `s`, with their article `a`; `further` conditions without values.

    None where the words cannot match anything. Raises as `search`.
    """
    words = full_text(query.words)
    if words is None:
        return None
    conditions, values = _filters(db, query)
    tables, order = JOINED, "s.number"
    if words.wanted is not None:
        tables = f"statement_fts f CROSS JOIN {JOINED.replace('statement s', 'statement s ON s.number = f.rowid', 1)}"
        conditions.insert(0, "statement_fts MATCH ?")
        values.insert(0, words.wanted)
        order = "f.rank, s.number"
    _leave_out(words, conditions, values)
    conditions += further
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return Sql(f"FROM {tables}{where}", values, order)


def _leave_out(words: FullText, conditions: list[str], values: list[Value]) -> None:
    if words.unwanted is not None:
        conditions.append("s.number NOT IN (SELECT rowid FROM statement_fts WHERE statement_fts MATCH ?)")
        values.append(words.unwanted)


def _filters(db: Database, query: Query) -> tuple[list[str], list[Value]]:
    """Conditions and their values, one of each for one another."""
    wanted: list[tuple[str, Value]] = [
        ("instr(s.speaker_key, ?) > 0", key(query.speaker)),
        ("s.speaker_type = ?", query.speaker_type),
        ("instr(coalesce(a.outlet_key, '') || ' ' || coalesce(lower(a.domain), ''), ?) > 0", key(query.outlet)),
        ("s.kind = ?", query.kind),
        ("s.attitude = ?", query.attitude),
        ("a.day >= ?", query.since),
        # A day within the month or year that is given: 2031-03 holds 2031-03-11.
        ("a.day <= ? || '~'", query.until),
        (STORY, query.story),
        ("(s.score IS NULL OR s.score >= ?)", query.min_score),
        ("(s.parent IS NOT NULL) = ?", None if query.nested is None else int(query.nested)),
        (CIRCUMSTANCE, query.circumstance),
        ("a.id = ?", query.article),
    ]
    if query.story is not None and not db.count("SELECT count(*) FROM sqlite_schema WHERE name = ?", (STORY_VIEW,)):
        raise UsageError("no stories were made in this ledger; run: onrecord stories")
    kept = [(condition, value) for condition, value in wanted if value is not None]
    return [condition for condition, _ in kept], [value for _, value in kept]


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

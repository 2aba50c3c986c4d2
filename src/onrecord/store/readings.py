"""What a reader found in one article: statements with their spans, speakers, credits; into the tables and back.

A reading is added, never changed; the newest one of an article is `current`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from onrecord.records import Article, Circumstance, Credit, Hop, Speaker, Statement
from onrecord.store import articles
from onrecord.store.articles import key, more, packed_json, unpacked_json
from onrecord.store.database import Database, Row, Value
from onrecord.text.span import Span

ROLES = ("source", "content", "addressee", "medium", "time", "place")
"""Fields of a Statement that are lists of spans; `cue` is one span."""

GAP = " … "
"""Between two spans of one content, where words of the text are left out."""

PLAIN = ("speaker", "speaker_id", "speaker_type", "kind", "attitude", "negated", "hedged", "score")
"""Fields of a Statement that are columns of the same name."""

COLUMNS = ("reading", "article", "id", "parent", "speaker_key", *PLAIN, "source", "cue", "content", "more")
STATEMENT = f"INSERT INTO statement ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
SPAN = "INSERT INTO span VALUES (?, ?, ?, ?, ?)"
CIRCUMSTANCE = "INSERT INTO circumstance VALUES (?, ?, ?, ?, ?, ?)"
HOP = "INSERT INTO hop VALUES (?, ?, ?, ?, ?, ?, ?)"
SPEAKER = "INSERT INTO speaker VALUES (?, ?, ?, ?, ?, ?, ?)"
SPEAKER_SPAN = "INSERT INTO speaker_span VALUES (?, ?, ?, ?, ?, ?)"
CREDIT = "INSERT INTO credit VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


def insert(db: Database, number: int, article: Article, version: str, run: int) -> bool:
    """Add a reading of the article `number` and make it the current one; False if that version has read it already."""
    if db.count("SELECT count(*) FROM reading WHERE article = ? AND version = ?", (number, version)):
        return False
    _put_away(db, number)
    reader = None if article.reader is None else packed_json(dict(article.reader))
    reading = db.insert(
        "INSERT INTO reading (article, version, current, outcome, language, reader, run) VALUES (?, ?, 1, ?, ?, ?, ?)",
        (number, version, article.outcome, article.language, reader, run),
    )
    for statement in article.statements:
        _insert_statement(db, reading, number, statement, article.text)
    for position, speaker in enumerate(article.speakers):
        _insert_speaker(db, reading, position, speaker)
    db.run_many(
        CREDIT,
        [
            (reading, position, c.outlet, c.role, c.where, *_ends(c.span), more(c.unknown))
            for position, c in enumerate(article.credits)
        ],
    )
    return True


def load(db: Database, number: int, *, spoken: bool = True) -> Article:
    """The article as its current reading has it; as it was taken in if nothing has read it. Not `spoken`: without its
    statements and speakers, which are most of the rows."""
    article = articles.load(db, number)
    row = db.one("SELECT number, outcome, language, reader FROM reading WHERE article = ? AND current", (number,))
    if row is None:
        return article
    reading, outcome, language, reader = row
    return replace(
        article,
        outcome=outcome,
        language=language,
        reader=None if reader is None else unpacked_json(reader),
        statements=tuple(_statements(db, reading)) if spoken else (),
        speakers=tuple(_speakers(db, reading)) if spoken else (),
        credits=tuple(_credits(db, reading)),
    )


def words(text: str, spans: Sequence[Span]) -> str:
    """The words in the spans, as they are searched and shown."""
    return GAP.join(span.of(text) for span in spans if span)


def _put_away(db: Database, number: int) -> None:
    """Keep the article's current reading, but no longer as the one that is shown and searched."""
    db.run(
        "INSERT INTO statement_fts (statement_fts, rowid, content) SELECT 'delete', s.number, s.content "
        "FROM statement s JOIN reading r ON r.number = s.reading WHERE r.article = ? AND r.current",
        (number,),
    )
    db.run("UPDATE reading SET current = 0 WHERE article = ? AND current", (number,))


def _insert_statement(db: Database, reading: int, article: int, s: Statement, text: str) -> None:
    cue = (s.cue,) if s.cue is not None else ()
    values: list[Value] = [reading, article, s.id, s.parent, key(s.speaker), *(getattr(s, name) for name in PLAIN)]
    values += [words(text, s.source) or None, words(text, cue) or None, words(text, s.content), more(s.unknown)]
    number = db.insert(STATEMENT, values)
    spans = {"cue": cue} | {role: getattr(s, role) for role in ROLES}
    db.run_many(
        SPAN,
        [(number, role, position, span.start, span.end) for role in spans for position, span in enumerate(spans[role])],
    )
    if s.circumstances:
        rows = [(number, i, c.label, *_ends(c.span), more(c.unknown)) for i, c in enumerate(s.circumstances)]
        db.run_many(CIRCUMSTANCE, rows)
    if s.via:
        db.run_many(HOP, [(number, i, h.role, h.name, *_ends(h.span), more(h.unknown)) for i, h in enumerate(s.via)])


def _insert_speaker(db: Database, reading: int, position: int, s: Speaker) -> None:
    db.run(SPEAKER, (reading, position, s.id, s.name, key(s.name) or "", s.type, more(s.unknown)))
    rows = [
        (reading, position, role, i, span.start, span.end)
        for role, spans in (("mention", s.mentions), ("description", s.description))
        for i, span in enumerate(spans)
    ]
    db.run_many(SPEAKER_SPAN, rows)


def _statements(db: Database, reading: Value) -> Iterator[Statement]:
    of_reading = "JOIN statement s ON s.number = t.statement WHERE s.reading = ?"
    spans: dict[Any, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    sql = f'SELECT t.statement, t.role, t.start, t."end" FROM span t {of_reading} ORDER BY t.statement, role, position'
    for statement, role, start, end in db.rows(sql, (reading,)):
        spans[statement][role].append(_span(start, end))
    circumstances = _by_statement(
        db.rows(f"SELECT t.* FROM circumstance t {of_reading} ORDER BY t.statement, position", (reading,))
    )
    hops = _by_statement(db.rows(f"SELECT t.* FROM hop t {of_reading} ORDER BY t.statement, position", (reading,)))
    sql = f"SELECT number, id, parent, more, {', '.join(PLAIN)} FROM statement WHERE reading = ? ORDER BY number"
    for row in db.rows(sql, (reading,)):
        number, name, parent, unknown = row[:4]
        plain: dict[str, Any] = dict(zip(PLAIN, row[4:], strict=True))
        for flag in ("negated", "hedged"):
            plain[flag] = None if plain[flag] is None else bool(plain[flag])
        found = spans[number]
        plain |= {role: tuple(found[role]) for role in ROLES}
        yield Statement(
            id=name,
            parent=parent,
            cue=found["cue"][0] if found["cue"] else None,
            circumstances=tuple(_circumstance(c) for c in circumstances[number]),
            via=tuple(_hop(h) for h in hops[number]),
            unknown=unpacked_json(unknown),
            **plain,
        )


def _speakers(db: Database, reading: Value) -> Iterator[Speaker]:
    spans: Mapping[Any, list[Span]] = defaultdict(list)
    sql = 'SELECT speaker, role, start, "end" FROM speaker_span WHERE reading = ? ORDER BY speaker, role, position'
    for position, role, start, end in db.rows(sql, (reading,)):
        spans[position, role].append(_span(start, end))
    sql = "SELECT position, id, name, type, more FROM speaker WHERE reading = ? ORDER BY position"
    for position, name_id, name, kind, unknown in db.rows(sql, (reading,)):
        yield Speaker(
            id=name_id,
            name=name,
            type=kind,
            mentions=tuple(spans[position, "mention"]),
            description=tuple(spans[position, "description"]),
            unknown=unpacked_json(unknown),
        )


def _credits(db: Database, reading: Value) -> Iterator[Credit]:
    sql = 'SELECT outlet, role, place, start, "end", more FROM credit WHERE reading = ? ORDER BY position'
    for outlet, role, place, start, end, unknown in db.rows(sql, (reading,)):
        span = None if start is None else _span(start, end)
        yield Credit(outlet, span, role, place, unknown=unpacked_json(unknown))


def _by_statement(rows: Iterator[Row]) -> Mapping[Any, list[Row]]:
    found: Mapping[Any, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row[2:])
    return found


def _circumstance(row: Row) -> Circumstance:
    label, start, end, unknown = row
    return Circumstance(label, _span(start, end), unknown=unpacked_json(unknown))


def _hop(row: Row) -> Hop:
    role, name, start, end, unknown = row
    return Hop(role, name, None if start is None else _span(start, end), unknown=unpacked_json(unknown))


def _span(start: Any, end: Any) -> Span:
    return Span(start, end)


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (span.start, span.end)

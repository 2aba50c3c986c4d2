"""Articles as a table, one row for each statement: the columns, and what stands in them.

Shared by CSV and Parquet. A row holds plain values: text, numbers, flags, lists of spans `[start, end]` in code points
of the article's text, and for circumstances and hops lists of objects as in the record format. What is unknown or an
empty string is None.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from onrecord.export.outline import Entry, outline
from onrecord.records import Article, Failure, Statement
from onrecord.records.json_values import encodable
from onrecord.text.span import Span

GAP = " … "
"""Between two spans of one part of a statement, where words of the text are left out."""

PARTS = ("content", "cue", "source", "addressee", "medium", "time", "place")
"""The parts of a statement that are words of the text: each has a column of words, and one of `_spans`."""

Row = dict[str, Any]

STATEMENT = ("speaker", "speaker_id", "speaker_type", "kind", "attitude", "negated", "hedged", "score")
ARTICLE = ("outlet", "domain", "title", "byline", "published", "language", "url", "ref", "text_sha256")
"""Fields of the records that are columns of the same name."""

COLUMNS: dict[str, str] = {
    "id": "text",
    "speaker": "text",
    "speaker_type": "text",
    "source": "text",
    "cue": "text",
    "content": "text",
    "kind": "text",
    "attitude": "text",
    "negated": "flag",
    "hedged": "flag",
    "score": "number",
    "depth": "count",
    "parent": "text",
    "chain": "names",
    "addressee": "text",
    "medium": "text",
    "time": "text",
    "place": "text",
    "circumstances": "circumstances",
    **dict.fromkeys(ARTICLE, "text"),
    "article": "text",
    "speaker_id": "text",
    "via": "hops",
    **{f"{name}_spans": "spans" for name in PARTS},
}
"""Name -> kind of the columns, those that people look for first. Kinds: `text`, `flag`, `number`, `count`, `names`
(list of text), `spans`, `circumstances` and `hops` (lists of objects with `start` and `end`)."""


def rows(items: Iterable[Article | Failure]) -> Iterator[Row]:
    """A row for each statement, in the order of the articles, outer statements before those inside them. An article
    without statements gives none; failures are no articles: the caller reports them. Raises nothing."""
    for item in items:
        if isinstance(item, Article):
            entries = outline(item)
            ids = {entry.number: entry.statement.id for entry in entries}
            for entry in entries:
                yield _row(item, entry, ids)


def _row(article: Article, entry: Entry, ids: Mapping[int, str]) -> Row:
    statement = entry.statement
    row: Row = {name: getattr(statement, name) for name in STATEMENT}
    row |= {name: getattr(article, name) for name in ARTICLE}
    row |= {name: _said(article, _spans(statement, name)) for name in PARTS}
    row |= {f"{name}_spans": [[s.start, s.end] for s in _spans(statement, name)] for name in PARTS}
    row["id"] = f"{article.id}:{statement.id}"
    row["parent"] = f"{article.id}:{ids[entry.parent]}" if entry.parent is not None else None
    row["article"] = article.id
    row["depth"] = entry.depth
    row["chain"] = list(entry.chain)
    row["circumstances"] = [{"label": c.label, **_ends(c.span)} for c in statement.circumstances]
    row["via"] = [{"role": hop.role, "name": hop.name, **_ends(hop.span)} for hop in statement.via]
    return {name: _plain(row[name]) for name in COLUMNS}


def _spans(statement: Statement, part: str) -> Sequence[Span]:
    found = getattr(statement, part)
    if isinstance(found, Span):
        return (found,)
    return found or ()


def _ends(span: Span | None) -> dict[str, int | None]:
    return {"start": None if span is None else span.start, "end": None if span is None else span.end}


def _said(article: Article, spans: Sequence[Span]) -> str | None:
    return GAP.join(span.of(article.text) for span in spans if span) or None


def _plain(value: Any) -> Any:
    """A value that UTF-8 can hold, an empty string as None."""
    if isinstance(value, str):
        return encodable(value) or None
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value

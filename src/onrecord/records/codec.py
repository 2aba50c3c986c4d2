"""The one JSON codec of the record format: dataclass <-> plain JSON values <-> one line of JSON.

Reading is strict about what the format fixes (offsets, enumerations) and lenient about the rest: unknown
keys are kept in `unknown` and written back; missing keys mean unknown. Writing gives every key, in order.

JSON can say more than UTF-8 and numbers can hold: a lone surrogate becomes U+FFFD on the way in and out (one
code point for one: offsets hold); NaN and infinities are refused.
"""

from __future__ import annotations

import json
from typing import Any

from onrecord.errors import RecordError
from onrecord.records.article import (
    CREDIT_PLACES,
    CREDIT_ROLES,
    FORMAT,
    OFFSETS_TO_SOURCE,
    OUTCOMES,
    Article,
    Credit,
    Speaker,
    article_id,
)
from onrecord.records.json_values import Json, Taker, encodable, fields_of
from onrecord.records.statement import (
    ATTITUDES,
    CIRCUMSTANCES,
    HOP_ROLES,
    KINDS,
    SPEAKER_TYPES,
    Circumstance,
    Hop,
    Statement,
)


def dumps(article: Article) -> str:
    """One line of JSON, without the newline. Non-ASCII text stands as it is (UTF-8 when written)."""
    return encodable(json.dumps(to_json(article), ensure_ascii=False, separators=(",", ":")))


def loads(line: str | bytes) -> Article:
    """The article in one line of JSON. Raises RecordError."""
    try:
        value = json.loads(line, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"not JSON: {error}") from None
    return from_json(value)


def to_json(article: Article) -> Json:
    """The article as plain JSON values, with the keys of FORMAT.md; spans as [start, end]."""
    out = fields_of(article, Article, format=FORMAT)
    out["statements"] = [_statement_to_json(s) for s in article.statements]
    out["speakers"] = [fields_of(s, Speaker) for s in article.speakers]
    out["credits"] = [fields_of(c, Credit) for c in article.credits]
    out["reader"] = dict(article.reader) if article.reader is not None else None
    return out


def from_json(value: Any) -> Article:
    """The article in a JSON value. Raises RecordError, which names the key that is off.

    `text` alone is needed. Without an `id` one is made from the text and the place of publication.
    """
    take = Taker(value, "article")
    if take.optional("format", str) not in (None, FORMAT):
        raise RecordError(f"format is {value['format']!r}; this version reads {FORMAT!r}")
    text = take.required("text", str)
    size = len(text)
    url, domain, outlet = (take.optional(k, str) for k in ("url", "domain", "outlet"))
    return Article(
        id=take.optional("id", str) or article_id(text, url=url, domain=domain, outlet=outlet),
        text=text,
        ref=take.optional("ref", str),
        refs=tuple(take.strings("refs")),
        url=url,
        outlet=outlet,
        domain=domain,
        title=take.optional("title", str),
        byline=take.optional("byline", str),
        published=take.optional("published", str),
        language=take.optional("language", str),
        text_sha256=take.optional("text_sha256", str),
        statements=take.objects("statements", lambda v, at: _statement_from_json(v, at, size)),
        speakers=take.objects("speakers", lambda v, at: _speaker_from_json(v, at, size)),
        credits=take.objects("credits", lambda v, at: _credit_from_json(v, at, size)),
        raw_sha256=take.optional("raw_sha256", str),
        offsets_to_source=take.choice("offsets_to_source", OFFSETS_TO_SOURCE),
        outcome=take.choice("outcome", OUTCOMES),
        reader=take.optional("reader", dict),
        unknown=take.rest(),
    )


def _statement_to_json(statement: Statement) -> Json:
    out = fields_of(statement, Statement)
    out["circumstances"] = [fields_of(c, Circumstance) for c in statement.circumstances]
    out["via"] = [fields_of(h, Hop) for h in statement.via]
    return out


def _statement_from_json(value: Any, at: str, size: int) -> Statement:
    take = Taker(value, at)
    return Statement(
        id=take.required("id", str),
        parent=take.optional("parent", str),
        cue=take.span("cue", size),
        source=take.spans("source", size),
        content=take.spans("content", size),
        speaker=take.optional("speaker", str),
        speaker_id=take.optional("speaker_id", str),
        speaker_type=take.choice("speaker_type", SPEAKER_TYPES),
        kind=take.choice("kind", KINDS),
        attitude=take.choice("attitude", ATTITUDES),
        addressee=take.spans("addressee", size),
        medium=take.spans("medium", size),
        time=take.spans("time", size),
        place=take.spans("place", size),
        negated=take.optional("negated", bool),
        hedged=take.optional("hedged", bool),
        circumstances=take.objects("circumstances", lambda v, a: _circumstance_from_json(v, a, size)),
        via=take.objects("via", lambda v, a: _hop_from_json(v, a, size)),
        score=take.number("score"),
        unknown=take.rest(),
    )


def _speaker_from_json(value: Any, at: str, size: int) -> Speaker:
    take = Taker(value, at)
    return Speaker(
        id=take.required("id", str),
        name=take.required("name", str),
        type=take.choice("type", SPEAKER_TYPES),
        mentions=take.spans("mentions", size),
        description=take.spans("description", size),
        unknown=take.rest(),
    )


def _credit_from_json(value: Any, at: str, size: int) -> Credit:
    take = Taker(value, at)
    role = take.choice("role", CREDIT_ROLES)
    return Credit(
        outlet=take.required("outlet", str),
        span=take.span("span", size),
        role=role or "mention",
        where=take.choice("where", CREDIT_PLACES),
        unknown=take.rest(),
    )


def _circumstance_from_json(value: Any, at: str, size: int) -> Circumstance:
    take = Taker(value, at)
    label, span = take.choice("label", CIRCUMSTANCES), take.span("span", size)
    if label is None or span is None:
        raise RecordError(f"{at}: label and span are needed")
    return Circumstance(label=label, span=span, unknown=take.rest())


def _hop_from_json(value: Any, at: str, size: int) -> Hop:
    take = Taker(value, at)
    role = take.choice("role", HOP_ROLES)
    if role is None:
        raise RecordError(f"{at}: role is needed, one of {', '.join(sorted(HOP_ROLES))}")
    return Hop(role=role, name=take.optional("name", str), span=take.span("span", size), unknown=take.rest())


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")

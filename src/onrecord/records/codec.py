"""The one JSON codec of the record format: dataclass <-> plain JSON values <-> one line of JSON.

Reading is strict about what the format fixes (offsets, enumerations) and lenient about the rest: unknown
keys are kept in `unknown` and written back; missing keys mean unknown. Writing gives every key, in order.

JSON can say more than UTF-8 and numbers can hold: a lone surrogate becomes U+FFFD on the way in and out (one
code point for one: offsets hold); NaN and infinities are refused.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

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
from onrecord.text.span import Span

Json = dict[str, Any]
T = TypeVar("T")

SURROGATE = re.compile("[\ud800-\udfff]")


def dumps(article: Article) -> str:
    """One line of JSON, without the newline. Non-ASCII text stands as it is (UTF-8 when written)."""
    return _encodable(json.dumps(to_json(article), ensure_ascii=False, separators=(",", ":")))


def loads(line: str | bytes) -> Article:
    """The article in one line of JSON. Raises RecordError."""
    try:
        value = json.loads(line, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"not JSON: {error}") from None
    return from_json(value)


def to_json(article: Article) -> Json:
    """The article as plain JSON values, with the keys of FORMAT.md; spans as [start, end]."""
    out = _fields(article, Article, format=FORMAT)
    out["statements"] = [_statement_to_json(s) for s in article.statements]
    out["speakers"] = [_fields(s, Speaker) for s in article.speakers]
    out["credits"] = [_fields(c, Credit) for c in article.credits]
    out["reader"] = dict(article.reader) if article.reader is not None else None
    return out


def from_json(value: Any) -> Article:
    """The article in a JSON value. Raises RecordError, which names the key that is off.

    `text` alone is needed. Without an `id` one is made from the text and the place of publication.
    """
    take = _Taker(value, "article")
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


def _fields(record: Any, kind: type, **first: Any) -> Json:
    """`first`, the record's fields in order, then `unknown`, which cannot hide a known key."""
    out: Json = dict(first)
    for name in kind.__dataclass_fields__:  # type: ignore[attr-defined]
        if name != "unknown":
            out[name] = _plain(getattr(record, name))
    for key, value in record.unknown.items():
        out.setdefault(key, value)
    return out


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value


def _statement_to_json(statement: Statement) -> Json:
    out = _fields(statement, Statement)
    out["circumstances"] = [_fields(c, Circumstance) for c in statement.circumstances]
    out["via"] = [_fields(h, Hop) for h in statement.via]
    return out


def _statement_from_json(value: Any, at: str, size: int) -> Statement:
    take = _Taker(value, at)
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
    take = _Taker(value, at)
    return Speaker(
        id=take.required("id", str),
        name=take.required("name", str),
        type=take.choice("type", SPEAKER_TYPES),
        mentions=take.spans("mentions", size),
        description=take.spans("description", size),
        unknown=take.rest(),
    )


def _credit_from_json(value: Any, at: str, size: int) -> Credit:
    take = _Taker(value, at)
    role = take.choice("role", CREDIT_ROLES)
    return Credit(
        outlet=take.required("outlet", str),
        span=take.span("span", size),
        role=role or "mention",
        where=take.choice("where", CREDIT_PLACES),
        unknown=take.rest(),
    )


def _circumstance_from_json(value: Any, at: str, size: int) -> Circumstance:
    take = _Taker(value, at)
    label, span = take.choice("label", CIRCUMSTANCES), take.span("span", size)
    if label is None or span is None:
        raise RecordError(f"{at}: label and span are needed")
    return Circumstance(label=label, span=span, unknown=take.rest())


def _hop_from_json(value: Any, at: str, size: int) -> Hop:
    take = _Taker(value, at)
    role = take.choice("role", HOP_ROLES)
    if role is None:
        raise RecordError(f"{at}: role is needed, one of {', '.join(sorted(HOP_ROLES))}")
    return Hop(role=role, name=take.optional("name", str), span=take.span("span", size), unknown=take.rest())


class _Taker:
    """Takes known keys out of one JSON object, checking each; `rest()` is what nobody took."""

    def __init__(self, value: Any, at: str) -> None:
        if not isinstance(value, Mapping):
            raise RecordError(f"{at}: expected an object, found {_name(value)}")
        self._left = {str(k): _encodable(v) if isinstance(v, str) else v for k, v in value.items()}
        self._at = at

    def optional(self, key: str, kind: type[T]) -> T | None:
        value = self._left.pop(key, None)
        if value is not None and not isinstance(value, kind):
            raise RecordError(f"{self._at}.{key}: expected {kind.__name__}, found {_name(value)}")
        return value

    def required(self, key: str, kind: type[T]) -> T:
        value = self.optional(key, kind)
        if value is None:
            raise RecordError(f"{self._at}.{key}: missing; a {kind.__name__} is needed")
        return value

    def choice(self, key: str, allowed: frozenset[str]) -> str | None:
        value = self.optional(key, str)
        if value is not None and value not in allowed:
            raise RecordError(f"{self._at}.{key}: {value!r} is not one of {', '.join(sorted(allowed))}")
        return value

    def number(self, key: str) -> float | None:
        value = self._left.pop(key, None)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise RecordError(f"{self._at}.{key}: expected a number, found {_name(value)}")
        return float(value)

    def span(self, key: str, size: int) -> Span | None:
        value = self._left.pop(key, None)
        return None if value is None else _span(value, f"{self._at}.{key}", size)

    def spans(self, key: str, size: int) -> tuple[Span, ...]:
        values = self.optional(key, list) or []
        return tuple(_span(v, f"{self._at}.{key}[{i}]", size) for i, v in enumerate(values))

    def strings(self, key: str) -> Sequence[str]:
        values: list[Any] = self.optional(key, list) or []
        if not all(isinstance(v, str) for v in values):
            raise RecordError(f"{self._at}.{key}: expected a list of strings")
        return [_encodable(v) for v in values]

    def objects(self, key: str, make: Callable[[Any, str], T]) -> tuple[T, ...]:
        values = self.optional(key, list) or []
        return tuple(make(v, f"{self._at}.{key}[{i}]") for i, v in enumerate(values))

    def rest(self) -> Json:
        return self._left


def _span(value: Any, at: str, size: int) -> Span:
    """Offsets must lie in the text: a span that does not is a broken record, never silently clipped."""
    good = isinstance(value, list | tuple) and len(value) == 2 and all(type(v) is int for v in value)
    if not good or not 0 <= value[0] <= value[1] <= size:
        raise RecordError(f"{at}: {value!r} is not [start, end] with 0 <= start <= end <= {size}")
    return Span(value[0], value[1])


def _encodable(text: str) -> str:
    return SURROGATE.sub("\ufffd", text)


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


def _name(value: Any) -> str:
    return "null" if value is None else type(value).__name__

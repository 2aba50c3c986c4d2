"""JSON values <-> the fields of a record, checked one by one; shared by the codecs of all records."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from onrecord.errors import RecordError
from onrecord.text.span import Span

Json = dict[str, Any]
T = TypeVar("T")

SURROGATE = re.compile("[\ud800-\udfff]")


def fields_of(record: Any, kind: type, **first: Any) -> Json:
    """`first`, the record's fields in order, then `unknown`, which cannot hide a known key."""
    out: Json = dict(first)
    for name in _names(kind):
        value = getattr(record, name)
        out[name] = value if type(value) in _PLAIN else _plain(value)
    for key, value in record.unknown.items():
        out.setdefault(key, value)
    return out


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(name for name in kind.__dataclass_fields__ if name != "unknown")


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, tuple):
        return [v if type(v) in _PLAIN else _plain(v) for v in value]
    return value


_PLAIN = frozenset({str, int, float, bool, type(None)})


class Taker:
    """Takes known keys out of one JSON object, checking each; `rest()` is what nobody took."""

    def __init__(self, value: Any, at: str) -> None:
        if not isinstance(value, Mapping):
            raise RecordError(f"{at}: expected an object, found {_name(value)}")
        self._left = {str(k): encodable(v) if isinstance(v, str) else v for k, v in value.items()}
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
        return [encodable(v) for v in values]

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


def encodable(text: str) -> str:
    """The text as UTF-8 can hold it: each lone surrogate is U+FFFD."""
    if not text.isascii():
        try:
            text.encode()  # many times as quick as a look for surrogates
        except UnicodeEncodeError:
            return SURROGATE.sub("\ufffd", text)
    return text


def _name(value: Any) -> str:
    return "null" if value is None else type(value).__name__

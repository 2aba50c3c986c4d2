"""A record as it comes in (one JSON object, one table row) -> its article.

`text` or, without it, `html` is needed; `id`, `url`, `outlet`, `domain`, `title`, `published`, `byline`,
`language`, `credit` are used when there, other keys are kept. What an earlier reading found (`statements`,
`speakers`, `credits` ...) is not taken over: the text is read anew.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from onrecord import limits
from onrecord.errors import InputError
from onrecord.ingest.build import build, failure
from onrecord.ingest.credits import Clue, byline_names, credits, text_clues
from onrecord.ingest.dates import iso_date
from onrecord.ingest.fields import Facts, domain_of, field, language_subtag, web_url
from onrecord.ingest.html import Extractor, read_page
from onrecord.records import Article, Failure
from onrecord.text.clean import clean

_USED = frozenset(
    "text html id ref url outlet domain title published byline language credit format refs text_sha256 "
    "statements speakers credits raw_sha256 offsets_to_source outcome reader".split()
)


def load_json(data: bytes) -> Any:
    """The JSON value in the bytes (UTF-8, UTF-16 or UTF-32). NaN and Infinity, which JSON has not, become
    null.

    Raises InputError: `bad_encoding`, `bad_json` (also for what is nested deeper than any record is)."""
    try:
        return json.loads(data, parse_constant=lambda _: None)
    except UnicodeDecodeError as error:
        raise InputError(
            "bad_encoding", f"not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8"
        ) from None
    except RecursionError:
        raise InputError(
            "bad_json", f"nested deeper than {limits.MAX_JSON_DEPTH} levels, the most that is allowed"
        ) from None
    except json.JSONDecodeError as error:
        message = f"not JSON: {error.msg} (character {error.pos + 1}); one object on one line is expected"
        raise InputError("bad_json", message) from None
    except ValueError as error:
        raise InputError("bad_json", f"not JSON: {error}; one object on one line is expected") from None


def record_article(value: Any, *, at: str, raw_sha256: str | None, extractor: Extractor) -> Article | Failure:
    """The article of one record, or the failure; `at` tells where the record stands (`file.jsonl:17`). Raises
    nothing."""
    try:
        return _article(value, at, raw_sha256, extractor)
    except InputError as error:
        return failure(at, error)


def _article(value: Any, at: str, raw_sha256: str | None, extractor: Extractor) -> Article:
    if not isinstance(value, Mapping):
        raise InputError("bad_record", f"expected an object with `text`, found {_kind(value)}")
    text, page = value.get("text"), value.get("html")
    if text is None and page is None:
        raise InputError("bad_record", "no `text` (nor `html`); a record needs one of them as a string")
    for key, found in (("text", text), ("html", page if text is None else None)):
        if found is not None and not isinstance(found, str):
            raise InputError("bad_record", f"`{key}` is {_kind(found)}; it must be a string")
    facts = _facts(value)
    ref = _name(value.get("id")) or at
    said = tuple(Clue(name, "origin", "meta") for name in _strings(value.get("credit")))
    unknown = {clean(str(k)).text: _harmless(v, 1) for k, v in value.items() if k not in _USED}
    if isinstance(text, str):
        return _text_article(text, facts, said, ref, raw_sha256, unknown)
    return read_page(
        str(page),
        ref=ref,
        raw_sha256=raw_sha256,
        extractor=extractor,
        given=facts,
        said=said,
        unknown=unknown,
    )


def _text_article(
    text: str,
    facts: Facts,
    said: tuple[Clue, ...],
    ref: str,
    raw_sha256: str | None,
    unknown: Mapping[str, Any],
) -> Article:
    cleaned = clean(text).text
    signed = [Clue(name, "origin", "byline") for name in byline_names(facts.byline or "")]
    return build(
        cleaned,
        facts,
        ref=ref,
        raw_sha256=raw_sha256,
        offsets_to_source="exact" if cleaned == text else "partial",
        credits=credits([*text_clues(cleaned), *said, *signed], outlet=facts.outlet, domain=facts.domain),
        unknown=unknown,
    )


def _facts(value: Mapping[Any, Any]) -> Facts:
    """The facts that the record states; values of an unexpected type are passed over, they are no reason to
    lose it."""
    url = web_url(value.get("url"))
    published = field(value.get("published"))
    return Facts(
        title=field(value.get("title")),
        outlet=field(value.get("outlet")),
        byline=", ".join(_strings(value.get("byline"))) or None,
        # A date that cannot be put as ISO 8601 is still what the record says.
        published=iso_date(published) or published,
        url=url,
        domain=field(value.get("domain")) or domain_of(url),
        language=language_subtag(value.get("language")),
    )


def _strings(value: Any) -> list[str]:
    items = value if isinstance(value, list) else [value]
    return [text for item in items if (text := field(item))]


def _name(value: Any) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return field(value)


def _harmless(value: Any, depth: int) -> Any:
    """An unknown value as it can be written again: no lone surrogate, no infinite number. Raises
    InputError."""
    if depth > limits.MAX_JSON_DEPTH:
        raise InputError("bad_json", f"nested deeper than {limits.MAX_JSON_DEPTH} levels, the most that is allowed")
    if isinstance(value, str):
        return clean(value).text
    if isinstance(value, Mapping):
        return {clean(str(k)).text: _harmless(v, depth + 1) for k, v in value.items()}
    if isinstance(value, list):
        return [_harmless(v, depth + 1) for v in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if value is None or isinstance(value, bool | int) else str(value)


def _kind(value: Any) -> str:
    names = {type(None): "null", bool: "a boolean", dict: "an object", list: "a list", str: "a string"}
    return names.get(type(value), "a number")

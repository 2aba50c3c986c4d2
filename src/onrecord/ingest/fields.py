"""Short facts about an article (title, byline, outlet ...) as they come in: data, never markup, never
commands.

A hostile title stays what it says, but on one line, without control characters, and not longer than
MAX_FIELD_CHARS.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from onrecord import limits
from onrecord.text.clean import clean

_CONTROLS = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]+")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?")
_NO_LANGUAGE = frozenset({"und", "mul", "zxx", "mis"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What an input says about its article. None means unknown."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    domain: str | None = None
    language: str | None = None


def field(value: Any) -> str | None:
    """A string as a one-line field: C0 and C1 controls and runs of white space become one space, and it is
    cut at MAX_FIELD_CHARS. None for anything that is not a string or holds nothing. Raises nothing."""
    if not isinstance(value, str):
        return None
    # Cut before cleaning too, so that a field of many megabytes costs nothing.
    text = clean(value[: 8 * limits.MAX_FIELD_CHARS]).text
    return _CONTROLS.sub(" ", text).strip()[: limits.MAX_FIELD_CHARS].rstrip() or None


def web_url(value: Any) -> str | None:
    """The value if it is an absolute http(s) URL with a host, else None. Raises nothing."""
    url = field(value)
    return url if url and domain_of(url) else None


def domain_of(url: str | None) -> str | None:
    """The host of an http(s) URL in lower case, without `www.`; None if there is none. Raises nothing."""
    try:
        parts = urlsplit(url or "")
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or re.search(r"\s", host):
        return None
    return host.removeprefix("www.") or None


def language_subtag(value: Any) -> str | None:
    """The primary subtag of a language tag (`en-GB`, `pt_BR`), lower-case; None if it is none. Raises
    nothing."""
    found = _LANGUAGE.fullmatch(field(value) or "")
    tag = found[1].lower() if found else None
    return None if tag in _NO_LANGUAGE else tag

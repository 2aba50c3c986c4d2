"""An article as it was read, with its speakers and credits (FORMAT.md, "Article")."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from onrecord.records.statement import Statement, Unknown
from onrecord.text.span import Span

FORMAT = "onrecord/1"
CREDIT_ROLES = frozenset({"origin", "mention"})
CREDIT_PLACES = frozenset({"text", "byline", "dateline", "footer", "jsonld", "meta"})
OFFSETS_TO_SOURCE = frozenset({"exact", "partial", "none"})
OUTCOMES = frozenset({"read", "unsupported_language", "no_text"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who speaks in the article, with every mention and the words that describe them."""

    id: str
    name: str
    type: str | None = None
    mentions: tuple[Span, ...] = ()
    description: tuple[Span, ...] = ()
    unknown: Unknown = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Credit:
    """An outlet that the article credits. `span` is None where it stands outside `text` (a meta tag)."""

    outlet: str
    span: Span | None
    role: str
    where: str | None = None
    unknown: Unknown = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Article:
    """One copy of one text, as one outlet published it.

    `outcome` tells what the reader did: `read`; `unsupported_language` (marked, not guessed at); `no_text`;
    None while it has not been read. `reader` names the version and model that read it.
    """

    id: str
    text: str
    ref: str | None = None
    refs: tuple[str, ...] = ()
    url: str | None = None
    outlet: str | None = None
    domain: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    text_sha256: str | None = None
    statements: tuple[Statement, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    credits: tuple[Credit, ...] = ()
    raw_sha256: str | None = None
    offsets_to_source: str | None = None
    outcome: str | None = None
    reader: Mapping[str, Any] | None = field(default=None, hash=False)
    unknown: Unknown = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that gave no article, and why: it stays visible instead of stopping the batch.

    `ref` is the path or record id as the caller knows it, with a line number for a line of a file;
    `code` is stable (docs/errors.md); `message` is one line for people.
    """

    ref: str
    code: str
    message: str


def text_hash(text: str) -> str:
    """SHA-256 of the text in UTF-8, as hex. Raises UnicodeEncodeError at a lone surrogate: clean first."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def article_id(text: str, *, url: str | None = None, domain: str | None = None, outlet: str | None = None) -> str:
    """Identity by content: hash of the text and of where it was published (url, else domain, else outlet).

    The same page read twice is one article; the same text in two outlets is two. 16 hex digits.
    """
    place = url or domain or outlet or ""
    return hashlib.sha256(f"{text_hash(text)}\n{place}".encode()).hexdigest()[:16]

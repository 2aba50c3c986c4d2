"""Text and facts -> an article, or the reason why not. The one place where ingest makes an `Article`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from onrecord import limits
from onrecord.errors import InputError
from onrecord.ingest.fields import Facts, domain_of
from onrecord.ingest.raw import show
from onrecord.records import Article, Credit, Failure, article_id, text_hash


def build(
    text: str,
    facts: Facts,
    *,
    ref: str,
    raw_sha256: str | None,
    offsets_to_source: str,
    credits: tuple[Credit, ...] = (),
    unknown: Mapping[str, Any] | None = None,
) -> Article:
    """The article of a clean text (no NUL, no lone surrogate, LF line ends); its spans are in code points of
    `text`.

    Raises InputError: `empty` for a text without a visible character, `too_large` past MAX_ARTICLE_CHARS.
    """
    if not text.strip():
        raise InputError("empty", "no text; an article needs at least one character")
    if len(text) > limits.MAX_ARTICLE_CHARS:
        raise InputError(
            "too_large",
            f"{len(text):,} characters; one article may have {limits.MAX_ARTICLE_CHARS:,}; split it",
        )
    facts = replace(facts, domain=facts.domain or domain_of(facts.url))
    return Article(
        id=article_id(text, url=facts.url, domain=facts.domain, outlet=facts.outlet),
        text=text,
        ref=ref,
        url=facts.url,
        outlet=facts.outlet,
        domain=facts.domain,
        title=facts.title,
        byline=facts.byline,
        published=facts.published,
        language=facts.language,
        text_sha256=text_hash(text),
        credits=credits,
        raw_sha256=raw_sha256,
        offsets_to_source=offsets_to_source,
        unknown=dict(unknown or {}),
    )


def failure(ref: str, error: InputError) -> Failure:
    """The error as a value, its message on one line and without control characters."""
    message = "".join(c if c.isprintable() else " " for c in str(error))
    return Failure(ref, error.code, " ".join(f"{ref}: {message}".split()))


def sha256(data: bytes) -> str:
    """SHA-256 as hex. Whoever keeps the bytes of articles is shown them here (`raw.py`)."""
    digest = hashlib.sha256(data).hexdigest()
    show(digest, data)
    return digest

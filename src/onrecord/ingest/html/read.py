"""A page's bytes -> its article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from onrecord.errors import InputError
from onrecord.ingest.build import build, sha256
from onrecord.ingest.credits import Clue, credits, signatures, text_clues
from onrecord.ingest.fields import Facts, domain_of
from onrecord.ingest.html.decode import decode_page
from onrecord.ingest.html.extract import Extractor
from onrecord.ingest.html.source_map import source_map
from onrecord.records import Article
from onrecord.text.clean import clean


def read_html(
    data: bytes,
    *,
    ref: str,
    extractor: Extractor,
    charset: str | None = None,
    found_at: str | None = None,
    unknown: Mapping[str, Any] | None = None,
) -> Article:
    """The article in the bytes of a page. `charset` is what its server declared, which comes before what the page
    declares. Raises InputError: what `decode_page` and `read_page` raise."""
    text = decode_page(data, charset).text
    return read_page(text, ref=ref, raw_sha256=sha256(data), extractor=extractor, found_at=found_at, unknown=unknown)


def read_page(
    page: str,
    *,
    ref: str,
    raw_sha256: str | None,
    extractor: Extractor,
    given: Facts | None = None,
    said: tuple[Clue, ...] = (),
    found_at: str | None = None,
    unknown: Mapping[str, Any] | None = None,
) -> Article:
    """The article in a decoded page. `given` are facts that are known from elsewhere and come before the
    page's own, `said` are credits known from elsewhere, `found_at` is the address it was served from, `unknown`
    other keys to keep.

    Raises InputError: `no_text`, `too_large`, and what `Extractor.extract` raises.
    """
    found = extractor.extract(clean(page).text)
    text = clean(found.text).text
    if not text.strip():
        raise InputError("no_text", "no main text found in the page; give its text as a record or a text file")
    facts = found.facts
    if given is not None:
        facts = replace(facts, **{f.name: getattr(given, f.name) for f in fields(Facts) if getattr(given, f.name)})
        if given.url and not given.domain:
            facts = replace(facts, domain=domain_of(given.url))
    if found_at is not None:
        facts, elsewhere = _placed(facts, found_at)
        said = (*said, *elsewhere)
    return build(
        text,
        facts,
        ref=ref,
        raw_sha256=raw_sha256,
        offsets_to_source=source_map(text, page).exactness,
        credits=credits(_merged(text, [*said, *found.clues]), outlet=facts.outlet, domain=facts.domain),
        unknown=unknown,
    )


def _placed(facts: Facts, found_at: str) -> tuple[Facts, tuple[Clue, ...]]:
    """The facts with the address of this copy. The one that the page gives itself is kept within the same site: it
    is the article's name there, whatever was added to the address. On another site it is whose text this is."""
    own, served = facts.domain, domain_of(found_at)
    if own and served and (own == served or own.endswith("." + served) or served.endswith("." + own)):
        return facts, ()
    clues = (Clue(own, "origin", "meta"),) if own else ()
    return replace(facts, url=found_at, domain=served), clues


def _merged(text: str, clues: list[Clue]) -> list[Clue]:
    """The page's clues and the text's own; a dateline or footer that stands in the text is one clue, with its
    span."""
    in_text = text_clues(text) + signatures(text, [c.outlet for c in clues])
    found = {(c.outlet, c.where) for c in in_text}
    return in_text + [c for c in clues if (c.outlet, c.where) not in found]

"""An RSS or Atom file -> an article for each entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from onrecord.errors import InputError
from onrecord.ingest.build import build, failure, sha256
from onrecord.ingest.credits import Clue, byline_names, credits, footer_names, text_clues
from onrecord.ingest.fields import Facts, domain_of, field
from onrecord.ingest.html import Extractor
from onrecord.ingest.html.decode import decode_page
from onrecord.ingest.source import read_whole
from onrecord.records import Article, Failure
from onrecord.text.clean import clean


def read_feed(stream: BinaryIO, *, ref: str, extractor: Extractor) -> Iterator[Article | Failure]:
    """An article or a failure for each entry: its full content where the feed has it, else its summary. `ref` is the
    entry's own id, else the path with the entry's number.

    Raises InputError: `empty`, `unsupported_format` for what is no feed, and what reading and decoding raise."""
    data = read_whole(stream)
    answer = extractor.feed(clean(decode_page(data).text).text)
    entries = answer.get("entries")
    if not isinstance(entries, list):
        raise InputError("unsupported_format", "no RSS or Atom feed; give the text as a record or a text file")
    if not entries:
        raise InputError("empty", "a feed without entries")
    raw_sha256 = sha256(data)
    for number, entry in enumerate(entries, start=1):
        at = f"{ref}:{number}"
        try:
            yield _article(entry, at, raw_sha256)
        except InputError as error:
            yield failure(at, error)


def _article(entry: Mapping[str, Any], at: str, raw_sha256: str) -> Article:
    """Raises InputError: `no_text`, `too_large`."""
    facts = Facts(**{name: field(value) for name, value in entry["facts"].items()})
    text = clean(entry["text"]).text
    if not text.strip():
        where = f"; save the page {facts.url} and read it" if facts.url else "; give its text as a record"
        raise InputError("no_text", f"the entry has a title and no text{where}")
    outlet, domain = facts.outlet, domain_of(facts.url)
    return build(
        text,
        facts,
        ref=entry["id"] or at,
        raw_sha256=raw_sha256,
        offsets_to_source=entry["offsets_to_source"],
        credits=credits([*text_clues(text), *_clues(entry, facts)], outlet=outlet, domain=domain),
        unknown={"feed": {"part": entry["part"]}},
    )


def _clues(entry: Mapping[str, Any], facts: Facts) -> Iterator[Clue]:
    for name in byline_names(facts.byline or ""):
        yield Clue(name, "origin", "byline")
    if entry["first_on"]:
        yield Clue(entry["first_on"], "origin", "footer")
    for name, _ in footer_names(entry["rights"] or ""):
        yield Clue(name, "origin", "meta")

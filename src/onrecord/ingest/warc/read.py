"""A WARC file -> the articles of the pages in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.ingest import kinds
from onrecord.ingest.build import failure
from onrecord.ingest.dates import iso_date
from onrecord.ingest.fields import web_url
from onrecord.ingest.html import Extractor, read_html
from onrecord.ingest.plain_text import read_plain_text
from onrecord.ingest.warc.records import Damage, Record, Wanted, records
from onrecord.ingest.warc.response import Page, is_page, page
from onrecord.records import Article, Failure

URL_CHARS = 300


def read_warc(stream: BinaryIO, *, ref: str, extractor: Extractor) -> Iterator[Article | Failure]:
    """An article or a failure for each page of the archive, packed or not; `ref` is the archive's with the number of
    the record. Other records are passed over; a revisit is a page that stands elsewhere in the archive.

    A page whose bytes are not those that the archive's digest names gives a failure `digest_mismatch` and is read all
    the same. What is damaged is a failure in its place. Raises InputError: `empty`, `too_large`; OSError.
    """
    counted: Counter[str] = Counter()
    yield from archived_pages(stream, ref=ref, extractor=extractor, counted=counted)
    if not counted["page"] and not counted["damage"]:
        raise nothing_in_it(counted)


def archived_pages(
    stream: BinaryIO, *, ref: str, extractor: Extractor, counted: Counter[str], wanted: Wanted = is_page
) -> Iterator[Article | Failure]:
    """As `read_warc`; what was found is counted: `page` (what pages gave), `damage`, and other records by their type.
    `wanted` tells which records are pages. Raises InputError, OSError."""
    for found in records(stream, wanted):
        if isinstance(found, Damage):
            counted["damage"] += 1
            yield failure(f"{ref}:{found.number}", found.error)
            continue
        record, block = found
        if block is None:
            counted[record.type] += 1
            continue
        for item in _page(record, block, f"{ref}:{record.number}", extractor):
            counted["page"] += 1
            yield item


def nothing_in_it(counted: Counter[str]) -> InputError:
    """The error for an archive without a page."""
    held = ", ".join(f"{number:,} {kind or 'untyped'}" for kind, number in counted.most_common(5)) or "none"
    return InputError("empty", f"no page in the archive (records: {held}); pages are HTML or text that a server sent")


def _page(record: Record, block: bytes, at: str, extractor: Extractor) -> Iterator[Article | Failure]:
    try:
        found = page(record, block)
        if found is None:
            return  # An empty answer to a script's question, not a page.
        if found.altered:
            yield failure(at, _named(record, InputError("digest_mismatch", _ALTERED)))
        yield _article(record, found, at, extractor)
    except InputError as error:
        yield failure(at, _named(record, error))


_ALTERED = (
    "the page is not the one whose digest the archive states: damaged, or changed later; it was read all the same, "
    "compare it with another copy"
)


def _article(record: Record, found: Page, at: str, extractor: Extractor) -> Article:
    url = web_url((record.url or "").partition("#")[0])
    captured = iso_date(record.date)
    capture = {"url": url, "date": captured, "record": record.id}
    if found.altered:
        capture["digest"] = "mismatch"
    if record.truncated:
        capture["truncated"] = record.truncated
    unknown = {"capture": capture}
    if found.kind == kinds.HTML:
        article = read_html(
            found.data, ref=at, extractor=extractor, charset=found.charset, found_at=url, unknown=unknown
        )
    else:
        article = read_plain_text(found.data, ref=at, charset=found.charset, found_at=url, unknown=unknown)
    return article if article.published else replace(article, published=captured)


def _named(record: Record, error: InputError) -> InputError:
    """The error with the page's address, which people know better than the number of a record."""
    return InputError(error.code, f"{(record.url or '')[:URL_CHARS]}: {error}")

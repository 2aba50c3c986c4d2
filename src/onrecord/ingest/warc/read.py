"""A WARC file -> the articles of the pages in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from onrecord.errors import InputError
from onrecord.ingest import kinds
from onrecord.ingest.build import failure
from onrecord.ingest.dates import iso_date
from onrecord.ingest.fields import web_url
from onrecord.ingest.html import Extractor, read_html
from onrecord.ingest.plain_text import read_plain_text
from onrecord.ingest.warc.records import Damage, Found, Record, Wanted, records
from onrecord.ingest.warc.response import is_page, page
from onrecord.records import Article, Failure

_URL_CHARS = 300
_ALTERED = "not what the archive's digest says it was: damaged, or changed later; "
_TYPES = frozenset({"warcinfo", "response", "resource", "request", "metadata", "revisit", "conversion", "continuation"})

_SCHEMES = frozenset(
    {"http", "https", "dns", "ftp", "whois", "ntp", "gopher", "gemini", "urn", "data", "blob", "about"}
)


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
        at = f"{ref}:{found.record.number}"
        if found.block is not None:
            for item in _page(found, at, extractor):
                counted["page"] += 1
                yield item
            continue
        counted[found.record.type] += 1
        if wrong := _wrong(found):
            counted["damage"] += 1
            yield failure(at, _named(found.record, wrong))


def nothing_in_it(counted: Counter[str]) -> InputError:
    """The error for an archive without a page."""
    held = ", ".join(f"{number:,} {kind or 'untyped'}" for kind, number in counted.most_common(5)) or "none"
    return InputError("empty", f"no page in the archive (records: {held}); pages are HTML or text that a server sent")


def _wrong(found: Found) -> InputError | None:
    """What must be told of a record that is no page: it may have been one."""
    if found.altered:
        return InputError("digest_mismatch", _ALTERED + "it is no page now and was passed over")
    if found.record.type not in _TYPES:
        return InputError("bad_warc", f"a record of the unknown type {found.record.type[:40]!r} was passed over")
    if found.record.type == "response" and (found.record.url or "").partition(":")[0].lower() not in _SCHEMES:
        return InputError("bad_warc", "a response from no address that is known was passed over")
    return None


def _page(found: Found, at: str, extractor: Extractor) -> Iterator[Article | Failure]:
    try:
        archived = page(found.record, found.block or b"")
        if archived is None:  # An empty answer to a script's question, not a page.
            if wrong := _wrong(found):
                yield failure(at, _named(found.record, wrong))
            return
        altered = bool(found.altered or archived.altered)
        if altered:
            message = _ALTERED + "it was read all the same, compare it with another copy"
            # A name of its own: an article under the same name would count as what mends the failure.
            yield failure(f"{at}:digest", _named(found.record, InputError("digest_mismatch", message)))
        capture = _capture(found.record, altered)
        options: dict[str, Any] = {
            "ref": at,
            "charset": archived.charset,
            "found_at": capture["url"],
            "unknown": {"capture": capture},
        }
        if archived.kind == kinds.HTML:
            article = read_html(archived.data, extractor=extractor, **options)
        else:
            article = read_plain_text(archived.data, **options)
        yield article if article.published else replace(article, published=capture["date"])
    except InputError as error:
        yield failure(at, _named(found.record, error))


def _capture(record: Record, altered: bool) -> dict[str, str | None]:
    """When and where the page was captured, as docs/format.md has it."""
    capture = {
        "url": web_url((record.url or "").partition("#")[0]),
        "date": iso_date(record.date),
        "record": record.id,
    }
    if altered:
        capture["digest"] = "mismatch"
    if record.truncated:
        capture["truncated"] = record.truncated
    return capture


def _named(record: Record, error: InputError) -> InputError:
    """The error with the page's address, which people know better than the number of a record."""
    return InputError(error.code, f"{(record.url or '')[:_URL_CHARS]}: {error}" if record.url else str(error))

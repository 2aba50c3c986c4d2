"""An archived response -> the page in it: status and type looked at, chunks and packing taken away."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from onrecord import limits
from onrecord.errors import InputError
from onrecord.ingest import kinds
from onrecord.ingest.warc.coding import decoded, unchunked
from onrecord.ingest.warc.digests import holds
from onrecord.ingest.warc.records import Record

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_SERVED = frozenset({200, 203})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NOT_PROSE = re.compile(
    r"/(?:robots|ads|app-ads|humans|security|llms)\.txt$|\.(?:js|mjs|css|json|map|vtt|srt|csv|log)$", re.I
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes of a page as its reader got them, its kind (`html`, `text`), the encoding that the server declared,
    and whether a digest of the archive speaks against them."""

    data: bytes
    kind: str
    charset: str | None
    altered: bool


@dataclass(frozen=True, slots=True)
class _Http:
    """The HTTP header of a block: status, media type, and where the body starts (bytes)."""

    status: int
    media: str
    body_start: int
    headers: Any


def is_page(record: Record, head: bytes) -> bool:
    """Whether the record is a page or a text that a server sent, or, without a server, a resource that is one. `head`
    is the start of its block. Raises nothing.

    A response whose HTTP header is broken counts, so that `page` can tell what is wrong with it."""
    if not (record.url or "").lower().startswith(("http://", "https://")):
        return False
    if record.type == "resource":
        return _is_page_type(_media(record.content_type), record)
    if record.type != "response":
        return False
    try:
        http = _http(head)
    except InputError:
        return (record.content_type or "").lower().startswith("application/http")
    return http.status in _SERVED and _is_page_type(http.media, record)


def redirect(record: Record, head: bytes) -> str | None:
    """Where the response sends its reader, as an absolute address; None if it does not. Raises nothing."""
    try:
        http = _http(head) if record.type == "response" else None
        location = http.headers.get_header("Location") if http and http.status in _REDIRECTS else None
        return urljoin(record.url or "", location) if location else None
    except (InputError, ValueError):
        return None


def page(record: Record, block: bytes) -> Page | None:
    """The page in the block of a record that `is_page`; None where there is no body, or none that is text or HTML.

    Raises InputError: `bad_response`, `too_large`."""
    if record.segment is not None:
        raise InputError("bad_response", "a page in several segments, which are not put together; save it again")
    sent, coding, chunked, declared = block, None, False, record.content_type
    if record.type == "response":
        http = _http(block)
        sent, declared = block[http.body_start :], http.headers.get_header("Content-Type")
        coding = http.headers.get_header("Content-Encoding")
        chunked = "chunked" in (http.headers.get_header("Transfer-Encoding") or "").lower()
    body = unchunked(sent) if chunked else sent
    data = decoded(body, coding)
    if not data.strip():
        return None
    altered = holds(record.payload_digest, [sent, body, data]) is False
    kind = _kind(_media(declared), data)
    charset = _CHARSET.search(declared or "")
    return Page(data, kind, charset[1] if charset else None, altered) if kind else None


def _http(block: bytes) -> _Http:
    """The HTTP header that the block starts with. Raises InputError `bad_response`."""
    from warcio.statusandheaders import StatusAndHeadersParser

    head = block[: limits.MAX_WARC_HEADER_BYTES]
    stream = io.BytesIO(head)
    try:
        headers = StatusAndHeadersParser(["HTTP/"]).parse(stream)
        status = int(headers.statusline.split()[1])
    except Exception:
        raise InputError("bad_response", "no sound HTTP header in the response; save the page again") from None
    if stream.tell() == len(head) < len(block):
        allowed = limits.MAX_WARC_HEADER_BYTES
        raise InputError("bad_response", f"an HTTP header of more than {allowed:,} bytes; save the page again")
    return _Http(status, _media(headers.get_header("Content-Type")), stream.tell(), headers)


def _is_page_type(media: str, record: Record) -> bool:
    if media == "text/plain":
        return not _NOT_PROSE.search(re.split(r"[?#]", record.url or "", maxsplit=1)[0])
    return media in HTML_TYPES or not media


def _kind(media: str, data: bytes) -> str | None:
    if media in HTML_TYPES:
        return kinds.HTML
    if media == "text/plain":
        return kinds.TEXT
    try:
        found = kinds.sniff(data[:8192])
    except InputError:
        return None
    return found if found == kinds.HTML else None


def _media(content_type: str | None) -> str:
    return (content_type or "").partition(";")[0].strip().lower()

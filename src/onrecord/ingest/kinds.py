"""What kind of input a file is: by its name, or, for a file that is named outright, by its first bytes."""

from __future__ import annotations

import re
from pathlib import PurePath

from onrecord.errors import InputError
from onrecord.ingest.decode import decode

TEXT, HTML, JSON, JSON_LINES, CSV, TSV, PARQUET = "text", "html", "json", "jsonl", "csv", "tsv", "parquet"
WARC, WACZ, FEED, OPML, XML = "warc", "wacz", "feed", "opml", "xml"
KINDS = {
    ".txt": TEXT, ".text": TEXT, ".md": TEXT,
    ".html": HTML, ".htm": HTML, ".xhtml": HTML,
    ".json": JSON, ".jsonl": JSON_LINES, ".ndjson": JSON_LINES,
    ".csv": CSV, ".tsv": TSV, ".parquet": PARQUET,
    ".warc": WARC, ".wacz": WACZ,
    ".rss": FEED, ".atom": FEED, ".opml": OPML, ".xml": XML, ".rdf": XML,
}  # fmt: skip
_MARKUP = re.compile(
    r"(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body|meta|title|article|main|div)\b",
    re.I | re.S,
)
_XML_ROOT = re.compile(
    r"(?:<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>|\s)*+<(?:\w+:)?(rss|feed|rdf|opml|html)\b", re.I | re.S
)
_OF_ROOT = {"rss": FEED, "feed": FEED, "rdf": FEED, "opml": OPML, "html": HTML}


def kind_of(path: PurePath) -> tuple[str | None, bool]:
    """The kind that a file's name tells, None if it tells none, and whether the file is packed (`.gz`).
    Raises nothing."""
    packed = path.suffix.lower() == ".gz"
    suffix = (path.with_suffix("") if packed else path).suffix.lower()
    kind = KINDS.get(suffix)
    return (None if packed and kind in (PARQUET, WACZ) else kind), packed


def sniff_xml(head: bytes) -> str:
    """The kind of an XML file by its first bytes: feed, OPML or HTML.

    Raises InputError: `empty`, `binary`, `bad_encoding`, or `unsupported_format` for any other XML."""
    root = _XML_ROOT.match(decode(head).text)
    if root is None:
        raise InputError(
            "unsupported_format",
            "XML that is no RSS, Atom, OPML or XHTML; give its text as a record or a text file",
        )
    return _OF_ROOT[root[1].lower()]


def sniff(head: bytes) -> str:
    """The kind of an input by its first bytes: Parquet, WARC, feed, OPML, HTML, JSON lines, JSON or text.

    Raises InputError: `empty`, `binary`, `bad_encoding`."""
    if head.startswith(b"PAR1"):
        return PARQUET
    if head.startswith(b"WARC/"):
        return WARC
    start = decode(head).text
    if root := _XML_ROOT.match(start):
        return _OF_ROOT[root[1].lower()]
    if _MARKUP.match(start):
        return HTML
    bare = start.lstrip()
    if bare.startswith("{"):
        first_line = bare.partition("\n")[0].rstrip()
        return JSON_LINES if len(first_line) > 1 and (first_line.endswith("}") or "\n" not in bare) else JSON
    return JSON if re.match(r"\[\s*\{", bare) else TEXT

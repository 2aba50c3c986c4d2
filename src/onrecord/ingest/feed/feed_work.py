"""What is done to one feed or OPML document inside the child: one JSON answer."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

from onrecord import limits
from onrecord.ingest.dates import iso_date
from onrecord.ingest.fields import field, language_subtag, web_url
from onrecord.ingest.html.blocks import Tags, paragraphs
from onrecord.ingest.html.depth import flattened
from onrecord.ingest.html.source_map import source_map
from onrecord.ingest.html.tree import parse
from onrecord.text.clean import clean

Json = dict[str, Any]
_UTF8 = {"content-type": "application/xml; charset=utf-8"}
_HTML = Tags(
    frozenset(
        "address article aside blockquote body center dd details div dl dt fieldset figure footer h1 h2 h3 h4 h5 h6 "
        "header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
    ),
    "br",
    frozenset("figcaption form iframe noscript object script style svg template textarea title button select".split()),
)
# What feeds put after the text, in a paragraph of its own.
_FURNITURE = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?\s*)?(?:"
    r"(?:continue reading|read (?:more|on|the (?:full|rest|whole|original|article|story)\b)|"
    r"(?:full|view) (?:article|story|post))[^.!?]{0,80}|more|comments?|share)?[\s.…→»>:\[\]]*",
    re.I,
)
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,12})|([0-9]{1,12}));?")
_FIRST_ON = re.compile(r"The post .{1,400} (?:appeared first on|first appeared on) (?P<outlet>.{1,80}?)\.?")


def load() -> None:
    """Import what is needed, before the first fork, and keep its log to itself."""
    logging.disable(logging.CRITICAL)
    read("<rss><channel><item><description>&lt;p>A&lt;/p></description></item></channel></rss>")


def read(document: str) -> Json:
    """The feeds that an OPML document names as `feeds`, or a feed's `entries`, as plain JSON values. May raise
    anything; the child contains it."""
    document = _REFERENCE.sub(_sound_reference, document)
    if re.search(r"<opml\b", document[: limits.SNIFF_BYTES], re.I):
        return {"feeds": list(_outlines(document))}
    import feedparser

    # Never the document itself: feedparser would open it as a path or fetch it as an address.
    found = feedparser.parse(
        io.BytesIO(document.encode("utf-8")),
        response_headers=_UTF8,
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not found.version and not found.entries:
        return {"entries": None}
    return {"entries": [_entry(entry, found.feed) for entry in found.entries]}


def _sound_reference(reference: re.Match[str]) -> str:
    """The reference; U+FFFD for one to no character (a surrogate, NUL, beyond Unicode), over which parsers break."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    sound = 0 < code < 0xD800 or 0xDFFF < code < 0x110000
    return reference[0] if sound else "\ufffd"


def _outlines(document: str) -> Iterator[Json]:
    from lxml import etree

    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    root = etree.fromstring(document.encode("utf-8"), parser)
    for outline in root.iter("{*}outline") if root is not None else ():
        attributes = {str(key).casefold(): value for key, value in outline.attrib.items()}
        if address := field(attributes.get("xmlurl") or attributes.get("url")):
            yield {"address": address, "title": field(attributes.get("title") or attributes.get("text"))}


def _entry(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> Json:
    part, markup, kind = _fullest(entry)
    text, first_on = _text(markup, kind)
    source = entry.get("source") or {}
    base = feed.get("link") or ""
    return {
        "id": field(entry.get("id")),
        "text": text,
        "part": part,
        "offsets_to_source": source_map(text, markup).exactness if kind != "text/plain" else "exact",
        "first_on": first_on,
        "rights": field(entry.get("rights")) or field(feed.get("rights")),
        "facts": {
            "title": _plain(entry.get("title"), entry.get("title_detail")),
            "outlet": _outlet(source) or _outlet(feed),
            "byline": _byline(entry),
            "published": iso_date(entry.get("published")) or iso_date(entry.get("updated")) or _parsed(entry),
            "url": _link(base, entry.get("link")) or web_url(entry.get("id")),
            "language": _language(entry) or language_subtag(feed.get("language")),
        },
    }


def _fullest(entry: Mapping[str, Any]) -> tuple[str, str, str]:
    """The part of the entry that holds its text (`content`, else `summary`), its markup and media type."""
    contents = [c for c in entry.get("content") or () if "text" in c.get("type", "text") or "html" in c.get("type", "")]
    best = max(contents, key=lambda c: len(c.get("value") or ""), default=None)
    if best is not None and (best.get("value") or "").strip():
        return "content", best["value"], best.get("type") or "text/html"
    detail = entry.get("summary_detail") or {}
    return "summary", entry.get("summary") or "", detail.get("type") or "text/html"


def _text(markup: str, kind: str) -> tuple[str, str | None]:
    """Paragraphs apart by blank lines, without what feeds add at their end, and the outlet that such an addition
    names."""
    markup = clean(markup).text
    if kind == "text/plain":
        return markup.strip(), None
    tree = parse(flattened(markup))
    found = list(paragraphs(tree, _HTML)) if tree is not None else []
    outlet = None
    while len(found) > 1 and (_FURNITURE.fullmatch(found[-1]) or _FIRST_ON.fullmatch(found[-1])):
        first_on = _FIRST_ON.fullmatch(found.pop())
        outlet = outlet or (field(first_on["outlet"]) if first_on else None)
    return "\n\n".join(found), outlet


def _plain(value: Any, detail: Any) -> str | None:
    """A title: feeds put markup and entities into it, escaped once or twice."""
    if not isinstance(value, str) or "html" not in (detail or {}).get("type", ""):
        return field(value)
    tree = parse(value[: 8 * limits.MAX_FIELD_CHARS])
    return field(" ".join(tree.itertext())) if tree is not None else None


def _outlet(feed: Mapping[str, Any]) -> str | None:
    return field(feed.get("publisher")) or _plain(feed.get("title"), feed.get("title_detail"))


def _byline(entry: Mapping[str, Any]) -> str | None:
    names = [name for author in entry.get("authors") or () if (name := field(author.get("name")))]
    return field(", ".join(dict.fromkeys(names))) or field(entry.get("author"))


def _link(base: str, link: Any) -> str | None:
    try:
        return web_url(urljoin(base, link)) if isinstance(link, str) and link else None
    except ValueError:
        return None


def _parsed(entry: Mapping[str, Any]) -> str | None:
    """The date as feedparser understands it, in UTC; it knows forms that no standard has."""
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    return "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+00:00".format(*when[:6]) if when else None


def _language(entry: Mapping[str, Any]) -> str | None:
    details = [*(entry.get("content") or ()), entry.get("summary_detail") or {}]
    return next(filter(None, (language_subtag(detail.get("language")) for detail in details)), None)

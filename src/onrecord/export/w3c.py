"""W3C Web Annotation (JSON-LD): one AnnotationPage, one annotation for each statement, one target for each
span.

A target is found by its words (`TextQuoteSelector`, with 32 code points before and after) and by its place
(`TextPositionSelector`). The recommendation counts positions in Unicode code points, half-open, as OnRecord
does; they count in the extracted text whose hash is `onrecord:textSha256`, not in the page's HTML.
"""

from __future__ import annotations

import base64
import json
import uuid
from collections.abc import Iterable
from typing import Any, TextIO
from urllib.parse import urlsplit

from onrecord.export.display import speaker_name
from onrecord.export.outline import Entry, outline
from onrecord.records import Article, Failure, text_hash
from onrecord.text.span import Span

CONTEXT_CHARS = 32
CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"onrecord": "urn:onrecord:"}]
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_OID, "onrecord/1")
UNITS = (
    "Positions are Unicode code points, half-open, in the extracted text with the SHA-256 given in onrecord:textSha256."
)

Json = dict[str, Any]


def write(items: Iterable[Article | Failure], out: TextIO) -> None:
    """Write one AnnotationPage, an annotation per line. Raises OSError. Failures are no articles: the
    caller reports them.
    """
    head = {"@context": CONTEXT, "type": "AnnotationPage", "onrecord:units": UNITS, "items": []}
    out.write(_json(head).removesuffix("]}"))
    first = True
    for item in items:
        if not isinstance(item, Article):
            continue
        for annotation in annotate(item):
            out.write(("\n" if first else ",\n") + _json(annotation))
            first = False
    out.write("\n]}\n")


def annotate(article: Article) -> list[Json]:
    """One annotation for each statement, outer ones before those that stand in them."""
    digest = text_hash(article.text.encode("utf-8", errors="replace").decode("utf-8"))
    source = _source(article, digest)
    entries = outline(article)
    names = {entry.number: _iri(article, entry) for entry in entries}
    return [_annotation(article, entry, names, source, digest) for entry in entries]


def _annotation(article: Article, entry: Entry, names: dict[int, str], source: str, digest: str) -> Json:
    statement = entry.statement
    bodies = [_body("identifying", speaker_name(article, statement))]
    bodies += [_body("classifying", value) for value in (statement.kind, statement.attitude) if value]
    bodies.append(_body("describing", " ← ".join(entry.chain)))
    spans = [("content", span) for span in statement.content] + [("source", span) for span in statement.source]
    spans += [("cue", statement.cue)] if statement.cue else []
    out: Json = {
        "id": names[entry.number],
        "type": "Annotation",
        "motivation": "classifying",
        "body": bodies,
        "target": [_target(article, role, span, source, digest) for role, span in spans],
        "onrecord:article": article.id,
        "onrecord:statement": statement.id,
    }
    if entry.parent is not None:
        out["onrecord:parent"] = {"id": names[entry.parent]}
    if statement.score is not None:
        out["onrecord:score"] = statement.score
    return out


def _body(purpose: str, value: str) -> Json:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _target(article: Article, role: str, span: Span, source: str, digest: str) -> Json:
    text = article.text
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[span.start : span.end],
        "prefix": text[max(0, span.start - CONTEXT_CHARS) : span.start],
        "suffix": text[span.end : span.end + CONTEXT_CHARS],
    }
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {
        "type": "SpecificResource",
        "source": source,
        "selector": [quote, position],
        "onrecord:role": role,
        "onrecord:textSha256": digest,
    }


def _source(article: Article, digest: str) -> str:
    """The page's address; without one, the text's own name: a hash as an IRI (RFC 6920)."""
    if article.url and not any(c.isspace() for c in article.url):
        try:
            parts = urlsplit(article.url)
        except ValueError:
            parts = urlsplit("")
        if parts.scheme in ("http", "https") and parts.netloc:
            return article.url
    return "ni:///sha-256;" + base64.urlsafe_b64encode(bytes.fromhex(digest)).decode().rstrip("=")


def _iri(article: Article, entry: Entry) -> str:
    """The same article and statement always get the same name. The number tells repeated ids apart."""
    key = f"{article.id}\n{entry.number}\n{entry.statement.id}".encode("utf-8", errors="replace")
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, key.decode())}"


def _json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text.encode("utf-8", errors="replace").decode("utf-8")

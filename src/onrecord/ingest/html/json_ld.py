"""What a page's JSON-LD says about its article. Broken blocks are mended or passed over, never trusted. Runs
in the child.

Only the node of the page's own article counts: lists of other stories, breadcrumbs and images (with *their*
credits) say nothing about who this text comes from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from onrecord import limits
from onrecord.ingest.credits import Clue, byline_names
from onrecord.ingest.dates import iso_date
from onrecord.ingest.fields import domain_of, language_subtag, web_url
from onrecord.ingest.fields import field as text_field
from onrecord.outlets import is_agency, is_staff

Node = Mapping[str, Any]
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|"
                       r"(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>|;)\s*$")  # fmt: skip
_LAST_COMMA = re.compile(r",(\s*[\]}])")
_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting)$")
_ORGANISATION = re.compile(r"(?:Organization|Corporation|Newspaper|NewsAgency)$")
_WITHIN = ("@graph", "mainEntity", "mainEntityOfPage")
_MAX_NODES = 2_000


@dataclass(frozen=True, slots=True)
class LinkedData:
    """Facts by the names of `Facts`, the other names its publisher goes under, and the credit clues."""

    facts: Mapping[str, str | None] = field(default_factory=dict)
    clues: tuple[Clue, ...] = ()
    also_named: tuple[str, ...] = ()


def linked_data(blocks: Iterable[str]) -> LinkedData:
    """What the JSON-LD blocks of a page say about its article; empty where they say nothing. Raises
    nothing."""
    nodes = [node for block in blocks for node in _nodes(_load(block))]
    by_id = {str(n["@id"]): n for n in reversed(nodes) if "@id" in n and len(n) > 1}
    article = next((n for n in nodes if any(_ARTICLE_TYPE.search(t) for t in _types(n))), None)
    site = next((n for n in nodes if "WebSite" in _types(n)), {})
    if article is None:
        return LinkedData({"outlet": text_field(site.get("name"))})
    publishers = list(_organisations(article.get("publisher"), by_id))
    authors = list(_authors(article.get("author") or article.get("creator"), by_id))
    facts = {
        "title": text_field(article.get("headline")) or text_field(article.get("name")),
        "outlet": next(iter(publishers), None) or text_field(site.get("name")),
        "byline": ", ".join(name for name, _ in authors) or None,
        "published": iso_date(article.get("datePublished")),
        "url": web_url(article.get("url")) or web_url(_id(article.get("mainEntityOfPage"))),
        "language": language_subtag(article.get("inLanguage")),
    }
    also = tuple(n for p in _resolved(article.get("publisher"), by_id) if (n := text_field(p.get("alternateName"))))
    return LinkedData(facts, tuple(_clues(article, authors, publishers, by_id)), also)


def _clues(
    article: Node, authors: list[tuple[str, bool]], publishers: list[str], by_id: Mapping[str, Node]
) -> Iterator[Clue]:
    for key in ("sourceOrganization", "provider"):
        for name in _organisations(article.get(key), by_id):
            yield Clue(name, "origin", "jsonld")
    for name in _parts(text_field(article.get("creditText"))):
        yield Clue(name, "origin", "jsonld")
    for work in _listed(article.get("isBasedOn")):
        if origin := _origin_of(work, by_id):
            yield Clue(origin, "origin", "jsonld")
    for name, is_organisation in authors:
        for part in _parts(name) if is_organisation else byline_names(name):
            yield Clue(part, "origin", "jsonld")
    # A publisher that is not the outlet may be the agency, but mostly is the company behind the outlet.
    for name in publishers:
        yield Clue(name, "origin" if is_agency(name) else "mention", "jsonld")


def _origin_of(work: Any, by_id: Mapping[str, Node]) -> str | None:
    """The outlet of the work that this one is based on: its publisher's name, else the domain of its URL."""
    if isinstance(work, str):
        return domain_of(work)
    for node in _resolved(work, by_id):
        for key in ("publisher", "sourceOrganization", "provider"):
            if owner := next(_organisations(node.get(key), by_id), None):
                return owner
        if domain := domain_of(web_url(node.get("url")) or web_url(node.get("@id"))):
            return domain
    return None


def _parts(names: str | None) -> Iterator[str]:
    """The outlets in "Foreign Staff and Northern Press Agency": the agencies if there are any, else all that
    is signed."""
    if not names or len(names) > 120:
        return
    agencies = list(byline_names(names))
    if agencies:
        yield from agencies
    elif not is_staff(names):
        yield names


def _authors(value: Any, by_id: Mapping[str, Node]) -> Iterator[tuple[str, bool]]:
    for author in _listed(value):
        if plain := text_field(author):
            if not domain_of(plain):
                yield plain, False
            continue
        for node in _resolved(author, by_id):
            if name := text_field(node.get("name")):
                yield name, any(_ORGANISATION.search(t) for t in _types(node))


def _organisations(value: Any, by_id: Mapping[str, Node]) -> Iterator[str]:
    for item in _listed(value):
        name = text_field(item)
        if name and not domain_of(name):
            yield name
        for node in _resolved(item, by_id):
            if "Person" not in _types(node) and (name := text_field(node.get("name"))):
                yield name


def _resolved(value: Any, by_id: Mapping[str, Node]) -> Iterator[Node]:
    """The objects in a value, references by `@id` followed once."""
    for item in _listed(value):
        if isinstance(item, dict):
            yield by_id.get(str(item.get("@id")), item) if len(item) == 1 else item


def _nodes(value: Any) -> Iterator[Node]:
    """The nodes that describe the page itself, outermost first."""
    queue, seen = _listed(value), 0
    while queue and seen < _MAX_NODES:
        node = queue.pop(0)
        seen += 1
        if isinstance(node, dict):
            yield node
            for key in _WITHIN:
                queue += _listed(node.get(key))
        elif isinstance(node, list):
            queue += node[:_MAX_NODES]


def _load(block: str) -> Any:
    if len(block) > limits.MAX_JSONLD_CHARS:
        return None
    bare = _WRAPPING.sub("", block.strip())
    for attempt in (bare, _LAST_COMMA.sub(r"\1", bare)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _types(node: Node) -> list[str]:
    return [t for t in _listed(node.get("@type")) if isinstance(t, str)]


def _id(value: Any) -> Any:
    return value.get("@id") if isinstance(value, dict) else value


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]

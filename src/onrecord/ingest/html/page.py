"""What a page says about itself, read in one pass over its tree before extraction drops it. Runs in the
child.

Where two places disagree: the outlet is what the page calls its site; the title is what it shows to those who
share it, then its heading; the URL is the canonical one, unless that points to another site, which then is
where the text is from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from onrecord import limits
from onrecord.ingest.credits import Clue, byline_names, dateline, footer_names
from onrecord.ingest.dates import holds_date, is_date_line, iso_date
from onrecord.ingest.fields import Facts, domain_of, language_subtag, web_url
from onrecord.ingest.fields import field as text_field
from onrecord.ingest.html.json_ld import LinkedData, linked_data
from onrecord.ingest.html.masthead import masthead_outlet
from onrecord.ingest.html.tree import words

_BYLINE_NAME = re.compile(r"(?:^|[\s_-])(?:by-?line|authors?|by|writer)(?:$|[\s_-])", re.I)
_NOT_BYLINE = re.compile(r"bio|image|avatar|photo|social|follow|title|about|more|box|link-?list|desc", re.I)
_NOT_ARTICLE = re.compile(
    r"caption|photo|image|gallery|picture|credit-?line|related|promo|teaser|sidebar|comment|cookie|consent",
    re.I,
)
_BYLINE_START = re.compile(r"(?:(?:written|reported|story|text|words)\s+)?by\s*:?\s+|from our (?:own )?\w+ ", re.I)
_BYLINE_PARTS = re.compile(r"\s*(?:[,;|]|\band\b)\s*")
_BYLINE_END = re.compile(r"\s*[|•·]\s*|\s+(?:updated|published|posted)\b", re.I)
_SOURCE_LABEL = re.compile(
    r"(?:source|originally published (?:by|in|on|at)|first published (?:by|in|on|at))\s*:?", re.I
)
_READ_AT = re.compile(
    r"(?:continue reading|read (?:the )?(?:full|original|whole|complete) (?:story|article|report|text)) "
    r"(?:at|on|in) "
    r"(?P<name>[^»›>→]{2,60}?)[\s»›>→]*",
    re.I,
)
# The body has begun with the second long line below the headline; the first may be the standfirst.
_PROSE_CHARS, _BODY_LINES = 60, 2
_DECLARATIONS = frozenset({"meta", "script", "html", "link", "title"})
_LEAVES = frozenset({"p", "div", "small", "font", "em", "i", "span", "li", "cite", "address", "td", "b", "strong"})
_BLOCKS = ("p", "div", "ul", "ol", "table", "section", "article", "h1", "h2", "blockquote")
_HEADLINE = re.compile(r"(?:^|[\s_-])(?:headline|entry-title|article-title|post-title)(?:$|[\s_-])", re.I)
_SITE_AFTER = re.compile(r"\s+[|–—·•-]\s+|\s*\|\s*|\s*::?\s+")
_META_BYLINES = (
    "author",
    "byl",
    "parsely-author",
    "dc.creator",
    "article:author",
    "sailthru.author",
    "cxenseparse:author",
)
_META_DATES = (
    "article:published_time", "datepublished", "parsely-pub-date", "dc.date", "dc.date.issued",
    "dcterms.created",
    "date", "pubdate", "publishdate", "sailthru.date", "og:published_time", "publish-date",
)  # fmt: skip
_META_OUTLETS = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "application-name",
    "copyright",
)
_META_ORIGINS = ("syndication-source", "original-source", "dc.source", "dcterms.source", "source")


@dataclass(slots=True)
class _Seen:
    """What the one pass collects, in document order."""

    meta: dict[str, str] = field(default_factory=dict)
    blocks: list[str] = field(default_factory=list)
    title: str | None = None
    headings: list[str] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    loose_dates: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    furniture: set[str] = field(default_factory=set)
    above: set[str] = field(default_factory=set)
    pictures: list[str] = field(default_factory=list)
    sources: list[tuple[str, str]] = field(default_factory=list)
    top_lines: list[str] = field(default_factory=list)
    prose_lines: int = 0
    canonical: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class PageFacts:
    """The facts, the credit clues (without spans), and lines that are no part of the text where they stand at
    the top: the headline as title or heading, and other furniture (byline, date)."""

    facts: Facts
    clues: tuple[Clue, ...]
    headlines: frozenset[str]
    furniture: frozenset[str]


def read_facts(tree: HtmlElement) -> PageFacts:
    """What the page says about itself. None for what it does not say. Raises nothing on any tree; changes
    nothing."""
    seen = _Seen()
    for element in tree.iter():
        if isinstance(element.tag, str):
            _look(element, seen)
    linked = linked_data(seen.blocks)
    declared = linked.facts.get("byline") or _meta_byline(seen.meta)
    _take_unmarked_byline(declared, seen)
    facts, clues = _facts(seen, linked)
    own = (*linked.also_named, facts.outlet or "")
    clues = [c for c in clues if c.outlet not in own]
    headlines = frozenset(" ".join(t.split()) for t in (facts.title, seen.title, *seen.headings) if t)
    # What stands above the headline is masthead and menu; without a headline nobody can tell.
    furniture = seen.furniture | (seen.above if seen.headings else set())
    return PageFacts(facts, tuple(clues), headlines, frozenset(furniture))


def _look(element: HtmlElement, seen: _Seen) -> None:
    tag, names = element.tag, f"{element.get('class', '')} {element.get('id', '')}"
    if not seen.headings:
        pieces = [" ".join(piece.split()) for piece in (element.text, element.tail) if piece]
        seen.above.update(pieces)
        seen.loose_dates += filter(holds_date, pieces)
        if tag == "img" and (shown := text_field(element.get("alt"))):
            seen.pictures.append(shown)
    if tag in _DECLARATIONS:
        _take_declaration(element, seen)
    elif tag == "h1" or element.get("itemprop") == "headline" or (tag[0] in "hdp" and _HEADLINE.search(names)):
        if heading := text_field(words(element)):
            seen.headings.append(heading)
    elif tag == "time":
        seen.dates.append(element.get("datetime") or words(element))
        seen.furniture.add(words(element))
    elif _is_byline(element, names):
        _take_byline(words(element), seen)
    elif tag == "a" and web_url(element.get("href")):
        _take_link(element, seen)
    elif tag == "br":
        _take_line(" ".join((element.tail or "").split()), seen)
    elif tag in _LEAVES and not _in_chrome(element) and next(element.iterdescendants(*_BLOCKS), None) is None:
        _take_line(words(element), seen)


def _take_declaration(element: HtmlElement, seen: _Seen) -> None:
    """What the page declares where no reader sees it, and its `<title>`."""
    if element.tag == "meta":
        names = ("property", "name", "itemprop", "http-equiv")
        key = next((value for name in names if (value := element.get(name))), "")
        if element.get("content"):
            seen.meta.setdefault(key.strip().lower(), element.get("content", ""))
    elif element.tag == "script":
        if "ld+json" in (element.get("type") or "").lower():
            seen.blocks.append(element.text or "")
    elif element.tag == "html":
        seen.language = language_subtag(element.get("lang") or element.get("xml:lang"))
    elif element.tag == "link":
        if "canonical" in (element.get("rel") or "").lower().split():
            seen.canonical = seen.canonical or web_url(element.get("href"))
    else:
        seen.title = seen.title or text_field(words(element))


def _is_byline(element: HtmlElement, names: str) -> bool:
    if element.get("rel") == "author" or element.get("itemprop") == "author":
        return True
    return bool(_BYLINE_NAME.search(names)) and not _NOT_BYLINE.search(names) and element.tag not in ("body", "article")


def _take_byline(line: str, seen: _Seen) -> None:
    if 0 < len(line) <= 200:
        seen.furniture.add(line)
        seen.bylines.append(_BYLINE_END.split(line, maxsplit=1)[0])


def _take_unmarked_byline(declared: str | None, seen: _Seen) -> None:
    """A line above the body that starts with the author whom the page declares is its byline, marked as one
    or not."""
    author = _BYLINE_PARTS.split(declared or "", maxsplit=1)[0]
    for line in seen.top_lines if len(author) > 3 else ():
        if line.startswith(author) and len(line) <= 120 and not line.endswith((".", "?", "!")):
            _take_byline(line, seen)


def _take_link(link: HtmlElement, seen: _Seen) -> None:
    """A link that says whose text this is: "Source: OUTLET" before the body, "Read the full story at OUTLET"
    after it."""
    parent, name = link.getparent(), words(link)
    before = " ".join((parent.text or "").split()) if parent is not None and parent[0] is link else ""
    if _SOURCE_LABEL.fullmatch(before) and seen.prose_lines < _BODY_LINES and 0 < len(name) <= 60:
        seen.sources.append((name, "byline"))
    elif found := _READ_AT.fullmatch(f"{before} {name}".strip()):
        seen.sources.append((found["name"], "footer"))


def _take_line(line: str, seen: _Seen) -> None:
    """A line that may be a dateline, a footer, a date, or a byline that the page does not mark as one."""
    if not line:
        return
    seen.prose_lines += len(line) >= _PROSE_CHARS and bool(seen.headings)
    if _BYLINE_START.match(line) and len(line) <= 120 and not line.endswith((".", "?", "!")):
        _take_byline(line, seen)
    elif is_date_line(line):
        seen.dates.append(line)
        seen.furniture.add(line)
    else:
        seen.loose_dates += [line] if holds_date(line) else []
        # A long paragraph may begin with a dateline; nothing else in it is looked at.
        seen.lines.append(line[: limits.MAX_CREDIT_LINE_CHARS + 1])
        if seen.headings and seen.prose_lines < _BODY_LINES:
            seen.top_lines.append(line)


def _in_chrome(element: HtmlElement) -> bool:
    """Whether the element stands in a picture, a teaser or a notice: looked for in itself and four levels
    up."""
    for _ in range(5):
        if element is None or element.tag in (
            "nav",
            "figure",
            "figcaption",
            "aside",
            "button",
            "form",
            "a",
            "head",
        ):
            return element is not None
        if _NOT_ARTICLE.search(f"{element.get('class', '')} {element.get('id', '')}") and element.tag != "body":
            return True
        element = element.getparent()
    return False


def _facts(seen: _Seen, linked: LinkedData) -> tuple[Facts, list[Clue]]:
    meta, told = seen.meta, linked.facts
    shared = web_url(meta.get("og:url")) or told.get("url")
    elsewhere = bool(seen.canonical and shared and domain_of(seen.canonical) != domain_of(shared))
    url = shared if elsewhere else seen.canonical or shared
    outlet = _first(meta, _META_OUTLETS[:1]) or told.get("outlet") or _first(meta, _META_OUTLETS[1:5])
    title = text_field(meta.get("og:title")) or told.get("title") or next(iter(seen.headings), None)
    if title is None or outlet is None:
        title, outlet = _from_title(seen, title, outlet)
    outlet = outlet or masthead_outlet((*seen.pictures, *sorted(seen.above)), seen.lines)
    shown = next((b for line in seen.bylines if (b := text_field(_BYLINE_START.sub("", line, count=1)))), None)
    facts = Facts(
        title=title,
        outlet=outlet,
        byline=shown or told.get("byline") or _meta_byline(meta),
        published=_first_date(meta) or told.get("published") or _shown_date(seen),
        url=url,
        domain=domain_of(url),
        language=seen.language or told.get("language") or _meta_language(meta),
    )
    clues = list(linked.clues) + list(_meta_clues(meta)) + list(_line_clues(seen))
    if elsewhere:
        clues.append(Clue(domain_of(seen.canonical) or "", "origin", "meta"))
    return facts, clues


def _from_title(seen: _Seen, title: str | None, outlet: str | None) -> tuple[str | None, str | None]:
    """`<title>Headline - Outlet</title>`, or the outlet first, where nothing better is said. The outlet is
    the part that is left once the heading the page shows is taken away; without such a heading nobody can
    tell the two apart."""
    whole = seen.title
    if whole is None:
        return title, outlet
    heading = title or next(iter(seen.headings), None)
    parts = [p for p in _SITE_AFTER.split(whole) if p]
    if outlet is None and heading and len(parts) > 1:
        shown = _letters(heading)
        for part in (parts[-1], parts[0]):
            rest = _letters(whole).removesuffix(_letters(part)) if part is parts[-1] else _letters(whole)
            if part is parts[0]:
                rest = rest.removeprefix(_letters(part))
            if rest == shown and len(part.split()) <= 6:
                return heading, text_field(part)
    return heading or whole, outlet


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _meta_clues(meta: dict[str, str]) -> Iterator[Clue]:
    for key in _META_ORIGINS:
        value = text_field(meta.get(key))
        # `source` without a URL may be anything ("newsletter"); only a name that is an agency's counts.
        names = [domain_of(value)] if domain_of(value) else byline_names(value or "")
        for name in names:
            yield Clue(name or "", "origin", "meta")
    for key in _META_BYLINES:
        for name in byline_names(text_field(meta.get(key)) or ""):
            yield Clue(name, "origin", "meta")


def _line_clues(seen: _Seen) -> Iterator[Clue]:
    for name, where in seen.sources:
        yield Clue(name, "origin", where)
    for line in seen.bylines:
        for name in byline_names(line):
            yield Clue(name, "origin", "byline")
    for line in seen.lines:
        if found := dateline(line):
            yield Clue(found[0], "origin", "dateline")
    for line in seen.lines[len(seen.lines) // 2 :]:
        for name, _ in footer_names(line):
            yield Clue(name, "origin", "footer")


def _meta_byline(meta: dict[str, str]) -> str | None:
    return _first(meta, _META_BYLINES)


def _meta_language(meta: dict[str, str]) -> str | None:
    keys = ("og:locale", "dc.language", "content-language", "language", "inlanguage")
    return next(filter(None, (language_subtag(meta.get(key)) for key in keys)), None)


def _first(meta: dict[str, str], keys: tuple[str, ...]) -> str | None:
    values = (text_field(meta.get(key)) for key in keys)
    return next((v for v in values if v and not domain_of(v)), None)


def _shown_date(seen: _Seen) -> str | None:
    return next(filter(None, map(iso_date, (*seen.dates, *seen.loose_dates))), None)


def _first_date(meta: dict[str, str]) -> str | None:
    return next(filter(None, (iso_date(meta.get(key)) for key in _META_DATES)), None)

"""What the templates may use, and nothing else: plain values made from records, harmless to display.

Templates escape everything; this file takes out what escaping does not stop (addresses that run, control
characters).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from onrecord.export.display import (
    credit_lines,
    label,
    notice,
    one_line,
    shorten,
    speaker_name,
    title_of,
    visible,
    when,
    words,
)
from onrecord.export.outline import Entry, outline
from onrecord.export.segments import (
    BRACKETS,
    CONTENT,
    CUE,
    PARAGRAPH_BREAK,
    SOURCE,
    Mark,
    Segment,
    marks,
    segments,
    superscript,
)
from onrecord.records import Article, Statement
from onrecord.text.span import Span

LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
QUOTE_CHARS = 320
DEEPEST = 4
"""Deeper statements are drawn like the fourth level."""

LETTERS = {CONTENT: "c", SOURCE: "s", CUE: "q"}


@dataclass(frozen=True, slots=True)
class Number:
    """A statement's number where it begins in the text: a link to its card. `first`: the card links back to
    it.
    """

    number: int
    label: str
    first: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text drawn in one way. `numbers` stand before it; `members` are tokens such as `3c`:
    content of 3.

    `opens` and `closes` are brackets that only print shows.
    """

    text: str
    classes: str
    members: str
    numbers: tuple[Number, ...]
    opens: str
    closes: str


@dataclass(frozen=True, slots=True)
class Card:
    """One statement for the list beside the text. `in_text`: it has words there to link to.

    `facts` are (name, value) pairs, `circumstances` (label, words that say so).
    """

    number: int
    depth: int
    parent: int | None
    in_text: bool
    speaker: str
    named: bool
    type: str
    kind: str
    flags: tuple[str, ...]
    content: str
    chain: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    circumstances: tuple[tuple[str, str], ...]
    score: str


@dataclass(frozen=True, slots=True)
class Row:
    """One article in the list at the top."""

    anchor: str
    title: str
    outlet: str
    published: str
    date: str
    statements: int
    speakers: int
    notice: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """One article with its text and cards. `address` is a web address or None; `language` a well-formed tag
    or None.
    """

    row: Row
    byline: str
    language: str | None
    address: str | None
    refs: tuple[str, ...]
    credits: tuple[str, ...]
    paragraphs: tuple[tuple[Piece, ...], ...]
    cards: tuple[Card, ...]


def page(article: Article, anchor: str) -> Page:
    """Everything the template of one article needs. `anchor`: an id unique in the document, made of letters
    and digits.
    """
    entries = outline(article)
    cards = tuple(_card(article, entry) for entry in entries)
    published = when(article.published)
    row = Row(
        anchor=anchor,
        title=title_of(article),
        outlet=one_line(article.outlet or article.domain),
        published=published,
        date=published[:10] if re.match(r"\d{4}-\d\d-\d\d", published) else published,
        statements=len(entries),
        speakers=len({card.speaker.casefold() for card in cards if card.named}),
        notice=notice(article),
    )
    return Page(
        row=row,
        byline=one_line(article.byline),
        language=language_tag(article.language),
        address=web_address(article.url),
        refs=tuple(dict.fromkeys(one_line(ref) for ref in (article.ref, *article.refs) if ref)),
        credits=tuple(credit_lines(article)),
        paragraphs=_paragraphs(article, entries),
        cards=cards,
    )


def web_address(url: str | None) -> str | None:
    """The address if a browser may follow it: http or https with a host. None for anything else,
    `javascript:` above all.
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    good = parts.scheme in ("http", "https") and parts.netloc and url == one_line(url)
    return url if good else None


def language_tag(language: str | None) -> str | None:
    """The tag if it has the form of one (BCP 47, loosely), else None."""
    return language if language and LANGUAGE_TAG.fullmatch(language) else None


def _paragraphs(article: Article, entries: Sequence[Entry]) -> tuple[tuple[Piece, ...], ...]:
    text = article.text
    gaps = [match.span() for match in PARAGRAPH_BREAK.finditer(text)]
    gap_starts = {start for start, _ in gaps}
    borders = [border for gap in gaps for border in gap]
    names = {entry.number: speaker_name(article, entry.statement) for entry in entries}
    anchors = _number_places(entries)
    seen: set[int] = set()
    found: list[tuple[Piece, ...]] = []
    current: list[Piece] = []
    for segment in segments(len(text), marks(entries), breaks=borders):
        if segment.start in gap_starts:
            found.append(tuple(current))
            current = []
        numbers = []
        for mark in segment.opens:
            if mark.role == anchors[mark.number]:
                numbers.append(
                    Number(
                        mark.number, f"Statement {mark.number}: {names[mark.number]}", mark.number not in seen
                    )
                )
                seen.add(mark.number)
        current.append(_piece(text, segment, tuple(numbers)))
    found.append(tuple(current))
    return tuple(p for p in map(_trimmed, found) if p)


def _trimmed(paragraph: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Without the blank lines before it, unless a statement begins or ends in them."""
    first = 0
    while first < len(paragraph) and not paragraph[first].text.strip():
        if paragraph[first].opens or paragraph[first].closes:
            return paragraph
        first += 1
    return paragraph[first:]


def _number_places(entries: Sequence[Entry]) -> dict[int, str]:
    """By which role each statement shows its number: its content's beginning; without content its cue's or
    source's.
    """
    places = {}
    for entry in entries:
        statement = entry.statement
        places[entry.number] = CONTENT if any(statement.content) else CUE if statement.cue else SOURCE
    return places


def _piece(text: str, segment: Segment, numbers: tuple[Number, ...]) -> Piece:
    inner = segment.marks[-1] if segment.marks else None
    depth = sum(mark.role == CONTENT for mark in segment.marks)
    classes = ["g", f"d{min(depth, DEEPEST)}"] if inner else []
    if inner and inner.role != CONTENT:
        classes.append(LETTERS[inner.role])
    return Piece(
        text=visible(text[segment.start : segment.end]),
        classes=" ".join(classes),
        members=" ".join(f"{mark.number}{LETTERS[mark.role]}" for mark in segment.marks),
        numbers=numbers,
        opens="".join(_bracket(mark, 0) for mark in segment.opens),
        closes="".join(_bracket(mark, 1) for mark in segment.closes),
    )


def _bracket(mark: Mark, side: int) -> str:
    return BRACKETS[mark.role][side] + (superscript(mark.number) if side == 0 else "")


def _card(article: Article, entry: Entry) -> Card:
    statement = entry.statement
    return Card(
        number=entry.number,
        depth=min(entry.depth, DEEPEST),
        parent=entry.parent,
        in_text=any((*statement.content, *statement.source, statement.cue)),
        speaker=speaker_name(article, statement),
        named=bool(one_line(statement.speaker) or words(article, statement.source)),
        type=label(statement.speaker_type) if statement.speaker_type != "unknown" else "",
        kind=label(statement.kind),
        flags=tuple(name for name in ("negated", "hedged") if getattr(statement, name)),
        content=shorten(words(article, statement.content), QUOTE_CHARS),
        chain=entry.chain,
        facts=_facts(article, statement),
        circumstances=_circumstances(article, statement),
        score=f"{min(max(statement.score, 0.0), 1.0):.0%}" if statement.score is not None else "",
    )


def _facts(article: Article, statement: Statement) -> tuple[tuple[str, str], ...]:
    source = words(article, statement.source)
    cue: tuple[Span, ...] = (statement.cue,) if statement.cue else ()
    pairs = [
        ("Source", source if source != one_line(statement.speaker) else ""),
        ("Cue", words(article, cue) or "none: the quotation stands alone"),
        ("Attitude", label(statement.attitude) if statement.attitude != "communication" else ""),
        ("To", words(article, statement.addressee)),
        ("Through", words(article, statement.medium)),
        ("When", words(article, statement.time)),
        ("Where", words(article, statement.place)),
    ]
    return tuple((name, value) for name, value in pairs if value)


def _circumstances(article: Article, statement: Statement) -> tuple[tuple[str, str], ...]:
    pairs = ((label(c.label), words(article, (c.span,))) for c in statement.circumstances)
    return tuple(dict.fromkeys(pairs))

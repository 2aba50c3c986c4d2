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
    opening,
    shorten,
    speaker_name,
    title_of,
    visible,
    when,
    words,
)
from onrecord.export.hands import credited
from onrecord.export.outline import Entry, outline
from onrecord.export.segments import (
    BRACKETS,
    CONTENT,
    CUE,
    SOURCE,
    Mark,
    Segment,
    lines,
    marks,
    superscript,
)
from onrecord.export.speakers import Quoted, quoted
from onrecord.records import Article, Statement

LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
QUOTE_CHARS = 320
NAME_CHARS = 70
"""Of a name that stands in full on a card of its own."""

SHORT_CHAIN = 2
"""The outlet and the speaker: what the card shows anyway."""

SURE = 0.95
"""Of a speaker's probability, above which it is not worth a word."""

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
class Paragraph:
    """A paragraph's pieces. `apart`: a blank line stands before it in the text, not only a line break."""

    pieces: tuple[Piece, ...]
    apart: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One statement for the list beside the text. `in_text`: it has words there to link to.

    `chain`: the hands the words went through, empty where only the outlet and the speaker are known; `within`: the
    number and the speaker of the statement it stands in; `facts` are (name, value) pairs, `circumstances` (label,
    words that say so).
    """

    number: int
    depth: int
    within: tuple[int, str] | None
    in_text: bool
    cue: str
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
class Voice:
    """One who speaks, for the list of speakers. `told`: type and the article's own words; `said`: how often and how;
    `numbers`: the statements, to link to."""

    name: str
    told: str
    said: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One article in the list at the top. `speakers`: None as long as it is not known who is who: a pronoun is no
    speaker more. `opening`: how the text begins, where the article has no title.
    """

    anchor: str
    title: str
    opening: str
    outlet: str
    published: str
    date: str
    statements: int
    speakers: int | None
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
    paragraphs: tuple[Paragraph, ...]
    cards: tuple[Card, ...]
    voices: tuple[Voice, ...]


def page(article: Article, anchor: str) -> Page:
    """Everything the template of one article needs. `anchor`: an id unique in the document, made of letters
    and digits.
    """
    entries = outline(article)
    names = {entry.number: speaker_name(article, entry.statement) for entry in entries}
    cards = tuple(_card(article, entry, names) for entry in entries)
    row = row_of(article, anchor)
    refs = dict.fromkeys(one_line(ref) for ref in (article.ref, *article.refs))
    return Page(
        row=row,
        byline=one_line(article.byline),
        language=language_tag(article.language),
        address=web_address(article.url),
        refs=tuple(ref for ref in refs if ref and ref != row.title),
        credits=tuple(credit_lines(article)),
        paragraphs=_paragraphs(article, entries),
        cards=cards,
        voices=tuple(_voice(q) for q in quoted(article, {e.statement.id: e.number for e in entries})),
    )


def _voice(who: Quoted) -> Voice:
    return Voice(
        name=shorten(who.name, NAME_CHARS),
        told="; ".join(filter(None, [who.type, who.described])),
        said=who.how,
        numbers=who.numbers,
    )


def row_of(article: Article, anchor: str) -> Row:
    """The article's line in a list."""
    published = when(article.published)
    return Row(
        anchor=anchor,
        title=title_of(article),
        opening="" if one_line(article.title) else opening(article.text),
        outlet=one_line(article.outlet or article.domain),
        published=published,
        date=published[:10] if re.match(r"\d{4}-\d\d-\d\d", published) else published,
        statements=len(article.statements),
        speakers=_speakers(article),
        notice=notice(article),
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


def _paragraphs(article: Article, entries: Sequence[Entry]) -> tuple[Paragraph, ...]:
    names = {entry.number: speaker_name(article, entry.statement) for entry in entries}
    anchors = _number_places(entries)
    seen: set[int] = set()
    found: list[Paragraph] = []
    for line in lines(article.text, marks(entries)):
        pieces: list[Piece] = []
        for segment in line.segments:
            opened = [mark.number for mark in segment.opens if mark.role == anchors[mark.number]]
            numbers = []
            for number in opened:
                numbers.append(Number(number, f"Statement {number}: {names[number]}", number not in seen))
                seen.add(number)
            pieces.append(_piece(article.text, segment, tuple(numbers)))
        found.append(Paragraph(tuple(pieces), line.apart))
    return tuple(found)


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


def _card(article: Article, entry: Entry, names: dict[int, str]) -> Card:
    statement, chain = entry.statement, entry.chain
    return Card(
        number=entry.number,
        depth=min(entry.depth, DEEPEST),
        within=(entry.parent, shorten(names[entry.parent], NAME_CHARS)) if entry.parent else None,
        in_text=any((*statement.content, *statement.source, statement.cue)),
        cue=words(article, (statement.cue,)) if statement.cue else "",
        speaker=speaker_name(article, statement),
        named=bool(one_line(statement.speaker) or words(article, statement.source)),
        type=label(statement.speaker_type) if statement.speaker_type != "unknown" else "",
        kind=label(statement.kind),
        flags=tuple(name for name in ("negated", "hedged") if getattr(statement, name)),
        content=shorten(words(article, statement.content), QUOTE_CHARS),
        chain=tuple(shorten(name, NAME_CHARS) for name in chain) if len(chain) > SHORT_CHAIN else (),
        facts=_facts(article, statement),
        circumstances=_circumstances(article, statement),
        score=f"{min(max(statement.score, 0.0), 1.0):.0%}" if statement.score is not None else "",
    )


def _speakers(article: Article) -> int | None:
    """How many speak in the article, once the reader has told who is who; None before."""
    known = {one_line(s.speaker_id or s.speaker).casefold() for s in article.statements if s.speaker}
    return len(known) if known or not article.statements else None


def _facts(article: Article, statement: Statement) -> tuple[tuple[str, str], ...]:
    """What is known beyond what the card shows anyway; an attitude that is the usual one is not told."""
    pairs = [
        ("In the text", words(article, statement.source) if one_line(statement.speaker) else ""),
        ("Who it is", _certainty(statement)),
        ("Attitude", label(statement.attitude) if statement.attitude != "communication" else ""),
        ("By way of", credited(statement)),
        ("To", words(article, statement.addressee)),
        ("Through", words(article, statement.medium)),
        ("When", words(article, statement.time)),
        ("Where", words(article, statement.place)),
    ]
    return tuple((name, value) for name, value in pairs if value and value != one_line(statement.speaker))


def _certainty(statement: Statement) -> str:
    """How sure it is who speaks, where the source's own words do not say it."""
    score = statement.unknown.get("speaker_score")
    known = isinstance(score, float) and statement.speaker is not None and 0 <= score < SURE
    return f"{score:.0%} certain" if known else ""


def _circumstances(article: Article, statement: Statement) -> tuple[tuple[str, str], ...]:
    pairs = ((label(c.label), words(article, (c.span,))) for c in statement.circumstances)
    return tuple(dict.fromkeys(pairs))

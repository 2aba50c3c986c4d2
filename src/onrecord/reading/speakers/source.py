"""What a statement's source says: a pronoun, names, or a description; read from its words alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from onrecord.reading.speakers import lexicon
from onrecord.reading.speakers.names import Name
from onrecord.reading.speakers.page import Page


class Kind(Enum):
    """How a part of a source means somebody."""

    PRONOUN = "pronoun"
    RELATIVE = "relative"
    NAME = "name"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True)
class Part:
    """One of those who speak: words `[start, end)`; `head` is the pronoun, the first word of the name, or the noun."""

    kind: Kind
    start: int
    end: int
    head: int
    name: Name | None = None


_TRIM = frozenset("even only just but as , . ; : ( ) [ ] \" “ ” ' ‘ ’ - — –".split())


def read_source(page: Page, words: Sequence[int], names: Sequence[Name]) -> list[Part]:
    """The parts of a source, one for each who speaks jointly. `names`: those of the article, in order."""
    words = list(words)
    while words and page.lower[words[0]] in _TRIM:
        words.pop(0)
    while words and page.lower[words[-1]] in _TRIM:
        words.pop()
    if not words:
        return []
    start, end = words[0], words[-1] + 1
    inside = [n for n in names if n.start < end and n.end > start]
    pieces = _coordinated(page, start, end, inside)
    return [part for s, e in pieces if (part := _part(page, s, e, inside))]


def _coordinated(page: Page, start: int, end: int, names: Sequence[Name]) -> list[tuple[int, int]]:
    """Cut "Zadan and Meron" in two; "the ministry of trade and industry" stays whole."""
    if page.lower[start] in ("both", "either", "neither"):
        start += 1
    joints = [i for i in range(start, end) if page.lower[i] in ("and", "&", "or", "nor")]
    cuts = [i for i in joints if not any(n.start < i < n.end for n in names)]
    if not cuts:
        return [(start, end)]
    edges = sorted({*cuts, *(i for i in range(start, cuts[-1]) if page.words[i] == ",")})
    pieces = [(s, e) for s, e in zip([start, *(c + 1 for c in edges)], [*edges, end], strict=True) if s < e]
    each = [[n for n in names if s <= n.start < e] for s, e in pieces]
    plain = all(found or page.lower[s] in lexicon.PRONOUNS for found, (s, _) in zip(each, pieces, strict=True))
    return pieces if plain else [(start, end)]


def _part(page: Page, start: int, end: int, names: Sequence[Name]) -> Part | None:
    low = page.lower[start]
    if end - start == 1 or (end - start == 2 and page.lower[end - 1] in lexicon.REPLIES | {"all", "both", "'s", "’s"}):
        if low in lexicon.PRONOUNS:
            return Part(Kind.PRONOUN, start, end, start)
        if low in lexicon.RELATIVE:
            return Part(Kind.RELATIVE, start, end, start)
    head = _head(page, start, end, names)
    within = next((n for n in names if n.start <= head < n.end), None)
    if within is not None:
        return Part(Kind.NAME, start, end, within.start, within)
    applied = _apposition(page, head, end, names)
    if applied is not None and page.lower[head] in lexicon.PERSON_NOUNS | lexicon.ORGANISATION_NOUNS:
        return Part(Kind.NAME, start, end, applied.start, applied)
    return Part(Kind.DESCRIPTION, start, end, head)


def _head(page: Page, start: int, end: int, names: Sequence[Name]) -> int:
    """The last word before the first preposition, comma or relative pronoun: the noun that the phrase is about."""
    i = start
    while i < end:
        name = next((n for n in names if n.start <= i < n.end), None)
        if name is not None:
            i = name.end
            continue
        if i > start and (page.lower[i] in lexicon.PREPOSITIONS | lexicon.RELATIVE or page.words[i] in ",(—–:"):
            break
        i += 1
    head = min(i, end) - 1
    while head > start and page.lower[head] in ("'s", "’s", "'", "’"):
        head -= 1
    return head


def _apposition(page: Page, head: int, end: int, names: Sequence[Name]) -> Name | None:
    """The name that follows a comma: "the mayor of London, Sadiq Khan"."""
    for name in names:
        before = min(name.title, name.start) - 1
        if name.start > head and before > head and page.words[before] == "," and name.end <= end:
            return name
    return None

"""What a statement's source says: pronouns, names or descriptions, one part for each who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from onrecord.reading.speakers import lexicon
from onrecord.reading.speakers.name_lists import places
from onrecord.reading.speakers.names import OFFICES, Name, names_in
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


_TRIM = frozenset("even only but as then , . ; : ( ) [ ] \" “ ” ' ‘ ’ 's ’s - — –".split())
_TRIM_BEFORE = _TRIM | {w.capitalize() for w in _TRIM} | {"from", "by"}
_JOINTS = frozenset("and & or nor".split())
_AFTER_PRONOUN = lexicon.SELVES | {"all", "both", "'s", "’s", "also"}
_STOPS_HEAD = lexicon.PREPOSITIONS | lexicon.RELATIVE | lexicon.AUXILIARIES
_PARTICIPLES = frozenset("held shot born sworn sent taken caught known seen hurt paid chosen given found".split())
_STOPS_TRADE = _STOPS_HEAD | lexicon.DETERMINERS | {"and"}


def read_source(page: Page, words: Sequence[int], names: Sequence[Name]) -> list[Part]:
    """The parts of a source, one for each who speaks jointly. `names`: those of the article, in order."""
    words = list(words)
    while words and page.words[words[0]] in _TRIM_BEFORE:
        words.pop(0)
    while words and page.lower[words[-1]] in _TRIM | (lexicon.SELVES if len(words) > 1 else frozenset()):
        words.pop()
    if not words:
        return []
    start, end = words[0], words[-1] + 1
    inside = names_in(names, start, end)
    return [_part(page, s, e, inside) for s, e in _coordinated(page, start, end, inside)]


def _coordinated(page: Page, start: int, end: int, names: Sequence[Name]) -> list[tuple[int, int]]:
    """Cut "Moen and Dorn" in two; "the ministry of trade and industry" stays whole."""
    joints = [i for i in range(start + 1, end - 1) if page.lower[i] in _JOINTS]
    cuts = [i for i in joints if not any(n.start < i < n.end for n in names)]
    if not cuts:
        return [(start, end)]
    if page.lower[start] in ("both", "either", "neither") and end - start > 1:
        start += 1
    first = next((i for i in range(start, end) if page.lower[i] in lexicon.RELATIVE), end)
    if first < cuts[0]:
        return [(start, end)]
    edges = sorted({*cuts, *(i for i in range(start, cuts[-1]) if page.words[i] == ",")})
    spans = zip([start, *(c + 1 for c in edges)], [*edges, end], strict=True)
    pieces = [p for p in (_trimmed(page, s, e) for s, e in spans) if p]
    if not all(_stands_alone(page, s, e, names) for s, e in pieces) or _told_of_one(page, pieces, names):
        return [(start, end)]
    return [p for i, p in enumerate(pieces) if not _only_describes(page, i, pieces, names)]


def _told_of_one(page: Page, pieces: Sequence[tuple[int, int]], names: Sequence[Name]) -> bool:
    """Ana Ruiz, a teacher and a diver: both tell of her, with no comma before the "and"."""
    (_, end), *rest = pieces
    named = any(n.start < end and n.end > pieces[0][0] for n in names)
    told = all(page.lower[s] in ("a", "an") for s, _ in rest)
    return named and told and len(rest) > 1 and page.words[end] == "," and page.words[rest[-2][1]] != ","


def _only_describes(page: Page, index: int, pieces: Sequence[tuple[int, int]], names: Sequence[Name]) -> bool:
    """What stands between commas for one of the others: Ana Ruiz, | the mayor, | and Pavel Dorn; two mayors, | Ana Ruiz
    and Pavel Dorn."""
    start, end = pieces[index]
    named = [any(n.start < e and n.end > s for n in names) for s, e in pieces]
    person = lexicon.noun_class(page.lower[head_of(page, start, end, names)]) in (lexicon.PERSON, lexicon.GROUP)
    if named[index] or not person:
        return False
    if index == 0:
        plural = lexicon.is_plural(page.lower[head_of(page, start, end, names)])
        return plural and len(pieces) > 2 and all(named[1:]) and page.words[end : end + 1] == [","]
    definite = page.lower[start] == "the" or page.lower[start] in lexicon.POSSESSIVES
    return definite and named[index - 1] and page.words[start - 1] == "," and page.words[end : end + 1] == [","]


def _trimmed(page: Page, start: int, end: int) -> tuple[int, int] | None:
    while start < end and page.lower[start] in _TRIM:
        start += 1
    while end > start and page.lower[end - 1] in _TRIM:
        end -= 1
    return (start, end) if start < end else None


def _stands_alone(page: Page, start: int, end: int, names: Sequence[Name]) -> bool:
    """A name, perhaps with a title; a pronoun; or a description with its own determiner."""
    head = head_of(page, start, end, names)
    named = any(n.start <= head < n.end for n in names)
    alone = page.lower[start] in lexicon.PRONOUNS and end - start == 1
    own = page.lower[start] in lexicon.DETERMINERS and lexicon.noun_class(page.lower[head]) is not None
    return named or alone or own


def _part(page: Page, start: int, end: int, names: Sequence[Name]) -> Part:
    low = page.lower[start].replace("’", "'").partition("'")[0]
    if end - start == 1 or (end - start == 2 and page.lower[end - 1] in _AFTER_PRONOUN):
        if low in lexicon.PRONOUNS:
            return Part(Kind.PRONOUN, start, end, start)
        if low in lexicon.RELATIVE and page.words[start][:3] != "WHO":
            return Part(Kind.RELATIVE, start, end, start)
    if end - start == 2 and page.lower[end - 1] == "own" and low in lexicon.POSSESSIVES:
        return Part(Kind.PRONOUN, start, end, start)
    if page.lower[end - 1] in ("whom", "which") and end - start <= 5:  # both of whom
        return Part(Kind.RELATIVE, start, end, end - 1)
    head = head_of(page, start, end, names)
    applied = _apposition(page, head, start, end, names)
    name = applied or next((n for n in names if n.start <= head < n.end), None)
    if name is not None:
        return Part(Kind.NAME, start, end, name.start, name)
    return Part(Kind.DESCRIPTION, start, end, head)


def head_of(page: Page, start: int, end: int, names: Sequence[Name]) -> int:
    """The last word before the first preposition, comma or relative pronoun: the noun that the phrase is about."""
    i = start
    while i < end:
        name = next((n for n in names if n.start <= i < n.end), None)
        if name is not None:
            i = name.end
            continue
        dated = page.words[i] == "," and i + 1 < end and page.words[i + 1].isdigit() and page.words[i - 1].isdigit()
        if i > start and not dated and (page.lower[i] in _STOPS_HEAD or page.words[i] in ",(—–:"):
            break
        word = page.words[i]
        participle = word in _PARTICIPLES or (word.endswith(("ing", "ed")) and word.islower())
        if i > start + 1 and participle and lexicon.noun_class(page.lower[i - 1]):  # a man | wearing
            break
        i += 1
    head = min(i, end) - 1
    while head > start and page.lower[head] in ("'s", "’s", "'", "’", '"', "”"):
        head -= 1
    return head


def _apposition(page: Page, head: int, start: int, end: int, names: Sequence[Name]) -> Name | None:
    """The name behind a title or a comma: "the mayor of Talvera, Ana Ruiz"; "Member of Parliament (MP) Ana Ruiz"."""
    for name in names:
        owner = page.lower[name.end : name.end + 1] == ["'s"]
        if name.end > end or name.start <= start or owner or name.start <= head < name.end:
            continue
        if _called_by_trade(page, start, end, name):
            return name
        if page.lower[name.start - 1] in ("named", "called") and not any(n.start <= head < n.end for n in names):
            return name
        if _titled(page, head, start, name) or _behind_comma(page, head, start, end, name, names):
            return name
        if _told_right_before(page, start, end, name):
            return name
    return None


def _called_by_trade(page: Page, start: int, end: int, name: Name) -> bool:
    """“Sarn is the New Black” star | Ana Ruiz; Hall of Fame trainer | Ana Ruiz: one noun for a person, in small
    letters, right before a name that ends the phrase; not a son of the trainer Ana Ruiz."""
    trade = name.start - 1
    small = trade > start and page.words[trade].islower() and lexicon.noun_class(page.lower[trade]) == lexicon.PERSON
    alone = "," not in page.words[start:trade] and page.lower[trade - 1] not in _STOPS_TRADE
    return small and alone and set(page.lower[name.end : end]) <= _TRIM


def _told_right_before(page: Page, start: int, end: int, name: Name) -> bool:
    """University of Sarn's rector, | Ana Ruiz; one of the deputies, | Ana Ruiz: an office, a comma, and nothing but the
    name."""
    rest = set(page.lower[name.end : end])
    office = page.lower[name.title - 2] if name.title > 2 else ""
    if page.words[name.title - 3] == ",":  # Ana Ruiz, rector, University of Sarn
        return False
    kinds = (lexicon.PERSON, lexicon.GROUP) if page.lower[start] == "one" else (lexicon.PERSON,)
    return page.words[name.title - 1] == "," and rest <= _TRIM and lexicon.noun_class(office) in kinds


def _titled(page: Page, head: int, start: int, name: Name) -> bool:
    """Secretary of State | Ana Ruiz; University of Sarn student | Ana Ruiz; not a spokesman for Mayor Ana Ruiz."""
    if name.title == name.start:
        before = name.start - 1  # Member of Parliament (MP) | Ana Ruiz
        person = lexicon.noun_class(page.lower[head]) == lexicon.PERSON
        return person and head < before and page.words[before] == ")" and not lexicon.is_plural(page.lower[head])
    of_what = [w for w in page.lower[head + 1 : name.start] if w not in ("of", "for", "the")]
    if name.title <= head < name.start or " ".join(of_what) in OFFICES | places().keys():
        return True
    sort, bare = lexicon.noun_class(page.lower[head]), page.lower[start] not in lexicon.DETERMINERS
    return (
        sort != lexicon.PERSON
        and bare
        and page.lower[head + 1] in ("of", "for")
        and "," not in page.words[head : name.start]
    )


def _behind_comma(page: Page, head: int, start: int, end: int, name: Name, names: Sequence[Name]) -> bool:
    """The mayor of Talvera, Ana Ruiz, 52; one site, Sarn Post; a favourite in the Senate — Ana Ruiz of Norland."""
    if any(n.start <= head < n.end for n in names):
        return False
    before = min(name.start, name.title) - 1
    while before > head and page.words[before][:1].isalpha() and before > name.start - 6:
        if page.lower[before] in _STOPS_HEAD:
            return False
        before -= 1
    if before <= head or page.words[before] not in (",", "—", "–", "-"):
        return False
    plural = lexicon.is_plural(page.lower[head]) or page.lower[start] in ("both", "several", "many")
    if (plural and page.lower[start] != "one") or page.words[head:before].count("(") > page.words[head:before].count(
        ")"
    ):
        return False
    closed = name.end >= end or page.words[name.end] in ",(—–" or page.lower[name.end] in ("of", "from")
    right_behind = before == head + 1
    place = " ".join(name.key) in places()
    listed = any(n.end == before for n in names) and len(name.key) == 1 and name.title == name.start
    return closed and (right_behind or not (place or listed))

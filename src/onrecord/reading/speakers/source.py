"""What a statement's source says: pronouns, names or descriptions, one part for each who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from onrecord.reading.speakers import lexicon
from onrecord.reading.speakers.names import Name, names_in, places
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
_JOINTS = frozenset("and & or nor".split())
_AFTER_PRONOUN = lexicon.SELVES | {"all", "both", "'s", "’s", "also"}
_STOPS_HEAD = lexicon.PREPOSITIONS | lexicon.RELATIVE | lexicon.AUXILIARIES


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
    return pieces if all(_stands_alone(page, s, e, names) for s, e in pieces) else [(start, end)]


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
        if low in lexicon.RELATIVE:
            return Part(Kind.RELATIVE, start, end, start)
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
        if i > start and (page.lower[i] in _STOPS_HEAD or page.words[i] in ",(—–:"):
            break
        participle = page.words[i].endswith(("ing", "ed")) and page.words[i].islower()
        if i > start + 1 and participle and lexicon.noun_class(page.lower[i - 1]):  # a man | wearing
            break
        i += 1
    head = min(i, end) - 1
    while head > start and page.lower[head] in ("'s", "’s", "'", "’", '"', "”"):
        head -= 1
    return head


def _apposition(page: Page, head: int, start: int, end: int, names: Sequence[Name]) -> Name | None:
    """The name behind a title or a comma: "the mayor of Talvera, Ana Ruiz"; "Member of Parliament (MP) Ana Ruiz"."""
    sort = lexicon.noun_class(page.lower[head])
    headed = next((n for n in names if n.start <= head < n.end), None)
    for name in names:
        before = min(name.start, name.title) - 1
        if name.end > end or before <= start or page.lower[name.end : name.end + 1] in (["'s"], ["’s"]):
            continue
        told = {lexicon.noun_class(w) for w in page.lower[max(start, before - 3) : before]}
        owned = headed is None or "'s" in page.lower[headed.end : before]
        if not (len(name.key) > 1 or name.title < name.start) or " ".join(name.key) in places():
            continue
        described = told & {lexicon.PERSON, lexicon.GROUP} and owned
        if name.end == end and page.words[before] == "," and described:  # the university's president, Ana Ruiz
            return name
        inside = page.words[head:before].count("(") > page.words[head:before].count(")")
        if name.start <= head or sort is None or lexicon.is_plural(page.lower[head]) or inside:
            continue
        if before > head and page.words[before] in ",)—–":
            return name
        titled = name.title < name.start and (name.title <= head or page.lower[name.title - 1] in ("of", "for"))
        if sort == lexicon.PERSON and titled:
            return name
    return None

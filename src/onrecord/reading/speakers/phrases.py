"""Descriptions in the text: noun phrases about people, bodies and documents ("the local health minister")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from onrecord.reading.speakers import lexicon
from onrecord.reading.speakers.names import Name
from onrecord.reading.speakers.page import Page

WORDS_BEFORE_NOUN = 6
_WALL = lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS | lexicon.AUXILIARIES | lexicon.RELATIVE - {"that"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words `[start, end)` with the noun `head` at their end; `definite`: the, this, a possessive."""

    start: int
    end: int
    noun: str
    kind: str
    plural: bool
    definite: bool

    @property
    def head(self) -> int:
        """The noun's word."""
        return self.end - 1


def find_phrases(page: Page, names: Sequence[Name], cues: Collection[int] = ()) -> list[Phrase]:
    """Every phrase whose noun is a known one and no part of a name, in order. `cues`: words that are cues, before which
    a noun ends: the network | claims."""
    taken = [False] * (len(page) + 1)
    for name in names:
        taken[name.start : name.end] = [True] * (name.end - name.start)
    behind = {name.end: name.start for name in names}
    out = []
    for i, low in enumerate(page.lower):
        office = low in ("general", "generals") and i > 0 and lexicon.noun_class(page.lower[i - 1]) == lexicon.PERSON
        if office and not taken[i]:  # the inspector | general
            start = phrase_start(page, i, behind)
            plural = low != "general"
            out.append(Phrase(start, i + 1, page.lower[i - 1], lexicon.PERSON, plural, page.lower[start] in _DEFINITE))
            continue
        if taken[i] or low in lexicon.QUANTITIES or (kind := lexicon.noun_class(low)) is None:
            continue
        if page.lower[i + 1 : i + 2] == ["general"] or page.words[i] == "miss":
            continue
        ends = i + 1 in cues and i not in cues
        if not taken[i + 1] and i + 1 < len(page) and lexicon.noun_class(page.lower[i + 1]) and not ends:
            continue  # police | officer
        start = phrase_start(page, i, behind)
        definite = page.lower[start] in _DEFINITE or start in behind.values()
        noun = lexicon.singular(low)
        out.append(Phrase(start, i + 1, noun, kind, lexicon.is_plural(low), definite))
    return out


_DEFINITE = frozenset("the this that these those both".split()) | lexicon.POSSESSIVES


def phrase_start(page: Page, head: int, name_ends: dict[int, int]) -> int:
    """Where the phrase that ends with the noun `head` begins: at its determiner or possessor, else at the noun or the
    capitals right before it. `name_ends`: end of each name -> its start."""
    i, sentence = head, page.sentence[head]
    plain = head
    while i > 0 and head - i < WORDS_BEFORE_NOUN and page.sentence[i - 1] == sentence:
        low = page.lower[i - 1]
        if low == "that" and lexicon.is_plural(page.lower[head]):
            break  # said that | officials
        if low in lexicon.DETERMINERS:
            return i if low == "that" and page.lower[i] in lexicon.DETERMINERS else i - 1
        if low in ("'s", "’s", "'", "’"):
            return name_ends.get(i - 1, plain)
        if low in _WALL or low in lexicon.PRONOUNS or not low[0].isalnum():
            break
        before = name_ends.get(i, i - 1)
        if plain == i and page.words[i - 1][:1].isupper() and not page.first[before]:
            plain = before
        i = before
    return plain


def at_head(phrases: Sequence[Phrase], head: int) -> Phrase | None:
    """The phrase whose noun is that word."""
    i = bisect_left(phrases, head, key=lambda p: p.head)
    return phrases[i] if i < len(phrases) and phrases[i].head == head else None

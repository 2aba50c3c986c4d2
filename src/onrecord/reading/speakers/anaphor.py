"""What has to be resolved, and how it looks: a pronoun, a description, or nothing at all where a source would stand."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.speakers import lexicon
from onrecord.reading.speakers.page import Page
from onrecord.reading.speakers.phrases import Phrase

SORTS = (
    "he", "she", "it", "they", "i", "we", "you", "relative", "person", "group", "organisation", "media", "document",
    "thing", "unsaid", "floating",
)  # fmt: skip
"""By pronoun; by what the noun of a description is; no source with a cue, and without one."""

_PRONOUN_SORTS = (
    ("he", lexicon.HE),
    ("she", lexicon.SHE),
    ("it", lexicon.IT),
    ("they", lexicon.THEY),
    ("i", lexicon.FIRST),
    ("we", lexicon.FIRST_PLURAL),
    ("you", lexicon.SECOND),
)


@dataclass(frozen=True, slots=True)
class Anaphor:
    """Words `[start, end)` that mean somebody told elsewhere; `start == end` where there are none.

    `noun`, `words`: of a description, in lower case; `both`: it says that there are two; `whose`: the words
    of names in it.
    """

    sort: str
    start: int
    end: int
    noun: str = ""
    words: frozenset[str] = frozenset()
    definite: bool = True
    possessive: bool = False
    plural: bool = False
    both: bool = False
    whose: frozenset[str] = frozenset()

    @property
    def gender(self) -> str | None:
        """What the pronoun or the noun tells."""
        if self.sort in ("he", "she"):
            return lexicon.MALE if self.sort == "he" else lexicon.FEMALE
        return lexicon.gender_of_noun(self.noun) if self.noun else None

    @property
    def pronoun(self) -> bool:
        """In the third person."""
        return self.sort in ("he", "she", "it", "they")


_DEFINITE = frozenset("the this that these those both".split()) | lexicon.POSSESSIVES


def of_pronoun(page: Page, word: int) -> Anaphor:
    """A personal or possessive pronoun."""
    low = page.lower[word].replace("’", "'").partition("'")[0]
    sort = next((sort for sort, words in _PRONOUN_SORTS if low in words), "it")
    return Anaphor(sort, word, word + 1, possessive=low in lexicon.POSSESSIVES, plural=sort in ("they", "we"))


def of_description(page: Page, start: int, end: int, head: int, phrase: Phrase | None) -> Anaphor:
    """A noun phrase; `phrase`: the known one with the same noun, if there is one."""
    sort = phrase.kind if phrase else "thing"
    noun = phrase.noun if phrase else page.lower[head]
    noun = lexicon.SHORT_TITLES.get(noun, noun)
    words = frozenset(w for w in page.lower[start:end] if w not in lexicon.DETERMINERS and w[:1].isalnum()) - {noun}
    determiner = page.lower[start]
    definite = (determiner in _DEFINITE or determiner in lexicon.DAYS) and noun not in lexicon.INDEFINITE
    pair = bool(lexicon.PAIRS & {*page.lower[start : head + 1], noun})  # not the leaders | of the two countries
    both = pair and (definite or noun in lexicon.PAIRS)  # nor | at least two towns
    plural = phrase.plural if phrase else lexicon.is_plural(noun)
    possessive = determiner in lexicon.POSSESSIVES
    whose = frozenset(page.lower[i] for i in range(start + 1, head) if page.words[i][:1].isupper())
    return Anaphor(sort, start, end, noun, words, definite, possessive, plural, both, whose)

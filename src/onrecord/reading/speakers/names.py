"""Names in the text: where they stand, what is title and what is name, and which of them mean the same one."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from onrecord.reading.speakers import lexicon
from onrecord.reading.speakers.page import Page

GIVEN_NAMES = Path(__file__).parent / "given_names.txt"


@dataclass(frozen=True, slots=True)
class Name:
    """A name at words `[start, end)`, the title before it, if any, at `[title, start)`; `key`: its words folded."""

    start: int
    end: int
    title: int
    key: tuple[str, ...]


@lru_cache(maxsize=1)
def given_names() -> dict[str, str]:
    """Given name, folded -> `m` or `f`; one that stands under both is not in it."""
    out: dict[str, str] = {}
    both: set[str] = set()
    gender = ""
    for line in GIVEN_NAMES.read_text("utf-8").splitlines():
        if line.startswith("["):
            gender = line.strip("[]")
        elif not line.startswith("#"):
            for name in map(fold, line.split()):
                if out.setdefault(name, gender) != gender:
                    both.add(name)
    return {name: g for name, g in out.items() if name not in both}


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """Lower case, without accents and full stops: how two spellings of a name are compared."""
    plain = unicodedata.normalize("NFKD", word.casefold().replace("ø", "o").replace("ł", "l").replace("ı", "i"))
    return "".join(c for c in plain if c.isalnum() or c in "-'’").replace("’", "'")


def is_name_word(word: str) -> bool:
    """A capital letter somewhere, not only digits: how a word of a name looks."""
    return word[:1].isupper() or word[:1] == "@" or any(c.isupper() for c in word)


def find_names(page: Page) -> list[Name]:
    """The names of a text, in order, disjoint. Names of organisations may hold small words ("Bank of Norway")."""
    known = _seen_inside_sentences(page)
    out: list[Name] = []
    i, n = 0, len(page)
    while i < n:
        if not _begins(page, i, known):
            i += 1
            continue
        end = _name_end(page, i)
        out.extend(_names_of_run(page, i, end))
        i = end
    return out


def _seen_inside_sentences(page: Page) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands capitalised where it need not be, and in lower case."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for word, low, first in zip(page.words, page.lower, page.first, strict=True):
        if word == low:
            small[low] += 1
        elif not first:
            capital[low] += 1
    return capital, small


def _begins(page: Page, i: int, known: tuple[Counter[str], Counter[str]]) -> bool:
    word, low = page.words[i], page.lower[i].replace("’", "'")
    if low.partition("'")[0] in lexicon.PRONOUNS:  # I'm, he'd
        return False
    if not is_name_word(word) or (low in lexicon.NEVER_NAMES and word != low.upper()) or len(low) < 2:
        return len(low) == 2 and low.endswith(".") and word[:1].isupper()
    if not page.first[i]:
        return True
    capital, small = known
    return capital[low] > 0 or small[low] == 0 or (i + 1 < len(page) and _goes_on(page, i + 1))


def _goes_on(page: Page, i: int) -> bool:
    return is_name_word(page.words[i]) and page.lower[i] not in lexicon.NEVER_NAMES


def _name_end(page: Page, start: int) -> int:
    """Behind the last word of the run of name words that begins at `start`."""
    i, n = start + 1, len(page)
    while i < n and page.sentence[i] == page.sentence[start]:
        low = page.lower[i]
        if _goes_on(page, i) or (
            low == "." and page.lower[i - 1] in lexicon.TITLES and i + 1 < n and _goes_on(page, i + 1)
        ):
            i += 1
        elif low in lexicon.LINKS_OF_NAMES and i + 1 < n and _links(page, start, i):
            i += 2 if _goes_on(page, i + 1) else 3
        else:
            break
    return i


def _links(page: Page, start: int, i: int) -> bool:
    """Whether the small word at `i` joins what stands around it to one name."""
    low = page.lower[i]
    after = i + 1
    if low in lexicon.PARTICLES:
        if page.lower[after] in lexicon.PARTICLES and after + 1 < len(page):
            after += 1
        return _goes_on(page, after)
    if low in ("of", "for", "on"):
        if page.lower[after] == "the" and after + 1 < len(page):
            after += 1
        before = page.lower[i - 1]
        if before in lexicon.TITLES and before not in ("state", "justice", "defense", "house", "treasury"):
            return before == "secretary" and page.lower[after] in ("state", "defense", "defence")
        return _goes_on(page, after)
    if low in ("and", "&"):
        joined = set(page.lower[start:i]) & {"of", "for", "on"} and page.lower[i - 1] not in lexicon.ORGANISATION_NOUNS
        return bool(low == "&" or joined) and _goes_on(page, after)
    return False


def _names_of_run(page: Page, start: int, end: int) -> list[Name]:
    """The run split into title and name."""
    title = start
    i = start
    while i < end and (_is_title(page.lower[i]) or page.lower[i] == "."):
        i += 1
        if i < end and page.lower[i] == "of":  # Secretary of State X
            i += 1
    organisation = any(w in lexicon.ORGANISATION_NOUNS or w in lexicon.MEDIA_NOUNS for w in page.lower[i:end])
    if i >= end or organisation:
        i = start
    i = _behind_last_title(page, i, end) if not organisation else i
    while title > 0 and page.sentence[title - 1] == page.sentence[start] and _is_title(page.lower[title - 1]):
        title -= 1
    key = tuple(k for k in (fold(w) for w in page.words[i:end]) if k and k != "the")
    return [Name(i, end, title if i > start or title < start else i, key)] if key else []


def _behind_last_title(page: Page, start: int, end: int) -> int:
    """The name begins behind the last title, if a word is left: Whip | Dina Dorn."""
    at = start
    for i in range(start, end - 1):
        if page.lower[i] in lexicon.PERSON_NOUNS and page.lower[i] not in ("brother", "father", "king", "prince"):
            at = i + 1
    while at < end and page.words[at] == ".":
        at += 1
    return at if at < end else start


def _is_title(word: str) -> bool:
    return word.rstrip(".") in lexicon.TITLES

"""Names in the text: where they stand, and which words of them are title and which are name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.outlets import in_use
from onrecord.reading.speakers import lexicon
from onrecord.reading.speakers.acronyms import spelt_out
from onrecord.reading.speakers.headlines import headlines
from onrecord.reading.speakers.name_lists import fold, given_names, places
from onrecord.reading.speakers.page import Page

SUFFIXES = frozenset("jr sr ii iii iv esq phd md mp".split())
_SHORTENED = lexicon.TITLES | SUFFIXES
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A name at words `[start, end)`, the title before it, if any, at `[title, start)`; `key`: its words folded."""

    start: int
    end: int
    title: int
    key: Key


def key_of(words: Iterable[str]) -> Key:
    """The words of a name as they are compared: folded, without "the" and without what follows a name (Jr., III)."""
    folded = [k for k in map(fold, words) if k and k != "the"]
    while len(folded) > 1 and folded[-1] in SUFFIXES:
        folded.pop()
    return tuple(folded)


def find_names(page: Page) -> list[Name]:
    """The names of a text, in order, disjoint. Names of organisations may hold small words ("Bank of Norway").

    In a headline that capitalises every word, only names that stand elsewhere too.
    """
    seen = _Seen(page)
    loud_sentences = headlines(page)
    plain: list[tuple[int, int]] = []
    loud: list[tuple[int, int]] = []
    i, n = 0, len(page)
    while i < n:
        if not seen.begins(i):
            i += 1
            continue
        end = _run_end(page, i)
        (loud if page.sentence[i] in loud_sentences else plain).append((i, end))
        i = end
    whole = [(s, e) for s, e in plain if e == n or not _only_tells(page.words[e])]  # not the Sarn | Valley-led campaign
    found = [name for start, end in whole if (name := _name(page, start, end, seen))]
    known = (
        {n.key for n in found} | {n.key[-1:] for n in found} | {n.key[:1] for n in found if n.key[0] in given_names()}
    )
    found += [name for start, end in loud for name in _known_names(page, start, end, known)]
    found += [body for name in found if (body := _body_in_title(page, name))]
    spelt = [Name(s, e, s, key) for s, e in spelt_out(page) if (key := key_of(page.words[s:e]))]
    found = [n for n in found if not names_in(spelt, n.start, n.end)] + spelt
    return sorted(found, key=lambda name: name.start)


class _Seen:
    """How often each word stands capitalised where it need not be, and in lower case; and what begins a name."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.capital: Counter[str] = Counter()
        self.small: Counter[str] = Counter()
        given = given_names()
        pairs = zip(page.lower, page.lower[1:], strict=False)
        words = page.words
        self.bracketed = {
            w for a, w, b in zip(words, words[1:], words[2:], strict=False) if a == "(" and b == ")" and w.isupper()
        }
        self.months = {
            b
            for a, b in pairs
            if b in lexicon.MONTHS_AND_NAMES and fold(a) in given and a not in lexicon.MONTHS_AND_NAMES
        }
        for word, low, first in zip(page.words, page.lower, page.first, strict=True):
            if word == low:
                self.small[low] += 1
            elif not first:
                self.capital[low] += 1

    def begins(self, i: int) -> bool:
        """Whether a name begins at the word."""
        page = self.page
        word = page.words[i]
        if not is_name_word(word):
            return False
        low = page.lower[i].replace("’", "'")
        if low.partition("'")[0] in lexicon.PRONOUNS:  # I'm, he'd
            return False
        if (low in lexicon.NEVER_NAMES and not self._never_mind(i)) or _only_tells(word):
            return False
        if page.first[i] and low in lexicon.NEVER_FIRST:
            return False
        if len(low) < 2 or page.words[i + 1 : i + 2] == ["$"]:  # US$3
            return False
        if self._tells_origin(i):
            return False
        if not page.first[i]:
            return True
        after = i + 1
        if after < len(page) and page.lower[after] in lexicon.PREPOSITIONS and lexicon.noun_class(low):
            return False  # Attorneys for X; Minister of Y
        goes_on = after < len(page) and _is_part(page, after)
        if goes_on and low.endswith("ing") and not self.capital[low] and self.capital[page.lower[after]]:
            return False  # Watching | Ruiz
        return self.capital[low] > 0 or self.small[low] == 0 or goes_on

    def _tells_origin(self, i: int) -> bool:
        """Whether the word only says where somebody is from: a 27-year-old Norlander who."""
        page = self.page
        if i < 2 or not page.lower[i - 1].endswith("-year-old") or page.lower[i - 2] not in ("a", "an"):
            return False
        after = page.lower[i + 1] if i + 1 < len(page) else ""
        alone = after in lexicon.RELATIVE or after in lexicon.PREPOSITIONS or not after[:1].isalnum()
        return alone and fold(page.words[i]) not in given_names()

    def short(self, i: int) -> bool:
        """Whether the word is an acronym that stands in brackets somewhere: (CREW)."""
        return self.page.words[i] in self.bracketed

    def _never_mind(self, i: int) -> bool:
        """An acronym (US, WHO) or a month that is somebody's name as well (Tessa May)."""
        word, low = self.page.words[i], self.page.lower[i]
        dated = i + 1 < len(self.page) and self.page.lower[i + 1].isdigit()
        return (word.isupper() and len(word) > 1 and not self.page.first[i]) or (low in self.months and not dated)


@lru_cache(maxsize=8192)
def is_name_word(word: str) -> bool:
    """A capital letter somewhere: how a word of a name looks."""
    return word[:1].isupper() or word[:1] == "@" or any(c.isupper() for c in word)


_COMPOUNDS = frozenset("based born led backed owned run style area wide controlled educated bound sponsored".split())


@lru_cache(maxsize=8192)
def _only_tells(word: str) -> bool:
    """An adjective made of a name, or a time: Norland-based, mid-August."""
    start, _, end = word.partition("-")
    return (
        end in _COMPOUNDS
        or (len(start) > 2 and end.islower() and end.endswith("ed"))
        or (start.lower() == "mid" and end.lower() in lexicon.NEVER_NAMES)
    )


def _is_part(page: Page, i: int) -> bool:
    low = page.lower[i]
    if _only_tells(page.words[i]):
        return False
    if low in lexicon.NEVER_NAMES and not (
        low in lexicon.MONTHS_AND_NAMES and fold(page.words[i - 1]) in given_names()
    ):
        return len(low) > 1 and page.words[i].isupper() and low in ("us", "it")
    return is_name_word(page.words[i])


def _run_end(page: Page, start: int) -> int:
    """Behind the last word of the run of name words that begins at `start`."""
    i, n = start + 1, len(page)
    while i < n and page.sentence[i] == page.sentence[start]:
        low = page.lower[i]
        shortened = low == "." and page.lower[i - 1] in _SHORTENED and i + 1 < n and _is_part(page, i + 1)
        if shortened or _is_part(page, i):
            i += 1
        elif low in lexicon.LINKS_OF_NAMES and (link := _link_end(page, start, i)):
            i = link
        else:
            break
    return i


def _link_end(page: Page, start: int, i: int) -> int:
    """Behind the first word after the small word at `i`, if that joins what stands around it to one name; else 0."""
    low, after, n = page.lower[i], i + 1, len(page)
    if (after < n and (low in lexicon.PARTICLES and page.lower[after] in lexicon.PARTICLES)) or (
        low not in lexicon.PARTICLES and after < n and page.lower[after] == "the"
    ):
        after += 1
    if after >= n or not _is_part(page, after):
        return 0
    before = page.lower[i - 1]
    if low in lexicon.PARTICLES or low == "&":
        return after + 1
    if low in ("of", "for", "on"):
        heads = lexicon.noun_class(before) in (lexicon.ORGANISATION, lexicon.MEDIA, lexicon.DOCUMENT)
        known = heads or before in _HEADS_OF_NAMES or _abbreviated(page, start, after)
        return after + 1 if known else 0
    if low == "and":
        joined = bool(set(page.lower[start:i]) & {"of", "for", "on"}) and before not in lexicon.ORGANISATION_NOUNS
        body = lexicon.noun_class(page.lower[after]) == lexicon.ORGANISATION
        if after > i + 1 and (body or (after + 1 < n and _is_part(page, after + 1))):
            joined = False  # the Bank of Norland and the Sarn Board, the Bank of Norland and the University of Sarn
        return after + 1 if joined or _abbreviated(page, start, after) else 0
    return 0


_HEADS_OF_NAMES = frozenset(
    """secretary state justice house chamber knights voice sons daughters order isle gulf cape mount attorneys
    director minister ministers centers centres institutes doctors friends citizens people""".split()
)
"""Words before the "of" or "for" of a name, beside the nouns for organisations."""


def _abbreviated(page: Page, start: int, after: int) -> bool:
    """What follows ends with its acronym in brackets, and that begins like the run: Sarn Gas and Power Board (SGPB)."""
    i = after
    while i < len(page) and (_is_part(page, i) or page.lower[i] in ("of", "the")):
        i += 1
    inside = page.words[i + 1 : i + 3] if page.words[i : i + 1] == ["("] else []
    return len(inside) == 2 and inside[1] == ")" and len(inside[0]) > 2 and inside[0][0] == page.words[start][0]


def _name(page: Page, start: int, end: int, seen: _Seen) -> Name | None:
    """The run without the title at its beginning. None where it is nothing but a title ("the President")."""
    if end - start > 1 and page.string(start, end) in in_use().canonical:  # the Norland Reporter, if that is an outlet
        return Name(start, end, start, key_of(page.words[start:end]))
    i = _behind_office(page, start, end)
    if i == start and not _body(page, start, end):
        i = _behind_title(page, start, end)
        while i > start and i < end - 1 and page.lower[i] in ("of", "for", "the"):
            i += 1
        i = start if end - start == 1 and page.lower[start] in _STATES else _behind_place(page, i, end, seen)
    while i < end and page.lower[i] in ("of", "for", "on", "the", "and"):
        i += 1
    if i >= end or (_only_common(page, i, end) and not (end - i == 1 and seen.short(i))):
        return None
    title = min(start, i)
    while title > 0 and page.sentence[title - 1] == page.sentence[start] and _titles(page, title - 1):
        title -= 1
    key = key_of(page.words[i:end])
    return Name(i, end, title, key) if key else None


def _body_in_title(page: Page, name: Name) -> Name | None:
    """The body whose office somebody holds: | the Harbour Board | Speaker Ana Ruiz. None where the title names none."""
    offices = [i for i in range(name.title, name.start) if lexicon.noun_class(page.lower[i]) == lexicon.PERSON]
    end = next((i for i in reversed(offices) if page.words[i][:1].isupper()), name.title)
    while end > name.title and (
        page.lower[end - 1] in _RANKS or lexicon.noun_class(page.lower[end - 1]) == lexicon.PERSON
    ):
        end -= 1
    start = end
    while start > name.title and _in_body(page, start - 1, end):
        start -= 1
    while start < end and (page.lower[start] in _RANKS or page.lower[start] in lexicon.PREPOSITIONS):
        start += 1
    key = key_of(page.words[start:end])
    if not key or not given_names().keys().isdisjoint(key):
        return None
    if _only_common(page, start, end) or all(map(_is_title, page.lower[start:end])):
        return None
    return Name(start, end, start, key)


def _in_body(page: Page, i: int, end: int) -> bool:
    """Whether the word may belong to the body's name that ends there."""
    low = page.lower[i]
    if lexicon.noun_class(low) == lexicon.PERSON:
        return False
    return is_name_word(page.words[i]) or (low in ("of", "for", "the") and i < end - 1)


_RANKS = frozenset(
    """vice prime former acting interim then ex deputy assistant associate senior chief executive general press
    campaign majority minority communications managing presidential republican democratic foreign national security
    affairs homeland the and of for""".split()
)
"""What of a title is no part of the body's name."""


def _titles(page: Page, i: int) -> bool:
    low = page.lower[i]
    return _is_title(low) or (page.words[i] == low and lexicon.noun_class(low) == lexicon.PERSON)


def _behind_office(page: Page, start: int, end: int) -> int:
    """Behind an office that begins with a body's name: Harbour Board Speaker | Ana Ruiz; else `start`."""
    for i in range(end - 2, start - 1, -1):
        following = fold(page.words[i + 1]) in given_names()
        person = lexicon.noun_class(page.lower[i]) == lexicon.PERSON
        if person and following and end - i <= 4:
            return i + 1
    return start


def _body(page: Page, start: int, end: int) -> bool:
    """The run ends like the name of an organisation."""
    last = page.lower[end - 1]
    inner = [j for j in range(start, end) if page.lower[j] in ("of", "for")]
    heads = {last, *(page.lower[j - 1] for j in inner if j > start)}
    return any(
        lexicon.noun_class(w) in (lexicon.ORGANISATION, lexicon.MEDIA) or w in lexicon.MEDIA_NAMES for w in heads
    )


def _behind_title(page: Page, start: int, end: int) -> int:
    """Where the name begins, behind the last title: Senate Minority Whip | Dina Dorn."""
    at = start
    for i in range(start, end):
        low = page.lower[i]
        person = lexicon.noun_class(low.removeprefix("then-").removeprefix("ex-")) == lexicon.PERSON
        person = person or lexicon.singular(low) in _OF_SEVERAL
        if (person and low not in lexicon.ALSO_NAMES) or (i == at and _is_title(low)) or (i == at and low == "."):
            at = i + 1
        elif low == "of" and i == at and page.lower[i + 1] in ("state", "defense", "defence", "commerce", "energy"):
            at = i + 2
    return at


_OF_SEVERAL = frozenset(("professor", "senator", "president", "governor", "judge", "mayor", *lexicon.HONORIFICS))
"""What two bear before their surnames: Professors Ruiz and Dorn."""
_STATES = frozenset("us u.s. uk u.k. eu un".split())
OFFICES = frozenset(
    """information health finance defence defense education justice commerce energy labour labor agriculture transport
    trade tourism environment culture sport police state interior""".split()
)
"""What a minister may be minister of, in one word."""


def _behind_place(page: Page, start: int, end: int, seen: _Seen) -> int:
    """President of Talvera | Ana Ruiz: what the title is of may run into the name."""
    before = start - 1 if page.lower[start - 1] != "the" else start - 2
    if before < 1 or end - start < 3 or page.lower[before] not in ("of", "for"):
        return start
    if lexicon.noun_class(page.lower[before - 1]) != lexicon.PERSON:
        return start
    for i in range(start + 1, end - 1):
        if (
            fold(page.words[i]) in given_names()
            or " ".join(map(fold, page.words[start:i])) in OFFICES | places().keys()
        ):
            return i
    return end - 2 if seen.capital[page.lower[end - 1]] > 1 else start


def _only_common(page: Page, start: int, end: int) -> bool:
    """Common nouns written with a capital letter: the House, the Prime Minister; not the State Department."""
    words = [w for w in page.lower[start:end] if w != "."]
    kinds = [lexicon.noun_class(w) for w in words]
    if kinds[:1] == [lexicon.PERSON] and words[1:2] in (["of"], ["for"]) and given_names().keys().isdisjoint(words):
        return True  # the Secretary of State, the Minister of the Sarn Assembly
    if "of" in words and kinds[max(words.index("of") - 1, 0)] == lexicon.ORGANISATION:
        return False  # the Department of Justice
    if len(words) > 1 and kinds[-1] in (lexicon.ORGANISATION, lexicon.MEDIA) and words[0] != "super":
        return False
    if kinds[-1:] == [lexicon.MEDIA] and words[-1] not in lexicon.COMMON_MEDIA:
        return False
    return all(kind or w in ("of", "vice", "prime", "super") for w, kind in zip(words, kinds, strict=True))


def _known_names(page: Page, start: int, end: int, known: set[Key]) -> list[Name]:
    """The longest known names in a run of a headline."""
    out, i = [], start
    while i < end:
        for j in range(end, i, -1):
            key = key_of(page.words[i:j])
            if key in known and page.words[j - 1] != ".":
                out.append(Name(i, j, i, key))
                i = j - 1
                break
        i += 1
    return out


def _is_title(word: str) -> bool:
    return word.rstrip(".").removeprefix("then-").removeprefix("ex-") in lexicon.TITLES


def names_in(names: Sequence[Name], start: int, end: int) -> list[Name]:
    """Those that share a word with `[start, end)`."""
    return [n for n in names if n.start < end and n.end > start]

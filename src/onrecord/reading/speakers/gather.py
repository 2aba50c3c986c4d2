"""Names and descriptions of an article -> entities: which of them mean the same one."""

from __future__ import annotations

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from onrecord.outlets.register import in_use
from onrecord.reading.speakers import lexicon
from onrecord.reading.speakers.entities import Entity
from onrecord.reading.speakers.names import Key, Name, fold, given_names, places
from onrecord.reading.speakers.page import Page
from onrecord.reading.speakers.phrases import Phrase

DESCRIPTION_WORDS = 16
"""So long a description is taken whole; of a longer one, its noun and what stands before that."""
OWNER = 4
"""Whose it is, compared by so many letters: Norland's navy, the Norlandic navy."""
PRONOUN_WORDS = 25
"""So near behind a name, with no other between, he and she tell whether it is a man's or a woman's."""
LISTED = 3
"""A list with more names than so many before the last two tells where something is, not who acts together."""
APPOSITION_WORDS = 9
"""At most so many words stand between a description and the comma before the name that it describes."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The entities of an article, by number; by the first word of each name, and by the noun of each phrase."""

    entities: list[Entity]
    of_name: dict[int, Entity]
    of_phrase: dict[int, Entity]


def gather(page: Page, names: Sequence[Name], phrases: Sequence[Phrase]) -> Gathered:
    """Which names and phrases mean the same one. Named entities come first, each sort in order of first mention."""
    found = _Aliases(page, names).entities()
    of_name = {m.start: e for e in found for m in e.mentions}
    for name in names:
        _evidence(page, of_name[name.start], name)
    holders = [n for n, after in zip_longest(names, names[1:]) if after is None or n.start < after.title]
    for number, name in enumerate(holders):
        if number and (both := _pair(page, holders[number - 1], name)):
            listed = [*_listed(page, holders[: number - 1], both[0]), *both]
            found.append(_together(len(found), page, [of_name[n.start] for n in listed], listed))
    _note_ages(page, of_name, names)
    _count_pronouns(page, found)
    attached = _appositions(page, names, phrases)
    of_phrase: dict[int, Entity] = {}
    chains: dict[tuple[str, bool, frozenset[str]], Entity] = {}
    for phrase in phrases:
        owner = attached.get(phrase.head)
        if owner is not None:
            of_phrase[phrase.head] = of_name[owner.start]
            end = _told_until(page, phrase) if phrase.start > owner.start else phrase.end
            of_name[owner.start].describe(phrase.start, end, phrase.noun, phrase.kind)
            continue
        own = phrase.start + (page.lower[phrase.start] in lexicon.DETERMINERS)
        whose = frozenset(w[:OWNER] for w in page.words[own : phrase.end - 1] if w[:1].isupper())
        chain = (phrase.noun, phrase.plural, whose)
        entity = chains.get(chain)
        if entity is None or not phrase.definite:
            entity = described(page, len(found), phrase.start, phrase.end, phrase)
            chains[chain] = chains[phrase.noun, phrase.plural, frozenset()] = entity
            found.append(entity)
        entity.mention(phrase.start, phrase.end)
        of_phrase[phrase.head] = entity
    return Gathered(found, of_name, of_phrase)


def described(page: Page, number: int, start: int, end: int, phrase: Phrase | None) -> Entity:
    """An entity that the article gives no name, called by the words `[start, end)`."""
    entity = Entity(number, page.string(start, end))
    if phrase is not None:
        entity.describe(phrase.start, phrase.end, phrase.noun, phrase.kind)
        entity.plural = phrase.plural
    return entity


class _Aliases:
    """Which names mean the same: short and full ones, acronyms, spellings."""

    def __init__(self, page: Page, names: Sequence[Name]) -> None:
        self.page, self.names = page, names
        self.full = _full_names(names)
        self.given = self._given_acronyms()
        self.acronyms = dict(self.given)
        self.by_word: defaultdict[str, list[Key]] = defaultdict(list)
        self.full_keys = list(dict.fromkeys(self.full.values()))
        for key in self.full_keys:
            for word in {key[0], key[-1]}:
                self.by_word[word].append(key)
            for initials in _initials(key):
                self.acronyms.setdefault(initials, key)
        self.persons = {n.key for n in names if n.title < n.start or n.key[0] in given_names()}
        self.genders = _genders(page, names)
        self.fitting: dict[str, list[Key]] = {}
        self.last: dict[Key, int] = {}
        self.count: Counter[Key] = Counter()

    def entities(self) -> list[Entity]:
        """One entity for each full name, in order of first mention."""
        found: dict[Key, Entity] = {}
        for name in self.names:
            key = self.full.get(name.key) or self._short(name)
            self.last[key] = name.start
            self.count[key] += 1
            if key not in found:
                found[key] = Entity(len(found), "", key)
            entity = found[key]
            shown = self.page.string(self._whose(name), name.end)
            if _fuller(shown, entity.name, len(name.key)):
                entity.name = shown
            entity.mention(name.start, name.end, named=True)
        return list(found.values())

    def _whose(self, name: Name) -> int:
        """Where the name begins with its owner, if it tells nothing without: Norland's | Foreign Ministry."""
        common = all(lexicon.noun_class(k) or k in lexicon.TITLES for k in name.key)
        if not common or name.start < 2 or self.page.lower[name.start - 1] != "'s":
            return name.start
        return next((n.start for n in self.names if n.end == name.start - 1), name.start)

    def _given_acronyms(self) -> dict[str, Key]:
        """Those in brackets behind a name: the Harbour Safety Board (HSB)."""
        out: dict[str, Key] = {}
        words = self.page.words
        for long, short in zip(self.names, self.names[1:], strict=False):
            inside = (
                short.start == long.end + 1 and words[long.end] == "(" and words[short.end : short.end + 1] == [")"]
            )
            if inside and len(short.key) == 1 and short.key[0][:1] == long.key[0][:1]:
                out[short.key[0]] = self.full.get(long.key, long.key)
        return out

    def _short(self, name: Name) -> Key:
        """The full name that a single word stands for here, or the word itself."""
        word = name.key[0]
        upper = sum(c.isupper() for c in self.page.words[name.start]) > 1
        if word in (self.acronyms if upper else self.given):
            return self.acronyms[word]
        if word not in self.fitting:
            self.fitting[word] = self._fitting(word)
        fit = self.fitting[word]
        gender = _gender_of_title(self.page, name)
        if gender:
            fit = [k for k in fit if given_names().get(k[0], gender) == gender]
            fit = [k for k in fit if self.genders.get(k, gender) == gender] or fit
        return max(fit, key=lambda k: self._likeness(word, k), default=name.key)

    def _fitting(self, word: str) -> list[Key]:
        """Full names that begin or end with the word; else that are spelt like it; else that have it inside."""
        return self.by_word.get(word) or self._spelt_like(word) or [k for k in self.full_keys if word in k[1:-1]]

    def _likeness(self, word: str, key: Key) -> tuple[bool, bool, bool, int, int]:
        """Rather a surname than a first word; a person's; not one in another name; the one named most, and last, so
        far: relatives of the one whom an article is about have their first names told each time."""
        surname = key[-1] == word and not lexicon.noun_class(word)
        apart = "of" not in key and "for" not in key
        return surname and key in self.persons, surname, apart, self.count[key], self.last.get(key, -1)

    def _spelt_like(self, word: str) -> list[Key]:
        """Full names that the word comes near to: @namesurname; one letter another, in a long surname."""
        if word.startswith("@"):
            handle = word.strip("@").replace("_", "")
            return [k for k in self.full_keys if "".join(k) in handle]
        return [k for k in self.full_keys if _near(word, k[-1]) and not lexicon.noun_class(k[-1])]


def _fuller(shown: str, kept: str, words: int) -> bool:
    """Whether to call somebody by what is shown now: more words; as many, but Kenneth, not Ken; José, not Jose."""
    if not kept or words != len(kept.split()):
        return words > len(kept.split())
    first, before = shown.split(maxsplit=1)[0], kept.split(maxsplit=1)[0]
    accents = fold(shown) == fold(kept) and _accented(shown) and not _accented(kept)
    return accents or (words > 1 and len(first) > len(before) and first.startswith(before) and before[-1:].isalpha())


def _accented(name: str) -> bool:
    return any(c.isalpha() and not c.isascii() for c in name)


def _full_names(names: Sequence[Name]) -> dict[Key, Key]:
    """Key of two words or more -> the fullest key of the same name: "ida moen" -> "ida kari moen"."""
    keys = sorted({n.key for n in names if len(n.key) > 1}, key=lambda k: (-len(k), k))
    out: dict[Key, Key] = {}
    for key in keys:
        longer = (f for f in out.values() if f[-1] == key[-1] and _same_given(key, f))
        out[key] = next(longer, key)
    return out


def _same_given(key: Key, full: Key) -> bool:
    """The same first name and no other word of its own; or that in short: Fred for Frederick."""
    short, long = sorted((key[0], full[0]), key=len)
    if key[0] == full[0]:
        return set(key) <= set(full)
    return len(key) == 2 and len(short) > 2 and long.startswith(short) and {short, long} <= given_names().keys()


def _initials(key: Key) -> list[str]:
    """What a name may be shortened to: the initials of its words, all or from the second on."""
    small = ("of", "for", "the", "and", "&", "on")
    letters, all_letters = "".join(k[0] for k in key if k not in small), "".join(k[0] for k in key)
    found = (letters, all_letters, letters[1:], all_letters[1:], "t" + letters)  # The Harbour Reporter
    return [s for s in found if len(s) > 2 or (len(s) == 2 and len(key) == 2)]


def _near(a: str, b: str) -> bool:
    """One letter added, left out or another; two that changed places."""
    if a == b or abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < 5 or a in (b + "s", b + "n"):
        return False
    i = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    swapped = a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :]
    other = i > 1 and (a[i + 1 :] == b[i + 1 :] or a[i:] == b[i + 1 :] or a[i + 1 :] == b[i:])
    return (i > 0 and swapped) or other


def _gender_of_title(page: Page, name: Name) -> str | None:
    words = (w.rstrip(".") for w in page.lower[name.title : name.start])
    return next((g for w in words if (g := lexicon.gender_of_noun(w))), None)


def _genders(page: Page, names: Sequence[Name]) -> dict[Key, str]:
    """Key of a full name -> `m` or `f`, by title, by "his wife, | Ana Ruiz", and by the pronouns that follow."""
    told: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    for number, name in enumerate(names):
        after = names[number + 1].start if number + 1 < len(names) else len(page)
        if len(name.key) < 2:
            continue
        comma = page.words[name.title - 1] == "," if name.title > 1 else False
        gender = _gender_of_title(page, name) or (comma and lexicon.gender_of_noun(page.lower[name.title - 2]))
        if gender:
            told[name.key][gender] += 3
        for low in page.lower[name.end : min(after, name.end + PRONOUN_WORDS)]:
            if low in lexicon.HE or low in lexicon.SHE:
                told[name.key][lexicon.MALE if low in lexicon.HE else lexicon.FEMALE] += 1
    return {key: counted.most_common(1)[0][0] for key, counted in told.items()}


def _evidence(page: Page, entity: Entity, name: Name) -> None:
    """What one mention tells of gender and kind."""
    title = [w.rstrip(".") for w in page.lower[name.title : name.start] if w != "."]
    if title:
        entity.describe(name.title, name.start, title[-1], lexicon.PERSON)
        entity.nouns.update(lexicon.SHORT_TITLES.get(w, w) for w in title)
        entity.votes["person"] += 1
    gender = given_names().get(name.key[0])
    if gender and len(name.key) > 1:
        entity.votes[gender] += 1
        entity.votes["person"] += 1
    outlets = in_use().canonical
    first = name.start - (name.start > 0 and page.words[name.start - 1] == "The")
    person = len(entity.key) > 1 and entity.key[0] in given_names()  # Michael Post is no newspaper
    for word in {name.key[0], name.key[-1]}:
        kind = lexicon.MEDIA if word in lexicon.MEDIA_NAMES and not person else lexicon.noun_class(word)
        if kind in (lexicon.ORGANISATION, lexicon.MEDIA, lexicon.DOCUMENT):
            entity.votes[kind] += 2
    if not person and (page.string(name.start, name.end) in outlets or page.string(first, name.end) in outlets):
        entity.votes[lexicon.MEDIA] += 3  # as sure as a place: he is no outlet
    short = len(name.key) == 1 and len(name.key[0]) > 1
    if short and page.words[name.start].isupper():
        entity.votes["organisation"] += 1
    if name.start and page.lower[name.start - 1] == "the":
        entity.votes["organisation"] += 1
    if name.start and page.lower[name.start - 1] == "in":
        entity.votes["organisation"] += 1
    if kind := places().get(" ".join(name.key)):
        entity.votes["organisation"] += 3
        entity.nouns.update(_CALLED.get(kind, (kind,)))
    elif _lies_in(page, name):
        entity.nouns.update(("city", "town"))


_CALLED = {"country": ("country", "nation")}
"""How the text may call a place of that kind."""


def _lies_in(page: Page, name: Name) -> bool:
    """In Sarn, | Norland: a town, by the place behind the comma."""
    where = page.lower[name.start - 1] if name.start else ""
    behind = page.words[name.end : name.end + 3]
    return (
        where in ("in", "at", "near", "outside", "of")
        and behind[:1] == [","]
        and any(" ".join(map(fold, behind[1:n])) in places() for n in (2, 3))
    )


def _pair(page: Page, first: Name, second: Name) -> tuple[Name, Name] | None:
    """Two names with "and" between them."""
    between = page.lower[first.end : second.title]
    joined = between[:1] in (["and"], ["&"]) and len(between) <= 3
    plain = all(w == "the" or lexicon.noun_class(w) == lexicon.PERSON for w in between[1:])
    return (first, second) if joined and plain else None


def _listed(page: Page, names: Sequence[Name], last: Name) -> list[Name]:
    """Those before the last two of a list: Ana Ruiz, | Pavel Dorn and Ida Moen."""
    out: list[Name] = []
    for name in reversed(names):
        if page.words[name.end : (out or [last])[0].title] != [","]:
            break
        out.insert(0, name)
    return out if len(out) <= LISTED else []


def _together(number: int, page: Page, entities: Sequence[Entity], names: Sequence[Name]) -> Entity:
    """Several who are named together, for "they" and "both"."""
    both = Entity(number, "", plural=True, members=tuple(dict.fromkeys(entities)))
    both.votes["group"] += 1
    both.mention(names[0].start, names[-1].end)
    return both


def _count_pronouns(page: Page, entities: Sequence[Entity]) -> None:
    """For each named entity, how often he and she follow while no other one of a name has come between."""
    starts = {m.start: e for e in entities for m in e.mentions if not e.members and e.person is not False}
    last: Entity | None = None
    for i, low in enumerate(page.lower):
        last = starts.get(i, last)
        if last is not None and (low in lexicon.HE or low in lexicon.SHE):
            last.near["m" if low in lexicon.HE else "f"] += 1


def _appositions(page: Page, names: Sequence[Name], phrases: Sequence[Phrase]) -> dict[int, Name]:
    """Phrase, by its noun's word -> the name that it describes."""
    by_start = {n.start: n for n in names}
    by_end = {n.end: n for n in names}
    out: dict[int, Name] = {}
    for phrase in phrases:
        owner = by_start.get(phrase.end) or _after_comma(page, phrase, by_start) or _before_comma(page, phrase, by_end)
        if owner is not None and phrase.kind != lexicon.DOCUMENT and not _somewhere(page, phrase, owner):
            out[phrase.head] = owner
    return out


def _somewhere(page: Page, phrase: Phrase, name: Name) -> bool:
    """In Sarn, | a young woman: the name tells where, not who."""
    people = phrase.kind in (lexicon.PERSON, lexicon.GROUP)
    where = name.start > 0 and page.lower[name.start - 1] in ("in", "at", "near", "outside")
    return people and (where or " ".join(name.key) in places()) and phrase.start >= name.end


def _after_comma(page: Page, phrase: Phrase, by_start: dict[int, Name]) -> Name | None:
    """The mayor of Talvera, Ana Ruiz"""
    sentence = page.sentence[phrase.head]
    for i in range(phrase.end, min(phrase.end + APPOSITION_WORDS, len(page) - 1)):
        if page.sentence[i] != sentence or page.words[i] in ';:"“”()':
            return None
        if page.words[i] == ",":
            name = by_start.get(i + 1)
            closed = name is not None and page.words[name.end : name.end + 1] in ([","], ["."], [])
            return name if closed and phrase.definite and not phrase.plural else None
        if page.lower[i] in lexicon.AUXILIARIES or page.lower[i] == "and":
            return None
    return None


_GOES_ON = lexicon.AUXILIARIES | lexicon.RELATIVE | lexicon.CONJUNCTIONS


def _told_until(page: Page, phrase: Phrase) -> int:
    """Behind what is said of somebody between two commas: a clerk from the river town of Sarn."""
    for i in range(phrase.end, min(phrase.end + DESCRIPTION_WORDS, len(page))):
        if page.words[i] in ',.;:)"“”—–' or page.sentence[i] != page.sentence[phrase.head]:
            return i
        if page.lower[i] in _GOES_ON:
            break
    return phrase.end


def _note_ages(page: Page, of_name: dict[int, Entity], names: Sequence[Name]) -> None:
    """Ana Ruiz, 52, said"""
    for name in names:
        after = page.words[name.end : name.end + 2]
        if len(after) == 2 and after[0] == "," and after[1].isdigit() and len(after[1]) <= 2:
            insort(of_name[name.start].descriptions, (name.end + 1, name.end + 2))


def _before_comma(page: Page, phrase: Phrase, by_end: dict[int, Name]) -> Name | None:
    """Ana Ruiz, a former mayor; Ana Ruiz is the mayor."""
    for i in range(phrase.start, max(phrase.start - 3, 0), -1):
        before = page.lower[i - 1]
        if before in (",", "is", "was", "(", "became"):
            aged = i > 3 and before == "," and page.words[i - 2].isdigit() and page.words[i - 3] == ","
            name = by_end.get(i - 3 if aged else i - 1)
            return name if name is not None and not phrase.plural else None
        if not page.words[i - 1][:1].isalnum() or before in _NO_DESCRIPTION:
            return None
    return None


_NO_DESCRIPTION = (lexicon.PREPOSITIONS | lexicon.NEVER_NAMES | lexicon.CONJUNCTIONS) - frozenset(
    "now then also once later still currently first second third last".split()
)
"""Behind which no description of the name before it stands: shot by | a policeman."""

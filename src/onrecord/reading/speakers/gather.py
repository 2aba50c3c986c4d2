"""Names and descriptions of an article -> entities: which of them mean the same one."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from onrecord.outlets.register import in_use
from onrecord.reading.speakers import lexicon
from onrecord.reading.speakers.aliases import Aliases
from onrecord.reading.speakers.entities import Entity
from onrecord.reading.speakers.name_lists import fold, given_names, places
from onrecord.reading.speakers.names import Name
from onrecord.reading.speakers.page import Page
from onrecord.reading.speakers.phrases import Phrase

DESCRIPTION_WORDS = 16
"""So long a description is taken whole; of a longer one, its noun and what stands before that."""
OWNER = 4
"""Whose it is, compared by so many letters: Norland's navy, the Norlandic navy."""
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
    found = Aliases(page, names).entities()
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

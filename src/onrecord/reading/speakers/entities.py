"""Who is named in the article: mentions of one person or body, gathered, with what the words tell of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.reading.speakers import lexicon
from onrecord.reading.speakers.names import Name, fold, given_names
from onrecord.reading.speakers.page import Page


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """Words `[start, end)` that mean an entity."""

    start: int
    end: int
    named: bool = True


@dataclass(slots=True)
class Entity:
    """One who may speak. `votes` count what the words say of gender (`m`, `f`) and kind (`person`, `body`)."""

    number: int
    name: str
    key: tuple[str, ...]
    mentions: list[Mention] = field(default_factory=list)
    descriptions: list[tuple[int, int]] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    votes: Counter[str] = field(default_factory=Counter)
    plural: bool = False
    named: bool = True
    speaks: int = 0

    @property
    def gender(self) -> str | None:
        """`m`, `f`, or None where the words do not tell."""
        m, f = self.votes["m"], self.votes["f"]
        return None if m == f else "m" if m > f else "f"

    @property
    def person(self) -> bool | None:
        """A single human being; None where the words do not tell."""
        p, b = self.votes["person"], self.votes["body"]
        return None if p == b else p > b

    def last_before(self, word: int) -> Mention | None:
        """The mention that ends last before the word."""
        found = None
        for mention in self.mentions:
            if mention.end > word:
                break
            found = mention
        return found


def gather(page: Page, names: Sequence[Name]) -> list[Entity]:
    """Entities of the names, in order of first mention; mentions sorted."""
    full = _full_names(names)
    by_word: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in full:
        for word in {key[0], key[-1]}:
            by_word[word].append(key)
    acronyms = {a: key for key in full if len(a := _initials(page, key)) > 1}
    last: dict[tuple[str, ...], int] = {}
    found: dict[tuple[str, ...], Entity] = {}
    genders = {key: given_names().get(key[0]) for key in full}
    for name in names:
        key = full.get(name.key) or _short(page, name, by_word, acronyms, last, genders)
        last[key] = name.start
        entity = found.get(key)
        if entity is None:
            entity = found[key] = Entity(len(found), page.string(name.start, name.end), key)
        _add(page, entity, name)
    return list(found.values())


def _full_names(names: Sequence[Name]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Key of two words or more -> the fullest key of the same name: "hillary clinton" -> "hillary rodham clinton"."""
    keys = sorted({n.key for n in names if len(n.key) > 1}, key=lambda k: (-len(k), k))
    out: dict[tuple[str, ...], tuple[str, ...]] = {}
    for key in keys:
        same = next((f for f in out.values() if f[-1] == key[-1] and f[0] == key[0] and set(key) <= set(f)), None)
        out[key] = same or key
    return out


def _initials(page: Page, key: tuple[str, ...]) -> str:
    return "".join(k[0] for k in key if k not in ("of", "for", "the", "and"))


def _short(
    page: Page,
    name: Name,
    by_word: dict[str, list[tuple[str, ...]]],
    acronyms: dict[str, tuple[str, ...]],
    last: dict[tuple[str, ...], int],
    genders: dict[tuple[str, ...], str | None],
) -> tuple[str, ...]:
    """The full name that a single word stands for here, or the word itself."""
    word = name.key[0]
    if page.words[name.start].isupper() and word in acronyms:
        return acronyms[word]
    gender = next((g for w in page.lower[name.title : name.start] if (g := lexicon.HONORIFICS.get(w))), None)
    fit = [k for k in by_word.get(word, ()) if not (gender and genders[k] and genders[k] != gender)]
    surnames = [k for k in fit if k[-1] == word and k[-1] not in lexicon.ORGANISATION_NOUNS] or fit
    if not surnames:
        return name.key
    return max(surnames, key=lambda k: (last.get(k, -1), k[-1] == word))


def _add(page: Page, entity: Entity, name: Name) -> None:
    entity.mentions.append(Mention(name.start, name.end))
    shown = page.string(name.start, name.end)
    if len(name.key) > len([w for w in entity.name.split() if fold(w)]):
        entity.name = shown
    title = [w.rstrip(".") for w in page.lower[name.title : name.start]]
    if title:
        entity.votes["person"] += 2
        entity.descriptions.append((name.title, name.start))
        entity.nouns.update(title)
    for word in title:
        gender = lexicon.HONORIFICS.get(word)
        if gender:
            entity.votes[gender] += 3
    gender = given_names().get(name.key[0])
    if gender and len(name.key) > 1:
        entity.votes[gender] += 1
        entity.votes["person"] += 1
    if any(w in lexicon.ORGANISATION_NOUNS or w in lexicon.MEDIA_NOUNS for w in name.key):
        entity.votes["body"] += 2
    if page.words[name.start].isupper() and len(name.key) == 1 and len(name.key[0]) > 1:
        entity.votes["body"] += 1
    if name.start and page.lower[name.start - 1] == "the":
        entity.votes["body"] += 1

"""Which names of an article mean the same one: short and full ones, acronyms, spellings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from onrecord.reading.speakers import lexicon
from onrecord.reading.speakers.entities import Entity
from onrecord.reading.speakers.name_lists import fold, given_names
from onrecord.reading.speakers.names import Key, Name
from onrecord.reading.speakers.page import Page

PRONOUN_WORDS = 25
"""So near behind a name, with no other between, he and she tell whether it is a man's or a woman's."""


class Aliases:
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

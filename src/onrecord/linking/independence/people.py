"""Whose voices are whose: the speakers of several articles, told apart or together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.linking.claims.matching import compatible, initials_of, is_name, name_words

UNNAMED_TYPES = frozenset({"unnamed_person"})
_SPOKE = re.compile(r"\bspokes(?:man|woman|person|people)\b", re.IGNORECASE)
_SPEAKS_FOR = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b[Ss]pokes(?:man|woman|person)\s+(?:for|of)\s+(?:the\s+)?([^,.;()]+)",
        r"\b(?:[Tt]he\s+)?(\w+(?:\s\w+){0,4})['’]s\s+spokes(?:man|woman|person)\b",
        r"((?:[A-Z][\w&.-]*\s+)+(?:of\s+|for\s+|[a-z]+\s+)*?)spokes(?:man|woman|person)\b",
    )
)
"""What names the body: "spokesman for the ministry", "the ministry's spokesman", "Interior Ministry spokesman"."""
_INDEFINITE = re.compile(r"^(?:an?|some|one|two|three|several|many|its|his|her|their)\b", re.IGNORECASE)
_NO_CONTENT = frozenset("the a an of for and s one his her its their".split())


@dataclass(frozen=True, slots=True)
class Voice:
    """One statement's speaker as an article gives it. `origin`: a key of the text it was taken from (equal for an
    article and its copies); `described`: all words that describe the speaker there; `told`: the statement itself names
    the speaker, who is else found from "she" or "the minister"; `quoted`: the words, where they are a quotation."""

    name: str | None
    type: str | None
    described: str
    article: str
    origin: str
    told: bool = True
    quoted: frozenset[tuple[str, ...]] = frozenset()


@dataclass(slots=True)
class Person:
    """One speaker, with every voice that is theirs."""

    name: str
    named: bool
    type: str | None
    voices: list[Voice] = field(default_factory=list)
    institution: str | None = None


def people_of(voices: Sequence[Voice]) -> list[Person]:
    """Voices with a name or description, put together by speaker; the first heard first."""
    people = _People()
    for voice in sorted((v for v in voices if v.name), key=lambda v: (not _named(v), -len(v.name or ""))):
        people.add(voice)
    for person in people.found:
        person.institution = _institution(person)
    order = {id(v): -n for n, v in enumerate(reversed(voices))}
    return sorted(people.found, key=lambda p: min(order[id(v)] for v in p.voices))


class _People:
    """Those found so far. A voice is the first one's whose it can be, else a new one's; named voices come first. Asked
    are only those who have a word in common with it: a story has hundreds of speakers, and thousands of voices."""

    def __init__(self) -> None:
        self.found: list[Person] = []
        self._known: dict[tuple[str | None, str | None], int] = {}
        self._unnamed: dict[tuple[str, frozenset[str]], int] = {}
        self._by_word: dict[str, list[int]] = {}
        self._by_name: dict[str, list[int]] = {}
        self._by_initials: dict[str, list[int]] = {}
        self._described: dict[int, set[frozenset[str]]] = {}
        self._by_description: dict[str, set[int]] = {}

    def add(self, voice: Voice) -> None:
        """Give the voice to the one whose it is."""
        number = self._by_its_name(voice) if _named(voice) else self._by_its_role(voice)
        person = self.found[number]
        person.voices.append(voice)
        words = _content_words(voice.described)
        if person.named and words not in self._described[number]:
            self._described[number].add(words)
            for word in words:
                self._by_description.setdefault(word, set()).add(number)

    def _by_its_name(self, voice: Voice) -> int:
        key, name = (voice.name, voice.type), voice.name or ""
        if key not in self._known:
            near = {n for word in name_words(name) for n in self._by_word.get(word, ())}
            near |= {*self._by_name.get(initials_of(name), ()), *self._by_initials.get(name, ())}
            same = (n for n in sorted(near) if _same_name(self.found[n], voice))
            found = next(same, None)
            self._known[key] = self._new(voice) if found is None else found
        return self._known[key]

    def _by_its_role(self, voice: Voice) -> int:
        role = _content_words(voice.name or "")
        if role and _may_be_named(voice):
            near = set.intersection(*(self._by_description.get(word, set()) for word in role))
            for number in sorted(near):
                if any(role <= words for words in self._described[number]):
                    return number
        # Only within one text and its copies are two without a name the same.
        key = (voice.origin, role)
        if key not in self._unnamed:
            self._unnamed[key] = self._new(voice)
        return self._unnamed[key]

    def _new(self, voice: Voice) -> int:
        number, name = len(self.found), voice.name or ""
        self.found.append(Person(name, _named(voice), voice.type))
        self._described[number] = set()
        if self.found[number].named:
            self._by_name.setdefault(name, []).append(number)
            self._by_initials.setdefault(initials_of(name), []).append(number)
            for word in name_words(name):
                self._by_word.setdefault(word, []).append(number)
        return number


def _named(voice: Voice) -> bool:
    return _is_named(voice.name or "", voice.type)


@lru_cache(maxsize=1 << 14)
def _is_named(name: str, kind: str | None) -> bool:
    if kind in UNNAMED_TYPES or _INDEFINITE.match(name):
        return False
    return is_name(name) or kind in ("organisation", "document")


def _same_name(person: Person, voice: Voice) -> bool:
    return compatible(person.name, voice.name) and _types_agree(person.type, voice.type)


def _may_be_named(voice: Voice) -> bool:
    """Whether a voice without a name may be somebody's whose description gives that role."""
    definite = (voice.name or "").lower().startswith("the ")
    return definite and voice.type not in UNNAMED_TYPES and voice.type != "group"


def _types_agree(a: str | None, b: str | None) -> bool:
    person = {"person", "unnamed_person", "author"}
    return a is None or b is None or (a in person) == (b in person)


@lru_cache(maxsize=1 << 14)
def _content_words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower())) - _NO_CONTENT


def _institution(person: Person) -> str | None:
    """The body that someone speaks for, by the words that describe them; a body speaks for itself."""
    if person.type in ("organisation", "group") and person.named:
        return _body(person.name)
    for voice in person.voices:
        text = f"{voice.described} ; {voice.name or ''}"
        if _SPOKE.search(text):
            found = (m[1] for pattern in _SPEAKS_FOR for m in pattern.finditer(text))
            return next((body for f in found if (body := _body(f)) and not _INDEFINITE.match(body)), None)
    return None


def _body(name: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", " ".join(name.split()), flags=re.IGNORECASE).strip()

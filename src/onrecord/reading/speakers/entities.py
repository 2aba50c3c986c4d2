"""Who is named or described in the article, with what its words tell of them."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field

from onrecord.reading.speakers import lexicon
from onrecord.reading.speakers.names import Key

VOTES = ("m", "f", "person", "organisation", "media", "document", "group")
"""What is counted of an entity."""


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """Words `[start, end)` that mean an entity; `named`: by name."""

    start: int
    end: int
    named: bool = True


@dataclass(slots=True, eq=False)
class Entity:
    """One who may speak.

    `nouns`: what it is called beside its name, in the singular; `votes` count what the words say: `m`, `f`, `person`,
    `organisation`, `media`, `document`, `group`; `near`: he and she where this entity was named last; `members`: of
    several who are named together; `turns`: words where it was the source of a statement that stands in no other;
    `said`: id of a statement of its -> what that tells of whoever speaks in it (types.of_statement); `starts`: first
    words of the mentions.
    """

    number: int
    name: str
    key: Key = ()
    mentions: list[Mention] = field(default_factory=list)
    descriptions: list[tuple[int, int]] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    votes: dict[str, int] = field(default_factory=lambda: dict.fromkeys(VOTES, 0))
    near: dict[str, int] = field(default_factory=lambda: {"m": 0, "f": 0})
    plural: bool = False
    members: tuple[Entity, ...] = ()
    turns: list[int] = field(default_factory=list)
    said: dict[str, tuple[str, ...]] = field(default_factory=dict)
    spoke: int = 0
    last_spoke: int = -1
    starts: list[int] = field(default_factory=list)

    @property
    def named(self) -> bool:
        """Whether the article gives a name."""
        return bool(self.key)

    @property
    def gender(self) -> str | None:
        """`m`, `f`, or None where the words do not tell."""
        m, f = self.votes["m"], self.votes["f"]
        return None if m == f else "m" if m > f else "f"

    @property
    def person(self) -> bool | None:
        """A single human being; None where the words do not tell."""
        if self.plural:
            return False
        votes = self.votes
        p, b = votes["person"], votes["organisation"] + votes["media"] + votes["document"] + votes["group"]
        return None if p == b else p > b

    def mention(self, start: int, end: int, named: bool = False) -> None:
        """Note a mention, once."""
        mention = Mention(start, end, named)
        at = bisect_left(self.starts, start)
        if self.starts[at : at + 1] != [start]:
            self.starts.insert(at, start)
            self.mentions.insert(at, mention)

    def before(self, word: int) -> Mention | None:
        """The last mention that begins before the word."""
        i = bisect_left(self.starts, word)
        return self.mentions[i - 1] if i else None

    def after(self, word: int) -> Mention | None:
        """The first mention that begins at the word or behind it."""
        i = bisect_left(self.starts, word)
        return self.mentions[i] if i < len(self.mentions) else None

    def describe(self, start: int, end: int, noun: str, kind: str) -> None:
        """Note that the words `[start, end)`, with this noun, are said of it."""
        if (start, end) not in self.descriptions:
            insort(self.descriptions, (start, end))
        self.nouns.add(lexicon.SHORT_TITLES.get(noun, noun))
        self.votes[kind] += 1
        gender = lexicon.gender_of_noun(noun)
        if gender:
            self.votes[gender] += 2

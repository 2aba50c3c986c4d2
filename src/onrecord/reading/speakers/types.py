"""What a speaker is: a person, a group, a document ... Weighed by a trained table over the words of its name or
description, and what the article's words say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

import numpy as np

from onrecord.outlets import in_use
from onrecord.reading.speakers import lexicon
from onrecord.reading.speakers.anaphor import of_pronoun
from onrecord.reading.speakers.entities import Entity
from onrecord.reading.speakers.name_lists import places
from onrecord.reading.speakers.page import Page
from onrecord.reading.speakers.scorer import Floats
from onrecord.reading.speakers.source import Kind, Part
from onrecord.records import Statement

TYPES = ("person", "unnamed_person", "group", "organisation", "media", "document", "unknown")
"""What the table tells apart; `author` is told by the resolution itself."""

KINDS = ("person", "organisation", "media", "document", "group")
"""What the words of the article may vote for."""

ENDING = 3
"""So many letters of a word tell what it may stand for: Norlanders, a botanist."""


@dataclass(frozen=True, slots=True)
class Typer:
    """Logistic regression. `table`: feature -> what it adds to each of TYPES. *Shape:* (types,) each."""

    table: Mapping[str, Floats]

    def __call__(self, speakers: Sequence[Entity]) -> str:
        """One of SPEAKER_TYPES for those who speak together: that of the first."""
        return self._one(speakers[0])

    def _one(self, entity: Entity) -> str:
        if entity.number < 0:
            return "author"
        sums = self._sum(features(entity))
        if entity.said:
            told = [self._sum(crossed(entity, words)) for words in entity.said.values()]
            sums = sums + np.sum(told, axis=0) / len(told)
        other = TYPES.index("unnamed_person" if entity.named else "person")
        return TYPES[int(np.argmax(np.where(np.arange(len(TYPES)) == other, -np.inf, sums)))]

    def _sum(self, found: Iterable[str]) -> Floats:
        return sum((self.table[f] for f in found if f in self.table), np.zeros(len(TYPES)))


def of_statement(page: Page, parts: Sequence[Part], statement: Statement) -> tuple[str, ...]:
    """What a statement tells of whoever speaks in it, as words: how its source calls them, what they do."""
    out = [f"attitude={statement.attitude}", f"kind={statement.kind}"]
    cue = page.inside([statement.cue]) if statement.cue else []
    if cue:
        out += [f"cue={page.lower[cue[-1]]}", *([f"cue.begins={page.lower[cue[0]]}"] if len(cue) > 1 else [])]
    if not parts:
        return (*out, f"source={'unsaid' if statement.cue else 'floating'}")
    part, several = parts[0], ",several" if len(parts) > 1 else ""
    if part.kind is Kind.DESCRIPTION:
        noun = page.lower[part.head]
        out += [f"source.noun={lexicon.singular(noun)}", f"source.begins={page.lower[part.start]}"]
        return (*out, f"source=a {lexicon.noun_class(noun)},{lexicon.is_plural(noun)}{several}")
    if part.kind is Kind.PRONOUN:
        return (*out, f"source={of_pronoun(page, part.head).sort}{several}")
    return (*out, f"source={page.lower[part.head] if part.kind is Kind.RELATIVE else 'name'}{several}")


def crossed(entity: Entity, told: Iterable[str]) -> list[str]:
    """What a statement of an entity tells, by itself and of one such as it."""
    shape = f"{entity.named},{entity.plural},{_vote(entity)}"
    return [x for word in told for x in ((word, f"{word}|{shape}") if word.startswith("source=") else (word,))]


def _vote(entity: Entity) -> str | None:
    """What most of the article's words say that it is; None where none does."""
    most = max(KINDS, key=entity.votes.__getitem__)
    return most if entity.votes[most] else None


def features(entity: Entity) -> list[str]:
    """What is known of an entity, as words."""
    words = entity.name.split()
    lows = [w.lower().strip(".,'’\"“”") for w in words]
    out = ["any", f"named={entity.named}", f"plural={entity.plural}", f"gender={entity.gender is not None}"]
    out += [f"votes.{kind}={min(n, 3)}" for kind, n in entity.votes.items() if n > 0]
    last = entity.key[-1] if entity.named else min(entity.nouns, default=lows[-1] if lows else "")
    out += [f"ending={last[-ENDING:]},{entity.named}", f"s={last.endswith('s')},{entity.named},{_vote(entity)}"]
    classes = [kind for w in lows if (kind := lexicon.noun_class(w))]
    out += [f"word={kind},{entity.named}" for kind in classes]
    out += [f"digits,{entity.named}"] * any(c.isdigit() for c in entity.name)
    shape = "many" if len(entity.key) > 3 else str(len(entity.key))
    out.append(f"words={shape},{entity.named}")
    if entity.named:
        out += ["outlet"] * _outlet(entity.name)
        out += [f"last={entity.key[-1]}", f"first={entity.key[0]}"]
        out += [f"class={lexicon.noun_class(w)}" for w in {entity.key[0], entity.key[-1]} if lexicon.noun_class(w)]
        out += [f"has={w}" for w in set(lows) & {"of", "for", "and", "&"}]
        out += [f"near={any(entity.near.values())}", f"speaks={min(len(entity.turns), 3)}"]
        out += [f"part={p}" for w in (entity.key[-1],) for p in w.split("-")[1:]]
        if "." in entity.name.rstrip("."):
            out.append("site")
        if len(words) == 1 and words[0].isupper():
            out.append("acronym")
        if " ".join(entity.key) in places():
            out.append("place")
        out += [f"called={n}" for n in sorted(entity.nouns)[:4]]
    else:
        kinds = {lexicon.noun_class(n) for n in entity.nouns}
        out += [f"noun={n}" for n in sorted(entity.nouns)] + [
            f"kind={k},{entity.plural}" for k in sorted(map(str, kinds))
        ]
        if lows:
            out += [f"begins={lows[0]}", f"ends={lows[-1]}", f"begins={' '.join(lows[:2])}"]
            out += [f"{lows[0]} of {kind}" for kind in _of_what(lows)]
        if not any(map(lexicon.noun_class, entity.nouns)):
            out += ["unknown", f"unknown,{any(w[:1].isupper() for w in words)}"]
    return out


def _outlet(name: str) -> bool:
    """Whether it is a known outlet, or a branch of one: CNN Philippines."""
    known, words = in_use().canonical, name.removeprefix("The ").split()
    return any(" ".join(words[:n]) in known for n in {len(words), len(words) - 1} - {0})


def _of_what(words: Sequence[str]) -> list[str]:
    """One of | the painters, a series | of pictures: what the nouns behind "of" stand for."""
    behind = words[words.index("of") + 1 :] if "of" in words else ()
    phrase = takewhile(lambda w: w not in lexicon.PREPOSITIONS, behind)
    return [kind for w in phrase if (kind := lexicon.noun_class(w))]

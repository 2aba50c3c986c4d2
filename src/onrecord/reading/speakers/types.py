"""What a speaker is: a person, a group, a document ... Weighed by a trained table over the words of its name or
description, and what the article's words say of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.reading.speakers import lexicon
from onrecord.reading.speakers.entities import Entity
from onrecord.reading.speakers.names import places
from onrecord.reading.speakers.scorer import Floats

TYPES = ("person", "unnamed_person", "group", "organisation", "media", "document", "unknown")
"""What the table tells apart; `author` is told by the resolution itself."""

MIXED = "group"
"""Several of different types who speak together."""


@dataclass(frozen=True, slots=True)
class Typer:
    """Logistic regression. `table`: feature -> what it adds to each of TYPES. *Shape:* (types,) each."""

    table: Mapping[str, Floats]

    def __call__(self, speakers: Sequence[Entity]) -> str:
        """One of SPEAKER_TYPES for those who speak together."""
        found = {self._one(entity) for entity in speakers}
        return found.pop() if len(found) == 1 else MIXED

    def _one(self, entity: Entity) -> str:
        if entity.number < 0:
            return "author"
        sums = sum((self.table[f] for f in features(entity) if f in self.table), np.zeros(len(TYPES)))
        other = TYPES.index("unnamed_person" if entity.named else "person")
        return TYPES[int(np.argmax(np.where(np.arange(len(TYPES)) == other, -np.inf, sums)))]


def features(entity: Entity) -> list[str]:
    """What is known of an entity, as words."""
    words = entity.name.split()
    lows = [w.lower().strip(".,'’\"“”") for w in words]
    out = ["any", f"named={entity.named}", f"plural={entity.plural}", f"gender={entity.gender is not None}"]
    out += [f"votes.{kind}={min(n, 3)}" for kind, n in entity.votes.items() if n > 0]
    shape = "many" if len(entity.key) > 3 else str(len(entity.key))
    out.append(f"words={shape},{entity.named}")
    if entity.named:
        out += [f"last={entity.key[-1]}", f"first={entity.key[0]}"]
        out += [f"class={lexicon.noun_class(w)}" for w in {entity.key[0], entity.key[-1]} if lexicon.noun_class(w)]
        out += [f"has={w}" for w in set(lows) & {"of", "for", "and", "&"}]
        out += [f"near={bool(entity.near.total())}", f"speaks={min(len(entity.turns), 3)}"]
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
            out += [f"begins={lows[0]}", f"ends={lows[-1]}"]
    return out

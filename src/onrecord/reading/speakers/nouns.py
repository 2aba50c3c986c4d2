"""What the noun of a description tells by itself: "the spokesman" is mostly one who was called a spokesman before,
"the senator" mostly somebody named of whom nobody said it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.reading.speakers.anaphor import Anaphor
from onrecord.reading.speakers.entities import Entity

SENSES = ("itself", "called so", "not called so")
"""Who a description may mean: nobody told elsewhere; somebody whom the article calls by its noun; anybody else."""
Prior = tuple[float, float, float]
"""For each of SENSES: how much likelier the noun makes it, as the logarithm of a ratio."""
NO_PRIOR: Prior = (0.0, 0.0, 0.0)
WEIGHT = 4.0
"""So many cases the average of all nouns of a sort counts for, beside those of the noun itself."""
Counts = tuple[int, int, int]


def sense_of(noun: str, candidate: Entity, own: Entity | None) -> int:
    """Index into SENSES of what the description means if it means the candidate."""
    return 0 if candidate is own else 1 if noun in candidate.nouns else 2


def key_of(anaphor: Anaphor) -> str:
    """What counts as the same noun: "a judge" and "the judge" are two."""
    return f"{'the' if anaphor.definite else 'a'} {anaphor.noun}"


@dataclass(frozen=True, slots=True)
class Nouns:
    """How often each noun had which sense in the annotated articles. `counts`: key, or the sort of the description for
    all of that sort -> by sense."""

    counts: Mapping[str, Counts] = field(default_factory=dict)

    def __call__(self, anaphor: Anaphor) -> Prior:
        """The prior of a description."""
        return self.prior(key_of(anaphor), anaphor.sort) if anaphor.noun else NO_PRIOR

    def prior(self, key: str, sort: str, less: Counts = (0, 0, 0)) -> Prior:
        """The same by key and sort; `less`: counts that are left out of it."""
        every = [n + 1.0 for n in self.counts.get(sort, (0, 0, 0))]
        share = [n / sum(every) for n in every]
        own = [max(n - m, 0) for n, m in zip(self.counts.get(key, (0, 0, 0)), less, strict=True)]
        a, b, c = (
            math.log((n + WEIGHT * q) / (sum(own) + WEIGHT)) - math.log(q) for n, q in zip(own, share, strict=True)
        )
        return a, b, c

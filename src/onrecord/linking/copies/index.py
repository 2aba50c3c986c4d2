"""Which texts may share words with this one: an index of shingles behind a small interface.

Popular text stays findable. Texts that are the same up to typography are one entry. A near-copy adds to the postings
only the shingles that its family does not have yet, so a posting lists families, not articles: a text in 500 outlets
is one posting. What stands in more than `STOCK_FAMILIES` families is a stock phrase and says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from onrecord.linking.copies.shingles import Shingles, shared

SAMPLE = 4
"""Of the shingles, those divisible by it are indexed: one in four, the same ones in every text."""
STOCK_FAMILIES = 64
MIN_SHARED = 2
"""Indexed shingles in common before two texts are compared."""
TWINS_COMPARED = 3
"""Of texts that are the same up to typography, those that later ones are compared with."""
FAMILIES_COMPARED = 24
MEMBERS_COMPARED = 5
MEMBERS_RANKED = 400


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that may share text, and how many indexed shingles say so."""

    article: str
    shared: int


class CandidateIndex(Protocol):
    """Remembers texts by their shingles."""

    def __contains__(self, article: str) -> bool:
        """Whether the article is in the index."""
        ...

    def candidates(self, fingerprint: int, shingles: Shingles) -> list[Candidate]:
        """The texts to compare with, those with most in common first: of each family a few, the first one among them.

        A text that is the same up to typography comes first, with all shingles in common.
        """
        ...

    def add(self, article: str, fingerprint: int, shingles: Shingles, joins: str | None) -> None:
        """Remember a text; `joins`: an article that it is a copy of, or None. Adding it again changes nothing."""
        ...


def sampled(shingles: Shingles) -> Shingles:
    """The shingles that are indexed."""
    chosen: Shingles = shingles[shingles % np.uint64(SAMPLE) == 0]
    return chosen


@dataclass(slots=True)
class _Family:
    members: list[int] = field(default_factory=list)


class MemoryIndex:
    """The index held in memory. Some 2.5 KiB an article of 400 words."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._numbers: dict[str, int] = {}
        self._twins: dict[int, list[int]] = {}
        self._shingles: list[Shingles] = []
        self._family: list[int] = []
        self._families: list[_Family] = []
        self._postings: dict[int, int | list[int]] = {}

    def __contains__(self, article: str) -> bool:
        return article in self._numbers

    def candidates(self, fingerprint: int, shingles: Shingles) -> list[Candidate]:
        mine = sampled(shingles)
        votes: dict[int, int] = defaultdict(int)
        for shingle in mine.tolist():
            posted = self._postings.get(shingle)
            if isinstance(posted, int):
                votes[posted] += 1
            elif posted is not None and len(posted) <= STOCK_FAMILIES:
                for family in posted:
                    votes[family] += 1
        found = [Candidate(self._ids[n], len(mine)) for n in self._twins.get(fingerprint, ())]
        best = sorted((v for v in votes.items() if v[1] >= min(MIN_SHARED, len(mine))), key=lambda v: (-v[1], v[0]))
        for family, _ in best[:FAMILIES_COMPARED]:
            found += self._of_family(family, mine)
        return list({c.article: c for c in reversed(found)}.values())[::-1]

    def _of_family(self, family: int, mine: Shingles) -> list[Candidate]:
        """The members with most in common, and the first one."""
        members = self._families[family].members
        ranked = sorted(((shared(mine, self._shingles[n]), -n) for n in members[:MEMBERS_RANKED]), reverse=True)
        chosen = [(count, -n) for count, n in ranked[:MEMBERS_COMPARED]]
        chosen += [(count, -n) for count, n in ranked[MEMBERS_COMPARED:] if -n == members[0]]
        return [Candidate(self._ids[n], count) for count, n in chosen if count]

    def add(self, article: str, fingerprint: int, shingles: Shingles, joins: str | None) -> None:
        if article in self._numbers:
            return
        number = len(self._ids)
        self._ids.append(article)
        self._numbers[article] = number
        mine = sampled(shingles)
        family = self._family[self._numbers[joins]] if joins is not None else len(self._families)
        if joins is None:
            self._families.append(_Family())
        self._family.append(family)
        self._shingles.append(mine)
        twins = self._twins.setdefault(fingerprint, [])
        if len(twins) >= TWINS_COMPARED:
            return
        twins.append(number)
        self._families[family].members.append(number)
        if len(twins) > 1:
            return
        for shingle in mine.tolist():
            self._post(shingle, family)

    def _post(self, shingle: int, family: int) -> None:
        posted = self._postings.get(shingle)
        if posted is None:
            self._postings[shingle] = family
        elif isinstance(posted, int):
            if posted != family:
                self._postings[shingle] = [posted, family]
        elif len(posted) <= STOCK_FAMILIES and family not in posted:
            posted.append(family)

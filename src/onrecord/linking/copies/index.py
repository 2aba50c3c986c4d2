"""Which texts may share words with this one: an index of shingles behind a small interface.

Popular text stays findable. Texts that are the same up to typography are one entry. A near-copy adds to the postings
only the shingles that its family does not have yet, so a posting lists families, not articles: a text in 500 outlets
is one posting. What stands in more than `STOCK_FAMILIES` families is a stock phrase and says nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from onrecord.linking.copies.shingles import Shingles, shared_by_each

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


class Postings(Protocol):
    """What an index keeps: texts by number, their families, and which families have a shingle."""

    def __contains__(self, article: str) -> bool:
        """Whether the article is here."""
        ...

    def twins(self, fingerprint: int) -> list[str]:
        """The texts with that fingerprint that are members of a family, the first one first."""
        ...

    def families(self, shingles: Shingles) -> Iterable[int]:
        """Every family that is posted under one of the shingles, once for each of them; stock phrases are left out."""
        ...

    def members(self, family: int) -> list[tuple[str, Shingles]]:
        """The first MEMBERS_RANKED members of a family, with their shingles."""
        ...

    def family_of(self, article: str) -> int:
        """The family that the article is in."""
        ...

    def add(self, article: str, fingerprint: int, shingles: Shingles, family: int | None, member: bool) -> int:
        """Keep a text in a family (None: a new one); its family. Only a member is compared with later texts."""
        ...

    def post(self, family: int, shingles: Shingles) -> None:
        """Post a family under those of the shingles where it is not posted yet."""
        ...


class Index:
    """Finds candidates in postings, and keeps them small."""

    def __init__(self, postings: Postings | None = None) -> None:
        self._postings = MemoryPostings() if postings is None else postings

    def __contains__(self, article: str) -> bool:
        return article in self._postings

    def candidates(self, fingerprint: int, shingles: Shingles) -> list[Candidate]:
        """The texts to compare with: twins first, then of each family those with most in common, and its first one."""
        mine = sampled(shingles)
        votes = Counter(self._postings.families(mine))
        found = [Candidate(article, len(mine)) for article in self._postings.twins(fingerprint)]
        least = min(MIN_SHARED, len(mine))
        best = sorted((v for v in votes.items() if v[1] >= least), key=lambda v: (-v[1], v[0]))
        families = [self._postings.members(family) for family, _ in best[:FAMILIES_COMPARED]]
        counts = iter(shared_by_each(mine, [theirs for members in families for _, theirs in members]))
        for members in families:
            found += _most_alike([Candidate(article, next(counts)) for article, _ in members])
        return list({c.article: c for c in reversed(found)}.values())[::-1]

    def add(self, article: str, fingerprint: int, shingles: Shingles, joins: str | None) -> None:
        """Remember a text; `joins`: an article that it is a copy of, or None. Adding it again changes nothing."""
        if article in self:
            return
        mine = sampled(shingles)
        twins = len(self._postings.twins(fingerprint))
        family = None if joins is None else self._postings.family_of(joins)
        family = self._postings.add(article, fingerprint, mine, family, twins < TWINS_COMPARED)
        if not twins:
            self._postings.post(family, mine)


def _most_alike(members: list[Candidate]) -> list[Candidate]:
    """Of a family's members those with most in common, and the first one."""
    chosen = sorted(members, key=lambda c: -c.shared)[:MEMBERS_COMPARED]
    if members and members[0] not in chosen:
        chosen.append(members[0])
    return [c for c in chosen if c.shared]


def sampled(shingles: Shingles) -> Shingles:
    """The shingles that are indexed."""
    chosen: Shingles = shingles[shingles % np.uint64(SAMPLE) == 0]
    return chosen


class MemoryPostings:
    """Postings held in memory. Some 2.5 KiB an article of 400 words."""

    def __init__(self) -> None:
        self._family: dict[str, int] = {}
        self._twins: dict[int, list[str]] = {}
        self._members: list[list[tuple[str, Shingles]]] = []
        self._posted: dict[int, int | list[int]] = {}

    def __contains__(self, article: str) -> bool:
        return article in self._family

    def twins(self, fingerprint: int) -> list[str]:
        return self._twins.get(fingerprint, [])

    def families(self, shingles: Shingles) -> Iterator[int]:
        for shingle in shingles.tolist():
            posted = self._posted.get(shingle)
            if isinstance(posted, int):
                yield posted
            elif posted is not None and len(posted) <= STOCK_FAMILIES:
                yield from posted

    def members(self, family: int) -> list[tuple[str, Shingles]]:
        return self._members[family][:MEMBERS_RANKED]

    def family_of(self, article: str) -> int:
        return self._family[article]

    def add(self, article: str, fingerprint: int, shingles: Shingles, family: int | None, member: bool) -> int:
        if family is None:
            family = len(self._members)
            self._members.append([])
        self._family[article] = family
        if member:
            self._twins.setdefault(fingerprint, []).append(article)
            self._members[family].append((article, shingles))
        return family

    def post(self, family: int, shingles: Shingles) -> None:
        for shingle in shingles.tolist():
            posted = self._posted.get(shingle)
            if posted is None:
                self._posted[shingle] = family
            elif isinstance(posted, int):
                if posted != family:
                    self._posted[shingle] = [posted, family]
            elif len(posted) <= STOCK_FAMILIES and family not in posted:
                posted.append(family)

"""The lines that a site puts under many of its articles, learned from the articles themselves.

A line is the site's if it stands in at least three articles of one outlet that otherwise have little in common: two
versions of one article prove nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Protocol

from onrecord.linking.copies.sentences import line_key
from onrecord.records import Article

MIN_ARTICLES = 3
SAME_ARTICLE = 0.5
"""Share of the shorter article's lines in common, from which on two articles of an outlet are versions of one."""
REMEMBERED = 6
"""Articles that are remembered for one line; more would say nothing new."""


class Lines(Protocol):
    """Which lines stood in which articles of an outlet."""

    def holders(self, outlet: str, lines: frozenset[int]) -> dict[int, frozenset[str]]:
        """For each of the lines, the ids of some articles of the outlet that have it."""
        ...

    def sizes(self, articles: frozenset[str]) -> dict[str, int]:
        """How many lines these articles have."""
        ...

    def add(self, outlet: str, article: str, lines: frozenset[int]) -> None:
        """Remember an article's lines; adding it again changes nothing."""
        ...


class MemoryLines:
    """Lines held in memory."""

    def __init__(self) -> None:
        self._holders: dict[str, dict[int, list[str]]] = defaultdict(dict)
        self._sizes: dict[str, int] = {}

    def holders(self, outlet: str, lines: frozenset[int]) -> dict[int, frozenset[str]]:
        known = self._holders.get(outlet, {})
        return {line: frozenset(known[line]) for line in lines if line in known}

    def sizes(self, articles: frozenset[str]) -> dict[str, int]:
        return {article: self._sizes[article] for article in articles}

    def add(self, outlet: str, article: str, lines: frozenset[int]) -> None:
        if article in self._sizes:
            return
        self._sizes[article] = len(lines)
        known = self._holders[outlet]
        for line in lines:
            holding = known.setdefault(line, [])
            if len(holding) < REMEMBERED:
                holding.append(article)


def learn(memory: Lines, article: Article) -> None:
    """Remember the article's lines under its outlet; without an outlet and a domain nothing is learned."""
    outlet = _outlet(article)
    if outlet:
        memory.add(outlet, article.id, lines_of(article.text))


def site_lines(memory: Lines, article: Article) -> frozenset[int]:
    """The lines of the article that are its site's."""
    outlet, lines = _outlet(article), lines_of(article.text)
    if not outlet or not lines:
        return frozenset()
    holders = memory.holders(outlet, lines)
    shared = Counter(other for holding in holders.values() for other in holding if other != article.id)
    sizes = memory.sizes(frozenset(shared))
    different = {other for other, n in shared.items() if n <= SAME_ARTICLE * max(2, min(sizes[other], len(lines)))}
    return frozenset(line for line, holding in holders.items() if len(holding & different) >= MIN_ARTICLES - 1)


def lines_of(text: str) -> frozenset[int]:
    """What makes the lines of a text the same as others; those without words are left out."""
    return frozenset(key for line in text.split("\n") if (key := line_key(line)))


def _outlet(article: Article) -> str | None:
    return article.domain or article.outlet

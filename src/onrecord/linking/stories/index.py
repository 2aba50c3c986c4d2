"""Stories that grow article by article. One article more compares with its nearest alone, and regroups only the
stories that it touches; what lies elsewhere is left as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from onrecord.limits import MAX_REGROUPED_ARTICLES
from onrecord.linking.embedding.sentences import DIMENSIONS, Floats
from onrecord.linking.grouping import average_link
from onrecord.linking.stories.features import Features
from onrecord.linking.stories.similarity import Doubles, Frequencies, Model

NEIGHBOURS = 48
"""How many articles with the nearest leads are compared with a new one."""

LEAST_LEAD = 0.4
"""Cosine of two leads below which articles are not compared: 2 of 100 pairs of one event lie below, on ECB+."""

TOUCH = -1.0
"""Log-odds from which a neighbour's story is looked at as a whole."""


class StoryIndex:
    """Articles by number (0, 1, 2 ... as added) and the story that each belongs to: a story is named by a number too.

    Invariant: `stories[s]` holds the numbers of exactly those articles whose `story_of` is s.
    """

    def __init__(self, model: Model) -> None:
        self._model = model
        self._frequencies = Frequencies()
        self._articles: list[Features] = []
        self._leads: Floats = np.zeros((64, DIMENSIONS), dtype=np.float32)
        self.story_of: list[int] = []
        self.stories: dict[int, list[int]] = {}
        self._next = 0

    def restore(self, articles: Iterable[tuple[Features, int]]) -> None:
        """Take up where another run stopped: the articles 0, 1, 2 ..., each with its story."""
        for features, story in articles:
            self._append(features, story)
        self._next = max(self.stories, default=-1) + 1

    def add(self, features: Features) -> set[int]:
        """Place one article more. The stories that changed, the new article's among them; one that is gone stands in
        the set and no longer in `stories`."""
        near = self._near(features.lead)
        number = self._append(features, self._next)
        self._next += 1
        touched: set[int] = set()
        if near:
            scores = self._scores([number, *near])[0, 1:]
            touched = {self.story_of[n] for n, score in zip(near, scores, strict=True) if score >= TOUCH}
        return (self._regroup(number, touched) if touched else set()) | {self.story_of[number]}

    def _append(self, features: Features, story: int) -> int:
        number = len(self.story_of)
        if number == len(self._leads):
            self._leads = np.concatenate([self._leads, np.zeros_like(self._leads)])
        self._leads[number] = features.lead
        self._articles.append(features)
        self._frequencies.add(features)
        self.story_of.append(story)
        self.stories.setdefault(story, []).append(number)
        return number

    def _scores(self, numbers: Sequence[int]) -> Doubles:
        return self._model.log_odds([self._articles[n] for n in numbers], self._frequencies)

    def _near(self, lead: Floats) -> list[int]:
        size = len(self.story_of)
        if size == 0:
            return []
        alike = self._leads[:size] @ lead
        count = min(NEIGHBOURS, size)
        nearest = np.argpartition(-alike, count - 1)[:count]
        return [int(n) for n in nearest if alike[n] >= LEAST_LEAD]

    def _regroup(self, number: int, touched: set[int]) -> set[int]:
        """Group anew the articles of the touched stories and the new one. A group keeps the number of the story that
        gave it most of its articles."""
        while touched and sum(len(self.stories[s]) for s in touched) > MAX_REGROUPED_ARTICLES:
            touched.discard(max(touched, key=lambda s: (len(self.stories[s]), s)))
        before = touched | {self.story_of[number]}
        members = sorted(n for s in before for n in self.stories[s])
        groups = [[members[i] for i in g] for g in average_link(self._scores(members), self._model.join)]
        old = {n: self.story_of[n] for n in members}
        for story in before:
            del self.stories[story]
        taken: set[int] = set()
        for group in sorted(groups, key=lambda g: (-len(g), g)):
            story = self._name(group, old, taken)
            taken.add(story)
            self.stories[story] = group
            for n in group:
                self.story_of[n] = story
        return {s for n in members if old[n] != self.story_of[n] for s in (old[n], self.story_of[n])}

    def _name(self, group: Sequence[int], old: dict[int, int], taken: set[int]) -> int:
        votes: dict[int, int] = {}
        for n in group:
            votes[old[n]] = votes.get(old[n], 0) + 1
        for story in sorted(votes, key=lambda s: (-votes[s], s)):
            if story not in taken:
                return story
        self._next += 1
        return self._next - 1

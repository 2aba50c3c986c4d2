"""Stories that grow article by article. One article more compares with its nearest alone, and regroups only the
stories that it touches; what lies elsewhere is left as it is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onrecord.limits import MAX_REGROUPED_ARTICLES
from onrecord.linking.embedding.sentences import DIMENSIONS, Floats
from onrecord.linking.grouping import average_link
from onrecord.linking.stories.features import Features
from onrecord.linking.stories.packing import buckets_of, leads_of, unpack
from onrecord.linking.stories.similarity import Doubles, Frequencies, Model

NEIGHBOURS = 24
"""How many articles with the nearest leads are compared with a new one."""

LEAST_LEAD = 0.4
"""Cosine of two leads below which articles are not compared: 2 of 100 pairs of one event lie below, on ECB+."""

TOUCH = -1.0
"""Log-odds from which a neighbour's story is looked at as a whole."""

SAME_TEXT = 10.0
"""Log-odds that only copies of one text reach: such an article joins its copy's story, and nothing is grouped anew."""


class StoryIndex:
    """Articles by number (0, 1, 2 ... as added) and the story that each belongs to: a story is named by a number too.

    Invariant: `stories[s]` holds the numbers of exactly those articles whose `story_of` is s.
    """

    def __init__(self, model: Model) -> None:
        self._model = model
        self._frequencies = Frequencies()
        self._articles: list[Features | bytes] = []
        self._leads: Floats = np.zeros((64, DIMENSIONS), dtype=np.float32)
        self.story_of: list[int] = []
        self.stories: dict[int, list[int]] = {}
        self._next = 0

    def restore(self, packed: Sequence[bytes], stories: Sequence[int]) -> None:
        """Take up where another run stopped: the articles 0, 1, 2 ..., as `pack` has them, each with its story. They
        are unpacked when they are needed, which most never are."""
        self._articles = list(packed)
        self._leads = np.concatenate([leads_of(packed), self._leads])
        self._frequencies.add_many(len(packed), buckets_of(packed))
        self.story_of = list(stories)
        for number, story in enumerate(stories):
            self.stories.setdefault(story, []).append(number)
        self._next = max(self.stories, default=-1) + 1

    def add(self, features: Features) -> set[int]:
        """Place one article more. The stories that changed, the new article's among them; one that is gone stands in
        the set and no longer in `stories`."""
        near = self._near(features.lead)
        number = self._append(features, self._next)
        self._next += 1
        if near:
            others = self._features(near)
            scores = self._model.log_odds_of(features, others, self._frequencies)
            best = int(scores.argmax())
            if scores[best] >= SAME_TEXT:
                return self._join(number, self.story_of[near[best]])
            touched = {self.story_of[n] for n, score in zip(near, scores, strict=True) if score >= TOUCH}
            if touched:
                return self._regroup(number, touched) | {self.story_of[number]}
        return {self.story_of[number]}

    def _join(self, number: int, story: int) -> set[int]:
        """Move an article that is alone in its story into another; what changed."""
        alone = self.story_of[number]
        del self.stories[alone]
        self.stories[story].append(number)
        self.story_of[number] = story
        return {story}

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

    def _features(self, numbers: Sequence[int]) -> list[Features]:
        found = []
        for number in numbers:
            features = self._articles[number]
            if isinstance(features, bytes):
                self._articles[number] = features = unpack(features)
            found.append(features)
        return found

    def _scores(self, numbers: Sequence[int]) -> Doubles:
        return self._model.log_odds(self._features(numbers), self._frequencies)

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
            largest = max(touched, key=lambda s: (len(self.stories[s]), s))
            if self._belongs(number, largest):
                return self._join(number, largest)
            touched.discard(largest)
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

    def _belongs(self, number: int, story: int) -> bool:
        """Whether an article is near enough to the latest articles of a story that is too large to be grouped anew."""
        latest = self._features(self.stories[story][-MAX_REGROUPED_ARTICLES:])
        (one,) = self._features([number])
        scores = self._model.log_odds_of(one, latest, self._frequencies)
        return float(scores.mean()) >= self._model.join

    def _name(self, group: Sequence[int], old: dict[int, int], taken: set[int]) -> int:
        votes: dict[int, int] = {}
        for n in group:
            votes[old[n]] = votes.get(old[n], 0) + 1
        for story in sorted(votes, key=lambda s: (-votes[s], s)):
            if story not in taken:
                return story
        self._next += 1
        return self._next - 1

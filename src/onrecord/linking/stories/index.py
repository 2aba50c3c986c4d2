"""Stories that grow article by article. One article more compares with its nearest alone, and regroups only the
stories that it touches; what lies elsewhere is left as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from onrecord.limits import MAX_REGROUPED_ARTICLES
from onrecord.linking.embedding.sentences import DIMENSIONS, Floats
from onrecord.linking.grouping import average_link
from onrecord.linking.stories.features import BUCKETS, Features
from onrecord.linking.stories.packing import buckets_of, leads_of, packed_counts, unpack, unpacked_counts
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

    def __init__(self, model: Model, load: Callable[[int], bytes] | None = None) -> None:
        """`load`: number -> what `pack` made of the article, for those that it was restored with."""
        self._model, self._load = model, load
        self._frequencies = Frequencies()
        self._articles: dict[int, Features] = {}
        self._leads: Floats = np.zeros((64, DIMENSIONS), dtype=np.float32)
        self.story_of: list[int] = []
        self.stories: dict[int, list[int]] = {}
        self._next = 0

    def restore(
        self, stories: Sequence[int], packed: Sequence[bytes], leads: Sequence[bytes] = (), counts: bytes = b""
    ) -> None:
        """Take up where another run stopped. `stories`: of the articles 0, 1, 2 ...; `packed`: the last of them, as
        `pack` has them; of those before, `leads_from`, a piece after the other, and `counts`. Whole articles are
        loaded when they are needed, which most never are."""
        kept = len(stories) - len(packed)
        self._leads = np.empty((len(stories) + 64, DIMENSIONS), dtype=np.float32)
        self._leads[:kept] = np.frombuffer(b"".join(leads), "<f2").reshape(kept, DIMENSIONS)
        self._leads[kept : len(stories)] = leads_of(packed)
        if counts:
            self._frequencies.add_counts(kept, unpacked_counts(counts, BUCKETS))
        self._frequencies.add_many(len(packed), buckets_of(packed))
        self.story_of = list(stories)
        for number, story in enumerate(stories):
            self.stories.setdefault(story, []).append(number)
        self._next = max(self.stories, default=-1) + 1

    def leads_from(self, number: int) -> bytes:
        """The leads of the articles from that one on, for `restore`."""
        return self._leads[number : len(self.story_of)].astype("<f2").tobytes()

    def counts(self) -> bytes:
        """In how many articles each term stands, for `restore`."""
        return packed_counts(self._frequencies.counts())

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
        self._articles[number] = features
        self._frequencies.add(features)
        self.story_of.append(story)
        self.stories.setdefault(story, []).append(number)
        return number

    def _features(self, numbers: Sequence[int]) -> list[Features]:
        for number in numbers:
            if number not in self._articles:
                assert self._load is not None  # given where others were restored
                self._articles[number] = unpack(self._load(number))
        return [self._articles[number] for number in numbers]

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

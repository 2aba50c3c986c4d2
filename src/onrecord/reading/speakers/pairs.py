"""How well a source and the mentions of a candidate go together, by what the encoder makes of their words.

A bilinear score of two words, as in coarse-to-fine coreference (Lee, He and Zettlemoyer 2018); the encoder stays as it
is. Several such scorers have the same say.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.speakers.anaphor import Anaphor
from onrecord.reading.speakers.entities import Entity, Mention
from onrecord.reading.speakers.page import Page
from onrecord.reading.speakers.scorer import Floats, in_parts
from onrecord.reading.word_vectors import Vectors
from onrecord.records import Statement

Ints = NDArray[np.int64]

MENTIONS = 5
"""So many of a candidate's mentions are looked at: the first, and the last before the source."""
LATER_MENTIONS = 2
"""Of a candidate who is mentioned behind the source only, the first ones."""
MENTIONED, ITSELF, NOBODY = range(3)
"""What a candidate is: somebody mentioned; the description for itself; nobody, or one whom nothing mentions."""


@dataclass(frozen=True, slots=True)
class PairWords:
    """Which words of the page stand for a source and for its candidates. `source`, `cue`: the last word of the
    source and the first of the cue, or what comes nearest. *Shape:* mentions (candidates, MENTIONS), the last word of
    each, -1 for none; sorts (candidates,)."""

    source: int
    cue: int
    mentions: Ints
    sorts: Ints


def pair_words(
    page: Page, statement: Statement, anaphor: Anaphor, candidates: Sequence[Entity | None], own: Entity | None
) -> PairWords:
    """Where the words of a choice stand; the page has some."""
    last = len(page) - 1
    source = min(max(anaphor.end - 1, anaphor.start), last)
    spans = [statement.cue] if statement.cue else statement.content
    cue = min(page.at(spans[0].start), last) if spans else source
    if anaphor.start == anaphor.end:
        source = cue
    mentions = np.full((len(candidates), MENTIONS), -1, dtype=np.int64)
    sorts = np.full(len(candidates), MENTIONED, dtype=np.int64)
    for i, candidate in enumerate(candidates):
        found = _mentions(candidate, anaphor.start) if candidate is not None else []
        mentions[i, : len(found)] = [m.end - 1 for m in found]
        sorts[i] = ITSELF if candidate is own is not None else MENTIONED if found else NOBODY
    return PairWords(source, cue, mentions, sorts)


def _mentions(candidate: Entity, before: int) -> list[Mention]:
    """The mentions that tell whom a source at the word `before` may mean."""
    back: set[Mention] = set()
    ahead: set[Mention] = set()
    for one in (candidate, *candidate.members):
        n = bisect_left(one.starts, before)
        back.update(one.mentions[: min(n, 1)], one.mentions[max(n - MENTIONS, 0) : n])
        ahead.update(one.mentions[n : n + LATER_MENTIONS])
    if not back:
        return sorted(ahead)[:LATER_MENTIONS]
    told = sorted(back)
    recent = told[1 - MENTIONS :]
    return recent if told[0] in recent else [told[0], *recent]


@dataclass(frozen=True, slots=True)
class PairScorer:
    """*Shape:* query (scorers, 2d, k) and query_shift (scorers, k): of the words of source and cue; key (scorers, d, k)
    and key_shift (scorers, k): of a mention's word; alone (2d, 2) and alone_shift (2,): what source and cue tell of a
    candidate that is ITSELF, and of NOBODY."""

    query: Floats
    query_shift: Floats
    key: Floats
    key_shift: Floats
    alone: Floats
    alone_shift: Floats

    def __call__(self, vectors: Vectors, at: PairWords) -> Floats:
        """What the words add to the score of each candidate. *Shape:* vectors (words of the page, d) ->
        (candidates,)."""
        told = at.mentions >= 0
        words, place = np.unique(at.mentions[told], return_inverse=True)
        source = vectors[[at.source, at.cue]].astype(np.float64).reshape(-1)
        query = source @ self.query + self.query_shift
        each = np.empty((len(words), len(query)))
        for few in in_parts(len(words), self.key[0].size):
            keys = vectors[words[few]].astype(np.float64) @ self.key + self.key_shift[:, None]
            each[few] = (keys * query[:, None]).sum(axis=2).T
        scores = np.full((*at.mentions.shape, len(query)), -np.inf)
        scores[told] = each[place]
        out = np.zeros(len(at.sorts))
        some = told.any(axis=1)
        out[some] = mean_power(scores[some], told[some]).mean(axis=1)
        alone = source @ self.alone + self.alone_shift
        out[at.sorts == ITSELF] += alone[0]
        out[at.sorts == NOBODY] += alone[1]
        return out


def mean_power(scores: Floats, told: NDArray[np.bool_]) -> Floats:
    """log(mean(exp(score))) of those mentions that are there: a high score counts, many low ones do not. *Shape:*
    scores (candidates, mentions, scorers), told (candidates, mentions), one at least each -> (candidates, scorers)."""
    top = scores.max(axis=1)
    power = np.exp(scores - top[:, None])
    out: Floats = top + np.log(power.sum(axis=1) / told.sum(axis=1)[:, None])
    return out

"""Are articles about one event? Log-odds from five cosines, and from the days between them.

How much a term tells is its rarity among the articles at hand and a background of other news (background.tsv: in how
many of its articles a frequent term stands; made by training/background.py). The background keeps small collections
sane: in a folder of sixteen articles every word of a story would look common.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.linking.stories.features import (
    BUCKETS,
    BUCKETS_PER_KIND,
    KIND_BITS,
    KINDS,
    Features,
    Ints,
    bucket,
)

FITTED = Path(__file__).parent / "weights.json"
BACKGROUND = Path(__file__).parent / "background.tsv"
COSINES = (*KINDS, "lead")

NEAR_DAYS = 14
"""Articles so near in time may be of one event on the words alone."""
FAR_DAYS = 120
"""Articles so far apart are of one event hardly ever; between the two the penalty grows evenly."""
FAR_PENALTY = 12.0
"""Less than what two copies of one text have in common, more than two alike events."""

FEW_ARTICLES = 20
"""Among so many articles, a term that only one of them has counts half."""

Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Model:
    """`weights` for each of COSINES, and `bias`: log-odds that a pair is of one event. `join`: the mean log-odds over
    all pairs from which two groups are one story. Fitted by eval/stories.py; see weights.json."""

    weights: Mapping[str, float]
    bias: float
    join: float

    def log_odds(self, articles: Sequence[Features], frequencies: Frequencies) -> Doubles:
        """For every pair; above 0: rather one event. *Shape:* (articles, articles), symmetric. Raises nothing."""
        slopes = np.array([self.weights[n] for n in COSINES])
        days = [a.day for a in articles]
        scores: Doubles = cosines(articles, frequencies) @ slopes + self.bias - _time_penalties(days, days)
        return scores

    def log_odds_of(self, one: Features, others: Sequence[Features], frequencies: Frequencies) -> Doubles:
        """The same for one article with each of the others. *Shape:* (others,). Raises nothing."""
        slopes = np.array([self.weights[n] for n in COSINES])
        penalties = _time_penalties([one.day], [a.day for a in others])[0]
        scores: Doubles = cosines_of(one, others, frequencies) @ slopes + self.bias - penalties
        return scores


class Frequencies:
    """In how many articles each term stands; the background's articles are counted as well. 12 MiB, whatever comes."""

    def __init__(self) -> None:
        articles, self._background = _background()
        self._articles, self._added = articles, 0
        self._counts = self._background.copy()
        self._shared = np.zeros(BUCKETS, dtype=np.bool_)  # which terms two of the added articles have
        self._wanted = np.zeros(BUCKETS, dtype=np.bool_)  # for `among`, which leaves it as it was

    def add(self, article: Features) -> None:
        """Count one article."""
        self._articles += 1
        self._added += 1
        here = article.buckets
        self._shared[here] = self._counts[here] > self._background[here]
        self._counts[here] += 1

    def add_many(self, articles: int, buckets: NDArray[np.int32]) -> None:
        """Count so many articles, which have these buckets, each of them as often as articles have it."""
        if articles:
            self.add_counts(articles, np.bincount(buckets, minlength=BUCKETS).astype(np.int32))

    def add_counts(self, articles: int, counts: Ints) -> None:
        """Count so many articles, of which so many have each term. *Shape:* counts (BUCKETS,)."""
        self._articles += articles
        self._added += articles
        self._counts += counts
        self._shared = self._counts - self._background > 1

    def counts(self) -> Ints:
        """How many of the articles that were added have each term. *Shape:* (BUCKETS,)."""
        counts: Ints = self._counts - self._background
        return counts

    def weights(self, buckets: Ints, counts: Ints) -> Doubles:
        """Of each term of articles that were added, one after the other: log count times rarity. What no other article
        has counts the less the more articles there are: it can be in common with none, and only makes long articles
        unlike all others. Of a few articles, though, it is what tells them apart. *Shape:* as buckets."""
        weights: Doubles = 1 + np.log(counts)
        weights[~self._shared.take(buckets)] *= FEW_ARTICLES / (FEW_ARTICLES + self._added)
        weights *= np.log((2 + self._articles) / (1.0 + self._counts.take(buckets)))
        return weights

    def among(self, buckets: Ints, wanted: Ints) -> NDArray[np.intp]:
        """Which of the buckets (places) are wanted ones."""
        self._wanted[wanted] = True
        (places,) = self._wanted.take(buckets).nonzero()
        self._wanted[wanted] = False
        return places


@lru_cache(maxsize=1)
def _background() -> tuple[int, NDArray[np.int32]]:
    """Its number of articles (the file's first line), and for each bucket in how many of them its terms stand."""
    first, *lines = BACKGROUND.read_text("utf-8").splitlines()
    counts = np.zeros(BUCKETS, dtype=np.int32)
    for line in lines:
        term, number = line.rsplit("\t", 1)
        counts[bucket(KINDS.index("pairs" if " " in term else "words"), term)] += int(number)
    return int(first), counts


def cosines(articles: Sequence[Features], frequencies: Frequencies) -> Doubles:
    """*Shape:* (articles, articles, len(COSINES))."""
    size = len(articles)
    out = np.zeros((size, size, len(COSINES)))
    if not size:
        return out
    buckets, counts = (np.concatenate(parts) for parts in zip(*((a.buckets, a.counts) for a in articles), strict=True))
    shared, column = np.unique(buckets, return_inverse=True)
    row = np.repeat(np.arange(size), [len(a.buckets) for a in articles])
    table = np.zeros((size, len(shared)), dtype=np.float32)
    table[row, column] = frequencies.weights(buckets, counts)
    for k in range(len(KINDS)):
        first, last = np.searchsorted(shared, [k * BUCKETS_PER_KIND, (k + 1) * BUCKETS_PER_KIND])
        part = table[:, first:last]
        lengths = np.linalg.norm(part, axis=1, keepdims=True)
        unit = part / np.where(lengths > 0, lengths, np.float32(1))
        out[:, :, k] = unit @ unit.T
    leads = np.stack([a.lead for a in articles])
    out[:, :, -1] = leads @ leads.T
    return out


def cosines_of(one: Features, others: Sequence[Features], frequencies: Frequencies) -> Doubles:
    """One article's row of `cosines`, without the rest. *Shape:* (others, len(COSINES))."""
    out = np.zeros((len(others), len(COSINES)))
    if not others:
        return out
    mine = frequencies.weights(one.buckets, one.counts)
    columns = np.concatenate([a.buckets for a in others])
    theirs = frequencies.weights(columns, np.concatenate([a.counts for a in others]))
    # Row times kind: a cell for each article and kind of term, so that one bincount sums them all.
    cells = np.repeat(np.arange(len(others)) * len(KINDS), [len(a.buckets) for a in others]) + _kind(columns)
    lengths = np.sqrt(np.bincount(cells, theirs**2, out.shape[0] * len(KINDS)))
    own_lengths = np.sqrt(np.bincount(_kind(one.buckets), mine**2, len(KINDS)))
    shared = frequencies.among(columns, one.buckets)
    same = mine[np.searchsorted(one.buckets, columns[shared])]
    products = np.bincount(cells[shared], theirs[shared] * same, len(lengths))
    both = lengths.reshape(-1, len(KINDS)) * own_lengths
    np.divide(products.reshape(both.shape), both, out=out[:, :-1], where=both > 0)
    out[:, -1] = np.stack([a.lead for a in others]) @ one.lead
    return out


def _kind(buckets: NDArray[np.int32]) -> NDArray[np.int32]:
    return buckets >> KIND_BITS


def _time_penalties(days: Sequence[int | None], others: Sequence[int | None]) -> Doubles:
    """What the days between two articles take off the log-odds; nothing where one day is unknown. *Shape:* (days,
    others)."""
    first, second = (np.array([np.nan if d is None else float(d) for d in side]) for side in (days, others))
    apart = np.abs(first[:, None] - second[None, :])
    beyond = (np.nan_to_num(apart, nan=0.0) - NEAR_DAYS) / (FAR_DAYS - NEAR_DAYS)
    penalties: Doubles = FAR_PENALTY * np.clip(beyond, 0.0, 1.0)
    return penalties


def load_model(path: Path = FITTED) -> Model:
    """The fitted weights. Raises OSError, ValueError, KeyError for a file that is not the packaged one."""
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return Model({n: float(found["weights"][n]) for n in COSINES}, float(found["bias"]), float(found["join"]))

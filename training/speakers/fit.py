"""The weights that tell who is meant: networks over features with one hidden layer, and bilinear scorers of words.

Trained together by Adam (Kingma and Ba 2015) to give the right candidates the whole of the probability. Deterministic.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.reading.speakers.features import FEATURES
from onrecord.reading.speakers.pairs import PairScorer
from onrecord.reading.speakers.scorer import Scorer
from onrecord.reading.word_vectors import Vectors
from training.speakers.batches import Batch, Spread, by_article, in_turn
from training.speakers.choices import Example
from training.speakers.gradient import BY_WORDS, Noise, Tables, apart, gradient


@dataclass(frozen=True, slots=True)
class Settings:
    """How the scorers are trained. `members`: so many from different beginnings, their scores averaged, of `hidden`
    units and `pair` products of words each; `articles`: in a batch; `decay`: of every weight, a step; `drop`: share of
    hidden units left out; the same for the words, and `unheard`: share of the articles whose words say nothing, so that
    features do by themselves."""

    members: int = 5
    hidden: int = 24
    pair: int = 16
    epochs: int = 20
    articles: int = 3
    rate: float = 3e-3
    decay: float = 0.01
    drop: float = 0.2
    rate_of_words: float = 4e-4
    decay_of_words: float = 0.1
    drop_of_words: float = 0.5
    unheard: float = 0.05
    seed: int = 1


def fit(
    examples: Sequence[Example], weights: Sequence[float], vectors: Mapping[str, Vectors], settings: Settings
) -> tuple[Scorer, PairScorer]:
    """Scorers for the examples, each of which counts as much as its weight. `vectors`: of each article's words."""
    rng = np.random.default_rng(settings.seed)
    spread = Spread.of([v[::7] for v in vectors.values()])
    batches = by_article(examples, weights, vectors, spread)
    tables = _start(rng, settings, len(spread.middle))
    mean, square = ({k: np.zeros_like(v) for k, v in tables.items()} for _ in range(2))
    steps = settings.epochs * -(-len(batches) // settings.articles)
    step = 0
    for _ in range(settings.epochs):
        for batch in in_turn(batches, settings.articles, rng):
            step += 1
            for k, g in gradient(tables, batch, _noise(rng, batch, settings)).items():
                mean[k] += 0.1 * (g - mean[k])
                square[k] += 0.001 * (g * g - square[k])
                move = mean[k] / (1 - 0.9**step) / (np.sqrt(square[k] / (1 - 0.999**step)) + 1e-8)
                tables[k] -= _rate(k, settings) * (1 - (step - 1) / steps) * (move + _decay(k, settings) * tables[k])
    return _scorer(tables, settings), _pair_scorer(tables, spread, settings)


def _rate(table: str, settings: Settings) -> float:
    return settings.rate_of_words if table in BY_WORDS else settings.rate


def _decay(table: str, settings: Settings) -> float:
    return settings.decay_of_words if table in BY_WORDS else settings.decay


def _noise(rng: np.random.Generator, batch: Batch, settings: Settings) -> Noise:
    units = (len(batch.starts), settings.members * settings.hidden)
    heard = rng.random(int(batch.article[-1]) + 1) >= settings.unheard
    return Noise(
        _kept(rng, units, settings.drop),
        _kept(rng, batch.vectors.shape, settings.drop_of_words),
        heard[batch.article].astype(np.float32),
    )


def _kept(rng: np.random.Generator, shape: tuple[int, ...], drop: float) -> np.ndarray:
    """Factors that leave the mean as it is."""
    return (rng.random(shape, dtype=np.float32) >= drop) / np.float32(1 - drop)


def _start(rng: np.random.Generator, settings: Settings, d: int) -> Tables:
    """*Shape:* as in gradient. Words begin with little to say."""
    n, units, pairs = len(FEATURES), settings.members * settings.hidden, settings.members * settings.pair
    tables = {
        "inner": rng.normal(0, 1 / np.sqrt(n), (n, units)),
        "shift": np.zeros(units),
        "outer": rng.normal(0, 1 / np.sqrt(settings.hidden), units),
        "direct": np.zeros((n, settings.members)),
        "query": rng.normal(0, 0.1 / np.sqrt(2 * d), (2 * d, pairs)),
        "key": rng.normal(0, 0.1 / np.sqrt(d), (d, pairs)),
        "alone": np.zeros((2, 2 * d, settings.members)),
    }
    return {k: v.astype(np.float32) for k, v in tables.items()}


def _scorer(tables: Tables, settings: Settings) -> Scorer:
    outer, direct = tables["outer"] / settings.members, tables["direct"].mean(axis=1)
    return Scorer(*(_rounded(x) for x in (tables["inner"], tables["shift"], outer, direct)))


def _pair_scorer(tables: Tables, spread: Spread, settings: Settings) -> PairScorer:
    """For vectors as the encoder gives them: what made them even is in the tables now."""
    twice = Spread(np.tile(spread.middle, 2), np.tile(spread.width, 2))
    query, key = (apart(tables[name], settings.members) for name in ("query", "key"))
    alone = tables["alone"].mean(axis=2).T
    folded = (_folded(t, s) for t, s in ((query, twice), (key, spread), (alone, twice)))
    return PairScorer(*(x for table_and_shift in folded for x in table_and_shift))


def _folded(table: np.ndarray, spread: Spread) -> tuple[np.ndarray, np.ndarray]:
    """Table and shift that give for vectors what the table gives for them made even."""
    by_width = _rounded(table / spread.width[:, None], 5)
    return by_width, _rounded(-spread.middle @ by_width)


def _rounded(table: np.ndarray, digits: int = 4) -> np.ndarray:
    return np.round(table.astype(np.float64), digits)

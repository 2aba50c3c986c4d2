"""The scorer's weights: networks with one hidden layer, trained by Adam (Kingma and Ba 2015) to give the right
candidates the whole of the probability. Deterministic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.reading.speakers.features import FEATURES
from onrecord.reading.speakers.scorer import Scorer
from training.speakers.choices import Example

Tables = dict[str, np.ndarray]


@dataclass(frozen=True, slots=True)
class Settings:
    """How the scorer is trained. `members`: networks from different beginnings, their scores averaged, of `hidden`
    units each; `decay`: of every weight, a step; `drop`: share of hidden units left out."""

    members: int = 10
    hidden: int = 24
    epochs: int = 24
    batch: int = 64
    rate: float = 4e-3
    decay: float = 0.01
    drop: float = 0.2
    seed: int = 1


@dataclass(frozen=True, slots=True)
class _Batch:
    """Candidates of all examples, one below the other. *Shape:* rows (candidates, features), right (candidates,), of:
    each candidate's example (candidates,), starts: each example's first candidate (examples,), weight (examples,)."""

    rows: np.ndarray
    right: np.ndarray
    of: np.ndarray
    starts: np.ndarray
    weight: np.ndarray

    @classmethod
    def all(cls, examples: Sequence[Example], weights: Sequence[float]) -> _Batch:
        sizes = np.array([len(e.right) for e in examples])
        return cls(
            rows=np.concatenate([e.rows for e in examples]).astype(np.float32),
            right=np.concatenate([e.right for e in examples]),
            of=np.repeat(np.arange(len(sizes)), sizes),
            starts=np.cumsum(sizes) - sizes,
            weight=np.array(weights, dtype=np.float32),
        )

    def some(self, chosen: np.ndarray) -> _Batch:
        """The chosen examples, in that order."""
        sizes = np.diff(self.starts, append=len(self.rows))[chosen]
        starts = np.cumsum(sizes) - sizes
        of = np.repeat(np.arange(len(chosen)), sizes)
        at = np.arange(len(of)) + (self.starts[chosen] - starts)[of]
        weight = self.weight[chosen]
        return _Batch(self.rows[at], self.right[at], of, starts, weight / weight.sum())


def fit(examples: Sequence[Example], weights: Sequence[float], settings: Settings) -> Scorer:
    """A scorer for the examples, each of which counts as much as its weight."""
    rng = np.random.default_rng(settings.seed)
    tables = _start(rng, settings)
    every = _Batch.all(examples, weights)
    mean, square = ({k: np.zeros_like(v) for k, v in tables.items()} for _ in range(2))
    steps = settings.epochs * -(-len(examples) // settings.batch)
    step = 0
    for _ in range(settings.epochs):
        order = rng.permutation(len(examples))
        for at in range(0, len(order), settings.batch):
            batch = every.some(order[at : at + settings.batch])
            units = (len(batch.starts), settings.members * settings.hidden)
            keep = (rng.random(units, dtype=np.float32) >= settings.drop) / np.float32(1 - settings.drop)
            step += 1
            rate = settings.rate * (1 - (step - 1) / steps)
            for k, g in _gradient(tables, batch, keep).items():
                mean[k] += 0.1 * (g - mean[k])
                square[k] += 0.001 * (g * g - square[k])
                move = mean[k] / (1 - 0.9**step) / (np.sqrt(square[k] / (1 - 0.999**step)) + 1e-8)
                tables[k] -= rate * (move + settings.decay * tables[k])
    mean_of = {"outer": tables["outer"] / settings.members, "direct": tables["direct"].mean(axis=1)}
    return Scorer(**{k: np.round(v.astype(np.float64), 4) for k, v in {**tables, **mean_of}.items()})


def _start(rng: np.random.Generator, settings: Settings) -> Tables:
    """*Shape:* as the Scorer has it, the hidden units of all members side by side; direct (features, members)."""
    n, units = len(FEATURES), settings.members * settings.hidden
    tables = {
        "inner": rng.normal(0, 1 / np.sqrt(n), (n, units)),
        "shift": np.zeros(units),
        "outer": rng.normal(0, 1 / np.sqrt(settings.hidden), units),
        "direct": np.zeros((n, settings.members)),
    }
    return {k: v.astype(np.float32) for k, v in tables.items()}


def _gradient(tables: Tables, batch: _Batch, keep: np.ndarray) -> Tables:
    """Of each member's -log(probability of the right candidates). *Shape:* keep (examples, units)."""
    rows, of, starts = batch.rows, batch.of, batch.starts
    members = tables["direct"].shape[1]
    before = rows @ tables["inner"] + tables["shift"]
    passed = (before > 0) * keep[of]
    hidden = before * passed
    scores = (hidden * tables["outer"]).reshape(len(rows), members, -1).sum(axis=2) + rows @ tables["direct"]
    power = np.exp(scores - np.maximum.reduceat(scores, starts)[of])
    p = power / np.add.reduceat(power, starts)[of]
    among = p * batch.right[:, None]
    q = among / np.maximum(np.add.reduceat(among, starts), 1e-12)[of]
    error = (p - q) * batch.weight[of, None]
    spread = np.repeat(error, hidden.shape[1] // members, axis=1)
    back = spread * tables["outer"] * passed
    return {
        "inner": rows.T @ back,
        "shift": back.sum(axis=0),
        "outer": (hidden * spread).sum(axis=0),
        "direct": rows.T @ error,
    }

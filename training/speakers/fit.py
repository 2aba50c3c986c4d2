"""The scorer's weights: a network with one hidden layer, trained by Adam (Kingma and Ba 2015) to give the right
candidates the whole of the probability. Deterministic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.reading.speakers.features import FEATURES
from onrecord.reading.speakers.scorer import Scorer
from training.speakers.choices import Example

Tables = dict[str, np.ndarray]
FAR = np.float32(-1e9)


@dataclass(frozen=True, slots=True)
class Settings:
    """How the scorer is trained. `decay`: of every weight, a step; `drop`: share of hidden units left out."""

    hidden: int = 24
    epochs: int = 24
    batch: int = 64
    rate: float = 4e-3
    decay: float = 0.01
    drop: float = 0.2
    seed: int = 1


def fit(examples: Sequence[Example], weights: Sequence[float], settings: Settings) -> Scorer:
    """A scorer for the examples, each of which counts as much as its weight."""
    rng = np.random.default_rng(settings.seed)
    tables = _start(rng, settings.hidden)
    rows, right, there = _padded(examples)
    weight = np.array(weights, dtype=np.float32)
    mean, square = ({k: np.zeros_like(v) for k, v in tables.items()} for _ in range(2))
    steps = settings.epochs * -(-len(examples) // settings.batch)
    step = 0
    for _ in range(settings.epochs):
        order = rng.permutation(len(examples))
        for at in range(0, len(order), settings.batch):
            some = np.sort(order[at : at + settings.batch])
            most = int(there[some].sum(axis=1).max())
            batch = (rows[some, :most], right[some, :most], there[some, :most], weight[some])
            keep = rng.random((len(some), 1, settings.hidden), dtype=np.float32) >= settings.drop
            gradient = _gradient(tables, *batch, keep / np.float32(1 - settings.drop))
            step += 1
            rate = settings.rate * (1 - (step - 1) / steps)
            for k, g in gradient.items():
                mean[k] += 0.1 * (g - mean[k])
                square[k] += 0.001 * (g * g - square[k])
                move = mean[k] / (1 - 0.9**step) / (np.sqrt(square[k] / (1 - 0.999**step)) + 1e-8)
                tables[k] -= rate * (move + settings.decay * tables[k])
    return Scorer(**{k: np.round(v.astype(np.float64), 4) for k, v in tables.items()})


def mean_of(scorers: Sequence[Scorer]) -> Scorer:
    """One network that gives the mean of their scores: their hidden layers side by side."""
    n = len(scorers)
    return Scorer(
        inner=np.concatenate([s.inner for s in scorers], axis=1),
        shift=np.concatenate([s.shift for s in scorers]),
        outer=np.round(np.concatenate([s.outer for s in scorers]) / n, 4),
        direct=np.round(np.mean([s.direct for s in scorers], axis=0), 4),
    )


def _start(rng: np.random.Generator, hidden: int) -> Tables:
    n = len(FEATURES)
    tables = {
        "inner": rng.normal(0, 1 / np.sqrt(n), (n, hidden)),
        "shift": np.zeros(hidden),
        "outer": rng.normal(0, 1 / np.sqrt(hidden), hidden),
        "direct": np.zeros(n),
    }
    return {k: v.astype(np.float32) for k, v in tables.items()}


def _padded(examples: Sequence[Example]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """*Shape:* rows (examples, most candidates, features); which are right, which are there (examples, most)."""
    most = max(len(e.right) for e in examples)
    rows = np.zeros((len(examples), most, len(FEATURES)), dtype=np.float32)
    right, there = (np.zeros((len(examples), most), dtype=bool) for _ in range(2))
    for i, e in enumerate(examples):
        n = len(e.right)
        rows[i, :n], right[i, :n], there[i, :n] = e.rows, e.right, True
    return rows, right, there


def _gradient(
    tables: Tables, rows: np.ndarray, right: np.ndarray, there: np.ndarray, weight: np.ndarray, keep: np.ndarray
) -> Tables:
    """Of -log(probability of the right candidates). *Shape:* as _padded gives them; keep (batch, 1, hidden)."""
    before = rows @ tables["inner"] + tables["shift"]
    hidden = np.maximum(before, 0) * keep
    scores = np.where(there, hidden @ tables["outer"] + rows @ tables["direct"], FAR)
    power = np.exp(scores - scores.max(axis=1, keepdims=True))
    p = power / power.sum(axis=1, keepdims=True)
    among = p * right
    q = among / np.maximum(among.sum(axis=1, keepdims=True), 1e-12)
    error = (p - q) * (weight / weight.sum())[:, None]
    back = error[:, :, None] * tables["outer"] * keep * (before > 0)
    flat = rows.reshape(-1, rows.shape[-1])
    return {
        "inner": flat.T @ back.reshape(-1, back.shape[-1]),
        "shift": back.sum(axis=(0, 1)),
        "outer": hidden.reshape(-1, hidden.shape[-1]).T @ error.reshape(-1),
        "direct": flat.T @ error.reshape(-1),
    }

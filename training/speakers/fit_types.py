"""The table of speaker types: multinomial logistic regression by full gradient descent with momentum. Deterministic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from onrecord.reading.speakers.types import TYPES, Typer

SEEN = 3
"""A feature that fewer speakers have is left out."""
STEPS, RATE, PENALTY = 400, 0.5, 3e-4

TypeExample = tuple[str, list[str], str]
"""Article, features of a speaker, its type."""


def fit_types(examples: Sequence[TypeExample]) -> Typer:
    """A table for the examples."""
    known = [e for e in examples if e[2] in TYPES]
    counts = Counter(f for _, fs, _ in known for f in set(fs))
    names = sorted(f for f, n in counts.items() if n >= SEEN)
    at = {f: i for i, f in enumerate(names)}
    x = np.zeros((len(known), len(names)), dtype=np.float32)
    y = np.zeros((len(known), len(TYPES)), dtype=np.float32)
    for row, (_, fs, kind) in enumerate(known):
        x[row, [at[f] for f in fs if f in at]] = 1.0
        y[row, TYPES.index(kind)] = 1.0
    w = np.zeros((len(names), len(TYPES)), dtype=np.float32)
    speed = np.zeros_like(w)
    for _ in range(STEPS):
        scores = x @ w
        p = np.exp(scores - scores.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        speed = 0.9 * speed - RATE * (x.T @ (p - y) / len(known) + PENALTY * w)
        w += speed
    return Typer({f: np.round(w[i].astype(np.float64), 3) for f, i in at.items()})

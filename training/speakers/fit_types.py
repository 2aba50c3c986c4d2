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
    known = Counter((tuple(sorted(set(fs))), kind) for _, fs, kind in examples if kind in TYPES)
    counts: Counter[str] = Counter()
    for (fs, _), n in known.items():
        counts.update(dict.fromkeys(fs, n))
    names = sorted(f for f, n in counts.items() if n >= SEEN)
    at = {f: i for i, f in enumerate(names)}
    rows = [[at[f] for f in fs if f in at] for fs, _ in known]
    x = _Rows(rows, len(names))
    y = np.eye(len(TYPES), dtype=np.float32)[[TYPES.index(kind) for _, kind in known]]
    share = np.array(list(known.values()), dtype=np.float32)[:, None] / known.total()
    w = np.zeros((len(names), len(TYPES)), dtype=np.float32)
    speed = np.zeros_like(w)
    for _ in range(STEPS):
        scores = x.sums(w)
        p = np.exp(scores - scores.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        speed = 0.9 * speed - RATE * (x.turned(share * (p - y)) + PENALTY * w)
        w += speed
    return Typer({f: np.round(w[i].astype(np.float64), 3) for f, i in at.items()})


class _Rows:
    """A table of zeros and ones of which only the ones are kept: each row has one ("any") at least, as has each
    column."""

    def __init__(self, rows: Sequence[Sequence[int]], columns: int) -> None:
        sizes = np.array([len(r) for r in rows])
        self.columns = np.concatenate([np.array(r) for r in rows])
        self.row_starts = np.cumsum(sizes) - sizes
        order = np.argsort(self.columns, kind="stable")
        self.rows = np.repeat(np.arange(len(rows)), sizes)[order]
        self.column_starts = np.searchsorted(self.columns[order], np.arange(columns))

    def sums(self, w: np.ndarray) -> np.ndarray:
        """The table @ w."""
        out: np.ndarray = np.add.reduceat(w[self.columns], self.row_starts)
        return out

    def turned(self, v: np.ndarray) -> np.ndarray:
        """The table, its rows made columns, @ v."""
        out: np.ndarray = np.add.reduceat(v[self.rows], self.column_starts)
        return out

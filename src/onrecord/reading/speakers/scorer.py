"""The trained part: a small network that says how well a candidate fits (*Shape:* features -> hidden -> 1)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

PRODUCTS = 262_144
"""At most so many in one product of matrices: numpy's library of linear algebra (OpenBLAS) calls more threads for more,
which takes longer here than the sums do and disturbs the encoder's."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """*Shape:* inner (features, hidden), shift (hidden,), outer (hidden,), direct (features,)."""

    inner: Floats
    shift: Floats
    outer: Floats
    direct: Floats

    def __call__(self, rows: Floats) -> Floats:
        """How well each candidate fits, as log-odds among them. *Shape:* (candidates, features) -> (candidates,)."""
        out: Floats = rows @ self.direct
        for few in in_parts(len(rows), self.inner.size):
            out[few] += np.maximum(rows[few] @ self.inner + self.shift, 0.0) @ self.outer
        return out


def in_parts(rows: int, table: int) -> list[slice]:
    """All rows, so many at a time that their product with a table of that size is a small one (PRODUCTS)."""
    few = max(PRODUCTS // table, 1)
    return [slice(at, at + few) for at in range(0, rows, few)]


def softmax(scores: Floats) -> Floats:
    """Probabilities of the candidates. *Shape:* (candidates,)."""
    power: Floats = np.exp(scores - scores.max())
    out: Floats = power / power.sum()
    return out

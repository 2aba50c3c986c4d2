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
        few = max(PRODUCTS // self.inner.size, 1)
        for at in range(0, len(rows), few):
            out[at : at + few] += np.maximum(rows[at : at + few] @ self.inner + self.shift, 0.0) @ self.outer
        return out


def softmax(scores: Floats) -> Floats:
    """Probabilities of the candidates. *Shape:* (candidates,)."""
    power: Floats = np.exp(scores - scores.max())
    out: Floats = power / power.sum()
    return out

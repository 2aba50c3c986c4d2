"""The trained part: a small network that says how well a candidate fits (*Shape:* features -> hidden -> 1)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Scorer:
    """*Shape:* inner (features, hidden), shift (hidden,), outer (hidden,), direct (features,)."""

    inner: Floats
    shift: Floats
    outer: Floats
    direct: Floats

    def __call__(self, rows: Floats) -> Floats:
        """How well each candidate fits, as log-odds among them. *Shape:* (candidates, features) -> (candidates,)."""
        hidden = np.maximum(rows @ self.inner + self.shift, 0.0)
        out: Floats = hidden @ self.outer + rows @ self.direct
        return out


def softmax(scores: Floats) -> Floats:
    """Probabilities of the candidates. *Shape:* (candidates,)."""
    power: Floats = np.exp(scores - scores.max())
    out: Floats = power / power.sum()
    return out

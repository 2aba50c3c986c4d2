"""The trained part: a small network that says how well a candidate fits (*Shape:* features -> hidden -> 1)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ModelError

Floats = NDArray[np.float64]

WEIGHTS = Path(__file__).parent / "weights.json"


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


@lru_cache(maxsize=1)
def load_scorer() -> Scorer:
    """The shipped weights. Raises ModelError if they cannot be read or are not the ones that their own hash names."""
    try:
        kept = json.loads(WEIGHTS.read_text("utf-8"))
        tables = kept["scorer"]
        if weights_hash(tables) != kept["sha256"]:
            raise ModelError(f"{WEIGHTS}: not what its hash names; reinstall onrecord")
        return Scorer(*(np.array(tables[name], dtype=np.float64) for name in ("inner", "shift", "outer", "direct")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{WEIGHTS}: cannot be read ({error!r}); reinstall onrecord") from None


def weights_hash(tables: Any) -> str:
    """SHA-256 of the numbers, as they are written in JSON with sorted keys."""
    return hashlib.sha256(json.dumps(tables, sort_keys=True).encode()).hexdigest()

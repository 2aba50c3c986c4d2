"""Do two points say the same in other words? A logistic regression over what they share; weights from hand-labelled
pairs (`python -m eval.claims --fit`)."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from onrecord.linking.claims.points import Point

WEIGHTS = "paraphrase.json"
_MOST_RUN, _MOST_STEMS = 8, 8
_NO_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sept sep oct nov dec mr mrs ms dr jr sr".split()
)
"""Words in capitals that name nobody: one outlet's "Monday" is another's "today"."""


def probability(a: Point, b: Point, cosine: float, in_order: float, run: int) -> float:
    """That what the shorter one says, the longer one says too. `in_order`, `run`: as `matching.in_order`."""
    weights = _weights()
    sum_ = weights["bias"] + sum(weights[k] * v for k, v in features(a, b, cosine, in_order, run).items())
    return 1 / (1 + math.exp(-sum_))


def features(a: Point, b: Point, cosine: float, in_order: float, run: int) -> dict[str, float]:
    """What the regression looks at, each about 0 to 1. Symmetric."""
    shorter, longer = sorted((a, b), key=lambda p: len(p.stems))
    shared = len(a.stems & b.stems)
    of_shorter = shared / max(1, len(shorter.stems))
    return {
        "cosine": cosine,
        "of_shorter": of_shorter,
        "of_longer": shared / max(1, len(longer.stems)),
        "in_order": in_order,
        "run": min(run, _MOST_RUN) / _MOST_RUN,
        "both_quoted": float(a.quoted and b.quoted),
        "size": min(len(shorter.stems), _MOST_STEMS) / _MOST_STEMS,
        "name_shared": float(bool((a.names & b.names) - _NO_NAMES)),
        "number_shared": float(bool(a.numbers & b.numbers)),
        "all_shared": float(of_shorter == 1.0),
        "cosine_and_words": cosine * of_shorter,
    }


def names_clash(a: Point, b: Point) -> bool:
    """Whether each names somebody or something that the other does not."""
    mine, yours = a.names - b.names - _NO_NAMES, b.names - a.names - _NO_NAMES
    return bool(mine.difference(b.words)) and bool(yours.difference(a.words))


def least_probability() -> float:
    """From which two points are taken to say the same."""
    return _weights()["least"]


@cache
def _weights() -> Mapping[str, float]:
    read: dict[str, float] = json.loads((files(__package__) / WEIGHTS).read_text("utf-8"))
    return read

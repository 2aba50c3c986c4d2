"""Do two points say the same in other words? A logistic regression over what they share; weights from hand-labelled
pairs (`python -m eval.claims --fit`)."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import mul

from onrecord.linking.claims.points import Point

WEIGHTS = "paraphrase.json"
FEATURES = (
    "cosine", "of_shorter", "of_longer", "in_order", "run", "both_quoted", "size", "name_shared", "number_shared",
    "all_shared", "cosine_and_words",
)  # fmt: skip
_MOST_RUN, _MOST_STEMS = 8, 8
_NO_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sept sep oct nov dec mr mrs ms dr jr sr".split()
)
"""Words in capitals that name nobody: one outlet's "Monday" is another's "today"."""


def probability(a: Point, b: Point, cosine: float, in_order: float, run: int) -> float:
    """That what the shorter one says, the longer one says too. `in_order`, `run`: as `matching.in_order`."""
    fitted = _fitted()
    sum_ = fitted.bias + sum(map(mul, fitted.weights, _values(a, b, cosine, in_order, run)))
    return 1 / (1 + math.exp(-sum_))


def features(a: Point, b: Point, cosine: float, in_order: float, run: int) -> dict[str, float]:
    """What the regression looks at, each about 0 to 1. Symmetric."""
    return dict(zip(FEATURES, _values(a, b, cosine, in_order, run), strict=True))


def _values(a: Point, b: Point, cosine: float, in_order: float, run: int) -> tuple[float, ...]:
    shared = len(a.stems & b.stems)
    shorter, longer = len(a.stems), len(b.stems)
    if shorter > longer:
        shorter, longer = longer, shorter
    of_shorter = shared / max(1, shorter)
    return (
        cosine,
        of_shorter,
        shared / max(1, longer),
        in_order,
        min(run, _MOST_RUN) / _MOST_RUN,
        float(a.quoted and b.quoted),
        min(shorter, _MOST_STEMS) / _MOST_STEMS,
        float(not _NO_NAMES.issuperset(a.names & b.names)),
        float(not a.numbers.isdisjoint(b.numbers)),
        float(of_shorter == 1.0),
        cosine * of_shorter,
    )


def names_clash(a: Point, b: Point) -> bool:
    """Whether each names somebody or something that the other does not."""
    if a.names <= b.names or b.names <= a.names:
        return False
    mine, yours = a.names - b.names - _NO_NAMES, b.names - a.names - _NO_NAMES
    return bool(mine.difference(b.words)) and bool(yours.difference(a.words))


def least_probability() -> float:
    """From which two points are taken to say the same."""
    return _fitted().least


@dataclass(frozen=True, slots=True)
class _Fitted:
    """`weights`: of FEATURES, in their order."""

    weights: tuple[float, ...]
    bias: float
    least: float


@cache
def _fitted() -> _Fitted:
    read: dict[str, float] = json.loads((files(__package__) / WEIGHTS).read_text("utf-8"))
    return _Fitted(tuple(read[name] for name in FEATURES), read["bias"], read["least"])

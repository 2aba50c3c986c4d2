"""Weights of `linking.claims.paraphrase` from labelled pairs: those that neither words nor guards settle."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.linking.claims import paraphrase
from onrecord.linking.claims.matching import as_quotation, in_order
from onrecord.linking.claims.points import Point
from onrecord.linking.embedding.sentences import Embed

Doubles = NDArray[np.float64]
RIDGE = 15.0
LEAST = 0.68
"""Chosen, like RIDGE, in ten folds of the development part (whole stories in one): precision 0.92 there."""


def fit(pairs: Sequence[tuple[Point, Point]], same: Sequence[bool], embed: Embed) -> None:
    """Write the weights into the package. Raises OSError."""
    rows, labels = [], []
    for (a, b), label in zip(pairs, same, strict=True):
        vectors = embed([a.text, b.text])
        cosine, (share, run) = float(vectors[0] @ vectors[1]), in_order(a, b)
        if not as_quotation(a, b, cosine, share, run)[0]:
            rows.append(paraphrase.features(a, b, cosine, share, run))
            labels.append(float(label))
    names = sorted(rows[0])
    weights = regression(np.array([[row[n] for n in names] for row in rows]), np.array(labels), RIDGE)
    found = {n: round(w, 4) for n, w in zip([*names, "bias"], weights.tolist(), strict=True)} | {"least": LEAST}
    path = Path(paraphrase.__file__).with_name(paraphrase.WEIGHTS)
    path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    paraphrase._fitted.cache_clear()


def regression(rows: Doubles, labels: Doubles, ridge: float) -> Doubles:
    """Logistic regression by Newton's steps; the penalty is on standardised weights. The last weight is the bias."""
    mean, scale = rows.mean(0), rows.std(0) + 1e-9
    x = np.c_[(rows - mean) / scale, np.ones(len(rows))]
    penalty = ridge * np.eye(x.shape[1])
    penalty[-1, -1] = 0.0
    w: Doubles = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-(x @ w)))
        w = w - np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + penalty, x.T @ (p - labels) + penalty @ w)
    weights = w[:-1] / scale
    return np.append(weights, w[-1] - float(weights @ mean))

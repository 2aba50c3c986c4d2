"""Fit the weights that tell hedged statements by their words, and say how good they are on articles left out.

`python -m training.hedging --corpora ../shared/data` prints WEIGHTS of onrecord.reading.hedging. numpy only.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.reading.chain import Doubles
from onrecord.reading.encoding import Encoded, Vocabulary
from onrecord.reading.hedging import FEATURES, THRESHOLD, features, word_classes
from onrecord.reading.model_files import VOCABULARY, check_manifest
from onrecord.reading.statements import Draft
from training.data import Doc, annotated_articles, standoff_articles, words_in
from training.folds import FOLDS, SHIPPED_FOLD, fold_of

RIDGE = 0.5


def main() -> None:
    """Print the weights fitted without the shipped fold, and their F1 on each fold, fitted on the others.

    The further articles, which are never measured on, are fitted on always."""
    parser = argparse.ArgumentParser(prog="training.hedging", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    corpora = parser.parse_args().corpora
    x, hedged, fold = statements(annotated_articles(corpora))
    more, hedged_more, _ = statements(standoff_articles(corpora))

    def weights(kept: np.ndarray) -> Doubles:
        return fit(np.concatenate([x[kept], more]), np.concatenate([hedged[kept], hedged_more]))

    kept = fold != SHIPPED_FOLD
    for name, weight in zip(FEATURES, weights(kept), strict=True):
        print(f'    "{name}": {round(float(weight), 2)},')
    limit = np.log(THRESHOLD / (1 - THRESHOLD))
    for k in range(FOLDS):
        found = x[fold == k] @ weights(kept & (fold != k)) > limit
        truth = hedged[fold == k] > 0
        print(f"fold {k}: F1 {200 * (found & truth).sum() / (found.sum() + truth.sum()):.1f} of {truth.sum()} hedged")


def statements(articles: Iterable[Doc]) -> tuple[Doubles, Doubles, np.ndarray]:
    """Features, whether hedged, and fold of every statement. *Shape:* (n, FEATURES), (n,), (n,)."""
    vocabulary = Vocabulary(check_manifest(None).folder / VOCABULARY)
    rows, hedged, fold = [], [], []
    for doc in articles:
        encoded = vocabulary.encode(doc["text"])
        classes = word_classes(doc["text"], encoded)
        drafts = {s["id"]: _draft(s, encoded) for s in doc["statements"]}
        for s in doc["statements"]:
            nested = [drafts[t["id"]] for t in doc["statements"] if t.get("parent") == s["id"]]
            found = features(drafts[s["id"]], nested, classes)
            rows.append([name in found for name in FEATURES])
            hedged.append(float(bool(s.get("hedged"))))
            fold.append(fold_of(doc["id"]))
    return np.array(rows, dtype=np.float64), np.array(hedged), np.array(fold)


def _draft(statement: dict[str, Any], encoded: Encoded) -> Draft:
    cue = words_in(encoded, [statement["cue"]] if statement["cue"] else [])
    span = (int(cue[0]), int(cue[-1]) + 1) if len(cue) else None
    return Draft(span, words_in(encoded, statement["source"]), words_in(encoded, statement["content"]), 1.0)


def fit(x: Doubles, y: Doubles) -> Doubles:
    """Logistic regression by Newton's method, with a small ridge. *Shape:* (n, d), (n,) -> (d,)."""
    w = np.zeros(x.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-x @ w))
        curve = (x * (p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(len(w))
        w = w + np.linalg.solve(curve, x.T @ (y - p) - RIDGE * w)
    return w


if __name__ == "__main__":
    main()

"""Calibrate the score: of the statements scored 0.8, eight in ten should have cue, source and content right.

`python -m training.calibrate --model src/onrecord/reading/model --corpora ../shared/data` prints the expected
calibration error, cross-validated over the articles that training left out, and on PolNeAR dev.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.reading import load_reader
from onrecord.reading.attribution import Calibration
from onrecord.records import Article, Statement
from onrecord.scoring import load_corpus
from onrecord.text import Span, word_spans
from training.folds import SHIPPED_FOLD, held_out

ANNOTATED = ("wikinews-train", "press-train", "events-train")
BINS = 10


@dataclass(frozen=True)
class Judged:
    """Predicted statements of one article. *Shape:* score (n,), as the model gave it; right (n,) bool."""

    score: NDArray[np.float64]
    right: NDArray[np.bool_]


def held_out_predictions(model: Path, corpora: Path, fold: int = SHIPPED_FOLD) -> list[Judged]:
    """What the model says of the annotated articles that it was not trained on."""
    gold = [a for name in ANNOTATED for a in load_corpus(corpora / f"{name}.jsonl.gz").values() if held_out(a.id, fold)]
    return judge(model, gold, outermost=False)


def judge(model: Path, gold: Sequence[Article], *, outermost: bool) -> list[Judged]:
    """Read the articles and tell which statements have exactly the words of a gold one in every role."""
    read = load_reader(model).read([replace(a, statements=()) for a in gold])
    return [judged(g, r.statements, outermost=outermost) for g, r in zip(gold, read, strict=True)]


def judged(gold: Article, statements: Sequence[Statement], *, outermost: bool) -> Judged:
    """Which of the statements that were read have exactly the words of a gold one in every role."""
    words = word_spans(gold.text)
    truth = {_words_of(s, words) for s in gold.statements}
    kept = [s for s in statements if s.cue and s.score is not None and not (outermost and s.parent)]
    return Judged(np.array([s.score for s in kept]), np.array([_words_of(s, words) in truth for s in kept], dtype=bool))


def _words_of(statement: Statement, words: Sequence[tuple[int, int]]) -> tuple[frozenset[int], ...]:
    def inside(spans: Sequence[Span]) -> frozenset[int]:
        return frozenset(i for i, (s, e) in enumerate(words) if any(s < x.end and e > x.start for x in spans))

    return inside([statement.cue] if statement.cue else []), inside(statement.source), inside(statement.content)


def fit(judged: Sequence[Judged]) -> dict[str, float]:
    """The fields of Calibration with the greatest likelihood: Newton's method, halving steps that do not help. A weight
    that would be below zero, at which a surer statement would score less, is zero."""
    score, right = _joined(judged)
    p = np.clip(score, 1e-6, 1 - 1e-6)
    names = {"right": np.log(p), "wrong": -np.log(1 - p), "shift": np.ones_like(p)}
    found = dict(zip(names, _weights(np.stack(list(names.values()), axis=1), right), strict=True))
    for out in ("right", "wrong"):
        if found[out] < 0:
            kept = {n: column for n, column in names.items() if n != out}
            found = {out: 0.0} | dict(zip(kept, _weights(np.stack(list(kept.values()), axis=1), right), strict=True))
    return {name: round(float(found[name]), 4) for name in names}


def _weights(x: NDArray[np.float64], right: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Of a logistic regression. *Shape:* x (n, weights), right (n,)."""

    def loss(w: NDArray[np.float64]) -> float:
        odds = x @ w
        return float((np.logaddexp(0, odds) - right * odds).sum())

    w = np.zeros(x.shape[1])
    for _ in range(100):
        q = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        step = np.linalg.solve((x.T * (q * (1 - q))) @ x + 1e-6 * np.eye(len(w)), x.T @ (q - right))
        while loss(w - step) > loss(w) and np.abs(step).max() > 1e-9:
            step = step / 2
        w = w - step
    return w


def expected_error(judged: Sequence[Judged]) -> float:
    """Expected calibration error over ten bins of equal width (Naeini et al. 2015)."""
    score, right = _joined(judged)
    place = np.minimum((score * BINS).astype(int), BINS - 1)
    gaps = [abs((score[place == b]).sum() - right[place == b].sum()) for b in range(BINS)]
    return float(sum(gaps) / max(1, len(score)))


def cross_validated_error(judged: Sequence[Judged], folds: int = 5) -> float:
    """Expected error when the calibration is fitted on other articles than it is measured on."""
    out = []
    for k in range(folds):
        again = Calibration(**fit([j for i, j in enumerate(judged) if i % folds != k]))
        for j in judged[k::folds]:
            out.append(Judged(np.array([again(float(s)) for s in j.score]), j.right))
    return expected_error(out)


def by_threshold(judged: Sequence[Judged]) -> list[tuple[float, float, float]]:
    """For each least score: the share of statements kept, and the share of those that is exactly right."""
    score, right = _joined(judged)
    least = [t / 10 for t in range(10)]
    return [(t, float((score >= t).mean()), float(right[score >= t].mean())) for t in least if (score >= t).any()]


def _joined(judged: Sequence[Judged]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    return np.concatenate([j.score for j in judged]), np.concatenate([j.right for j in judged])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="training.calibrate", description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    args = parser.parse_args()
    annotated = held_out_predictions(args.model, args.corpora)
    polnear = judge(args.model, list(load_corpus(args.corpora / "polnear-dev.jsonl.gz").values()), outermost=True)
    print(f"held-out annotated: {len(_joined(annotated)[0])} statements, expected calibration error")
    print(f"  as shipped {expected_error(annotated):.3f}, cross-validated {cross_validated_error(annotated):.3f}")
    print(f"PolNeAR dev: {len(_joined(polnear)[0])} statements, expected calibration error")
    print(f"  as shipped {expected_error(polnear):.3f}")
    print("of PolNeAR dev's statements scored at least:")
    for least, kept, right in by_threshold(polnear):
        print(f"  {least:.1f}: {kept:6.1%} kept, {right:6.1%} of those exactly right")

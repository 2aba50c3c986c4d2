"""Train the speakers' weights; or, with --cross, measure by cross-validation what they are worth.

    python -m training.speakers.train --corpora FOLDER [--cross | --types] [--seed N] [--beside FILE] [--out FILE]

The shipped weights leave fold 0 out (training/folds.py), so that what `make eval` measures on it is honest.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.reading.speakers.pairs import PairScorer
from onrecord.reading.speakers.scorer import Scorer
from onrecord.reading.speakers.weights import SHIPPED, Weights, load_weights, save_weights
from onrecord.scoring import score
from training.folds import FOLDS, SHIPPED_FOLD, fold_of
from training.speakers.cross import CORPORA, GUM, Data, pronouns, resolved, train
from training.speakers.fit import Settings
from training.speakers.fit_types import fit_types

MEASURES = ("speaker", "speaker_of_pronoun", "speaker_end_to_end", "type")


def main() -> None:
    """See above."""
    parser = argparse.ArgumentParser(description="Train the weights that tell who speaks.")
    parser.add_argument("--corpora", type=Path, required=True, help="folder with the gold files")
    parser.add_argument("--cross", action="store_true", help="cross-validate on gold statements instead, print figures")
    parser.add_argument("--types", action="store_true", help="fit the table of types anew, keep the networks")
    parser.add_argument("--seed", type=int, default=Settings().seed, help="another one gives other networks")
    parser.add_argument("--beside", type=Path, help="weights of another seed: the mean of both is written")
    parser.add_argument("--out", type=Path, default=SHIPPED, help="where the weights go")
    options = parser.parse_args()
    data = Data.load(options.corpora)
    settings = Settings(seed=options.seed)
    if options.cross:
        print(json.dumps(cross(data, settings), indent=2))
        return
    if options.types:
        shipped = load_weights()
        typer = fit_types(data.types_without(SHIPPED_FOLD))
        about = {**shipped.about, "further_articles": len(data.more)}
        save_weights(options.out, replace(shipped, typer=typer, about=about))
        return
    weights = train(data, SHIPPED_FOLD, settings)
    kept = sum(fold_of(key) != SHIPPED_FOLD for key in data.articles())
    about = {
        "trained_on": [*CORPORA, GUM],
        "articles": kept,
        "further_articles": len(data.more),
        "left_out": "one article in five: training.folds.held_out",
        "encoder": next(iter(data.vectors.values())).encoder,
        "settings": {name: getattr(settings, name) for name in settings.__slots__},
        "gum_left_out": pronouns(data, SHIPPED_FOLD, weights),
    }
    weights = replace(weights, about=about)
    save_weights(options.out, mean(weights, load_weights(options.beside)) if options.beside else weights)


def mean(one: Weights, other: Weights) -> Weights:
    """Both networks and pairs, each with half the say; types and nouns, which have no seed, are those of the first."""
    a, b = one.scorer, other.scorer
    scorer = Scorer(
        inner=np.concatenate([a.inner, b.inner], axis=1),
        shift=np.concatenate([a.shift, b.shift]),
        outer=np.concatenate([a.outer, b.outer]) / 2,
        direct=(a.direct + b.direct) / 2,
    )
    p, q = one.pairs, other.pairs
    if p.key.shape != q.key.shape:
        raise SystemExit("train: the pairs of both must have the same settings")
    pairs = PairScorer(
        *(np.concatenate([getattr(p, n), getattr(q, n)]) for n in ("query", "query_shift", "key", "key_shift")),
        alone=(p.alone + q.alone) / 2,
        alone_shift=(p.alone_shift + q.alone_shift) / 2,
    )
    return replace(one, scorer=scorer, pairs=pairs, about={**one.about, "beside": dict(other.about)})


def cross(data: Data, settings: Settings) -> dict[str, Any]:
    """Figures for each corpus and all of them, every article resolved by weights that have not seen it."""
    done: dict[str, Any] = {}
    gum: dict[str, Any] = {}
    for left_out in range(FOLDS):
        weights = train(data, left_out, settings)
        left = {k: a for k, a in data.articles().items() if fold_of(k) == left_out}
        done.update({k: resolved(a, weights, data.vectors.get(k)) for k, a in left.items()})
        if left_out == SHIPPED_FOLD:
            gum = pronouns(data, SHIPPED_FOLD, weights)
    figures = {name: score(gold, done).as_dict() for name, gold in data.corpora.items()}
    out = {name: {m: got[m] for m in MEASURES} for name, got in figures.items()}
    return {**out, "all": _together(figures), "gum documents set aside": gum}


def _together(figures: dict[str, dict[str, Any]]) -> dict[str, float]:
    """Accuracy over the decisions of all corpora."""
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for got in figures.values():
        for name in ("speaker", "speaker_of_pronoun", "type"):
            right[name] += got[name]["accuracy"] * got[name]["n"]
            every[name] += got[name]["n"]
    return {name: round(right[name] / every[name], 2) for name in every}


if __name__ == "__main__":
    main()

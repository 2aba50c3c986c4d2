"""Train the speakers' weights; or, with --cross, measure by cross-validation what they are worth.

    python -m training.speakers.train --corpora FOLDER [--cross | --types | --beside FILE] [--out FILE]

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

from onrecord.reading.speakers.features import FEATURES
from onrecord.reading.speakers.scorer import Scorer
from onrecord.reading.speakers.weights import SHIPPED, load_weights, save_weights
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
    parser.add_argument("--beside", type=Path, help="weights whose networks have half the say beside the new ones")
    parser.add_argument("--out", type=Path, default=SHIPPED, help="where the weights go")
    options = parser.parse_args()
    data = Data.load(options.corpora)
    settings = Settings()
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
    scorer = weights.scorer
    kept = sum(fold_of(key) != SHIPPED_FOLD for key in data.articles())
    about = {
        "trained_on": [*CORPORA, GUM],
        "articles": kept,
        "further_articles": len(data.more),
        "left_out": "one article in five: training.folds.held_out",
        "settings": {name: getattr(settings, name) for name in settings.__slots__},
        "gum_left_out": pronouns([e for e in data.gum if fold_of(e.article) == SHIPPED_FOLD], scorer),
    }
    if options.beside:
        earlier, told = earlier_scorer(options.beside)
        scorer, about = together(scorer, earlier), {**about, "beside": told}
    save_weights(options.out, replace(weights, scorer=scorer, about=about))


def earlier_scorer(path: Path) -> tuple[Scorer, dict[str, Any]]:
    """The networks of a file of weights and what it tells of them; features that they do not know count for nothing."""
    kept = json.loads(path.read_text("utf-8"))
    known, tables = kept["tables"]["features"], kept["tables"]["scorer"]
    inner, direct = (dict(zip(known, tables[name], strict=True)) for name in ("inner", "direct"))
    nothing = [0.0] * len(tables["shift"])
    rows = np.array([inner.get(feature, nothing) for feature in FEATURES])
    alone = np.array([direct.get(feature, 0.0) for feature in FEATURES])
    return Scorer(rows, np.array(tables["shift"]), np.array(tables["outer"]), alone), kept["about"]


def together(one: Scorer, other: Scorer) -> Scorer:
    """Both networks, each with half the say: a wider one whose score is the mean of theirs."""
    return Scorer(
        inner=np.concatenate([one.inner, other.inner], axis=1),
        shift=np.concatenate([one.shift, other.shift]),
        outer=np.concatenate([one.outer, other.outer]) / 2,
        direct=(one.direct + other.direct) / 2,
    )


def cross(data: Data, settings: Settings) -> dict[str, Any]:
    """Figures for each corpus and all of them, every article resolved by weights that have not seen it."""
    done: dict[str, Any] = {}
    gum: dict[str, Any] = {}
    for left_out in range(FOLDS):
        weights = train(data, left_out, settings)
        done.update({k: resolved(a, weights) for k, a in data.articles().items() if fold_of(k) == left_out})
        if left_out == SHIPPED_FOLD:
            gum = pronouns([e for e in data.gum if fold_of(e.article) == SHIPPED_FOLD], weights.scorer)
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

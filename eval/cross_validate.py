"""Every annotated article, read by the model that was not trained on it, and scored.

    python -m eval.cross_validate --models FOLDER --corpora FOLDER [--json] [--pred FOLDER]

FOLDER/0 to FOLDER/4 are models whose training left out the articles of that fold (training/folds.py;
`make crossval` trains them). What is printed is the figure over all folds together, and how well the score is
calibrated when the calibration is fitted on other articles than it is measured on.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path

from eval.corpora import CORPORA, unread
from eval.floors import flat
from eval.run import OF_STATEMENTS, table
from onrecord.reading import load_reader
from onrecord.records import Article, dumps
from onrecord.scoring import load_corpus, score
from training.calibrate import cross_validated_error, judged
from training.folds import FOLDS, fold_of


def main(arguments: list[str] | None = None) -> int:
    """The exit status."""
    options = _parser().parse_args(arguments)
    gold = {c.name: load_corpus(c.path(options.corpora)) for c in CORPORA if c.fold}
    read = _read(gold, options.models)
    for name, articles in read.items():
        if options.pred is not None:
            options.pred.mkdir(parents=True, exist_ok=True)
            lines = "".join(dumps(a) + "\n" for a in articles.values())
            (options.pred / f"{name}.jsonl").write_text(lines, "utf-8")
    scores = {name: flat(score(gold[name], read[name], outermost=False).as_dict()) for name in gold}
    if options.json:
        print(json.dumps(scores, indent=2))
        return 0
    print(table(OF_STATEMENTS, scores, {name: len(articles) for name, articles in gold.items()}))
    everything = [(gold[name][key], a) for name, found in read.items() for key, a in found.items()]
    pairs = [judged(g, a.statements, outermost=False) for g, a in everything]
    print(f"expected calibration error of the score, cross-validated: {cross_validated_error(pairs):.3f}")
    return 0


def _read(gold: Mapping[str, Mapping[str, Article]], models: Path) -> dict[str, dict[str, Article]]:
    out: dict[str, dict[str, Article]] = {name: {} for name in gold}
    for fold in range(FOLDS):
        reader = load_reader(models / str(fold))
        for name, articles in gold.items():
            part = {key: unread(a) for key, a in articles.items() if fold_of(key) == fold}
            out[name].update(zip(part, reader.read(part.values()), strict=True))
    return out


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="eval.cross_validate", description="Measure on every annotated article.")
    parser.add_argument("--models", type=Path, required=True, help="folder with the models of the folds, 0 to 4")
    parser.add_argument("--corpora", type=Path, required=True, help="folder with the gold files")
    parser.add_argument("--json", action="store_true", help="every measure, as JSON")
    parser.add_argument("--pred", type=Path, help="write what was read to FOLDER/CORPUS.jsonl")
    return parser


if __name__ == "__main__":
    sys.exit(main())

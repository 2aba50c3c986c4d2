"""The figures of one corpus by outlet, and how many of the statements of each kind are found.

    python -m eval.groups GOLD PRED [--outermost]

GOLD and PRED are corpus files; PRED may hold a part of GOLD (python -m eval.run --pred writes such files).
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from eval.floors import flat
from eval.run import table
from onrecord.records import Article
from onrecord.scoring import load_corpus, score
from onrecord.scoring.align import align, linked, tokenise
from onrecord.scoring.tokens import Tokens

FIGURES = ("alpha", "aligned.f1", "linked.f1", "exact.f1")
Pair = tuple[Article, Article]


def main(arguments: list[str] | None = None) -> int:
    """The exit status."""
    options = _parser().parse_args(arguments)
    pred = load_corpus(options.pred)
    pairs = [(a, pred[key]) for key, a in load_corpus(options.gold).items() if key in pred]
    groups: dict[str, list[Pair]] = defaultdict(list)
    for gold, read in pairs:
        groups[gold.outlet or "unknown"].append((gold, read))
    scores = {name: _scores(found, options.outermost) for name, found in sorted(groups.items())}
    print(table(FIGURES, scores, {name: len(groups[name]) for name in scores}))
    for kind, (all_, found, with_source) in sorted(by_kind(pairs, outermost=options.outermost).items()):
        print(f"{kind:<10} {all_:>6} statements  {found / all_:>6.1%} found  {with_source / all_:>6.1%} linked")
    return 0


def by_kind(pairs: Iterable[Pair], *, outermost: bool) -> dict[str, tuple[int, int, int]]:
    """Of each kind: annotated statements, those that were found, those with source and most of the content besides."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for gold, read in pairs:
        tokens = Tokens(gold.text)
        theirs, ours = (tokenise(a, tokens, outermost=outermost) for a in (gold, read))
        found = align(theirs, ours)
        for i, statement in enumerate(theirs):
            count = counts[statement.statement.kind or "unknown"]
            count[0] += 1
            if i in found:
                count[1] += 1
                count[2] += linked(statement, ours[found[i]])
    return {kind: (a, b, c) for kind, (a, b, c) in counts.items()}


def _scores(pairs: Iterable[Pair], outermost: bool) -> Mapping[str, float]:
    gold, read = ({p[k].id: p[k] for p in pairs} for k in (0, 1))
    return flat(score(gold, read, outermost=outermost).as_dict())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="eval.groups", description="Figures by outlet and by kind.")
    parser.add_argument("gold", type=Path, metavar="GOLD")
    parser.add_argument("pred", type=Path, metavar="PRED")
    parser.add_argument("--outermost", action="store_true", help="only statements in no other's content")
    return parser


if __name__ == "__main__":
    sys.exit(main())

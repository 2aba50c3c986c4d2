"""How well copies are found, on pairs whose relation is known: see docs/copies.md.

    python -m eval.copies.run --corpora FOLDER [--part report] [--json] [--wrong]

Exit status 1 where a target is missed, 2 where the corpora are not there.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.copies.pairs import PARTS, Pair, load
from onrecord.linking.copies.prepared import Prepared, prepare_article
from onrecord.linking.copies.shingles import containment
from onrecord.linking.copies.verify import compare
from onrecord.records.copy_edge import DERIVED

MIN_F1, MIN_ACCURACY = 0.95, 0.8


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair and what was found: the relation (`none` for none), and the containment of its shingles."""

    pair: Pair
    found: str
    containment: float

    @property
    def derived(self) -> bool:
        """What is true."""
        return self.pair.relation in DERIVED


def main(arguments: list[str] | None = None) -> int:
    """The exit status."""
    options = _parser().parse_args(arguments)
    judged = judge(load(options.corpora, options.part))
    if not judged:
        print(f"{options.corpora}: none of the corpora is here; name their folder with --corpora", file=sys.stderr)
        return 2
    threshold = best_threshold(judge(load(options.corpora, "development")))
    figures = measure(judged, threshold)
    print(json.dumps(figures, indent=2) if options.json else _table(options.part, judged, figures))
    for each in judged if options.wrong else ():
        if each.found != each.pair.relation:
            print(f"{each.pair.kind:<20}{each.pair.a.id:<8}{each.pair.b.id:<28}{each.pair.relation} -> {each.found}")
    good = figures["derived_f1"] >= MIN_F1 and figures["class_accuracy"] >= MIN_ACCURACY
    return 0 if good else 1


def judge(pairs: Iterable[Pair]) -> list[Judged]:
    """Each pair, compared."""
    ready: dict[str, Prepared] = {}
    found = []
    for pair in pairs:
        a, b = (ready.setdefault(x.id, prepare_article(x)) for x in (pair.a, pair.b))
        found.append(Judged(pair, compare(a, b).relation or "none", containment(a.shingles, b.shingles)))
    return found


def best_threshold(judged: Sequence[Judged]) -> float:
    """The containment that tells derived pairs best by F1."""
    return max(
        (round(n / 100, 2) for n in range(1, 100)), key=lambda t: f1((j.containment >= t, j.derived) for j in judged)
    )


def measure(judged: Sequence[Judged], threshold: float) -> dict[str, float]:
    """F1 of derived or not, accuracy of the class, and F1 of containment alone; the first two of real pairs, too."""
    real = [j for j in judged if j.pair.kind == "real"]
    return {
        "pairs": len(judged),
        "derived_f1": f1((j.found in DERIVED, j.derived) for j in judged),
        "class_accuracy": _accuracy(judged),
        "real_pairs": len(real),
        "real_derived_f1": f1((j.found in DERIVED, j.derived) for j in real),
        "real_class_accuracy": _accuracy(real),
        "containment_threshold": threshold,
        "containment_f1": f1((j.containment >= threshold, j.derived) for j in judged),
        "real_containment_f1": f1((j.containment >= threshold, j.derived) for j in real),
    }


def f1(answers: Iterable[tuple[bool, bool]]) -> float:
    """Of (said, true) pairs; 1 where there is nothing to find and nothing was."""
    counts = Counter(answers)
    both, wrong, missed = counts[True, True], counts[True, False], counts[False, True]
    return 2 * both / (2 * both + wrong + missed) if both + wrong + missed else 1.0


def _accuracy(judged: Sequence[Judged]) -> float:
    return sum(j.found == j.pair.relation for j in judged) / len(judged) if judged else 0.0


def _table(part: str, judged: Sequence[Judged], figures: dict[str, float]) -> str:
    lines = [f"part: {part}"] + [f"{name:<24}{value:>8.3f}" for name, value in figures.items()]
    kinds = list(dict.fromkeys(j.pair.kind for j in judged))
    lines += ["", f"{'kind':<24}{'pairs':>6}{'class right':>14}{'derived right':>16}"]
    for kind in kinds:
        mine = [j for j in judged if j.pair.kind == kind]
        right = sum(j.derived == (j.found in DERIVED) for j in mine)
        lines.append(f"{kind:<24}{len(mine):>6}{sum(j.found == j.pair.relation for j in mine):>14}{right:>16}")
    classes = ("copy", "cut", "partial", "quotes", "none")
    lines += ["", "true \\ found".ljust(14) + "".join(name.rjust(9) for name in classes)]
    counts = Counter((j.pair.relation, j.found) for j in judged)
    lines += [name.ljust(14) + "".join(str(counts[name, other]).rjust(9) for other in classes) for name in classes]
    return "\n".join(lines)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="eval.copies.run", description="Measure how well copies are found.")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/data"))
    parser.add_argument("--part", choices=PARTS, default="report")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--wrong", action="store_true", help="list the pairs whose class is wrong")
    return parser


if __name__ == "__main__":
    sys.exit(main())

"""Disagreements between two files, some of one class in context: read fifty, then change one thing.

python -m eval.errors GOLD PRED                       how many of each class
python -m eval.errors GOLD PRED --kind CLASS [-n 50] [--seed 0] [--outermost]
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from pathlib import Path

from onrecord.records import Statement
from onrecord.scoring import Miss, load_corpus, misses
from onrecord.scoring.errors import CLASSES
from onrecord.text.span import Span

CONTEXT_CHARS = 80


def main(arguments: list[str] | None = None) -> int:
    """The exit status."""
    options = _parser().parse_args(arguments)
    pred = load_corpus(options.pred)
    # Only what was read: PRED may hold one fold of GOLD.
    gold = {key: article for key, article in load_corpus(options.gold).items() if key in pred}
    found = misses(gold, pred, outermost=options.outermost)
    if options.kind is None:
        counts = Counter(miss.kind for miss in found)
        print("\n".join(f"{counts[kind]:6}  {kind:24} {meaning}" for kind, meaning in CLASSES.items()))
        return 0
    chosen = [miss for miss in found if miss.kind == options.kind]
    for miss in random.Random(options.seed).sample(chosen, min(options.n, len(chosen))):
        print(_shown(miss, gold[miss.article].text))
    return 0


def _shown(miss: Miss, text: str) -> str:
    lines = [f"== {miss.article}"]
    for side, statement in (("gold", miss.gold), ("pred", miss.pred)):
        if statement is not None:
            lines.append(f"{side}: {_marked(statement, text)}")
    return "\n".join(lines) + "\n"


def _marked(statement: Statement, text: str) -> str:
    """The words from before the statement to after it, its parts as <s ...>, <c ...> and [...]."""
    parts = [(span, "<s ", ">") for span in statement.source] + [(span, "[", "]") for span in statement.content]
    if statement.cue:
        parts.append((statement.cue, "<c ", ">"))
    start = max(0, min(span.start for span, _, _ in parts) - CONTEXT_CHARS)
    end = max(span.end for span, _, _ in parts) + CONTEXT_CHARS
    marks: dict[int, str] = {}
    for span, opening, closing in sorted(parts, key=lambda part: _outer_first(part[0])):
        marks[span.start] = marks.get(span.start, "") + opening
        marks[span.end] = closing + marks.get(span.end, "")
    return "".join(marks.get(i, "") + text[i : i + 1] for i in range(start, min(end, len(text)) + 1)).replace("\n", " ")


def _outer_first(span: Span) -> tuple[int, int]:
    return span.start, -span.end


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="eval.errors", description="Disagreements, counted or shown.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("pred", type=Path)
    parser.add_argument("--kind", choices=sorted(CLASSES))
    parser.add_argument("-n", type=int, default=50)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--outermost", action="store_true")
    return parser


if __name__ == "__main__":
    sys.exit(main())

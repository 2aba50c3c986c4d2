"""Denial and contradiction on pairs labelled by hand: does the first deny the second?

    python -m eval.denials --corpora FOLDER [--errors]

`found`: pairs of statements as they stand (denial_pairs.jsonl: ids, spans in code points, whether quoted, whether
said with a cue of denial, the label) of the sample, annotated Wikinews, ECB+ and two collections of one event each;
one of the two is negated or denied. Drawn from what an earlier rule matched, and by cosine; read and labelled once,
by one reader. Few of the pairs are real denials; that is what a ledger is like, and what precision must stand.
`made`: the pairs of claim_pairs.jsonl, the shorter one put behind a cue of denial: a denial where both say the same.
Rules and thresholds were set on the development part; whole stories are in one part. One group of report pairs ("none
of the offers") was seen while the list of negations was made.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eval.claims import PAIRS, PARTS, texts_of
from eval.linking_floors import held
from onrecord.linking.claims.denial import denies
from onrecord.linking.claims.points import point
from onrecord.linking.embedding import load_embedding
from onrecord.linking.embedding.sentences import Embed

HERE = Path(__file__).parent
FOUND = HERE / "denial_pairs.jsonl"
Texts = dict[tuple[str, str], str]


def main(arguments: list[str] | None = None) -> int:
    """The exit status: 1 below a floor, 2 where a corpus is not there."""
    parser = argparse.ArgumentParser(prog="eval.denials", description="Denials on pairs labelled by hand.")
    parser.add_argument("--corpora", type=Path, required=True, help="folder with the gold files")
    parser.add_argument("--errors", action="store_true", help="show the development pairs that come out wrong")
    options = parser.parse_args(arguments)
    try:
        rows = list(judged(options.corpora))
    except OSError as error:
        print(f"eval: {error}", file=sys.stderr)
        return 2
    for kind, part, truth, found, shown in rows:
        if options.errors and part == "development" and found != truth:
            print(f"{'missed' if truth else 'wrong '} {kind:<6} {shown}")
    print(f"{'pairs':<20}{'number':>8}{'denials':>9}{'precision':>11}{'recall':>8}")
    measured: dict[str, float] = {}
    for name, (number, denials, precision, recall) in measures(rows).items():
        measured |= {f"denials.{name}.precision": precision, f"denials.{name}.recall": recall}
        print(f"{name:<20}{number:>8}{denials:>9}{precision:>11.3f}{recall:>8.3f}")
    return 0 if held(measured) else 1


Row = tuple[str, str, bool, bool, str]
"""Found or made, the part, whether it is a denial, whether it is taken for one, its words."""


def judged(corpora: Path) -> Iterator[Row]:
    """Every pair. Raises OSError for a corpus that is not there."""
    found = [json.loads(line) for line in FOUND.read_text("utf-8").splitlines()]
    claims = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]
    texts = dict(texts_of(corpora, {p["corpus"] for p in (*found, *claims)}))
    embed = load_embedding()
    for pair in found:
        yield "found", pair["part"], pair["denies"], *_denies(pair, texts, embed)
    for pair in claims:
        first = min("ab", key=lambda side: pair[f"{side}_span"][1] - pair[f"{side}_span"][0])
        if not pair["a_quoted"] or not pair["b_quoted"]:
            yield "made", pair["part"], pair["same"], *_denies(pair | {f"{first}_denied": True}, texts, embed, first)


def _denies(pair: dict[str, Any], texts: Texts, embed: Embed, first: str = "a") -> tuple[bool, str]:
    made = []
    for side in (first, "b" if first == "a" else "a"):
        start, end = pair[f"{side}_span"]
        denied = "denied" if pair.get(f"{side}_denied") else None
        text = texts[pair["corpus"], pair[side]][start:end]
        made.append(point(text, quoted=pair[f"{side}_quoted"], denial=denied))
    vectors = embed([p.text for p in made])
    words = denies(made[0], made[1], float(vectors[0] @ vectors[1]))
    return words is not None, f"{made[0].text!r} | {made[1].text!r}"


def measures(rows: list[Row]) -> dict[str, tuple[int, int, float, float]]:
    """Pairs, denials among them, precision and recall of each kind in each part, and of both kinds together."""
    out = {}
    for part in PARTS:
        for kinds in (("found",), ("made",), ("found", "made")):
            here = [(truth, found) for k, p, truth, found, _ in rows if k in kinds and p == part]
            right = sum(truth and found for truth, found in here)
            taken, denials = sum(found for _, found in here), sum(truth for truth, _ in here)
            name = f"{part}.{kinds[0] if len(kinds) == 1 else 'all'}"
            out[name] = (len(here), denials, right / max(1, taken), right / max(1, denials))
    return out


if __name__ == "__main__":
    sys.exit(main())

"""Claims on pairs labelled by hand: do two sentences of statements say the same thing?

    python -m eval.claims --corpora FOLDER [--errors development]

The pairs (claim_pairs.jsonl: ids, spans in code points, whether they stand in quotation marks, the label) come from the
sample, annotated Wikinews articles and ECB+: pairs of one story (of one article in Wikinews), drawn from four strata:
what the product matches, cosine at least 0.72, at least 0.55, four words in a row in common; and, for development only,
pairs of further stories, of the census and of the Spotify articles, drawn in the same way. All were read and labelled
once, by one reader: same = what the shorter one asserts, the longer one asserts too. Thresholds were set on the
development part, to which the whole sample belongs; whole stories are in one part. Recall is of the pairs drawn.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eval.fit_claims import fit
from eval.linking_floors import held
from onrecord.ingest import ingest
from onrecord.linking.claims.matching import match
from onrecord.linking.claims.points import Point, point
from onrecord.linking.embedding import load_embedding
from onrecord.records import Failure

HERE = Path(__file__).parent
PAIRS = HERE / "claim_pairs.jsonl"
SAMPLE = HERE.parent / "sample" / "pages"
PARTS = ("development", "report")


def main(arguments: list[str] | None = None) -> int:
    """The exit status: 1 below a floor, 2 where a corpus is not there."""
    parser = argparse.ArgumentParser(prog="eval.claims", description="Claims on pairs labelled by hand.")
    parser.add_argument("--corpora", type=Path, required=True, help="folder with the gold files")
    parser.add_argument("--fit", action="store_true", help="fit the weights anew, on the development part")
    parser.add_argument("--errors", choices=PARTS, help="show the pairs of this part that come out wrong")
    options = parser.parse_args(arguments)
    pairs = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]
    try:
        texts = dict(texts_of(options.corpora, {p["corpus"] for p in pairs}))
    except OSError as error:
        print(f"eval: {error}", file=sys.stderr)
        return 2
    embed = load_embedding()
    if options.fit:
        developed = [p for p in pairs if p["part"] == "development"]
        fit([_points(p, texts) for p in developed], [p["same"] for p in developed], embed)
    tally = {part: [0, 0, 0, 0] for part in PARTS}
    for pair in pairs:
        a, b = _points(pair, texts)
        vectors = embed([a.text, b.text])
        found = match(a, b, float(vectors[0] @ vectors[1]))
        tally[pair["part"]][2 * (found is not None) + bool(pair["same"])] += 1
        if options.errors == pair["part"] and (found is not None) != pair["same"]:
            print(f"{'missed' if pair['same'] else 'wrong '} {vectors[0] @ vectors[1]:.2f}  {a.text!r} | {b.text!r}")
    print(f"{'part':<14}{'pairs':>7}{'same':>7}{'precision':>11}{'recall':>9}")
    measured: dict[str, float] = {}
    for part, (_, missed, wrong, right) in tally.items():
        total, same = sum(tally[part]), missed + right
        measured[f"claims.{part}.precision"] = right / max(1, right + wrong)
        measured[f"claims.{part}.recall"] = right / max(1, same)
        print(f"{part:<14}{total:>7}{same:>7}{right / max(1, right + wrong):>11.3f}{right / max(1, same):>9.3f}")
    return 0 if held(measured) else 1


def texts_of(corpora: Path, names: set[str]) -> Iterator[tuple[tuple[str, str], str]]:
    """(corpus, id) -> text. Raises OSError for a corpus that is not there."""
    for name in names - {"sample"}:
        with gzip.open(corpora / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield (name, row["id"]), row["text"]
    for article in ingest([str(SAMPLE)]):
        if not isinstance(article, Failure):
            yield ("sample", Path(article.ref or "").name), article.text


def _points(pair: dict[str, Any], texts: dict[tuple[str, str], str]) -> tuple[Point, Point]:
    made = []
    for side in "ab":
        start, end = pair[f"{side}_span"]
        text = texts[pair["corpus"], pair[side]][start:end]
        made.append(point(text, quoted=pair[f"{side}_quoted"]))
    return made[0], made[1]


if __name__ == "__main__":
    sys.exit(main())

"""Measure who speaks by itself: gold statements without their speakers, resolved by the shipped weights.

    python -m eval.speakers --corpora FOLDER [--json] [--raise-floors]

Only the articles that training left out. What reading costs in wrong statements on top of this is in eval.run.
Exit status 1 where a score is below its floor (eval/speaker_floors.json), 2 where no corpus is there.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from eval.corpora import available, file_sha256
from eval.floors import Floors, flat
from eval.run import table
from onrecord.reading import load_reader
from onrecord.reading.speakers import resolve
from onrecord.records import Article
from onrecord.scoring import score
from onrecord.settings import load as load_settings

KEPT = Path(__file__).parent / "speaker_floors.json"
MEASURES = ("speaker", "speaker_of_pronoun", "speaker_end_to_end", "type")
SHOWN = ("speaker.accuracy", "speaker_of_pronoun.accuracy", "speaker_end_to_end.f1", "type.accuracy")


def main(arguments: list[str] | None = None) -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(prog="eval.speakers", description="Measure who speaks, on gold statements.")
    parser.add_argument("--corpora", type=Path, required=True, help="folder with the gold files")
    parser.add_argument("--json", action="store_true", help="every measure, as JSON")
    parser.add_argument("--raise-floors", action="store_true", help="raise the floors to what was reached")
    options = parser.parse_args(arguments)
    corpora = [c for c in available(options.corpora) if c.fold]
    if not corpora:
        print(f"eval: {options.corpora}: none of the corpora is here", file=sys.stderr)
        return 2
    gold = {c.name: c.load(options.corpora) for c in corpora}
    scores = {name: measure(articles) for name, articles in gold.items()}
    shown = {name: flat(got) for name, got in scores.items()}
    print(json.dumps(scores, indent=2) if options.json else table(SHOWN, shown, {n: len(a) for n, a in gold.items()}))
    hashes = {c.name: file_sha256(c.path(options.corpora)) for c in corpora}
    floors = Floors.load(KEPT)
    broken = [line for name in gold for line in floors.broken(name, hashes[name], shown[name])]
    for line in broken:
        print(f"eval: below the floor: {line}", file=sys.stderr)
    if options.raise_floors:
        for name in gold:
            floors = floors.raised(name, hashes[name], shown[name])
        floors.save(KEPT)
    return 1 if broken else 0


def measure(gold: dict[str, Article]) -> dict[str, Any]:
    """The measures of speakers over gold articles whose statements are taken as they are."""
    vectors = load_reader(load_settings({}).model_dir).vectors(article.text for article in gold.values())
    read = zip(gold.items(), vectors, strict=True)
    done = {key: resolve(without_speakers(article), vectors=v) for (key, article), v in read}
    scores = score(gold, done).as_dict()
    return {name: scores[name] for name in MEASURES if name in scores}


def without_speakers(article: Article) -> Article:
    """The gold statements as extraction would give them."""
    bare = (replace(s, speaker=None, speaker_id=None, speaker_type=None) for s in article.statements)
    return replace(article, statements=tuple(bare), speakers=())


if __name__ == "__main__":
    sys.exit(main())

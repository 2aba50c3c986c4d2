"""Read every corpus at hand with the shipped reader, score it, and hold the scores against their floors.

    python -m eval.run --corpora FOLDER [--json] [--raise-floors] [--pred FOLDER]

Exit status 1 where a score is below its floor or a corpus is not the one its floors were measured on;
2 where no corpus is there.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from eval.corpora import JOINED, JOINT, Corpus, available, file_sha256, unread
from eval.floors import KEPT, Floors, flat
from onrecord.reading import load_reader
from onrecord.records import Article, dumps
from onrecord.scoring import score
from onrecord.settings import load as load_settings

OF_STATEMENTS = (
    "alpha",
    *(f"{name}.f1" for name in ("aligned", "linked", "exact")),
    *(f"fragment.{role}.f1" for role in ("source", "cue", "content")),
    *(f"{name}.f1" for name in ("nested", "floating")),
    *(f"{name}.accuracy" for name in ("kind", "attitude")),
    *(f"{name}.f1" for name in ("negated", "hedged")),
    *(f"frame.{name}.f1" for name in ("addressee", "medium", "time", "place")),
)
"""The measures of what is read off the words."""

SHOWN = (
    *OF_STATEMENTS,
    "speaker.accuracy",
    "speaker_of_pronoun.accuracy",
    "speaker_end_to_end.f1",
    "type.accuracy",
    "credits.f1",
)
"""The measures of the table; --json has them all."""


@dataclass(frozen=True, slots=True)
class Result:
    """One corpus, or several together, read and scored. `model` is what the reader says of itself."""

    corpus: str
    sha256: str
    model: Any
    articles: int
    words_per_second: float
    scores: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """One corpus as annotated and as read, by the gold id. `words`: how many were read, in how many `seconds`."""

    corpus: str
    sha256: str
    outermost: bool
    gold: Mapping[str, Article]
    read: Mapping[str, Article]
    words: int
    seconds: float

    def scored(self) -> Result:
        """The figures."""
        return Result(
            corpus=self.corpus,
            sha256=self.sha256,
            model=next((dict(a.reader) for a in self.read.values() if a.reader), None),
            articles=len(self.gold),
            words_per_second=round(self.words / self.seconds, 1),
            scores=score(self.gold, self.read, outermost=self.outermost).as_dict(),
        )


def joint(readings: Iterable[Reading]) -> list[Reading]:
    """Those that are held to a floor together, as one; nothing if one of them is not there."""
    parts = [r for r in readings if r.corpus in JOINT]
    if len(parts) < len(JOINT):
        return []
    return [
        Reading(
            corpus=JOINED,
            sha256=hashlib.sha256("".join(r.sha256 for r in parts).encode()).hexdigest(),
            outermost=parts[0].outermost,
            gold={key: a for r in parts for key, a in r.gold.items()},
            read={key: a for r in parts for key, a in r.read.items()},
            words=sum(r.words for r in parts),
            seconds=sum(r.seconds for r in parts),
        )
    ]


def main(arguments: list[str] | None = None) -> int:
    """The exit status."""
    options = _parser().parse_args(arguments)
    corpora = list(available(options.corpora))
    if not corpora:
        _say(f"{options.corpora}: none of the corpora is here; name their folder: make eval CORPORA=FOLDER")
        return 2
    reader = load_reader(load_settings({}).model_dir)
    readings = [_read(reader, corpus, options.corpora, options.pred) for corpus in corpora]
    together = joint(readings)
    results = [r.scored() for r in [*readings, *together]]
    print(json.dumps([asdict(r) for r in results], indent=2) if options.json else _table(results))
    floors = Floors.load(KEPT)
    held = [r for r in results if not together or r.corpus not in JOINT]
    broken = [line for r in held for line in floors.broken(r.corpus, r.sha256, flat(r.scores))]
    for line in broken:
        _say(f"below the floor: {line}")
    if options.raise_floors:
        for r in held:
            floors = floors.raised(r.corpus, r.sha256, flat(r.scores))
        floors.save(KEPT)
    return 1 if broken else 0


def _read(reader: Any, corpus: Corpus, folder: Path, pred: Path | None) -> Reading:
    gold = corpus.load(folder)
    texts = [unread(article) for article in gold.values()]
    start = time.perf_counter()
    # By the gold id: the reader gives the articles back in order.
    read = dict(zip(gold, reader.read(texts), strict=True))
    seconds = time.perf_counter() - start
    if pred is not None:
        _write(pred / f"{corpus.name}.jsonl", read.values())
    words = sum(len(a.text.split()) for a in texts)
    return Reading(corpus.name, file_sha256(corpus.path(folder)), corpus.outermost, gold, read, words, seconds)


def _write(path: Path, articles: Iterable[Article]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(dumps(article) + "\n" for article in articles), "utf-8")


def _table(results: list[Result]) -> str:
    """One column for each corpus, one row for each measure."""
    rows = [
        ["words a second", *(f"{r.words_per_second:,.0f}" for r in results)],
        ["file's SHA-256", *(r.sha256[:12] for r in results)],
    ]
    scores = {r.corpus: flat(r.scores) for r in results}
    shown = table(SHOWN, scores, {r.corpus: r.articles for r in results})
    return "\n".join([shown, *map(_line, rows), f"reader: {json.dumps(results[0].model)}"])


def table(shown: Sequence[str], scores: Mapping[str, Mapping[str, float]], articles: Mapping[str, int]) -> str:
    """The measures `shown` of each corpus, and how many articles it has."""
    rows = [["", *scores], ["articles", *(str(articles[name]) for name in scores)]]
    rows += [[m, *(f"{v[m]:.2f}" if m in v else "-" for v in scores.values())] for m in shown]
    return "\n".join(map(_line, rows))


def _line(row: Sequence[str]) -> str:
    return f"{row[0]:<22}" + "".join(f"{cell:>24}" for cell in row[1:])


def _say(line: str) -> None:
    print(f"eval: {line}", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="eval.run", description="Measure the shipped reader on gold corpora.")
    parser.add_argument("--corpora", type=Path, required=True, help="folder with the gold files")
    parser.add_argument("--json", action="store_true", help="every measure, as JSON")
    parser.add_argument("--raise-floors", action="store_true", help="raise eval/floors.json to what was reached")
    parser.add_argument("--pred", type=Path, help="write what was read to FOLDER/CORPUS.jsonl")
    return parser


if __name__ == "__main__":
    sys.exit(main())

"""Circumstances, held against the labels of eval/circumstances.jsonl (how they were made: docs/provenance.md).

    python -m eval.circumstances --corpora FOLDER [--read] [--part report|development] [--errors] [--json]

Without --read the rules get the statements and speakers of the gold files, where there are any, so that only the
rules are measured; with it the shipped reader reads the text. Exit status 1 below a floor of eval/floors.json.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from eval.corpora import file_sha256, unread
from eval.floors import KEPT, Floors
from onrecord.reading.provenance import trace
from onrecord.reading.speakers import resolve
from onrecord.records import Article, Statement, text_hash
from onrecord.scoring import load_corpus
from onrecord.text.span import Span

LABELS = Path(__file__).parent / "circumstances.jsonl"
ROOT = LABELS.parent.parent


@dataclass(frozen=True, slots=True)
class Gold:
    """What an article says, as it was labelled: for each statement (told by where its cue or content stands), label ->
    the stretches of words that show it; `allowed` are labels that are neither asked for nor counted as wrong."""

    corpus: str
    id: str
    part: str
    sha256: str
    wanted: dict[Span, dict[str, list[Span]]]
    allowed: dict[Span, set[str]]


def load_labels(path: Path = LABELS) -> list[Gold]:
    """The labelled articles. Raises OSError, ValueError, KeyError."""
    return [_gold(json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def _gold(row: dict[str, Any]) -> Gold:
    wanted: dict[Span, dict[str, list[Span]]] = {}
    allowed: dict[Span, set[str]] = {}
    for told in row["circumstances"]:
        words = [Span(*w) for w in told["words"]]
        for place in told["statements"]:
            wanted.setdefault(Span(*place), {}).setdefault(told["label"], []).extend(words)
        for place in told["allowed"]:
            allowed.setdefault(Span(*place), set()).add(told["label"])
    return Gold(row["corpus"], row["id"], row["part"], row["text_sha256"], wanted, allowed)


@dataclass(slots=True)
class Counts:
    """Labels on statements that are right, wrong and missing."""

    right: Counter[str]
    wrong: Counter[str]
    missing: Counter[str]

    def row(self, label: str | None = None) -> dict[str, float]:
        """Precision, recall (percent) and the counts behind them."""
        r, w, m = (c.total() if label is None else c[label] for c in (self.right, self.wrong, self.missing))
        return {
            "precision": round(100 * r / (r + w), 1) if r + w else 0.0,
            "recall": round(100 * r / (r + m), 1) if r + m else 0.0,
            "labels": r + m,
            "found": r + w,
        }


def compare(gold: Gold, article: Article, counts: Counts) -> Iterator[str]:
    """Count, and tell each disagreement in one line. A label is right if its words touch those that were marked."""
    taken: set[Span] = set()
    for statement in article.statements:
        place = _place(gold, statement)
        if place is not None:
            taken.add(place)
        wanted = gold.wanted.get(place, {}) if place else {}
        allowed = gold.allowed.get(place, set()) if place else set()
        got = {c.label: c.span for c in statement.circumstances}
        for label, span in got.items():
            if label in wanted and any(span.overlaps(w) for w in wanted[label]):
                counts.right[label] += 1
            elif label not in allowed:
                counts.wrong[label] += 1
                yield _line("WRONG", gold, article, statement, label, span)
        for label, words in wanted.items():
            if label not in got or not any(got[label].overlaps(w) for w in words):
                counts.missing[label] += 1
                yield _line("MISSING", gold, article, statement, label, words[0])
    for place, labels in gold.wanted.items():
        if place not in taken:
            counts.missing.update(labels.keys())
            yield from (f"UNREAD {gold.id} {label} {place.of(article.text)!r}" for label in labels)


def _place(gold: Gold, statement: Statement) -> Span | None:
    """The labelled place that this statement stands at."""
    at = statement.cue or (statement.content[0] if statement.content else None)
    places = [*gold.wanted, *gold.allowed]
    return next((p for p in places if at is not None and p.overlaps(at)), None)


def _line(sort: str, gold: Gold, article: Article, statement: Statement, label: str, span: Span) -> str:
    cue = statement.cue.of(article.text) if statement.cue else "-"
    return f"{sort} {gold.id} {label} {statement.id} {statement.speaker} <{cue}> | {span.of(article.text)!r}"


def articles(gold: list[Gold], corpora: Path, read: bool) -> Iterator[tuple[Gold, Article]]:
    """Each labelled article with statements: those of the gold file, or read anew. Texts that are not here are left
    out."""
    loaded: dict[str, dict[str, Article]] = {}
    for g in gold:
        if g.corpus not in ("sample", "seed") and g.corpus not in loaded:
            path = corpora / f"{g.corpus}.jsonl.gz"
            loaded[g.corpus] = load_corpus(path) if path.exists() else {}
    found = [(g, loaded.get(g.corpus, {}).get(g.id)) for g in gold]
    paths = [str(p) for p in (ROOT / "sample" / "pages", corpora.parent / "seed" / "baladi-news.txt") if p.exists()]
    pages = _pages(paths)
    ready = [(g, a or pages.get(g.id)) for g, a in found]
    here = [(g, a) for g, a in ready if a is not None and text_hash(a.text) == g.sha256]
    todo = [i for i, (g, _) in enumerate(here) if read or g.corpus in ("sample", "seed")]
    done = dict(zip(todo, _reader().read(unread(here[i][1]) for i in todo), strict=True)) if todo else {}
    for i, (g, a) in enumerate(here):
        yield g, done.get(i) or trace(a if any(s.speaker for s in a.statements) else _with_speakers(a))


def _with_speakers(article: Article) -> Article:
    (vectors,) = _reader().vectors([article.text])
    return resolve(article, vectors=vectors)


def _pages(paths: list[str]) -> dict[str, Article]:
    from onrecord.ingest import ingest

    items = (item for item in ingest(paths) if isinstance(item, Article))
    return {Path(item.ref or "").stem: item for item in items}


@cache
def _reader() -> Any:
    from onrecord.reading import load_reader
    from onrecord.settings import load

    return load_reader(load({}).model_dir)


def main(arguments: list[str] | None = None) -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(prog="eval.circumstances", description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True, help="folder with the gold files")
    parser.add_argument("--read", action="store_true", help="read the texts with the shipped reader")
    parser.add_argument("--part", choices=("report", "development"), default="report")
    parser.add_argument("--errors", action="store_true", help="tell each disagreement")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    parser.add_argument("--raise-floors", action="store_true", help="raise eval/floors.json to what was reached")
    options = parser.parse_args(arguments)
    counts = Counts(Counter(), Counter(), Counter())
    gold = [g for g in load_labels() if g.part == options.part]
    seen = 0
    for g, article in articles(gold, options.corpora, options.read):
        seen += 1
        lines = list(compare(g, article, counts))
        if options.errors:
            print("\n".join(lines) if lines else "", end="\n" if lines else "")
    labels = sorted({*counts.right, *counts.wrong, *counts.missing})
    rows = {"all": counts.row(), **{label: counts.row(label) for label in labels}}
    print(json.dumps({"articles": seen, **rows}, indent=2) if options.json else _table(seen, rows))
    if options.part != "report" or seen < len(gold):
        return 0  # another part, or texts that are not here: no floor was measured on that
    return _held(rows["all"], "circumstances-read" if options.read else "circumstances", options.raise_floors)


def _held(figures: dict[str, float], name: str, higher: bool) -> int:
    """Hold the figures to their floors; 1 where one is below."""
    values = {f"circumstances.{measure}": figures[measure] for measure in ("precision", "recall")}
    floors, sha256 = Floors.load(KEPT), file_sha256(LABELS)
    broken = floors.broken(name, sha256, values)
    for line in broken:
        print(f"eval: below the floor: {line}", file=sys.stderr)
    if higher:
        floors.raised(name, sha256, values).save(KEPT)
    return 1 if broken else 0


def _table(seen: int, rows: dict[str, dict[str, float]]) -> str:
    lines = [f"{seen} articles", f"{'':<20}{'precision':>10}{'recall':>10}{'labels':>10}{'found':>10}"]
    lines += [f"{name:<20}" + "".join(f"{v:>10}" for v in row.values()) for name, row in rows.items()]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())

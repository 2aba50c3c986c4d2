"""How well the credits in articles' own text are found, and which are missed or found where there is none.

    python -m eval.credits --corpora FOLDER [--read | --statements] [--show] [--fold N]

One row for each corpus, without the articles held out (training/folds.py), which are for `eval.run`, and one for each
part of the further articles whose credits eval/credits.jsonl tells (docs/provenance.md). The rules see the text alone;
with `--statements` also the annotated statements, with `--read` what the shipped reader makes of the text. `--show`
prints every outlet that is missed (-) or too many (+), with its sentence, but none of the part that is only reported.
`--fold`: only the articles of one fold; what helps should help in each.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from eval.corpora import unread
from eval.frames import FURTHER, corpora
from onrecord.reading import load_reader
from onrecord.reading.provenance import trace
from onrecord.records import Article, Credit, text_hash
from onrecord.scoring import score
from onrecord.scoring.names import same_name
from onrecord.settings import load as load_settings
from onrecord.text.span import Span
from training.data import read_corpus
from training.folds import FOLDS, SHIPPED_FOLD, fold_of

LABELS = Path(__file__).parent / "credits.jsonl"
"""Where outlets are credited in further articles: offsets and roles, without the texts."""
REPORT = "report"
"""The part of them that nobody looks at while writing rules."""


def main(arguments: list[str] | None = None) -> int:
    """The exit status."""
    options = _parser().parse_args(arguments)
    print(f"{'':<22}{'F1':>10}{'precision':>10}{'recall':>10}{'outlets':>10}")
    for name, gold in _measured(options.corpora, options.fold):
        traced = found(gold, read=options.read, statements=options.statements)
        counts = score(gold, traced, outermost=False).counts["credits"]
        rates = "".join(f"{100 * rate:>10.1f}" for rate in (counts.f1, counts.precision, counts.recall))
        print(f"{name:<22}{rates}{counts.gold:>10}")
        if options.show and name != REPORT:
            for line in mistakes(gold, traced):
                print(line)
    return 0


def _measured(folder: Path, fold: int | None) -> Iterator[tuple[str, dict[str, Article]]]:
    """Name and articles of each row."""
    for name, articles in corpora(folder):
        if name != FURTHER:  # their credits are not annotated throughout
            yield name, {key: a for key, a in articles.items() if fold in (None, fold_of(key))}
    if fold is None:
        yield from sorted(labelled(folder).items())


def labelled(folder: Path, labels: Path = LABELS) -> dict[str, dict[str, Article]]:
    """The further articles with their credits, by part and id. Texts that are not in the folder are left out.

    Raises OSError, ValueError, KeyError.
    """
    rows = [json.loads(line) for line in labels.read_text("utf-8").splitlines()]
    paths = {name: folder / f"{name}.jsonl.gz" for name in {row["corpus"] for row in rows}}
    texts = {(name, d["id"]): d["text"] for name, path in paths.items() if path.exists() for d in read_corpus(path)}
    parts: dict[str, dict[str, Article]] = {}
    for row in rows:
        text = texts.get((row["corpus"], row["id"]), "")
        if text_hash(text) == row["text_sha256"]:
            places = [(Span(*c["span"]), c["role"]) for c in row["credits"]]
            credits = tuple(Credit(span.of(text), span, role, "text") for span, role in places)
            parts.setdefault(row["part"], {})[row["id"]] = Article(id=row["id"], text=text, credits=credits)
    return parts


def found(gold: Mapping[str, Article], *, read: bool = False, statements: bool = False) -> dict[str, Article]:
    """The articles as the rules credit them, without what was annotated of it."""
    if read:
        reader = load_reader(load_settings({}).model_dir)
        return dict(zip(gold, reader.read([unread(a) for a in gold.values()]), strict=True))
    if statements:
        return {key: trace(replace(a, credits=())) for key, a in gold.items()}
    return {key: trace(unread(a)) for key, a in gold.items()}


def mistakes(gold: Mapping[str, Article], found: Mapping[str, Article]) -> Iterator[str]:
    """A line for each outlet that is credited on one side only, with the sentence where it stands."""
    for key, article in gold.items():
        sides = [_origins(article), _origins(found[key])]
        for sign, side, other in zip("-+", sides, reversed(sides), strict=True):
            for name, credit in side.items():
                if not any(same_name(name, o) for o in other):
                    yield f"{sign} {key}\t{name}\t{_around(article.text, credit)}"


def _origins(article: Article) -> dict[str, Credit]:
    return {c.outlet: c for c in reversed(article.credits) if c.role == "origin"}


def _around(text: str, credit: Credit) -> str:
    """The outlet's line near its name, the name in brackets; a line without spans has only the name."""
    if credit.span is None:
        return ""
    start, end = credit.span.start, credit.span.end
    line, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    before = text[max(line, start - 150) : start]
    return f"{before}[{text[start:end]}]{text[end : min(end + 150, stop if stop >= 0 else len(text))]}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="eval.credits", description="Measure the credits found in the text.")
    parser.add_argument("--corpora", type=Path, required=True, help="folder with the gold files")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--statements", action="store_true", help="let the rules see the annotated statements")
    how.add_argument("--read", action="store_true", help="let the shipped reader read the texts")
    parser.add_argument("--show", action="store_true", help="print every credit that is missed or too many")
    parser.add_argument(
        "--fold", type=int, choices=[f for f in range(FOLDS) if f != SHIPPED_FOLD], help="only its articles"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())

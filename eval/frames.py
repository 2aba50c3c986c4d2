"""How well the rules for frames do by themselves: given a statement's cue, source and content as annotated, do they
find who was spoken to, the medium, the time and the place?

    python -m eval.frames --corpora FOLDER [--read] [--show ROLE] [--fold N]

One row for each corpus, without the articles held out (training/folds.py), which are for `eval.run`. `--read`: the
reader reads the texts, so that network and rules are measured together; that tells something with weights that have not
seen the articles. `--show` prints the statements with a mistake in that frame. `--fold`: only the articles of one fold;
what helps should help in each.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from eval.corpora import CORPORA, unread
from onrecord.models.files import VOCABULARY
from onrecord.reading import load_reader
from onrecord.reading.assemble import sentence_starts
from onrecord.reading.encoding import Encoded, Vocabulary
from onrecord.reading.frames import complete_frames
from onrecord.reading.model_files import check_manifest
from onrecord.reading.statements import Draft, spans
from onrecord.records import Article, Statement, from_json
from onrecord.scoring import load_corpus, score
from onrecord.scoring.align import align, tokenise
from onrecord.scoring.measures import FRAMES
from onrecord.scoring.tokens import Tokens
from onrecord.settings import load as load_settings
from onrecord.text.span import Span
from training.data import standoff_articles, words_in
from training.folds import FOLDS, SHIPPED_FOLD, fold_of

FURTHER = "further"
"""The articles of training/annotated; what the shipped weights have seen of them, training/README.md tells."""


def corpora(folder: Path) -> Iterator[tuple[str, dict[str, Article]]]:
    """Name and articles of each annotated corpus, without those held out."""
    for corpus in CORPORA:
        if corpus.fold:
            articles = load_corpus(corpus.path(folder))
            yield corpus.name, {key: a for key, a in articles.items() if fold_of(key) != SHIPPED_FOLD}
    further = (from_json(record) for record in standoff_articles(folder))
    yield FURTHER, {a.id: a for a in further}


def by_rule(article: Article, vocabulary: Vocabulary) -> Article:
    """The article with its annotated statements, their frames by rule alone."""
    encoded = vocabulary.encode(article.text)
    kept = [s for s in article.statements if s.cue is not None]
    starts = sentence_starts(article.text, encoded)
    found = complete_frames([_draft(s, encoded) for s in kept], article.text, encoded, starts)
    return replace(article, statements=tuple(_framed(s, d, encoded) for s, d in zip(kept, found, strict=True)))


def _framed(statement: Statement, draft: Draft, encoded: Encoded) -> Statement:
    return replace(
        statement,
        addressee=spans(draft.addressee, encoded),
        medium=spans(draft.medium, encoded),
        time=spans(draft.time, encoded),
        place=spans(draft.place, encoded),
    )


def _draft(statement: Statement, encoded: Encoded) -> Draft:
    assert statement.cue is not None
    cue = words_in(encoded, [(statement.cue.start, statement.cue.end)])
    words = (words_in(encoded, [(s.start, s.end) for s in part]) for part in (statement.source, statement.content))
    source, content = (np.unique(w) for w in words)
    return Draft((int(cue[0]), int(cue[-1]) + 1), source, content, 1.0)


def mistakes(gold: Article, found: Article, frame: str) -> Iterator[str]:
    """Each statement with a mistake in that frame: what is annotated, what was found, its sentence."""
    tokens = Tokens(gold.text)
    ours, theirs = tokenise(gold, tokens), tokenise(found, tokens)
    for i, j in sorted(align(ours, theirs).items()):
        a, b = getattr(ours[i].statement, frame), getattr(theirs[j].statement, frame)
        if tokens.within(a) != tokens.within(b):
            both = f"{gold.id}  {_words(a, gold.text)} | {_words(b, gold.text)}"
            yield f"{both}\n    {_shown(ours[i].statement, gold.text)}"


def _words(found: Iterable[Span], text: str) -> str:
    return " + ".join(span.of(text) for span in found) or "-"


def _shown(statement: Statement, text: str) -> str:
    """Its source, cue and content in context, as S[...], Q[...] and C[...]."""
    cue = statement.cue or statement.content[0]
    parts = [*((s, "S") for s in statement.source), *((s, "C") for s in statement.content), (cue, "Q")]
    first, last = text.rfind("\n", 0, cue.start) + 1, text.find("\n", cue.end) % (len(text) + 1)
    first, last = max(first, cue.start - 250), min(last, cue.end + 250)
    marks: dict[int, str] = {}
    for span, letter in sorted(parts, key=lambda part: part[0].start):
        marks[span.start] = marks.get(span.start, "") + f"{letter}["
        marks[span.end] = "]" + marks.get(span.end, "")
    return "".join(marks.get(i, "") + text[i : i + 1] for i in range(first, last + 1)).replace("\n", " ")


def table(scores: Mapping[str, Mapping[str, Mapping[str, float]]]) -> str:
    """Precision, recall and F1 of the words of each frame, a row for each corpus."""
    lines = [f"{'':<16}" + "".join(f"{name:^24}" for name in FRAMES)]
    lines.append(f"{'':<16}" + f"{'p':>6}{'r':>6}{'f1':>6}{'words':>6}" * len(FRAMES))
    for corpus, measures in scores.items():
        cells = (measures.get(f"frame.{name}", {}) for name in FRAMES)
        row = (f"{c.get('p', 0):>6.1f}{c.get('r', 0):>6.1f}{c.get('f1', 0):>6.1f}{c.get('gold', 0):>6}" for c in cells)
        lines.append(f"{corpus:<16}" + "".join(row))
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """The exit status."""
    options = _parser().parse_args(arguments)
    folder = load_settings({}).model_dir
    vocabulary = Vocabulary(check_manifest(folder).folder / VOCABULARY)
    reader = load_reader(folder) if options.read else None
    scores = {}
    for name, articles in corpora(options.corpora):
        gold = {key: a for key, a in articles.items() if options.fold is None or fold_of(key) == options.fold}
        if reader is not None:
            found = dict(zip(gold, reader.read(unread(a) for a in gold.values()), strict=True))
        else:
            found = {key: by_rule(a, vocabulary) for key, a in gold.items()}
        scores[name] = score(gold, found).as_dict()
        if options.show:
            print("\n".join(line for key, a in gold.items() for line in mistakes(a, found[key], options.show)))
    print(table(scores))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="eval.frames", description="Measure the rules for frames.")
    parser.add_argument("--corpora", type=Path, required=True, help="folder with the gold files")
    parser.add_argument("--read", action="store_true", help="the shipped reader reads the texts")
    parser.add_argument("--show", choices=FRAMES, help="print the mistakes in this frame")
    parser.add_argument("--fold", type=int, choices=[f for f in range(FOLDS) if f != SHIPPED_FOLD])
    return parser


if __name__ == "__main__":
    sys.exit(main())

"""The corpora that the reader is measured on, where they are at hand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.records import Article
from onrecord.scoring import load_corpus
from training.folds import held_out


@dataclass(frozen=True, slots=True)
class Corpus:
    """One gold file. `outermost`: it annotates no nesting. `fold`: only what training left out counts."""

    name: str
    outermost: bool
    fold: bool

    def path(self, folder: Path) -> Path:
        """Where its file would be."""
        return folder / f"{self.name}.jsonl.gz"

    def load(self, folder: Path) -> dict[str, Article]:
        """The gold articles to score, by id. Raises InputError, RecordError."""
        articles = load_corpus(self.path(folder))
        return {key: a for key, a in articles.items() if not self.fold or held_out(key)}


CORPORA = (
    Corpus("polnear-dev", outermost=True, fold=False),
    Corpus("wikinews-train", outermost=False, fold=True),
    Corpus("press-train", outermost=False, fold=True),
    Corpus("events-train", outermost=False, fold=True),
)


JOINT = ("press-train", "events-train")
"""Held to one floor together: of one fifth, with 12 and 8 articles, a single fragment moves a figure by a point."""


JOINED = "press+events"
"""What they are called together."""


def available(folder: Path) -> Iterator[Corpus]:
    """Those of CORPORA whose file is in the folder."""
    return (corpus for corpus in CORPORA if corpus.path(folder).is_file())


def unread(article: Article) -> Article:
    """The article as a reader meets it: without anything that was annotated."""
    return replace(article, statements=(), speakers=(), credits=(), unknown={})


def file_sha256(path: Path) -> str:
    """Of the file's bytes, as hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()

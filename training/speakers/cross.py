"""Gold corpora -> weights, and what they are worth on articles that they were not fitted on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from eval.speakers import without_speakers
from onrecord.reading import load_reader
from onrecord.reading.speakers.page import read_page
from onrecord.reading.speakers.resolve import Resolution, best
from onrecord.reading.speakers.scene import Scene
from onrecord.reading.speakers.types import Typer
from onrecord.reading.speakers.weights import Weights
from onrecord.reading.word_vectors import WordVectors
from onrecord.records import Article, loads
from onrecord.scoring import load_corpus
from onrecord.settings import load as load_settings
from training.data import annotated_articles, standoff_articles
from training.folds import fold_of
from training.speakers.choices import (
    Example,
    count_nouns,
    gum_documents,
    of_article,
    of_gum,
    with_answer,
    with_priors,
)
from training.speakers.fit import Settings, fit
from training.speakers.fit_types import TypeExample, fit_types

CORPORA = ("wikinews-train", "press-train", "events-train")
GUM = "gum-coref-train"
GUM_WEIGHT = 0.3
"""Of a pronoun of GUM, beside a statement of news."""
NO_TYPES = Typer({})


@dataclass(frozen=True, slots=True)
class Data:
    """Gold articles by corpus; `more` that are only learned from; what can be learned of all; GUM's pronouns; and what
    the reader's encoder makes of the words of each page."""

    corpora: Mapping[str, Mapping[str, Article]]
    more: Mapping[str, Article]
    learned: Mapping[str, tuple[list[Example], list[TypeExample]]]
    gum: Sequence[Example]
    vectors: Mapping[str, WordVectors]

    @classmethod
    def load(cls, folder: Path) -> Data:
        """Everything from the folder of the corpora. Raises InputError, RecordError, OSError."""
        corpora = {name: load_corpus(folder / f"{name}.jsonl.gz") for name in CORPORA}
        more = further_articles(folder)
        learned = {key: of_article(a) for articles in (*corpora.values(), more) for key, a in articles.items()}
        documents = list(gum_documents(folder / f"{GUM}.jsonl.gz"))
        gum = [e for d in documents for e in of_gum(d)]
        texts = {key: a.text for articles in (*corpora.values(), more) for key, a in articles.items()}
        vectors = vectors_of({**texts, **{d["id"]: d["text"] for d in documents}})
        return cls(corpora, more, learned, gum, vectors)

    def articles(self) -> dict[str, Article]:
        """Those that are measured on, by id."""
        return {key: a for articles in self.corpora.values() for key, a in articles.items()}

    def without(self, fold: int) -> dict[str, Article]:
        """What weights that have not seen the fold are made of."""
        return {**{key: a for key, a in self.articles().items() if fold_of(key) != fold}, **self.more}

    def types_without(self, fold: int) -> list[TypeExample]:
        """What the table of types is made of."""
        return [t for key in self.without(fold) for t in self.learned[key][1]]


def vectors_of(texts: Mapping[str, str]) -> dict[str, WordVectors]:
    """What the reader's encoder makes of the words of each text's page; none for a text without words."""
    reader = load_reader(load_settings({}).model_dir)
    found = dict(zip(texts, reader.vectors(texts.values()), strict=True))
    return {key: _of_page(texts[key], v) for key, v in found.items() if v is not None}


def _of_page(text: str, vectors: WordVectors) -> WordVectors:
    starts = read_page(text).starts
    return replace(vectors, starts=np.array(starts, dtype=np.int64), vectors=vectors.at(starts))


def further_articles(folder: Path) -> dict[str, Article]:
    """The articles that are annotated for training only; none that is measured on under another id."""
    measured = {d.get("polnear") for d in annotated_articles(folder)}
    return {d["id"]: loads(json.dumps(d)) for d in standoff_articles(folder) if d["of"] not in measured}


def train(data: Data, left_out: int, settings: Settings) -> Weights:
    """Weights from every article that is not in the fold. The scorer is fitted twice, the second time on what it meets
    behind its own choices as well."""
    articles = data.without(left_out)
    counted = [e for key in articles for e in data.learned[key][0]]
    nouns = count_nouns(counted)
    first = with_priors(with_answer(counted), nouns, counted)
    gum = [e for e in with_answer(data.gum) if fold_of(e.article) != left_out]
    vectors = {key: v.vectors for key, v in data.vectors.items()}
    once = [1.0] * len(first) + [GUM_WEIGHT] * len(gum)
    early = Weights(*fit([*first, *gum], once, vectors, replace(settings, members=1)), NO_TYPES, nouns, {})
    met = [e for key, a in articles.items() for e in of_article(a, data.vectors.get(key), early.scores, nouns)[0]]
    both = [*first, *with_priors(with_answer(met), nouns, counted)]
    weights = [0.5] * len(both) + [GUM_WEIGHT] * len(gum)
    return Weights(*fit([*both, *gum], weights, vectors, settings), fit_types(data.types_without(left_out)), nouns, {})


def resolved(article: Article, weights: Weights, vectors: WordVectors | None) -> Article:
    """The gold statements with the speakers that the weights give them."""
    scene = Scene.of(without_speakers(article), vectors=vectors)
    return Resolution(scene, best(weights.scores), weights.typer, weights.nouns).run()


def pronouns(data: Data, fold: int, weights: Weights) -> dict[str, Any]:
    """Antecedents of the third-person pronouns of GUM's documents of a fold: how many are right, of all that have one
    in the document."""
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for example in (e for e in data.gum if fold_of(e.article) == fold):
        every[example.sort] += 1
        scores = weights.scores(example.rows, example.words, data.vectors[example.article].vectors)
        right[example.sort] += bool(example.right[int(scores.argmax())])
    sorts = {s: {"accuracy": round(100 * right[s] / n, 1), "n": n} for s, n in sorted(every.items())}
    people = every["he"] + every["she"]
    return {
        **sorts,
        "he and she": {"accuracy": round(100 * (right["he"] + right["she"]) / max(people, 1), 1), "n": people},
        "all": {"accuracy": round(100 * right.total() / max(every.total(), 1), 1), "n": every.total()},
    }

"""Gold corpora -> weights, and what they are worth on articles that they were not fitted on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from eval.speakers import without_speakers
from onrecord.reading.speakers.resolve import Resolution, best
from onrecord.reading.speakers.scene import Scene
from onrecord.reading.speakers.scorer import Scorer
from onrecord.reading.speakers.weights import Weights
from onrecord.records import Article, loads
from onrecord.scoring import load_corpus
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


@dataclass(frozen=True, slots=True)
class Data:
    """Gold articles by corpus; `more` that are only learned from; what can be learned of all; and GUM's pronouns."""

    corpora: Mapping[str, Mapping[str, Article]]
    more: Mapping[str, Article]
    learned: Mapping[str, tuple[list[Example], list[TypeExample]]]
    gum: Sequence[Example]

    @classmethod
    def load(cls, folder: Path) -> Data:
        """Everything from the folder of the corpora. Raises InputError, RecordError, OSError."""
        corpora = {name: load_corpus(folder / f"{name}.jsonl.gz") for name in CORPORA}
        more = further_articles(folder)
        learned = {key: of_article(a) for articles in (*corpora.values(), more) for key, a in articles.items()}
        gum = [e for d in gum_documents(folder / f"{GUM}.jsonl.gz") for e in of_gum(d)]
        return cls(corpora, more, learned, gum)

    def articles(self) -> dict[str, Article]:
        """Those that are measured on, by id."""
        return {key: a for articles in self.corpora.values() for key, a in articles.items()}

    def without(self, fold: int) -> dict[str, Article]:
        """What weights that have not seen the fold are made of."""
        return {**{key: a for key, a in self.articles().items() if fold_of(key) != fold}, **self.more}

    def types_without(self, fold: int) -> list[TypeExample]:
        """What the table of types is made of."""
        return [t for key in self.without(fold) for t in self.learned[key][1]]


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
    scorer = fit([*first, *gum], [1.0] * len(first) + [GUM_WEIGHT] * len(gum), replace(settings, members=1))
    met = [e for a in articles.values() for e in of_article(a, scorer, nouns)[0]]
    both = [*first, *with_priors(with_answer(met), nouns, counted)]
    weights = [0.5] * len(both) + [GUM_WEIGHT] * len(gum)
    return Weights(fit([*both, *gum], weights, settings), fit_types(data.types_without(left_out)), nouns, {})


def resolved(article: Article, weights: Weights) -> Article:
    """The gold statements with the speakers that the weights give them."""
    scene = Scene.of(without_speakers(article))
    return Resolution(scene, best(weights.scorer), weights.typer, weights.nouns).run()


def pronouns(examples: Sequence[Example], scorer: Scorer) -> dict[str, Any]:
    """Antecedents of GUM's third-person pronouns: how many are right, of all that have one in the document."""
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for example in examples:
        every[example.sort] += 1
        right[example.sort] += bool(example.right[int(scorer(example.rows).argmax())])
    sorts = {s: {"accuracy": round(100 * right[s] / n, 1), "n": n} for s, n in sorted(every.items())}
    people = every["he"] + every["she"]
    return {
        **sorts,
        "he and she": {"accuracy": round(100 * (right["he"] + right["she"]) / max(people, 1), 1), "n": people},
        "all": {"accuracy": round(100 * right.total() / max(every.total(), 1), 1), "n": every.total()},
    }

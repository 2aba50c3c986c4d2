"""Stories on ECB+: B-cubed F1, cross-validated over topics, in several orders of arrival; fits the shipped weights.

    python -m eval.stories --corpora FOLDER [--orders 10] [--fit]

Under every topic of the corpus stand two stories that are alike on purpose. Weights and thresholds come from the topics
of the other folds; articles of all topics arrive in one stream, and those of the left-out topics are scored. Beside it,
the baseline: TF-IDF with online centroids (Allan et al. 1998), its threshold chosen in the same way.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.linking.embedding import load_embedding
from onrecord.linking.grouping import groups_at, merges
from onrecord.linking.stories.features import features_of, lead_of
from onrecord.linking.stories.index import StoryIndex
from onrecord.linking.stories.similarity import COSINES, FITTED, Frequencies, Model, cosines

CORPUS = "ecbplus-stories-train.jsonl.gz"
FOLDS = 5
SAME_TOPIC_WEIGHT, OTHER_WEIGHT = 1.0, 0.02
JOINS = [x / 10 for x in range(-20, 16)]
THRESHOLDS = [x / 100 for x in range(16, 34, 2)]

Array = NDArray[np.float64]
Grouping = Sequence[object]


class Corpus:
    """The articles, their stories and topics, their terms and leads; and every pair's cosines."""

    def __init__(self, folder: Path) -> None:
        with gzip.open(folder / CORPUS, "rt", encoding="utf-8") as lines:
            rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
        self.gold = [r["story"] for r in rows]
        self.topics = np.array([r["topic"] for r in rows])
        self.texts = [r["text"] for r in rows]
        leads = load_embedding()([lead_of(t, None) for t in self.texts])
        self.features = [features_of(t, v, None) for t, v in zip(self.texts, leads, strict=True)]
        frequencies = Frequencies()
        for article in self.features:
            frequencies.add(article)
        self.pairs = cosines(self.features, frequencies)
        self.same = np.array([[a == b for b in self.gold] for a in self.gold])

    def __len__(self) -> int:
        return len(self.gold)


def bcubed(gold: Grouping, found: Grouping, scored: Sequence[int]) -> tuple[float, float, float]:
    """Precision, recall and F1 (Bagga and Baldwin 1998), over the articles that are scored."""
    in_gold, in_found = defaultdict(set), defaultdict(set)
    for i, (g, f) in enumerate(zip(gold, found, strict=True)):
        in_gold[g].add(i)
        in_found[f].add(i)
    shared = [len(in_gold[gold[i]] & in_found[found[i]]) for i in scored]
    precision = sum(n / len(in_found[found[i]]) for n, i in zip(shared, scored, strict=True)) / len(scored)
    recall = sum(n / len(in_gold[gold[i]]) for n, i in zip(shared, scored, strict=True)) / len(scored)
    return precision, recall, 2 * precision * recall / (precision + recall)


def fit(corpus: Corpus, topics: Sequence[int]) -> Model:
    """Weights by logistic regression over the pairs of these topics; then the join that groups them best."""
    chosen = np.flatnonzero(np.isin(corpus.topics, topics))
    a, b = (chosen[i] for i in np.triu_indices(len(chosen), 1))
    weight = np.where(corpus.topics[a] == corpus.topics[b], SAME_TOPIC_WEIGHT, OTHER_WEIGHT)
    slopes, bias = _logistic(corpus.pairs[a, b], corpus.same[a, b].astype(float), weight)
    scores = corpus.pairs[np.ix_(chosen, chosen)] @ slopes + bias
    gold = [corpus.gold[i] for i in chosen]

    done = merges(scores, min(JOINS))

    def quality(join: float) -> float:
        found = [0] * len(chosen)
        for name, group in enumerate(groups_at(done, len(chosen), join)):
            for i in group:
                found[i] = name
        return bcubed(gold, found, range(len(chosen)))[2]

    join = max(JOINS, key=lambda j: (quality(j), -abs(j)))
    return Model(dict(zip(COSINES, slopes.tolist(), strict=True)), bias, join)


def _logistic(x: Array, y: Array, weight: Array, ridge: float = 1.0, steps: int = 30) -> tuple[Array, float]:
    """Newton's method on standardised inputs; slopes and bias for the inputs as they are."""
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.column_stack([(x - mean) / spread, np.ones(len(x))])
    penalty = np.array([ridge] * x.shape[1] + [1e-6])
    beta = np.zeros(z.shape[1])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-z @ beta))
        gradient = z.T @ (weight * (p - y)) + penalty * beta
        beta -= np.linalg.solve((z * (weight * p * (1 - p))[:, None]).T @ z + np.diag(penalty), gradient)
    slopes = beta[:-1] / spread
    return slopes, float(beta[-1] - slopes @ mean)


def stream(corpus: Corpus, model: Model, order: Sequence[int]) -> list[object]:
    """The story of each article when they arrive in this order, one by one, as the product adds them."""
    index = StoryIndex(model)
    for i in order:
        index.add(corpus.features[i])
    found: list[object] = [None] * len(corpus)
    for place, i in enumerate(order):
        found[i] = index.story_of[place]
    return found


class Baseline:
    """TF-IDF with online centroids: an article joins the story with the nearest centroid, if it is near enough."""

    def __init__(self, corpus: Corpus) -> None:
        counts = [Counter(re.findall(r"[a-z0-9]+", text.lower())) for text in corpus.texts]
        stands_in = Counter(w for c in counts for w in c)
        self.vectors: list[dict[str, float]] = []
        for count in counts:
            raw = {w: (1 + math.log(n)) * math.log((1 + len(counts)) / (1 + stands_in[w])) for w, n in count.items()}
            length = math.sqrt(sum(x * x for x in raw.values())) or 1.0
            self.vectors.append({w: x / length for w, x in raw.items()})

    def stream(self, order: Sequence[int], threshold: float) -> list[object]:
        """As `stream` above."""
        sums: list[dict[str, float]] = []
        lengths: list[float] = []
        found: list[object] = [None] * len(self.vectors)
        for i in order:
            mine = self.vectors[i]
            near = [sum(x * s.get(w, 0.0) for w, x in mine.items()) / n for s, n in zip(sums, lengths, strict=True)]
            best = max(range(len(near)), key=near.__getitem__, default=-1)
            if best < 0 or near[best] < threshold:
                best = len(sums)
                sums.append({})
                lengths.append(0.0)
            for w, x in mine.items():
                sums[best][w] = sums[best].get(w, 0.0) + x
            lengths[best] = math.sqrt(sum(x * x for x in sums[best].values()))
            found[i] = best
        return found


def folds(corpus: Corpus) -> list[list[int]]:
    """The topics, shuffled once, in FOLDS parts."""
    topics = sorted({int(t) for t in corpus.topics})
    random.Random(0).shuffle(topics)
    return [topics[k::FOLDS] for k in range(FOLDS)]


def cross_validated(corpus: Corpus, orders: int) -> dict[str, list[tuple[float, float, float]]]:
    """For the product and the baseline: precision, recall and F1 in each order of arrival."""
    parts = folds(corpus)
    models = [fit(corpus, [t for p in parts if p is not part for t in p]) for part in parts]
    baseline = Baseline(corpus)
    results: dict[str, list[tuple[float, float, float]]] = {"onrecord": [], "TF-IDF, online centroids": []}
    for seed in range(orders):
        order = list(range(len(corpus)))
        random.Random(seed).shuffle(order)
        by_threshold = {t: baseline.stream(order, t) for t in THRESHOLDS}
        ours, theirs = [], []
        for part, model in zip(parts, models, strict=True):
            held = [int(i) for i in np.flatnonzero(np.isin(corpus.topics, part))]
            rest = [i for i in range(len(corpus)) if i not in set(held)]
            ours.append((len(held), bcubed(corpus.gold, stream(corpus, model, order), held)))
            best = max(THRESHOLDS, key=lambda t: bcubed(corpus.gold, by_threshold[t], rest)[2])
            theirs.append((len(held), bcubed(corpus.gold, by_threshold[best], held)))
        for name, got in zip(results, (ours, theirs), strict=True):
            results[name].append(_pooled(got))
        print(f"order {seed + 1} of {orders}", file=sys.stderr)
    return results


def _pooled(parts: Sequence[tuple[int, tuple[float, float, float]]]) -> tuple[float, float, float]:
    total = sum(n for n, _ in parts)
    precision, recall = (sum(n * s[k] for n, s in parts) / total for k in (0, 1))
    return precision, recall, 2 * precision * recall / (precision + recall)


def _table(results: Mapping[str, Sequence[tuple[float, float, float]]]) -> str:
    lines = [f"{'B-cubed over orders of arrival':<32}{'P':>8}{'R':>8}{'F1':>8}{'lowest':>9}{'highest':>9}"]
    for name, got in results.items():
        p, r, f = (float(np.mean([g[k] for g in got])) for k in range(3))
        ends = [g[2] for g in got]
        lines.append(f"{name:<32}{p:>8.3f}{r:>8.3f}{f:>8.3f}{min(ends):>9.3f}{max(ends):>9.3f}")
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """The exit status: 2 where the corpus is not there."""
    parser = argparse.ArgumentParser(prog="eval.stories", description="Stories on ECB+.")
    parser.add_argument("--corpora", type=Path, required=True, help="folder with the gold files")
    parser.add_argument("--orders", type=int, default=10, help="orders of arrival")
    parser.add_argument("--fit", action="store_true", help="fit the shipped weights on all topics and write them")
    options = parser.parse_args(arguments)
    if not (options.corpora / CORPUS).is_file():
        print(f"eval: {options.corpora / CORPUS} is not there", file=sys.stderr)
        return 2
    corpus = Corpus(options.corpora)
    if options.fit:
        model = fit(corpus, sorted({int(t) for t in corpus.topics}))
        fitted = {
            "weights": {n: round(w, 4) for n, w in model.weights.items()},
            "bias": round(model.bias, 4),
            "join": model.join,
            "fitted_on": f"{CORPUS}, all {len(corpus)} articles",
        }
        FITTED.write_text(json.dumps(fitted, indent=1) + "\n", "utf-8")
        print(json.dumps(fitted))
    print(_table(cross_validated(corpus, options.orders)))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Examples as arrays, an article's together: they share its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.reading.speakers.pairs import MENTIONS
from onrecord.reading.word_vectors import Vectors
from training.speakers.choices import Example


@dataclass(frozen=True, slots=True)
class Batch:
    """Candidates of all examples, one below the other, and the words that they stand for.

    *Shape:* rows (candidates, features), right (candidates,), of: each candidate's example (candidates,), starts: each
    example's first candidate (examples,), weight (examples,); vectors (words, d); source, cue (examples,) and mentions
    (candidates, MENTIONS): which of the words, -1 none; sorts (candidates,); article (examples,), counted from 0.
    """

    rows: np.ndarray
    right: np.ndarray
    of: np.ndarray
    starts: np.ndarray
    weight: np.ndarray
    vectors: np.ndarray
    source: np.ndarray
    cue: np.ndarray
    mentions: np.ndarray
    sorts: np.ndarray
    article: np.ndarray


@dataclass(frozen=True, slots=True)
class Spread:
    """What vectors are made even with. *Shape:* middle, width (d,)."""

    middle: np.ndarray
    width: np.ndarray

    @classmethod
    def of(cls, vectors: Sequence[Vectors]) -> Spread:
        """That of the vectors of some articles."""
        every = np.concatenate(vectors).astype(np.float32)
        return cls(every.mean(axis=0), np.maximum(every.std(axis=0), 1e-3))

    def even(self, vectors: np.ndarray) -> np.ndarray:
        """Each number with a mean of 0 and a deviation of 1. *Shape:* as `vectors`."""
        out: np.ndarray = (vectors.astype(np.float32) - self.middle) / self.width
        return out


def by_article(
    examples: Sequence[Example], weights: Sequence[float], vectors: Mapping[str, Vectors], spread: Spread
) -> list[Batch]:
    """A batch for each article. One without vectors is one whose words say nothing: zeros."""
    groups: dict[str, list[tuple[Example, float]]] = {}
    for example, weight in zip(examples, weights, strict=True):
        groups.setdefault(example.article, []).append((example, weight))
    return [_batch(group, vectors.get(article), spread) for article, group in groups.items()]


def _batch(group: Sequence[tuple[Example, float]], vectors: Vectors | None, spread: Spread) -> Batch:
    examples = [e for e, _ in group]
    sizes = np.array([len(e.right) for e in examples])
    at = [e.words for e in examples]
    told = [np.array([p.source, p.cue, *p.mentions.flat]) for p in at]
    words = np.unique(np.concatenate(told))
    words = words[words >= 0]
    here = np.zeros((len(words), len(spread.middle)), np.float16)
    if vectors is not None:
        here = spread.even(vectors[words]).astype(np.float16)
    mentions = np.concatenate([p.mentions for p in at])
    return Batch(
        rows=np.concatenate([e.rows for e in examples]).astype(np.float32),
        right=np.concatenate([e.right for e in examples]),
        of=np.repeat(np.arange(len(sizes)), sizes),
        starts=np.cumsum(sizes) - sizes,
        weight=np.array([w for _, w in group], dtype=np.float32),
        vectors=here,
        source=np.searchsorted(words, [p.source for p in at]),
        cue=np.searchsorted(words, [p.cue for p in at]),
        mentions=np.where(mentions < 0, -1, np.searchsorted(words, mentions)),
        sorts=np.concatenate([p.sorts for p in at]),
        article=np.zeros(len(sizes), dtype=np.int64),
    )


def joined(batches: Sequence[Batch]) -> Batch:
    """Several as one, the weights of whose examples are 1 together."""
    examples = _before([len(b.starts) for b in batches])
    candidates = _before([len(b.of) for b in batches])
    words = _before([len(b.vectors) for b in batches])
    weight = np.concatenate([b.weight for b in batches])
    return Batch(
        rows=np.concatenate([b.rows for b in batches]),
        right=np.concatenate([b.right for b in batches]),
        of=np.concatenate([b.of + n for b, n in zip(batches, examples, strict=True)]),
        starts=np.concatenate([b.starts + n for b, n in zip(batches, candidates, strict=True)]),
        weight=weight / weight.sum(),
        vectors=np.concatenate([b.vectors for b in batches]).astype(np.float32),
        source=np.concatenate([b.source + n for b, n in zip(batches, words, strict=True)]),
        cue=np.concatenate([b.cue + n for b, n in zip(batches, words, strict=True)]),
        mentions=np.concatenate([_moved(b.mentions, n) for b, n in zip(batches, words, strict=True)]),
        sorts=np.concatenate([b.sorts for b in batches]),
        article=np.concatenate([b.article + i for i, b in enumerate(batches)]),
    )


def in_turn(batches: Sequence[Batch], articles: int, rng: np.random.Generator) -> Iterator[Batch]:
    """All of them once, in an order by chance, some articles at a time."""
    order = rng.permutation(len(batches))
    for at in range(0, len(order), articles):
        yield joined([batches[i] for i in order[at : at + articles]])


def _before(sizes: Sequence[int]) -> list[int]:
    return (np.cumsum(sizes) - sizes).tolist()


def _moved(mentions: np.ndarray, by: int) -> np.ndarray:
    return np.where(mentions < 0, -1, mentions + by).reshape(-1, MENTIONS)

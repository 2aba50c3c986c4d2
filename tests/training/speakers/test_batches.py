"""Examples of several articles as one batch: everything still points at its own."""

from __future__ import annotations

import numpy as np

from onrecord.reading.speakers.features import FEATURES
from onrecord.reading.speakers.pairs import MENTIONED, MENTIONS, PairWords
from training.speakers.batches import Spread, by_article, in_turn, joined
from training.speakers.choices import Example

PLAIN = Spread(np.zeros(2, np.float32), np.ones(2, np.float32))


def example(article: str, source: int, *mentions: int) -> Example:
    """Each candidate has one mention; the first is right."""
    at = np.full((len(mentions), MENTIONS), -1)
    at[:, 0] = mentions
    rows = np.full((len(mentions), len(FEATURES)), source, np.float32)
    places = PairWords(source, source + 1, at, np.full(len(mentions), MENTIONED))
    return Example(article, "he", rows, np.arange(len(mentions)) == 0, places)


EXAMPLES = [example("a", 7, 2, 3), example("b", 5, 1, 0, 4), example("a", 9, 3)]
VECTORS = {key: np.array([[i, n] for i in range(11)], np.float16) for n, key in enumerate("ab")}


def test_words_are_those_of_the_examples_own_article() -> None:
    batch = joined(by_article(EXAMPLES, [1.0, 2.0, 1.0], VECTORS, PLAIN))
    assert batch.vectors[batch.source].tolist() == [[7, 0], [9, 0], [5, 1]]
    assert batch.vectors[batch.cue].tolist() == [[8, 0], [10, 0], [6, 1]]
    assert batch.vectors[batch.mentions[:, 0]].tolist() == [[2, 0], [3, 0], [3, 0], [1, 1], [0, 1], [4, 1]]
    assert (batch.mentions[:, 1:] == -1).all()


def test_candidates_stay_with_their_example_and_weights_are_one_together() -> None:
    batch = joined(by_article(EXAMPLES, [1.0, 2.0, 1.0], VECTORS, PLAIN))
    assert batch.of.tolist() == [0, 0, 1, 2, 2, 2]
    assert batch.starts.tolist() == [0, 2, 3]
    assert batch.right.tolist() == [True, False, True, True, False, False]
    assert batch.weight.tolist() == [0.25, 0.25, 0.5]
    assert batch.article.tolist() == [0, 0, 1]


def test_an_article_without_vectors_has_words_that_say_nothing() -> None:
    (batch,) = by_article(EXAMPLES[:1], [1.0], {}, PLAIN)
    assert not batch.vectors.any()


def test_every_article_comes_once() -> None:
    batches = by_article([example(str(i), i, 1) for i in range(7)], [1.0] * 7, {}, PLAIN)
    turns = list(in_turn(batches, 3, np.random.default_rng(1)))
    assert sorted(int(x) for b in turns for x in b.rows[:, 0]) == list(range(7))
    assert [len(b.starts) for b in turns] == [3, 3, 1]


def test_vectors_are_made_even() -> None:
    spread = Spread.of([np.array([[1, 10], [3, 10]], np.float16)])
    assert spread.even(np.array([[1, 10], [3, 10]], np.float16)).tolist() == [[-1, 0], [1, 0]]

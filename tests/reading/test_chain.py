"""Decoding finds what trying every labelling finds: the best one, and its probability."""

from itertools import pairwise, product

import numpy as np
import pytest

from onrecord.errors import ModelError
from onrecord.reading.chain import Chain

FORBIDDEN = -1e4


def chain(rng, labels: int) -> Chain:
    tables = (rng.normal(size=shape).astype(np.float32) for shape in (labels, (labels, labels), labels))
    return Chain(*tables)


def scores(rng, *shape: int) -> np.ndarray:
    return rng.normal(scale=2.0, size=shape).astype(np.float32)


def score_of(path, chain: Chain, table) -> float:
    total = float(chain.start[path[0]]) + float(chain.end[path[-1]])
    total += sum(float(table[t, label]) for t, label in enumerate(path))
    return total + sum(float(chain.transitions[a, b]) for a, b in pairwise(path))


def tried(chain: Chain, table):
    """Best labelling of one sequence and its probability, by trying every labelling."""
    n, labels = table.shape
    paths = list(product(range(labels), repeat=n))
    logs = np.array([score_of(p, chain, table) for p in paths])
    shares = np.exp(logs - logs.max())
    shares /= shares.sum()
    return paths[int(logs.argmax())], shares.max()


@pytest.mark.parametrize(("labels", "words"), [(1, 3), (2, 1), (2, 6), (3, 5), (4, 4), (8, 2)])
def test_against_trying_every_labelling(labels, words):
    rng = np.random.default_rng(labels * 10 + words)
    tables, many = chain(rng, labels), scores(rng, 5, words, labels)
    best = tables.best(many)
    probability = tables.probability(many, best)
    assert best.shape == (5, words) and probability.shape == (5,)
    for k in range(5):
        path, share = tried(tables, many[k])
        assert tuple(best[k]) == path
        assert probability[k] == pytest.approx(share, rel=1e-4)


@pytest.mark.parametrize("words", [1, 2, 7, 200])
def test_one_sequence_of_three_labels_is_decoded_alike(words):
    rng = np.random.default_rng(words)
    plain = chain(rng, 3)
    transitions = plain.transitions.copy()
    transitions[0, 2] = FORBIDDEN
    tables = Chain(plain.start, transitions, plain.end)
    for one in scores(rng, 20, words, 3):
        assert tables.best_of_three(one) == tables.best(one[None])[0].tolist()


def test_the_probability_of_a_long_sequence():
    """With no transitions to speak of, it is the product of what each word says by itself."""
    rng = np.random.default_rng(5)
    flat, many = Chain(np.zeros(4), np.zeros((4, 4)), np.zeros(4)), scores(rng, 3, 300, 4)
    best = many.argmax(axis=2)
    shares = np.exp(many) / np.exp(many).sum(axis=2, keepdims=True)
    expected = np.log(shares.max(axis=2).astype(np.float64)).sum(axis=1)
    assert flat.probability(many, best) == pytest.approx(np.exp(expected), rel=1e-3)


def test_the_probability_of_any_labelling():
    rng = np.random.default_rng(4)
    tables, one = chain(rng, 3), scores(rng, 1, 4, 3)
    paths = np.array(list(product(range(3), repeat=4)))
    probability = tables.probability(np.repeat(one, len(paths), axis=0), paths)
    assert probability.sum() == pytest.approx(1)
    likeliest = np.exp(score_of(tuple(paths[7]), tables, one[0]) - score_of(tuple(paths[3]), tables, one[0]))
    assert probability[7] / probability[3] == pytest.approx(likeliest, rel=1e-4)


def test_what_is_forbidden_is_never_chosen_and_has_no_share():
    rng = np.random.default_rng(1)
    tables = chain(rng, 3)
    tables.start[2] = tables.transitions[0, 2] = FORBIDDEN
    many = scores(rng, 200, 6, 3)
    many[:, :, 2] += 2  # what is forbidden is what the words ask for
    labels = tables.best(many)
    before = np.concatenate([np.zeros((200, 1), np.int64), labels[:, :-1]], axis=1)
    assert (labels == 2).any() and not ((labels == 2) & (before == 0)).any()
    asked = labels.copy()
    asked[:, 0] = 2
    assert tables.probability(many, asked).max() == pytest.approx(0)


def test_a_sequence_is_decoded_the_same_alone_and_among_others():
    rng = np.random.default_rng(2)
    tables, many = chain(rng, 3), scores(rng, 7, 40, 3)
    labels = tables.best(many)
    probability = tables.probability(many, labels)
    for k in range(7):
        one = many[k : k + 1]
        assert (tables.best(one)[0] == labels[k]).all()
        assert tables.probability(one, labels[k : k + 1])[0] == pytest.approx(probability[k], rel=1e-12)


@pytest.mark.parametrize("scale", [0.0, 30.0, 300.0])
def test_long_and_extreme_sequences_stay_numbers(scale):
    rng = np.random.default_rng(3)
    tables = chain(rng, 3)
    tables.start[2] = tables.transitions[0, 2] = FORBIDDEN
    many = (rng.normal(size=(4, 2_000, 3)) * scale).astype(np.float32)
    labels = tables.best(many)
    probability = tables.probability(many, labels)
    assert ((labels >= 0) & (labels < 3)).all()
    assert ((probability >= 0) & (probability <= 1)).all()


@pytest.mark.parametrize(
    "shapes",
    [((3,), (3, 2), (3,)), ((3,), (2, 2), (3,)), ((3,), (3, 3), (2,)), ((3,), (3,), (3,)), ((2,), (3, 3), (3,))],
)
def test_tables_that_do_not_fit_each_other_are_refused(shapes):
    with pytest.raises(ModelError, match="do not fit"):
        Chain(*(np.zeros(s, np.float32) for s in shapes))


def test_leaning_adds_once_for_each_run_of_the_label():
    plain = Chain(*(np.zeros(shape, np.float32) for shape in (2, (2, 2), 2)))
    leaning = plain.leaning(1, 1.0)
    scores = np.array([[[0.0, -0.4], [0.0, -0.4], [0.0, -0.4], [0.0, -2.0]]], np.float32)
    assert plain.best(scores).tolist() == [[0, 0, 0, 0]]
    assert leaning.best(scores).tolist()[0].count(1) == 2, "runs of one word each, a bonus for each"
    assert plain.start.tolist() == [0.0, 0.0], "the chain itself stays as it was"

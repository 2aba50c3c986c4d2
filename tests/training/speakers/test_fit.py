"""The scorers and the table of types learn what small made-up examples show."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from onrecord.reading.speakers.features import FEATURES
from onrecord.reading.speakers.pairs import ITSELF, MENTIONED, MENTIONS, NOBODY, PairWords
from training.speakers.batches import Spread, by_article, joined
from training.speakers.choices import Example
from training.speakers.fit import Settings, _pair_scorer, _start, fit
from training.speakers.fit_types import fit_types
from training.speakers.gradient import Noise, _Words, gradient

WIDTH = 6
SMALL = Settings(members=2, hidden=3, pair=4, epochs=60, articles=2, rate=0.02, rate_of_words=0.02, drop_of_words=0.0)


def pair_words(n: int, rng: np.random.Generator) -> PairWords:
    """One of a source, its cue, and one or two mentions for each but the last two candidates."""
    mentions = np.full((n, MENTIONS), -1, dtype=np.int64)
    mentions[: n - 1, 0] = rng.integers(2, 20, n - 1)
    mentions[0, 1] = 5
    sorts = np.full(n, MENTIONED)
    sorts[-1] = NOBODY
    sorts[0] = ITSELF if rng.random() < 0.5 else MENTIONED
    return PairWords(0, 1, mentions, sorts)


def examples(count: int = 40) -> list[Example]:
    """Of two to five candidates the one with the first feature is right, unless the second feature is there too."""
    rng = np.random.default_rng(5)
    out = []
    for i in range(count):
        n = int(rng.integers(2, 6))
        rows = np.zeros((n, len(FEATURES)), dtype=np.float32)
        rows[:, 2:9] = rng.random((n, 7))
        rows[:2, 0] = 1.0
        rows[1, 1] = 1.0
        order = rng.permutation(n)
        out.append(Example(f"a{i % 10}", "he", rows[order], (np.arange(n) == 0)[order], pair_words(n, rng)))
    return out


def vectors() -> dict[str, np.ndarray]:
    rng = np.random.default_rng(2)
    return {f"a{i}": rng.normal(1, 2, (20, WIDTH)).astype(np.float16) for i in range(10)}


def of_words(count: int = 60) -> tuple[list[Example], dict[str, np.ndarray]]:
    """The candidate is right whose mention has the source's sign; no feature tells anything."""
    rng = np.random.default_rng(7)
    found, words = [], {}
    for i in range(count):
        signs = rng.choice([-1, 1], 5)
        signs[1], signs[2], signs[3] = 1, signs[0], -signs[0]
        here = rng.normal(0, 0.1, (5, WIDTH))
        here[:, 0] += signs
        words[f"a{i}"] = here.astype(np.float16)
        mentions = np.full((2, MENTIONS), -1)
        mentions[:, 0] = (2, 3) if i % 2 else (3, 2)
        at = PairWords(0, 1, mentions, np.full(2, MENTIONED))
        found.append(Example(f"a{i}", "he", np.zeros((2, len(FEATURES)), np.float32), mentions[:, 0] == 2, at))
    return found, words


def test_a_scorer_finds_the_candidate_that_the_features_tell() -> None:
    scorer, _ = fit(examples(), [1.0] * 40, vectors(), replace(SMALL, unheard=1.0))
    assert all(e.right[scorer(e.rows.astype(np.float64)).argmax()] for e in examples())
    assert scorer.outer.shape == (6,)


def test_a_pair_scorer_finds_the_candidate_that_the_words_tell() -> None:
    found, words = of_words()
    _, pairs = fit(found, [1.0] * 60, words, replace(SMALL, unheard=0.0))
    right = [e.right[pairs(words[e.article], e.words).argmax()] for e in found]
    assert np.mean(right) > 0.95


def test_the_same_examples_give_the_same_scorers() -> None:
    (one, words), (two, again) = (fit(examples(), [1.0] * 40, vectors(), SMALL) for _ in range(2))
    assert np.array_equal(one.inner, two.inner)
    assert np.array_equal(words.query, again.query)


def test_an_example_counts_as_much_as_its_weight() -> None:
    right = examples()
    wrong = [replace(e, right=~e.right) for e in right]
    settings = replace(SMALL, unheard=1.0)
    scorer, _ = fit([*right, *wrong], [1.0] * 40 + [0.02] * 40, vectors(), settings)
    assert all(e.right[scorer(e.rows.astype(np.float64)).argmax()] for e in right)


def test_the_gradient_is_that_of_the_probability() -> None:
    chosen, words = examples(12), vectors()
    spread = Spread.of(list(words.values()))
    batch = joined(by_article(chosen, [1.0] * 12, words, spread))
    rng = np.random.default_rng(1)
    tables = {k: v.astype(np.float64) for k, v in _start(rng, SMALL, WIDTH).items()}
    tables["direct"] += 0.1
    for name in ("query", "key", "alone"):
        tables[name] += rng.normal(0, 0.3, tables[name].shape)
    n = len(batch.starts)
    noise = Noise(np.ones((n, 6)), np.ones(batch.vectors.shape), np.ones(n))
    slopes = gradient(tables, batch, noise)
    for name, table in tables.items():
        spot = tuple(int(i[0]) for i in (np.abs(slopes[name]) > 1e-4).nonzero())
        moved = table.copy()
        moved[spot] += 1e-5
        slope = (_loss({**tables, name: moved}, batch) - _loss(tables, batch)) / 1e-5
        assert np.isclose(slope, slopes[name][spot], rtol=1e-2, atol=1e-5), name


def test_a_pair_scorer_says_of_vectors_what_was_trained_on_them_made_even() -> None:
    chosen, words = examples(12), vectors()
    spread = Spread.of(list(words.values()))
    rng = np.random.default_rng(1)
    tables = {k: v + rng.normal(0, 0.3, v.shape) for k, v in _start(rng, SMALL, WIDTH).items()}
    pairs = _pair_scorer(tables, spread, SMALL)
    for example in chosen:
        (batch,) = by_article([example], [1.0], words, spread)
        n = len(batch.starts)
        trained = _Words(tables, batch, Noise(np.ones((n, 6)), np.ones(batch.vectors.shape), np.ones(n))).scores
        assert np.allclose(pairs(words[example.article], example.words), trained.mean(axis=1), atol=0.02)


def _loss(tables: dict[str, np.ndarray], batch) -> float:
    """The sum of the members' losses, written plainly."""
    total = 0.0
    for member in range(SMALL.members):
        units = slice(member * SMALL.hidden, (member + 1) * SMALL.hidden)
        pair = slice(member * SMALL.pair, (member + 1) * SMALL.pair)
        hidden = np.maximum(batch.rows @ tables["inner"][:, units] + tables["shift"][units], 0)
        scores = hidden @ tables["outer"][units] + batch.rows @ tables["direct"][:, member]
        for c, example in enumerate(batch.of):
            source = np.concatenate([batch.vectors[batch.source[example]], batch.vectors[batch.cue[example]]])
            told = batch.mentions[c][batch.mentions[c] >= 0]
            if len(told):
                each = batch.vectors[told] @ tables["key"][:, pair] @ (source @ tables["query"][:, pair])
                scores[c] += np.log(np.exp(each).mean())
            if batch.sorts[c] != MENTIONED:
                scores[c] += source @ tables["alone"][0 if batch.sorts[c] == ITSELF else 1, :, member]
        for i, weight in enumerate(batch.weight):
            mine = batch.of == i
            p = np.exp(scores[mine]) / np.exp(scores[mine]).sum()
            total -= float(weight * np.log(p[batch.right[mine]].sum()))
    return total


def test_types_follow_what_is_seen_often_enough() -> None:
    seen = [("a", ["any", "noun=ministry"], "organisation")] * 5 + [("a", ["any", "noun=crowd"], "group")] * 4
    typer = fit_types([*seen, ("a", ["any", "noun=once"], "media"), ("a", ["any"], "author")])
    assert set(typer.table) == {"any", "noun=ministry", "noun=crowd"}
    assert typer.table["noun=ministry"].argmax() == 3
    assert typer.table["noun=crowd"].argmax() == 2

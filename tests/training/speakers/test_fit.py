"""The scorer and the table of types learn what small made-up examples show."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from onrecord.reading.speakers.features import FEATURES
from training.speakers.choices import Example
from training.speakers.fit import Settings, _Batch, _gradient, _start, fit
from training.speakers.fit_types import fit_types

SMALL = Settings(members=2, hidden=3, epochs=30, batch=8, rate=0.02)


def examples(count: int = 40) -> list[Example]:
    """Of two to five candidates the one with the first feature is right, unless the second feature is there too."""
    rng = np.random.default_rng(5)
    out = []
    for _ in range(count):
        n = int(rng.integers(2, 6))
        rows = np.zeros((n, len(FEATURES)), dtype=np.float32)
        rows[:, 2:9] = rng.random((n, 7))
        rows[:2, 0] = 1.0
        rows[1, 1] = 1.0
        order = rng.permutation(n)
        out.append(Example("a", "he", rows[order], (np.arange(n) == 0)[order]))
    return out


def test_a_scorer_finds_the_candidate_that_the_features_tell() -> None:
    scorer = fit(examples(), [1.0] * 40, SMALL)
    assert all(e.right[scorer(e.rows.astype(np.float64)).argmax()] for e in examples())
    assert scorer.outer.shape == (6,)


def test_the_same_examples_give_the_same_scorer() -> None:
    one, two = (fit(examples(), [1.0] * 40, SMALL) for _ in range(2))
    assert np.array_equal(one.inner, two.inner)


def test_an_example_counts_as_much_as_its_weight() -> None:
    right = examples()
    wrong = [replace(e, right=~e.right) for e in right]
    scorer = fit([*right, *wrong], [1.0] * 40 + [0.02] * 40, SMALL)
    assert all(e.right[scorer(e.rows.astype(np.float64)).argmax()] for e in right)


def test_the_gradient_is_that_of_the_probability() -> None:
    batch = _Batch.all(examples(6), [1.0] * 6).some(np.array([4, 0, 3]))
    tables = {k: v.astype(np.float64) for k, v in _start(np.random.default_rng(1), SMALL).items()}
    tables["direct"] += 0.1
    keep = np.ones((3, 6))
    gradient = _gradient(tables, batch, keep)
    for name in tables:
        at = (np.abs(gradient[name]) > 0).nonzero()
        spot = tuple(int(i[0]) for i in at)
        moved = {k: v.copy() for k, v in tables.items()}
        moved[name][spot] += 1e-5
        slope = (_loss(moved, batch) - _loss(tables, batch)) / 1e-5
        assert np.isclose(slope, gradient[name][spot], rtol=1e-2, atol=1e-5), name


def _loss(tables: dict[str, np.ndarray], batch: _Batch) -> float:
    """The sum of the members' losses, written plainly."""
    total = 0.0
    for member in range(SMALL.members):
        units = slice(member * SMALL.hidden, (member + 1) * SMALL.hidden)
        hidden = np.maximum(batch.rows @ tables["inner"][:, units] + tables["shift"][units], 0)
        scores = hidden @ tables["outer"][units] + batch.rows @ tables["direct"][:, member]
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

"""What training makes of its networks."""

import numpy as np

from onrecord.reading.speakers.scorer import Scorer
from training.speakers.train import together


def network(seed: int, features: int = 6, hidden: int = 3) -> Scorer:
    rng = np.random.default_rng(seed)
    return Scorer(
        rng.normal(size=(features, hidden)),
        rng.normal(size=hidden),
        rng.normal(size=hidden),
        rng.normal(size=features),
    )


def test_two_networks_together_score_the_mean_of_what_each_scores():
    one, other = network(1), network(2, hidden=5)
    rows = np.random.default_rng(3).normal(size=(4, 6))

    assert np.allclose(together(one, other)(rows), (one(rows) + other(rows)) / 2)

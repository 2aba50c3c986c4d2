"""What training makes of its networks."""

import json

import numpy as np

from onrecord.reading.speakers.features import FEATURES
from onrecord.reading.speakers.scorer import Scorer
from onrecord.reading.speakers.weights import load_weights, save_weights
from training.speakers.train import earlier_scorer, together


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


def test_earlier_networks_score_as_they_did_whatever_features_came_since(tmp_path):
    weights = load_weights()
    save_weights(tmp_path / "w.json", weights)
    kept = json.loads((tmp_path / "w.json").read_text("utf-8"))
    gone = kept["tables"]["features"].pop()
    for name in ("inner", "direct"):
        kept["tables"]["scorer"][name].pop()
    (tmp_path / "w.json").write_text(json.dumps(kept), "utf-8")
    earlier, about = earlier_scorer(tmp_path / "w.json")

    rows = np.random.default_rng(3).normal(size=(4, len(FEATURES)))
    without = rows * (np.array(FEATURES) != gone)
    assert np.allclose(earlier(rows), weights.scorer(without))
    assert about == weights.about

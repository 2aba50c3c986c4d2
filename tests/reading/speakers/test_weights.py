"""The trained numbers are the ones that their hash names, or nothing is read with them."""

import json

import numpy as np
import pytest

from onrecord.errors import ModelError
from onrecord.reading.speakers.features import FEATURES
from onrecord.reading.speakers.weights import SHIPPED, load_weights, save_weights


def test_the_shipped_weights_fit_the_features_and_say_where_they_come_from():
    weights = load_weights()
    assert weights.scorer.inner.shape[0] == len(FEATURES) == len(weights.scorer.direct)
    assert weights.scorer.inner.shape[1] == len(weights.scorer.outer) == len(weights.scorer.shift)
    assert "gum-coref-train" in weights.about["trained_on"]


def test_a_changed_number_is_refused(tmp_path):
    kept = json.loads(SHIPPED.read_text("utf-8"))
    kept["tables"]["scorer"]["direct"][0] += 1
    path = tmp_path / "weights.json"
    path.write_text(json.dumps(kept))
    with pytest.raises(ModelError, match="hash"):
        load_weights(path)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"tables": 1, "sha256": "x"}'])
def test_what_is_no_weights_file_is_refused_with_its_path(tmp_path, content):
    path = tmp_path / "weights.json"
    path.write_text(content)
    with pytest.raises(ModelError, match=r"weights\.json"):
        load_weights(path)


def test_weights_survive_their_file(tmp_path):
    weights = load_weights()
    save_weights(tmp_path / "w.json", weights)
    again = load_weights(tmp_path / "w.json")
    rows = np.eye(len(FEATURES))
    assert np.array_equal(again.scorer(rows), weights.scorer(rows))
    assert again.typer.table.keys() == weights.typer.table.keys()

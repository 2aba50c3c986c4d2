"""The trained numbers are the ones that their hash names, or nothing is read with them."""

import shutil

import numpy as np
import pytest

from onrecord.errors import ModelError
from onrecord.reading import check_manifest
from onrecord.reading.speakers.features import FEATURES
from onrecord.reading.speakers.weights import SHIPPED, load_weights, save_weights


def test_the_shipped_weights_fit_the_features_and_say_where_they_come_from():
    weights = load_weights()
    assert weights.scorer.inner.shape[0] == len(FEATURES) == len(weights.scorer.direct)
    assert weights.scorer.inner.shape[1] == len(weights.scorer.outer) == len(weights.scorer.shift)
    assert weights.pairs.key.shape[1] * 2 == weights.pairs.query.shape[1] == len(weights.pairs.alone)
    assert weights.encoder == check_manifest().encoder, "a new encoder: train the speakers' weights with it"
    assert "gum-coref-train" in weights.about["trained_on"]


@pytest.mark.parametrize("suffix", [".json", ".npz"])
def test_a_changed_number_is_refused(tmp_path, suffix):
    for one in (".json", ".npz"):
        shutil.copy(SHIPPED.with_suffix(one), tmp_path / f"weights{one}")
    changed = (tmp_path / "weights").with_suffix(suffix)
    content = changed.read_bytes()
    at = content.index(b'"nouns"') + 30 if suffix == ".json" else len(content) // 2
    changed.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
    with pytest.raises(ModelError, match=r"weights\.json"):
        load_weights(tmp_path / "weights.json")


def test_a_file_alone_is_refused(tmp_path):
    shutil.copy(SHIPPED, tmp_path / "weights.json")
    with pytest.raises(ModelError, match=r"weights\.json"):
        load_weights(tmp_path / "weights.json")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"named": 1, "sha256": "x"}'])
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
    assert np.array_equal(again.pairs.query, weights.pairs.query)
    assert all(np.array_equal(row, weights.typer.table[name]) for name, row in again.typer.table.items())
    assert again.typer.table.keys() == weights.typer.table.keys()

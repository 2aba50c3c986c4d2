"""The packaged embedding: only the files of its manifest are loaded; alike sentences lie near each other."""

import shutil

import numpy as np
import pytest

from onrecord.errors import ModelError
from onrecord.linking.embedding import DIMENSIONS, load_embedding
from onrecord.linking.embedding.sentences import NETWORK
from onrecord.linking.embedding.sentences import SHIPPED as EMBEDDING
from onrecord.models.files import MANIFEST
from onrecord.reading.model_files import SHIPPED, VOCABULARY

WORDS = SHIPPED / VOCABULARY


@pytest.fixture(scope="module")
def embed():
    return load_embedding(WORDS)


def test_alike_sentences_lie_near_each_other(embed):
    said, reported, other = embed(
        ["The dam will hold, the minister said.", "According to the minister the dam holds.", "Barrels went by night."]
    )
    assert said @ reported > 0.8
    assert said @ other < 0.3


def test_a_vector_has_length_one_and_does_not_depend_on_company(embed):
    texts = ["", "a", "word " * 5000, "a" * 100_000, "Ünï\u0000code \U0001f6a2 ダム"]
    together = embed(texts)
    assert together.shape == (5, DIMENSIONS)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-4)
    assert np.array_equal(together[3], embed(texts[3:4])[0])


def test_no_text_no_vector(embed):
    assert embed([]).shape == (0, DIMENSIONS)


@pytest.mark.parametrize("name", [NETWORK, MANIFEST])
def test_changed_files_are_refused_with_their_path(tmp_path, name):
    shutil.copytree(EMBEDDING, tmp_path / "model")
    file = tmp_path / "model" / name
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 1
    file.write_bytes(raw)
    with pytest.raises(ModelError, match=str(tmp_path)):
        load_embedding(WORDS, tmp_path / "model")


def test_another_vocabulary_is_refused(tmp_path):
    (tmp_path / "vocabulary.txt").write_text("[CLS]\n[SEP]\n[UNK]\n", "utf-8")
    with pytest.raises(ModelError, match=r"vocabulary\.txt"):
        load_embedding(tmp_path / "vocabulary.txt")

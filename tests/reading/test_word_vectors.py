"""The encoder's vectors reach the words that they were made of."""

import numpy as np

from onrecord.reading import load_reader, word_vectors
from onrecord.reading.windows import windows
from onrecord.reading.word_vectors import WordVectors, own_vectors, together


def test_an_offset_finds_the_word_that_it_stands_in():
    found = WordVectors("", np.array([2, 6, 9]), np.array([[1], [2], [3]], dtype=np.float16))
    assert found.at([0, 2, 3, 6, 8, 40]).ravel().tolist() == [1, 1, 1, 2, 2, 3]


def test_each_word_has_the_vector_of_the_window_that_it_belongs_to(vocabulary):
    encoded = vocabulary.encode("mayor said it rained " * 200)
    cut = windows(encoded)
    made = [np.arange(w.start, w.end, dtype=np.float32)[:, None] for w in cut]
    found = together("", encoded, [own_vectors(encoded, w, v) for w, v in zip(cut, made, strict=True)])
    assert len(cut) > 1
    assert found.vectors.ravel().tolist() == list(range(len(encoded)))


def test_a_window_without_vectors_leaves_the_article_without(vocabulary):
    encoded = vocabulary.encode("mayor said it rained " * 200)
    some = [np.zeros((1, 1), np.float16), None]
    assert together("", encoded, some) is None
    assert together("", encoded, []) is None


def test_an_article_of_too_many_words_has_none(vocabulary, monkeypatch):
    monkeypatch.setattr(word_vectors, "MAX_WORDS_WITH_VECTORS", 3)
    encoded = vocabulary.encode("mayor said it rained")
    (window,) = windows(encoded)
    assert own_vectors(encoded, window, np.zeros((4, 1), np.float32)) is None


def test_the_shipped_model_gives_a_vector_for_each_word():
    text = "Ana Ruiz, the mayor of Sarn, said that it rained."
    some, none = load_reader().vectors([text, ""])
    assert some.vectors.shape == (len(some.starts), 384)
    assert text[some.starts[4] :].startswith("mayor")
    assert none is None

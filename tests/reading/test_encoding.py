"""Each word of a text stands once, with its place, pieces and traits; what is remembered stays small."""

import gc
import tracemalloc

import numpy as np
import pytest

from onrecord.limits import MAX_PIECES_PER_WORD
from onrecord.reading import encoding, traits
from onrecord.reading.encoding import Vocabulary
from onrecord.text import QuoteState
from tests.reading.doubles import PIECES, vocabulary_file


def names(encoded, word: int) -> list[str]:
    return [PIECES[p] for p in encoded.pieces[encoded.offsets[word] : encoded.offsets[word + 1]]]


def test_words_pieces_and_places(vocabulary):
    text = "Mayor said: xy"
    encoded = vocabulary.encode(text)
    assert [text[s:e] for s, e in encoded.spans] == ["Mayor", "said", ":", "xy"]
    assert [names(encoded, w) for w in range(4)] == [["mayor"], ["said"], [":"], ["x", "##y"]]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u2003\u00a0"])
def test_a_text_without_words(vocabulary, text):
    encoded = vocabulary.encode(text)
    assert len(encoded) == 0
    assert encoded.spans.shape == (0, 2) and encoded.offsets.tolist() == [0]
    assert all(len(x) == 0 for x in (encoded.shapes, encoded.quotes, encoded.paragraphs, encoded.pieces))


def test_traits_of_words(vocabulary):
    encoded = vocabulary.encode("Ann told NATO J. McRae “it rained” 2,000 times\n北京")
    assert encoded.shapes.tolist() == [
        traits.CAPITALISED, traits.LOWER, traits.UPPER, traits.INITIAL, traits.MARK, traits.MIXED,
        traits.MARK, traits.LOWER, traits.LOWER, traits.MARK,
        traits.DIGITS, traits.MARK, traits.DIGITS, traits.LOWER, traits.OTHER,
    ]  # fmt: skip
    assert encoded.quotes.tolist()[5:11] == [
        QuoteState.OUTSIDE, QuoteState.OPENING, QuoteState.QUOTED, QuoteState.QUOTED, QuoteState.CLOSING,
        QuoteState.OUTSIDE,
    ]  # fmt: skip


def test_paragraphs_are_numbered_without_gaps(vocabulary):
    assert vocabulary.encode("\n\na b\n\n\nc\nd\n").paragraphs.tolist() == [0, 0, 1, 2]


def test_what_no_pieces_spell_is_unknown_but_still_a_word(vocabulary):
    for word in ("北", "\u200d", "\u0301", "\ufffd", "\ud800", "\u0915", "\x07"):
        encoded = vocabulary.encode(f"it {word} rained")
        assert names(encoded, 1) == ["[UNK]"], ascii(word)


def test_a_long_word_is_represented_by_its_first_pieces(vocabulary):
    encoded = vocabulary.encode("ab" * 40 + " it")
    assert names(encoded, 0) == (["a", "##b", *["##a", "##b"] * 40])[:MAX_PIECES_PER_WORD]
    assert names(encoded, 1) == ["it"]


def test_a_word_is_the_same_whatever_was_read_before(vocabulary, tmp_path):
    text = "Ann said it rained, McRae said."
    fresh = Vocabulary(vocabulary_file(tmp_path)).encode(text)
    again = vocabulary.encode(text)
    for name in ("spans", "shapes", "quotes", "paragraphs", "pieces", "offsets"):
        assert np.array_equal(getattr(fresh, name), getattr(again, name)), name


def test_forgetting_changes_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(encoding, "MAX_CACHED_WORDS", 3)
    small = Vocabulary(vocabulary_file(tmp_path))
    text = "a b c d e f a b c it rained again a"
    first, second = small.encode(text), small.encode(text)
    assert first.pieces.tolist() == second.pieces.tolist() == [PIECES.index(w) for w in text.split()]


def kept_by(texts, tmp_path) -> int:
    """Bytes that a vocabulary holds on to after it has seen the texts."""
    vocabulary = Vocabulary(vocabulary_file(tmp_path))
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        for text in texts:
            vocabulary.encode(text)
        gc.collect()  # also gives back what the interpreter keeps for its next tuples
        return tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()


def test_what_is_remembered_is_bounded_in_words(tmp_path, monkeypatch):
    monkeypatch.setattr(encoding, "MAX_CACHED_WORDS", 100)
    assert kept_by((f"w{i} v{i}" for i in range(600)), tmp_path) < 60_000


def test_what_is_remembered_is_bounded_in_bytes(tmp_path):
    """Base64 of a megabyte is one word; it must not be held for as long as the reader lives."""
    assert kept_by((f"{i}" + "x" * 300_000 for i in range(10)), tmp_path) < 1_000_000


def test_special_tokens(vocabulary):
    assert vocabulary.special("[CLS]") == PIECES.index("[CLS]")
    with pytest.raises(KeyError):
        vocabulary.special("[NONE]")


def test_a_vocabulary_that_is_not_there(tmp_path):
    with pytest.raises(OSError, match=r"nowhere\.txt"):
        Vocabulary(tmp_path / "nowhere.txt")


def test_distances_grow_away_from_the_cue_on_both_sides():
    buckets = traits.distances(200, np.array([100]), np.array([102]))[0]
    assert buckets[100] == buckets[101] == traits.N_DISTANCES // 2
    assert (np.diff(buckets) >= 0).all()
    assert buckets[0] == 0 and buckets[-1] == traits.N_DISTANCES - 1
    assert buckets[99] == traits.N_DISTANCES // 2 - 1 and buckets[102] == traits.N_DISTANCES // 2 + 1


def test_paragraph_steps_are_clipped():
    steps = traits.paragraph_steps(np.array([[0, 1, 2, 3, 4, 5, 6]]), np.array([3]))
    assert steps.tolist() == [[0, 0, 1, 2, 3, 4, 4]]

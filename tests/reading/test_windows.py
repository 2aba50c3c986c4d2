"""Windows hold what the encoder can take, overlap, and share out the words; their inputs lie word by word."""

import numpy as np
import pytest

from onrecord.reading.traits import N_BREAKS
from onrecord.reading.windows import CAPACITY, OVERLAP, Window, window_inputs, windows

CLS, SEP = 2, 3


def sentence(words: int) -> str:
    return " ".join("it rained again".split()[i % 3] for i in range(words))


def test_a_text_without_words_has_no_windows(vocabulary):
    assert windows(vocabulary.encode("")) == []
    assert windows(vocabulary.encode(" \n\t ")) == []


def test_a_short_text_is_one_window_that_owns_all(vocabulary):
    encoded = vocabulary.encode(sentence(CAPACITY))
    assert windows(encoded) == [Window(0, CAPACITY, 0, CAPACITY)]


def test_one_word_too_many_makes_a_second_window(vocabulary):
    first, second = windows(vocabulary.encode(sentence(CAPACITY + 1)))
    assert (first.start, first.end, second.end) == (0, CAPACITY, CAPACITY + 1)
    assert first.end - second.start == OVERLAP
    assert first.own_end == second.own_start == (first.end + second.start) // 2


def test_a_word_has_context_on_both_sides_unless_the_article_ends(vocabulary):
    n = 3_000
    for window in windows(vocabulary.encode(sentence(n))):
        assert window.start == 0 or window.own_start - window.start >= OVERLAP // 2
        assert window.end == n or window.end - window.own_end >= OVERLAP // 2


@pytest.mark.parametrize("skip", [1, 100, CAPACITY - 1])
def test_training_cuts_elsewhere_by_a_shorter_first_window(vocabulary, skip):
    found = windows(vocabulary.encode(sentence(600)), skip=skip)
    assert found[0].end == skip
    assert found[1].end - found[1].start == CAPACITY


def test_inputs_are_framed_and_point_at_the_first_piece_of_each_word(vocabulary):
    encoded = vocabulary.encode("mayor said xyz.\nIt rained")
    inputs = window_inputs(encoded, windows(encoded)[0], cls=CLS, sep=SEP)
    assert len(inputs.pieces) == len(encoded.pieces) + 2
    assert (inputs.pieces[0], inputs.pieces[-1]) == (CLS, SEP)
    assert inputs.pieces[1:-1].tolist() == encoded.pieces.tolist()
    assert inputs.first.tolist() == [1, 2, 3, 6, 7, 8]  # x ##y ##z
    assert inputs.shapes[1:-1].tolist() == encoded.shapes[[0, 1, 2, 2, 2, 3, 4, 5]].tolist()
    assert inputs.breaks.tolist() == [0, 2, 0, 0, 0, 0, 0, 1, 0, 0]


def test_every_piece_of_a_paragraphs_first_word_bears_the_break(vocabulary):
    encoded = vocabulary.encode("mayor\nxyz said")
    inputs = window_inputs(encoded, windows(encoded)[0], cls=CLS, sep=SEP)
    assert inputs.breaks.tolist() == [0, 2, 1, 1, 1, 0, 0]
    assert inputs.breaks.max() < N_BREAKS


def test_a_window_in_the_middle_takes_its_own_words(vocabulary):
    encoded = vocabulary.encode("mayor said “it rained”\nxyz again it")
    window = Window(3, 7, 4, 6)
    inputs = window_inputs(encoded, window, cls=CLS, sep=SEP)
    part = slice(encoded.offsets[3], encoded.offsets[7])
    assert inputs.pieces[1:-1].tolist() == encoded.pieces[part].tolist()
    assert inputs.first.tolist() == [1, 2, 3, 4]
    assert inputs.breaks.tolist() == [0, 0, 0, 0, 1, 1, 1, 0]
    assert inputs.quotes[1:4].tolist() == encoded.quotes[3:6].tolist()


def test_a_window_that_begins_a_paragraph_says_so(vocabulary):
    """The first word of a window is judged by the word before it in the article, not by its place."""
    encoded = vocabulary.encode("it rained\nit rained again")
    assert window_inputs(encoded, Window(2, 5, 2, 5), cls=CLS, sep=SEP).breaks[1] == 1
    assert window_inputs(encoded, Window(1, 5, 1, 5), cls=CLS, sep=SEP).breaks[1] == 0


def test_inputs_are_what_the_runtime_takes(vocabulary):
    encoded = vocabulary.encode("mayor said")
    inputs = window_inputs(encoded, windows(encoded)[0], cls=CLS, sep=SEP)
    for name in ("pieces", "shapes", "breaks", "quotes", "first"):
        assert getattr(inputs, name).dtype == np.int64, name


def test_the_words_shared_by_two_windows_part_where_a_paragraph_begins(vocabulary):
    begins = CAPACITY - OVERLAP + 5
    first, second = windows(vocabulary.encode(sentence(begins) + "\n\n" + sentence(200)))
    assert first.own_end == second.own_start == begins

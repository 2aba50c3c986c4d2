"""However an article is cut, every word is some window's own, once, and no window is more than the encoder takes."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.encoding import Encoded
from onrecord.reading.windows import CAPACITY, window_inputs, windows


def encoded(pieces: list[int], paragraphs: list[bool]) -> Encoded:
    """An article of words with so many pieces each; `paragraphs` says which words begin one."""
    n = len(pieces)
    offsets = np.concatenate([[0], np.cumsum(pieces, dtype=np.int64)]).astype(np.int64)
    zeros = np.zeros(n, dtype=np.int64)
    starts = np.array((paragraphs + [False] * n)[:n], dtype=np.int64)
    spans = np.stack([np.arange(n) * 2, np.arange(n) * 2 + 1], axis=1) if n else np.zeros((0, 2), np.int64)
    return Encoded(spans, zeros, zeros, np.cumsum(starts), np.arange(offsets[-1], dtype=np.int64), offsets)


WORDS = st.lists(st.integers(1, 12), max_size=400)
BREAKS = st.lists(st.booleans(), max_size=400)


@given(WORDS, st.integers(12, 300), st.integers(0, 100), st.integers(0, 200))
def test_own_ranges_are_disjoint_and_cover_every_word(pieces, capacity, overlap, skip) -> None:
    article = encoded(pieces, [])
    found = windows(article, capacity=capacity, overlap=overlap, skip=min(skip, capacity))
    owned = [w for window in found for w in range(window.own_start, window.own_end)]
    assert owned == list(range(len(pieces)))
    for window in found:
        assert 0 <= window.start <= window.own_start <= window.own_end <= window.end <= len(pieces)
        assert window.start < window.end


@given(WORDS, st.integers(12, 300), st.integers(0, 100), st.integers(0, 200))
def test_no_window_is_more_than_the_encoder_takes(pieces, capacity, overlap, skip) -> None:
    article = encoded(pieces, [])
    for window in windows(article, capacity=capacity, overlap=overlap, skip=min(skip, capacity)):
        assert article.offsets[window.end] - article.offsets[window.start] <= capacity


@given(WORDS, st.integers(60, 300), st.integers(0, 40))
def test_windows_go_on_and_overlap_as_much_as_whole_words_allow(pieces, capacity, overlap) -> None:
    """The shared pieces are as many as asked for, or fewer by less than one word."""
    article = encoded(pieces, [])
    for before, after in pairwise(windows(article, capacity=capacity, overlap=overlap)):
        shared = article.offsets[before.end] - article.offsets[after.start]
        assert before.start < after.start <= before.end < after.end
        assert abs(int(shared) - overlap) < 12


@given(WORDS, BREAKS)
def test_inputs_of_all_windows_are_the_articles_pieces(pieces, starts) -> None:
    article = encoded(pieces, starts)
    for window in windows(article):
        inputs = window_inputs(article, window, cls=-1, sep=-2)
        assert len(inputs.pieces) <= CAPACITY + 2
        assert len({len(x) for x in (inputs.pieces, inputs.shapes, inputs.breaks, inputs.quotes)}) == 1
        assert inputs.pieces[inputs.first].tolist() == article.offsets[window.start : window.end].tolist()
        assert (inputs.pieces[0], inputs.pieces[-1]) == (-1, -2)
        first_words = inputs.breaks[inputs.first]
        for word, broken in enumerate(first_words.tolist(), window.start):
            new = word == 0 or article.paragraphs[word] != article.paragraphs[word - 1]
            assert bool(broken) == new and (broken == 2) == (word == 0)

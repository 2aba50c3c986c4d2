"""Lines fit their width, lose no word, and are made in time linear in the text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.columns import cells, row, share, wrap, wrap_runs

TEXT = st.text(st.sampled_from("ab \t水🌊e\u0301\u200d☂\ufe0f"), max_size=60)


@given(TEXT, st.integers(2, 20))
def test_lines_fit_and_hold_every_word_in_order(text, width):
    lines = [text[start:end] for start, end in wrap(text, width)]
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert line.strip() == line != ""
        assert cells(line) <= width


@given(st.lists(st.tuples(TEXT, st.sampled_from(["", "bold", "dim"])), max_size=6), st.integers(2, 20))
def test_runs_break_where_their_text_breaks(runs, width):
    text = "".join(piece for piece, _ in runs)
    lines = list(wrap_runs(runs, width))
    assert ["".join(piece for piece, _ in line) for line in lines] == [text[a:b] for a, b in wrap(text, width)]


def test_a_row_sets_its_cells_side_by_side():
    cells_of_row = [[[("one two", "bold")], [("three", "dim")]], [[("水水水", "")]]]
    lines = ["".join(text for text, _ in line).rstrip() for line in row("  7 ", cells_of_row, [5, 4])]
    assert lines == ["  7 one    水水", "    two    水", "    three"]


@pytest.mark.parametrize("width", [0, 5, 40, 99, 200])
def test_columns_share_what_there_is(width):
    widths = share(width, (4, 2, 2, 9))
    assert min(widths) >= 1
    assert sum(widths) + 6 == width or width < 20


@pytest.mark.parametrize("text", ["word " * 400_000, "x" * 2_000_000, "水" * 500_000])
def test_two_megabytes_take_seconds_at_most(text):
    start = time.process_time()
    assert sum(end - start for start, end in wrap(text, 80)) > len(text) * 0.7
    assert time.process_time() - start < 5

"""Words are shortened without losing their ends, and made harmless one for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.display import count, credit_lines, shorten, visible, when
from tests.export import articles


@given(st.text(st.characters(exclude_categories=())))
def test_visible_keeps_every_offset(text):
    assert len(visible(text)) == len(text)
    assert visible(visible(text)) == visible(text)
    assert "\x1b" not in visible(text)


@given(st.text(alphabet="ab ", max_size=80), st.integers(1, 40))
def test_shortened_text_fits_and_keeps_its_beginning(text, size):
    short = shorten(text, size)
    assert len(short) <= max(size, 1)
    if len(text) <= size:
        assert short == text
    else:
        assert "…" in short


def test_shortened_text_is_cut_between_words():
    text = "one two three four five six seven eight nine ten"
    assert shorten(text, 30) == "one two three four … ten"


def test_counts_and_credits_read_as_words():
    assert [count(n, "outlet") for n in (0, 1, 2, 1000)] == [
        "0 outlets",
        "1 outlet",
        "2 outlets",
        "1,000 outlets",
    ]
    assert credit_lines(articles.interview()) == ["Lantern Press Agency (origin: text, byline)"]


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("2031-03-11T07:30:00Z", "2031-03-11 07:30 UTC"),
        ("2031-03-11T07:30:10.5+05:30", "2031-03-11 07:30 UTC+05:30"),
        ("2031-03-11 07:30", "2031-03-11 07:30"),
        ("2031-03-11", "2031-03-11"),
        ("last\x1b week", "last� week"),
        (None, ""),
    ],
)
def test_times_read_as_times(published, shown):
    assert when(published) == shown

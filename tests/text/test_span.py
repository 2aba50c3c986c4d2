"""Spans are half-open code points; one that cannot be is refused when it is made."""

import dataclasses

import pytest

from onrecord.text import Span, merge


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (-2, -1), (3, 2)])
def test_an_impossible_span_is_refused_with_its_numbers(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=rf"\[{start}, {end}\)"):
        Span(start, end)


def test_of_gives_the_words_and_refuses_another_text() -> None:
    assert Span(2, 5).of("a 👍bc") == "👍bc"
    assert Span(0, 0).of("") == ""
    with pytest.raises(ValueError, match="5 code points"):
        Span(2, 6).of("a 👍bc")


def test_length_and_order() -> None:
    assert [len(span) for span in (Span(4, 4), Span(4, 9))] == [0, 5]
    assert sorted([Span(2, 9), Span(1, 9), Span(2, 3)]) == [Span(1, 9), Span(2, 3), Span(2, 9)]


def test_contains_counts_the_borders_and_overlaps_does_not() -> None:
    assert Span(2, 5).contains(Span(2, 5))
    assert Span(2, 5).contains(Span(5, 5))
    assert not Span(2, 5).contains(Span(4, 6))
    assert Span(2, 5).overlaps(Span(4, 6))
    assert not Span(2, 5).overlaps(Span(5, 6))
    assert not Span(2, 5).overlaps(Span(3, 3))


def test_a_span_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Span(0, 1).end = 2  # type: ignore[misc]


def test_merge_joins_touching_and_overlapping_and_keeps_gaps() -> None:
    assert merge([Span(8, 9), Span(0, 2), Span(2, 4), Span(1, 3), Span(5, 6)]) == [
        Span(0, 4),
        Span(5, 6),
        Span(8, 9),
    ]
    assert merge([]) == []
    assert merge([Span(0, 9), Span(2, 3)]) == [Span(0, 9)]

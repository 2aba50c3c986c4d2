"""Offsets, cleaning and the parts of a text hold for every text, surrogates and NULs included."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text import Span, Utf16Offsets, clean, merge, paragraphs, sentences, word_spans

ANY = st.one_of(
    st.characters(exclude_categories=()),
    st.sampled_from(
        [
            "\ud800",
            "\udfff",
            "\0",
            "\r",
            "\n",
            "\r\n",
            "👍",
            ". ",
            "…",
            "“",
            "”",
            "Mr. ",
            "U.S. ",
            " ",
            "\u2028",
        ]
    ),
    st.sampled_from(["word", "He", "No.", "5", "e.g.", '."', "。"]),
)
TEXTS = st.lists(ANY, max_size=60).map("".join)
CLEAN_TEXTS = TEXTS.map(lambda text: clean(text).text)
SPANS = st.tuples(st.integers(0, 40), st.integers(0, 9)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(TEXTS)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)
    again = clean(once.text)
    assert again.text == once.text
    assert again.nul == again.surrogates == again.crlf == 0
    once.text.encode()  # no surrogates are left
    assert len(text) - len(once.text) == once.crlf


@given(TEXTS)
def test_cleaning_changes_only_what_it_counts(text: str) -> None:
    once = clean(text)
    assert once.text.replace("\ufffd", "") == "".join(
        char for char in _without_cr_before_lf(text) if char not in "\0\ufffd" and not "\ud800" <= char <= "\udfff"
    )
    assert once.text.count("\ufffd") == text.count("\ufffd") + once.nul + once.surrogates


def _without_cr_before_lf(text: str) -> str:
    while "\r\n" in text:
        text = text.replace("\r\n", "\n")
    return text


@given(CLEAN_TEXTS)
def test_utf16_offsets_are_those_of_pythons_own_encoder(text: str) -> None:
    offsets = Utf16Offsets(text)
    borders = set()
    for place in range(len(text) + 1):
        units = len(text[:place].encode("utf-16-le")) // 2
        borders.add(units)
        assert offsets.to_utf16(place) == units
        assert offsets.to_code_point(units) == place
    for units in set(range(offsets.units + 1)) - borders:
        with pytest.raises(ValueError, match="surrogate pair"):
            offsets.to_code_point(units)


@given(TEXTS)
def test_paragraphs_sentences_and_words_are_ordered_and_hold_every_visible_character(text: str) -> None:
    words = [Span(start, end) for start, end in word_spans(text)]
    for parts in (paragraphs(text), sentences(text), words):
        assert all(before.end <= after.start for before, after in pairwise(parts))
        assert all(part.of(text) == part.of(text).strip() != "" for part in parts)
        held = {place for part in parts for place in range(part.start, part.end)}
        assert all(char.isspace() for place, char in enumerate(text) if place not in held)


@given(TEXTS)
def test_every_sentence_stands_in_one_paragraph(text: str) -> None:
    around = paragraphs(text)
    for sentence in sentences(text):
        assert any(paragraph.contains(sentence) for paragraph in around)


@given(st.lists(SPANS, max_size=12))
def test_merged_spans_hold_the_same_code_points_with_gaps_between_them(spans: list[Span]) -> None:
    merged = merge(spans)
    assert all(before.end < after.start for before, after in pairwise(merged))
    assert _places(merged) == _places(spans)
    assert merge(merged) == merged


def _places(spans: list[Span]) -> set[int]:
    return {place for span in spans for place in range(span.start, span.end)}

"""Two houses' spellings of one text have the same words; other texts do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.copies.words import normal_form, words


def keys(text: str) -> list[int]:
    return [key for key, _, _ in words(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“The centre’s organisers,” he said", '"The center\'s organizers," he said'),
        ("Mr Kessim travelled to the harbour", "Kessim traveled to the harbor"),
        ("30 per cent of U.S. defence programmes", "30 percent of US defense programs"),
        ("1,000 people on Feb. 19", "1000 people on February 19"),
        ("eleven valleys", "11 valleys"),
        ("CAFÉ analyse", "cafe analyze"),
        ("their dialogue", "their dialog"),
    ],
)
def test_house_style_does_not_count(one, other):
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("one", "other"), [("3.5 metres", "35 metres"), ("Ostrel", "Ostrell"), ("per capita", "percent")]
)
def test_what_is_another_word_stays_one(one, other):
    assert keys(one) != keys(other)


@given(st.text())
def test_words_stand_where_they_say(text):
    last = 0
    for _, start, end in words(text):
        assert last <= start < end <= len(text)
        last = end


@given(st.text(max_size=20))
def test_a_normal_form_is_found_for_anything(text):
    assert isinstance(normal_form(text), str)

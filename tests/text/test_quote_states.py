"""The encoder learns these numbers. A change in what they mean makes every trained model wrong."""

from collections.abc import Callable
from functools import partial

import pytest

from onrecord.text import QuoteState, quotations, quote_states, word_spans
from tests.growth import MOST, growth


def states(text: str) -> str:
    return "".join(map(str, quote_states(text, word_spans(text))))


def test_the_numbers() -> None:
    assert {state.name: state.value for state in QuoteState} == {
        "OUTSIDE": 0,
        "QUOTED": 1,
        "OPENING": 2,
        "CLOSING": 3,
        "NESTED": 4,
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("He left.", "000"),
        ("He said “no, Ken”.", "002111" + "3" + "0"),
        ("''No,'' he", "22" + "11" + "33" + "0"),
        ("“He said ‘no’ twice”", "2" + "11" + "2" + "4" + "3" + "1" + "3"),
        ("“A ‘b “c” d’ e”", "2" + "1" + "2" + "4" + "2" + "4" + "3" + "4" + "3" + "1" + "3"),
        ("“Don’t go", "2" + "111" + "1"),  # an apostrophe is a word like others; unclosed
        ("“One.\n\n“Two,” he", "211" + "2113" + "0"),
        ('No," he said. "So."', "000" + "000" + "2113"),  # a mark that belongs to nothing
        ('"One.\nTwo," he', "211" + "113" + "0"),
        ("“”", "23"),
    ],
)
def test_one_state_for_each_word(text: str, expected: str) -> None:
    assert states(text) == expected


def test_quotations_found_already_give_the_same() -> None:
    text = "“He said ‘no’ twice,” she said. «Oui.»"
    words = word_spans(text)
    assert quote_states(text, words, quotations(text)) == quote_states(text, words)


def test_a_part_of_the_words_has_the_states_it_has_in_the_whole() -> None:
    text = "“He said ‘no’ twice,” she said. «Oui.»"
    words = word_spans(text)
    whole = quote_states(text, words)
    for first in range(len(words)):
        for last in range(first, len(words) + 1):
            assert quote_states(text, words[first:last]) == whole[first:last]


def test_time_grows_with_depth_and_no_faster() -> None:
    def states(units: int) -> Callable[[], object]:
        text = "“a" * 2_000 * units + "”" * 2_000 * units
        return partial(quote_states, text, word_spans(text))

    assert growth(states) < MOST

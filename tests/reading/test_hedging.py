"""A statement is hedged by the words of its cue and of its own content, not by what is said within it."""

import pytest

from onrecord.reading.encoding import Vocabulary
from onrecord.reading.hedging import FEATURES, WEIGHTS, judge
from onrecord.reading.statements import Draft, no_words
from tests.reading.doubles import words_at


def draft(encoded, text: str, source: str, cue: str, content: str) -> Draft:
    at = words_at(encoded, text, cue)
    return Draft(
        (int(at[0]), int(at[-1]) + 1),
        words_at(encoded, text, source) if source else no_words(),
        words_at(encoded, text, content),
        0.5,
    )


@pytest.mark.parametrize(
    ("text", "statement", "hedged"),
    [
        ("The dam reportedly failed at noon.", ("", "reportedly", "The dam"), True),
        ("Ann said it may have rained.", ("Ann", "said", "it may have rained"), True),
        ("Ann said it rained.", ("Ann", "said", "it rained"), False),
        ("Ann could not say when it rained.", ("Ann", "could not say", "when it rained"), False),
        ("Ann said it could rain.", ("Ann", "said", "it could rain"), True),
        ("Ann said the May rains failed.", ("Ann", "said", "the May rains failed"), False),
        ("The dam is expected to open in June.", ("", "is expected", "to open in June"), False),
        ("The dam is believed to have failed.", ("", "is believed", "to have failed"), True),
        ("Ann fully trusts the crew.", ("Ann", "fully trusts", "the crew"), False),
    ],
)
def test_by_its_words(vocabulary: Vocabulary, text, statement, hedged):
    encoded = vocabulary.encode(text)
    assert judge([draft(encoded, text, *statement)], [None], text, encoded) == [hedged]


def test_what_is_said_within_is_the_inner_ones(vocabulary: Vocabulary):
    text = "Ann said Bob thinks it may rain."
    encoded = vocabulary.encode(text)
    outer = draft(encoded, text, "Ann", "said", "Bob thinks it may rain")
    inner = draft(encoded, text, "Bob", "thinks", "it may rain")
    assert judge([outer, inner], [None, 0], text, encoded) == [False, True]


def test_a_floating_quotation_has_no_answer(vocabulary: Vocabulary):
    text = "“It may rain.”"
    encoded = vocabulary.encode(text)
    floating = Draft(None, no_words(), words_at(encoded, text, text), 0.5)
    assert judge([floating], [None], text, encoded) == [None]


def test_every_feature_has_a_weight():
    assert set(WEIGHTS) == set(FEATURES)

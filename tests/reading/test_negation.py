"""A statement is negated by its cue, or by a source or subject that is nobody or nothing; not by what is said."""

import pytest

from onrecord.reading.encoding import Vocabulary
from onrecord.reading.negation import judge
from onrecord.reading.statements import Draft, no_words
from tests.reading.doubles import words_at


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "negated"),
    [
        ("She did not say who paid.", "She", "did not say", "who paid", True),
        ("She didn’t say who paid.", "She", "didn’t say", "who paid", True),
        ("She didn ' t say who paid.", "She", "didn ' t say", "who paid", True),
        ("She said nobody paid.", "She", "said", "nobody paid", False),
        ("No one claimed the ferry was safe.", "No one", "claimed", "the ferry was safe", True),
        ("Not everyone agreed to it.", "Not everyone", "agreed", "to it", True),
        ("Notary Bo Lind said it.", "Notary Bo Lind", "said", "it", False),
        ("No cause was given.", "", "was given", "No cause", True),
        ("No ferries ran, it was reported.", "", "was reported", "No ferries ran", False),
        ("It was reported that no ferries ran.", "", "was reported", "that no ferries ran", False),
        ("She knots ropes, he noted.", "he", "noted", "She knots ropes", False),
    ],
)
def test_by_its_words(vocabulary: Vocabulary, text, source, cue, content, negated):
    encoded = vocabulary.encode(text)
    at = words_at(encoded, text, cue)
    said_by = words_at(encoded, text, source) if source else no_words()
    draft = Draft((int(at[0]), int(at[-1]) + 1), said_by, words_at(encoded, text, content), 0.5)
    assert judge([draft], text, encoded) == [negated]


def test_a_quotation_without_a_cue_is_neither(vocabulary: Vocabulary):
    text = "“Nobody slept.”"
    encoded = vocabulary.encode(text)
    assert judge([Draft(None, no_words(), words_at(encoded, text, text), 0.5)], text, encoded) == [None]

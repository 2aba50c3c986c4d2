"""Whom who and which mean, in fictional articles."""

import pytest

from tests.reading.speakers.marked import speakers

EACH = [
    ("Ana Ruiz is a liar, a bully and a fraud {1:who} <1:said> [1:it was late].", "Ana Ruiz"),
    ("Ana Ruiz often tells lies and is a fraud {1:who} <1:said> [1:it was late].", "Ana Ruiz"),
    ("Ana Ruiz seems to me to be somebody {1:who} <1:thinks> [1:it is late].", "Ana Ruiz"),
    ("They met Pavel Dorn and a clerk at the Harbour Board in Sarn {1:who} <1:said> [1:it was late].", "a clerk"),
    ("It came from officials in Ms. Ruiz's cabinet {1:who} <1:said> [1:it was late].", "officials"),
    ("He won over deputies such as Ana Ruiz {1:who} <1:have said> [1:it was late].", "deputies"),
    ("He won over deputies such as Ana Ruiz, {1:who} <1:said> [1:it was late].", "Ana Ruiz"),
    ("It was told to a spokesman for Ana Ruiz, {1:who} <1:said> [1:it was late].", "Ana Ruiz"),
]


@pytest.mark.parametrize(("marked", "name"), EACH)
def test_the_antecedent_of_a_relative_pronoun(marked, name):
    assert speakers(marked) == [name]

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
    ("A clerk who worked at the Harbour Board and {1:who} <1:said> [1:it was late] has left.", "A clerk"),
    ("Senator Ana Ruiz of Norway, who won last year, and {1:who} <1:hoped> [1:for rain], left.", "Ana Ruiz"),
    ("Half agreed with Pavel Dorn, compared with 35 percent {1:who} <1:said> [1:it was late].", "35 percent"),
    ("He won the votes of 93,522 people {1:who} <1:said> [1:it was late].", "93,522 people"),
    ("It needs leaders “{1:who} <1:understand> [1:the sea],” Ana Ruiz said.", "leaders"),
    ("For Sarn, came Ana Ruiz, 24, from Talvera, {1:who} <1:said> [1:it was late].", "Ana Ruiz"),
    ("Ana Ruiz, a teacher and former Harbour Board official {1:who} <1:said> [1:it was late].", "Ana Ruiz"),
    ("Mayor Ana Ruiz left. It was told to the mayor, {1:who} <1:said> [1:it was late].", "Ana Ruiz"),
    ("Pavel Dorn was shot by a policeman {1:who} <1:suspected> [1:him].", "a policeman"),
    ("They met Ana Ruiz, {1:whose lawyers} <1:said> [1:it was late].", "Ana Ruiz's lawyers"),
]


@pytest.mark.parametrize(("marked", "name"), EACH)
def test_the_antecedent_of_a_relative_pronoun(marked, name):
    assert speakers(marked) == [name]

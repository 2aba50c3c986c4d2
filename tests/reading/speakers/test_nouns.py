"""What the noun of a description tells by itself."""

import math

import pytest

from onrecord.reading.speakers.anaphor import Anaphor
from onrecord.reading.speakers.entities import Entity
from onrecord.reading.speakers.nouns import NO_PRIOR, Nouns, key_of, sense_of

SPOKESMAN = Anaphor("person", 0, 2, "spokesman")
NOUNS = Nouns({"the spokesman": (4, 14, 2), "the senator": (1, 2, 17), "person": (30, 40, 30)})


def test_a_spokesman_is_mostly_one_who_was_called_so():
    itself, called, other = NOUNS(SPOKESMAN)
    assert called > 0 > other
    assert itself < called


def test_a_senator_mostly_is_not():
    assert NOUNS(Anaphor("person", 0, 2, "senator"))[2] > 0


def test_a_noun_that_was_never_seen_tells_nothing():
    assert NOUNS(Anaphor("person", 0, 2, "astronaut")) == pytest.approx(NO_PRIOR)
    assert NOUNS(Anaphor("he", 0, 1)) == NO_PRIOR
    assert Nouns()(SPOKESMAN) == pytest.approx(NO_PRIOR)


def test_a_and_the_are_two():
    assert key_of(SPOKESMAN) == "the spokesman"
    assert key_of(Anaphor("person", 0, 2, "spokesman", definite=False)) == "a spokesman"


def test_an_article_can_be_left_out_of_the_counts():
    without = NOUNS.prior("the spokesman", "person", (0, 14, 0))
    assert without[1] < NOUNS.prior("the spokesman", "person")[1]
    assert all(map(math.isfinite, NOUNS.prior("the spokesman", "person", (9, 99, 9))))


def test_what_it_means_with_each_candidate():
    own, called, other = (Entity(i, "x") for i in range(3))
    called.nouns.add("spokesman")
    assert [sense_of("spokesman", e, own) for e in (own, called, other)] == [0, 1, 2]

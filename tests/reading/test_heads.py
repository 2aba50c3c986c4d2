"""A source that begins with its relative clause gets the noun back that the clause hangs on."""

import pytest

from onrecord.reading.assemble import sentence_starts
from onrecord.reading.encoding import Vocabulary
from onrecord.reading.heads import with_heads
from onrecord.reading.statements import spans
from tests.reading.doubles import draft_of, of

LEAD = "Nothing was found. "


@pytest.fixture
def source(vocabulary: Vocabulary):
    """The source, after the rule, of the first of the statements given as (source, cue, content)."""

    def mended(text: str, *statements: tuple[str, str, str]) -> list[str]:
        encoded = vocabulary.encode(text)
        drafts = [draft_of(encoded, text, *statement) for statement in statements]
        return of(text, spans(with_heads(drafts, text, encoded, sentence_starts(text, encoded))[0].source, encoded))

    return mended


@pytest.mark.parametrize("opening", ["", "But "])
def test_what_opens_the_sentence_is_the_head(source, opening):
    text = LEAD + opening + "A driver who fled the depot said the gates were open."
    statement = ("who fled the depot", "said", "the gates were open")
    assert source(text, statement) == ["A driver who fled the depot"]


def test_a_relative_pronoun_by_itself_stays(source):
    text = LEAD + "They met a driver who said the gates were open."
    assert source(text, ("who", "said", "the gates were open")) == ["who"]


def test_behind_a_comma_or_another_cue_the_head_is_not_guessed(source):
    apart = LEAD + "Ana Ruiz, a driver, who fled the depot said the gates were open."
    assert source(apart, ("who fled the depot", "said", "the gates were open")) == ["who fled the depot"]
    within = LEAD + "Dorn claimed a driver who fled the depot said the gates were open."
    inner = ("who fled the depot", "said", "the gates were open")
    outer = ("Dorn", "claimed", "a driver who fled the depot said the gates were open")
    assert source(within, inner, outer) == ["who fled the depot"]

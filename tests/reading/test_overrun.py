"""What is told without quotation marks covers a further sentence as a whole or not at all."""

import pytest

from onrecord.reading.assemble import sentence_starts
from onrecord.reading.encoding import Vocabulary
from onrecord.reading.overrun import without_overrun
from onrecord.reading.statements import spans
from tests.reading.doubles import draft_of, of


@pytest.fixture
def said(vocabulary: Vocabulary):
    """The content, after the rule, of a statement that is given as (source, cue, content), all words of the text."""

    def content(text: str, *statement: str) -> list[str]:
        encoded = vocabulary.encode(text)
        starts = sentence_starts(text, encoded)
        return of(
            text,
            spans(without_overrun([draft_of(encoded, text, *statement)], text, encoded, starts)[0].content, encoded),
        )

    return content


def test_a_part_of_the_next_sentence_is_not_said(said):
    text = "The board said the pumps had failed. By Friday the town may be dry, in their view."
    over = "the pumps had failed. By Friday the town may be dry"
    assert said(text, "The board", "said", over) == ["the pumps had failed."]


def test_nor_a_part_of_the_one_before(said):
    text = "It was late, in their view. The pumps had failed, the board said."
    assert said(text, "the board", "said", "in their view. The pumps had failed") == ["The pumps had failed"]


@pytest.mark.parametrize("further", ["The town is dry.", '"The town is dry," it went on.'])
def test_a_whole_sentence_or_a_quotation_is(said, further):
    text = f"The board said the pumps had failed. {further} Nothing else was heard."
    over = f"the pumps had failed. {further.removesuffix(' it went on.')}"
    assert said(text, "The board", "said", over) == [over]


def test_a_point_between_figures_ends_nothing(said):
    text = "The board said repairs cost $1. 6 million in the first year, far more than the town has."
    assert said(text, "The board", "said", "repairs cost $1. 6 million") == ["repairs cost $1. 6 million"]


def test_nothing_is_taken_where_nothing_would_be_left(said):
    text = "The board spoke at noon. It was late, in their view, and the pumps had failed."
    assert said(text, "The board", "spoke", "the pumps had failed") == ["the pumps had failed"]

"""According to has its source behind it; an article alone is nobody."""

import pytest

from onrecord.reading.encoding import Vocabulary
from onrecord.reading.source_words import plain_sources
from onrecord.reading.statements import Draft, spans
from tests.reading.doubles import draft_of, of


@pytest.fixture
def mended(vocabulary: Vocabulary):
    """The statement (source, cue, content), all words of the text, after the rule."""

    def draft(text: str, source: str, cue: str, content: str) -> tuple[Draft, list[str]]:
        encoded = vocabulary.encode(text)
        found = plain_sources([draft_of(encoded, text, source, cue, content)], text, encoded)[0]
        return found, of(text, spans(found.source, encoded))

    return draft


@pytest.mark.parametrize(
    "source", ["a statement on the board's page", "the March 4, 2019 report", "Ana Ruiz", "two of the three divers"]
)
def test_behind_according_to_stands_the_source(mended, source):
    text = f"The pumps had failed, according to {source}. Nothing else was heard."
    assert mended(text, "", "according to", "The pumps had failed")[1] == [source]


def test_it_ends_at_the_next_mark_and_before_what_is_said(mended):
    text = "According to the board, the pumps had failed."
    assert mended(text, "", "According to", "the pumps had failed")[1] == ["the board"]
    text = "According to the board the pumps had failed."
    assert mended(text, "", "According to", "the pumps had failed")[1] == ["the board"]


def test_an_article_alone_is_no_source(mended):
    text = "He underlined the call for help at noon."
    assert mended(text, "the", "call for", "help")[1] == []


def test_other_sources_stay(mended):
    text = "The board said the pumps had failed, according to nobody else."
    assert mended(text, "The board", "said", "the pumps had failed")[1] == ["The board"]
    assert mended(text, "", "said", "the pumps had failed")[1] == []

"""A frame that hangs at the end of a sentence governs what other statements say in it."""

import pytest

from onrecord.reading.assemble import sentence_starts
from onrecord.reading.encoding import Vocabulary
from onrecord.reading.statements import spans
from onrecord.reading.trailing import cover_sentences
from tests.reading.doubles import draft_of, of

LEAD = "Nothing was found. "


@pytest.fixture
def said(vocabulary: Vocabulary):
    """The contents, after the rule, of statements that are given as (source, cue, content), all words of the text."""

    def contents(text: str, *statements: tuple[str, str, str]) -> list[list[str]]:
        encoded = vocabulary.encode(text)
        drafts = [draft_of(encoded, text, *statement) for statement in statements]
        return [
            of(text, spans(d.content, encoded))
            for d in cover_sentences(drafts, text, encoded, sentence_starts(text, encoded))
        ]

    return contents


def test_it_covers_the_sentence_up_to_itself(said):
    text = LEAD + "The mayor urged calm, adding that help was near, a report by the Herald said."
    urged, reported = ("The mayor", "urged", "calm"), ("a report by the Herald", "said", "adding that help was near")
    assert said(text, urged, reported) == [["calm"], ["The mayor urged calm, adding that help was near"]]


def test_a_lead_in_without_a_statement_is_left_out(said):
    text = LEAD + "On Monday the pumps failed, the Herald said."
    assert said(text, ("the Herald", "said", "the pumps failed")) == [["the pumps failed"]]


def test_a_frame_that_no_comma_sets_off_covers_its_own_words_only(said):
    text = LEAD + "The mayor urged calm; that help was near the Herald said."
    urged, reported = ("The mayor", "urged", "calm"), ("the Herald", "said", "that help was near")
    assert said(text, urged, reported) == [["calm"], ["that help was near"]]


def test_a_quotation_does_not_grow(said):
    text = LEAD + 'The mayor urged calm, and "help is near," the Herald said.'
    urged, reported = ("The mayor", "urged", "calm"), ("the Herald", "said", '"help is near,"')
    assert said(text, urged, reported) == [["calm"], ['"help is near,"']]

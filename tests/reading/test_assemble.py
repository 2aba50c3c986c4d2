"""Statements are numbered in the order of the text, an outer one before those it holds; offsets give the words."""

import numpy as np
import pytest

from onrecord.reading.assemble import assemble
from onrecord.reading.attribution import Attribution
from onrecord.reading.labels import ATTITUDES, ROLE_LABELS
from onrecord.text import QuoteState
from tests.reading.doubles import of, words_at

TEXT = (
    "The clerk said that the mayor claimed it rained. He told her: “It rained again.”\n\n"
    "She wept. “Nobody slept in the house that night.” It reopened, said Ann."
)


def attribution(encoded, cue: str, *, score: float = 0.5, attitude: int = 0, **roles: str) -> Attribution:
    """One cue with the stretches of TEXT that play roles for it."""
    words = words_at(encoded, TEXT, cue)
    labels = np.zeros(len(encoded), np.int8)
    for role, stretch in {**roles, "cue": cue}.items():
        labels[words_at(encoded, TEXT, stretch)] = ROLE_LABELS.index(role)
    scores = np.full(len(ATTITUDES), -1, np.float32)
    scores[attitude] = 1
    return Attribution(int(words[0]), int(words[-1]) + 1, 0, labels, score, scores)


@pytest.fixture
def encoded(vocabulary):
    return vocabulary.encode(TEXT)


@pytest.fixture
def read(encoded):
    found = [
        attribution(encoded, "said", source="The clerk", content="that the mayor claimed it rained", score=0.123456),
        attribution(encoded, "claimed", source="the mayor", content="it rained", attitude=1),
        attribution(encoded, "told", source="He", addressee="her", content="“It rained again.”"),
        attribution(encoded, "said Ann", content="It reopened"),
    ]
    return assemble(TEXT, encoded, found)


def test_ids_follow_the_text(read):
    assert [s.id for s in read] == ["s1", "s2", "s3", "s4", "s5"]
    assert [s.cue and s.cue.of(TEXT) for s in read] == ["said", "claimed", "told", None, "said Ann"]
    assert [s.parent for s in read] == [None, "s1", None, None, None]


def test_offsets_give_the_words(read):
    assert of(TEXT, read[0].source) == ["The clerk"]
    assert of(TEXT, read[0].content) == ["that the mayor claimed it rained"]
    assert of(TEXT, read[1].source) == ["the mayor"]
    assert of(TEXT, read[1].content) == ["it rained"]
    assert of(TEXT, read[2].addressee) == ["her"]
    assert of(TEXT, read[2].content) == ["“It rained again.”"]
    assert of(TEXT, read[4].content) == ["It reopened"]


def test_kind_attitude_and_score(read):
    assert [s.kind for s in read] == ["indirect", "indirect", "direct", "direct", "indirect"]
    assert [s.attitude for s in read] == ["communication", "belief", "communication", None, "communication"]
    assert read[0].score == 0.1235
    assert (read[0].negated, read[0].hedged) == (False, False)


def test_a_floating_quotation_has_neither_cue_nor_source(read):
    floating = read[3]
    assert of(TEXT, floating.content) == ["“Nobody slept in the house that night.”"]
    assert (floating.cue, floating.source, floating.attitude, floating.negated) == (None, (), None, None)


def test_speakers_are_not_guessed_at(read):
    assert all(s.speaker is None and s.speaker_id is None and s.speaker_type is None for s in read)


def test_the_order_found_does_not_matter(encoded, read):
    found = [
        attribution(encoded, "told", source="He", addressee="her", content="“It rained again.”"),
        attribution(encoded, "claimed", source="the mayor", content="it rained", attitude=1),
        attribution(encoded, "said Ann", content="It reopened"),
        attribution(encoded, "said", source="The clerk", content="that the mayor claimed it rained", score=0.123456),
    ]
    assert assemble(TEXT, encoded, found) == read


def test_a_parent_comes_first_even_where_its_child_begins_earlier(encoded):
    """The source of the inner one stands before all that belongs to the outer one."""
    found = [
        attribution(encoded, "claimed", source="The clerk", content="it rained"),
        attribution(encoded, "told", content="that the mayor claimed it rained", source="He"),
    ]
    outer, inner = (s for s in assemble(TEXT, encoded, found) if s.cue)
    assert (outer.id, outer.cue.of(TEXT), outer.parent) == ("s1", "told", None)
    assert (inner.id, inner.cue.of(TEXT), inner.parent) == ("s2", "claimed", "s1")


def test_nothing_found_leaves_the_floating_quotations(encoded):
    contents = [of(TEXT, s.content) for s in assemble(TEXT, encoded, [])]
    assert contents == [["“Nobody slept in the house that night.”"]]


def test_an_empty_text_has_no_statements(vocabulary):
    assert assemble("", vocabulary.encode(""), []) == ()


def test_a_content_over_two_paragraphs_is_two_spans(encoded):
    content = TEXT[TEXT.index("“It rained again.”") : TEXT.index(" It reopened")]
    (statement,) = assemble(TEXT, encoded, [attribution(encoded, "told", source="He", content=content)])
    assert of(TEXT, statement.content) == [
        "“It rained again.”", "She wept. “Nobody slept in the house that night.”",
    ]  # fmt: skip
    assert statement.kind == "mixed"
    assert QuoteState.QUOTED in encoded.quotes


def test_of_two_overlapping_cues_the_surer_one_stays(encoded):
    """As two windows find them where one ends and the next begins."""
    sure = attribution(encoded, "said Ann", content="It reopened", score=0.9)
    unsure = attribution(encoded, "said", content="It reopened", score=0.4)
    twin = attribution(encoded, "Ann", content="It reopened", score=0.3)
    for found in ([sure, twin], [twin, sure]):
        (one,) = (s for s in assemble(TEXT, encoded, found) if s.cue)
        assert one.cue.of(TEXT) == "said Ann"
    assert sum(s.cue is not None for s in assemble(TEXT, encoded, [unsure, sure])) == 2  # two places of "said"

"""What a cue said, in the text's own words: spans that stay in their paragraph, and the kind by the marks."""

import numpy as np
import pytest

from onrecord.reading.attribution import Attribution
from onrecord.reading.labels import ATTITUDES, ROLE_LABELS
from onrecord.reading.statements import drafts, kind, no_words, spans
from tests.reading.doubles import of, words_at


def attribution(roles: str, *, offset: int = 0, attitudes=None) -> Attribution:
    """`roles`: one letter a word, the first of the role's name; `-` for none, `C` for the cue."""
    names = {"-": "none", "C": "cue", **{r[0]: r for r in ROLE_LABELS if r not in ("none", "cue")}}
    labels = np.array([ROLE_LABELS.index(names[c]) for c in roles], np.int8)
    start = roles.index("C") + offset
    if attitudes is None:
        attitudes = np.zeros(len(ATTITUDES), np.float32)
    return Attribution(start, start + roles.count("C"), offset, labels, 0.75, attitudes)


def test_a_draft_has_the_words_of_each_role_in_the_article():
    (draft,) = drafts([attribution("ss-CCacc-mtp", offset=100)])
    assert draft.cue == (103, 105)
    assert draft.source.tolist() == [100, 101]
    assert draft.content.tolist() == [106, 107]
    assert [x.tolist() for x in (draft.addressee, draft.medium, draft.time, draft.place)] == [
        [105],
        [109],
        [110],
        [111],
    ]
    assert draft.probability == 0.75


def test_a_cue_with_nothing_said_is_no_statement():
    assert list(drafts([attribution("ssC---")])) == []
    assert [d.cue for d in drafts([attribution("sC-"), attribution("sCc"), attribution("C--")])] == [(1, 2)]


@pytest.mark.parametrize("attitude", range(len(ATTITUDES)))
def test_the_attitude_is_named(attitude):
    scores = np.full(len(ATTITUDES), -1, np.float32)
    scores[attitude] = 1
    (draft,) = drafts([attribution("sCc", attitudes=scores)])
    assert draft.attitude == ATTITUDES[attitude]


def test_spans_join_neighbours_and_split_at_gaps(vocabulary):
    text = "“It rained,” the mayor said, “and then it rained again.”"
    encoded = vocabulary.encode(text)
    content = words_at(encoded, text, "“It rained,”", "“and then it rained again.”")
    assert of(text, spans(content, encoded)) == ["“It rained,”", "“and then it rained again.”"]
    assert of(text, spans(np.arange(len(encoded)), encoded)) == [text]


def test_spans_split_at_paragraphs(vocabulary):
    text = "It rained again.\n\n  It rained.\nAgain"
    encoded = vocabulary.encode(text)
    assert of(text, spans(np.arange(len(encoded)), encoded)) == ["It rained again.", "It rained.", "Again"]


def test_no_words_no_spans(vocabulary):
    assert spans(no_words(), vocabulary.encode("it rained")) == ()
    assert spans(no_words(), vocabulary.encode("")) == ()


MARKS = ["“…”", '"…"', "«…»", "„…“", "‘…’", "'…'", "``…''", "「…」", "‹…›"]


@pytest.mark.parametrize("marks", MARKS)
def test_kind_is_direct_mixed_or_indirect_whatever_the_marks(vocabulary, marks):
    left, right = marks.split("…")
    text = f"Mayor said {left}it rained, it didn’t{right} and that it reopened."
    encoded = vocabulary.encode(text)

    def kind_of(*stretches: str) -> str:
        return kind(words_at(encoded, text, *stretches), encoded)

    quoted = f"{left}it rained, it didn’t{right}"
    assert kind_of(quoted) == "direct"
    assert kind_of("it rained, it didn’t") == "direct"
    assert kind_of(quoted, ".") == "direct"  # a mark outside says nothing
    assert kind_of(f"{quoted} and that it reopened") == "mixed"
    assert kind_of("and that it reopened.") == "indirect"


def test_kind_of_a_quotation_within_a_quotation_is_direct(vocabulary):
    text = "He said: “She told me ‘it rained’ and left.”"
    encoded = vocabulary.encode(text)
    assert kind(words_at(encoded, text, "“She told me ‘it rained’ and left.”"), encoded) == "direct"
    assert kind(words_at(encoded, text, "‘it rained’"), encoded) == "direct"


def test_kind_of_an_interrupted_quotation_is_direct(vocabulary):
    text = '"It rained," he said, "again."'
    encoded = vocabulary.encode(text)
    assert kind(words_at(encoded, text, '"It rained,"', '"again."'), encoded) == "direct"


def test_apostrophes_are_no_quotation(vocabulary):
    text = "He said the boys' coats weren't dry and that '90s coats don't dry."
    encoded = vocabulary.encode(text)
    assert kind(words_at(encoded, text, text[8:]), encoded) == "indirect"


def test_kind_of_an_open_quotation_that_goes_on_in_the_next_paragraph(vocabulary):
    text = "“It rained.\n\n“It rained again,” he said."
    encoded = vocabulary.encode(text)
    assert kind(words_at(encoded, text, "“It rained.", "“It rained again,”"), encoded) == "direct"

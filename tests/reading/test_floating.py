"""A quotation that no cue claims is a statement if it reads as speech; titles and nicknames are not speech."""

import numpy as np
import pytest

from onrecord.reading.floating import floating
from onrecord.reading.statements import Draft, no_words, spans
from onrecord.text import quotations
from tests.reading.doubles import of, words_at


def found(vocabulary, text: str, *claimed: str) -> list[list[str]]:
    """Words of each floating quotation; `claimed` are the contents of statements with a cue."""
    encoded = vocabulary.encode(text)
    drafts = [Draft(cue=None, source=no_words(), content=words_at(encoded, text, c), probability=1.0) for c in claimed]
    out = floating(quotations(text), drafts, text, encoded)
    for draft in out:
        assert draft.cue is None and not len(draft.source)
        assert 0 < draft.probability <= 1
        assert (np.diff(draft.content) > 0).all()
    return [of(text, spans(d.content, encoded)) for d in out]


@pytest.mark.parametrize("marks", ["“…”", '"…"', "«…»", "‘…’"])
def test_a_whole_sentence_that_nobody_claims(vocabulary, marks):
    quote = marks.replace("…", "We heard the bells all night.")
    assert found(vocabulary, f"The mayor shook her head. {quote} She left.") == [[quote]]


@pytest.mark.parametrize("end", [".", "!", "?", "…", "..."])
def test_ends_of_sentences(vocabulary, end):
    assert len(found(vocabulary, f"She wept. “We heard the bells{end}” She left.")) == 1


def test_a_claimed_quotation_does_not_float(vocabulary):
    text = "“We heard the bells all night.” She said so. “Nobody slept in the house.” She left."
    assert found(vocabulary, text, "“We heard the bells all night.”") == [["“Nobody slept in the house.”"]]


def test_a_few_claimed_words_do_not_claim_the_quotation(vocabulary):
    """A quotation may hold a statement of its own: “Everyone in the village says it rained. ...”"""
    text = "She wept. “We stood at the window for an hour and he said nothing. Then the bells began to ring.”"
    assert len(found(vocabulary, text, "nothing")) == 1
    assert found(vocabulary, text, "We stood at the window for an hour and he said nothing") == []


def test_a_source_claims_too(vocabulary):
    text = "She wept. “We heard bells tonight.”"
    encoded = vocabulary.encode(text)
    inside = words_at(encoded, text, "“We heard bells tonight.”")
    draft = Draft(cue=(0, 1), source=inside, content=no_words(), probability=1.0)
    assert floating(quotations(text), [draft], text, encoded) == []


def test_what_is_said_within_a_quotation_does_not_claim_it(vocabulary):
    """“Everyone said it rained again.” is still nobody's, whoever everyone is."""
    text = "She wept. “Everyone said it rained again.”"
    encoded = vocabulary.encode(text)
    (cue,) = words_at(encoded, text, "said")
    content = words_at(encoded, text, "it rained again")
    draft = Draft(
        cue=(int(cue), int(cue) + 1), source=words_at(encoded, text, "Everyone"), content=content, probability=1.0
    )
    assert len(floating(quotations(text), [draft], text, encoded)) == 1


def test_paragraphs_of_one_long_quotation_are_one_statement(vocabulary):
    text = "She wept.\n\n“We heard the bells.\n\n“Then we heard the sea.\n\n“Nobody slept that night.”\n\nShe left."
    assert found(vocabulary, text) == [
        ["“We heard the bells.", "“Then we heard the sea.", "“Nobody slept that night.”"]
    ]


def test_two_quotations_are_two_statements(vocabulary):
    text = "“We heard the bells.”\n\n“Then we heard the sea.”"
    assert found(vocabulary, text) == [["“We heard the bells.”"], ["“Then we heard the sea.”"]]


def test_a_quotation_within_a_quotation_floats_with_it(vocabulary):
    text = "She wept. “We heard him shout: ‘Leave the house at once!’ Then nothing.”"
    assert found(vocabulary, text) == [["“We heard him shout: ‘Leave the house at once!’ Then nothing.”"]]


@pytest.mark.parametrize(
    "text",
    [
        "Her novel “The Sea at Low Tide” won a prize.",
        "She won a prize for “The Sea at Low Tide”, her third novel.",
        "She won a prize for “The Sea at Low Tide”.",
        "The “Butcher of the Harbour” was seen again.",
        "The so-called “safe zone” was shelled.",
        "They call it “Yes.”",
        "“No,” and “Never.” And “Why not?”",
        "He is “not at all what we had expected to see.”",
        "An award for “1 2 3 4.”",
        "“”, “ ”, and “.”",
        "“",
        "",
    ],
)
def test_titles_nicknames_and_short_quotations_do_not_float(vocabulary, text):
    assert found(vocabulary, text) == []

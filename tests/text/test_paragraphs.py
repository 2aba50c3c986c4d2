"""Paragraphs stand between newlines, trimmed; empty ones are left out."""

import pytest

from onrecord.text import Span, paragraphs


@pytest.mark.parametrize("text", ["", " ", "\n\n", " \n\t\n\u00a0"])
def test_no_words_no_paragraphs(text: str) -> None:
    assert paragraphs(text) == []


def test_paragraphs_are_trimmed_and_keep_their_place() -> None:
    text = "\n  One line. \n\u3000Two.\n \n\nThree\r\n"
    found = paragraphs(text)
    assert [span.of(text) for span in found] == ["One line.", "Two.", "Three"]
    assert found[0] == Span(3, 12)

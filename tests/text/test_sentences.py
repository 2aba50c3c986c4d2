"""Sentences end where a reader ends them; a shortened word does not end one."""

from functools import partial
from itertools import count

import pytest

from onrecord.text import sentences
from tests.growth import MOST, growth


def parts(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["Mr. Odum met Dr. J. R. Lund on Jan. 5.", "He paid 3.5 million."],
        ["She flew to the U.S. Embassy in Port Lena.", "Gen. Tal did not."],
        ["He works in the U.S.", "The war goes on."],
        ["It closed at 5 p.m. on Sunday.", "Nobody came."],
        ["“We did.”", "She left."],
        ['"Why?" he asked.', '"No reason."', "She shrugged."],
        ["(They refused.)", "It was late."],
        ["Well... maybe not.", "No!", "Really?!", "Yes…", "Good."],
        ["He said no.", "He said it twice."],
        ["No. 5 won.", "No. 7 lost."],
        ["Lake Corp. of Ostby, Acme Inc. and Bolt Ltd. agreed.", "They signed."],
        ["They won 5-4.", "2010 was a good year."],
        ["彼は言った。", "「はい。」", "そう。"],
        ['It works . "', "He agreed ."],
    ],
)
def test_sentences(expected: list[str]) -> None:
    joiner = "" if "。" in expected[0] else " "
    assert parts(joiner.join(expected)) == expected


def test_a_sentence_never_crosses_a_paragraph() -> None:
    assert parts("No stop here\nnor here\n\nDone. ") == ["No stop here", "nor here", "Done."]


def test_nothing_gives_nothing() -> None:
    assert parts("") == parts(" \n ") == []
    assert parts(".") == ["."]


@pytest.mark.parametrize("unit", [".", ". ", "A. ", '."', "? \t ", "a" * 50 + ".", "。"])
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    turn = count()  # no two texts are the same: what was cut last is remembered
    assert growth(lambda units: partial(sentences, f"{unit * 10_000 * units}{next(turn)}")) < MOST

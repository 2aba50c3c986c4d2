"""The relation of two texts, by what was done to make one of the other."""

import random

import pytest

from onrecord.linking.copies.prepared import prepare_article
from onrecord.linking.copies.verify import compare
from tests.linking.copies.articles import article, report

TEXT = report(1)
OTHER = report(2)
QUOTE = "“We measured the water twice before we told four thousand people to leave their houses,” the engineer said."


def relation(a: list[str], b: list[str]) -> str | None:
    found = compare(*(prepare_article(article(lines, name)) for lines, name in ((a, "Tarn Post"), (b, "Wick News"))))
    back = compare(*(prepare_article(article(lines, name)) for lines, name in ((b, "Wick News"), (a, "Tarn Post"))))
    assert (found.relation, found.share_a, found.share_b) == (back.relation, back.share_b, back.share_a)
    return found.relation


def test_a_text_and_itself():
    assert relation(TEXT, TEXT) == "copy"


def test_a_cut():
    assert relation(TEXT, TEXT[:6]) == "cut"


def test_merged_reporting():
    assert relation(TEXT, OTHER[:6] + TEXT[3:8] + OTHER[6:]) == "partial"


def test_a_shared_quotation_is_no_copy():
    assert relation([*TEXT[:6], QUOTE], [QUOTE, *OTHER[:6]]) == "quotes"


def test_a_quotation_set_as_a_block_without_marks_is_still_one():
    assert relation([*TEXT[:6], QUOTE], [QUOTE.replace("“", "").replace("”", ""), *OTHER[:6]]) == "quotes"


def test_two_reports():
    assert relation(TEXT, OTHER) is None


def test_a_shared_caption_is_no_copy():
    caption = "Residents of Oldmere carry sandbags to the quarry on Sunday evening. (Photo by Ida Varga/Meridian Wire)"
    assert relation([caption, *TEXT], [caption, *OTHER]) == "quotes"


def test_a_copyright_line_is_nothing():
    line = "© 2031 Meridian Wire. All rights reserved. This material may not be published, rewritten or redistributed."
    assert relation([*TEXT, line], [*OTHER, line]) is None


def test_house_style_and_paragraphs_of_another_kind():
    joined = [" ".join(TEXT[i : i + 4]).replace(" the ", " that ") for i in range(0, len(TEXT), 4)]
    assert relation(TEXT, joined) == "copy"


@pytest.mark.parametrize("text", ["", "A", "\n\n\n", "…", "“", "word " * 4000, "👩‍🚀" * 50, "今日は雨です。" * 30])
def test_any_text_can_be_compared_with_any(text):
    one = prepare_article(article([text], "Tarn Post"))
    for other in (one, prepare_article(article(TEXT, "Wick News"))):
        assert 0 <= compare(one, other).share_a <= 1


def test_sentences_in_any_order():
    shuffled = random.Random(3).sample(TEXT, len(TEXT))
    assert relation(TEXT, shuffled) == "copy"

"""The terminal shows all words, marks every span with and without colour, fits its width, and obeys no
article.
"""

import io
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from onrecord.export.outline import outline
from onrecord.export.text import paragraphs, write
from onrecord.records import Article, Failure, Statement
from onrecord.text.span import Span
from tests.export import articles

EVERY = [articles.interview(), articles.flood(), articles.hostile(), articles.foreign(), articles.failure()]
CONTROLS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def shown(*items, color=False, width=80):
    out = io.StringIO()
    write(items, out, color=color, width=width)
    return out.getvalue()


def test_marks_stand_in_the_text_without_colour():
    text = " ".join(shown(articles.interview()).split())
    assert (
        "{¹A fighter held in Tarsa prison} <¹told> the Lantern Press Agency [¹that {²his commanders} had"
        in text
    )
    assert "[²the families safe passage]]." in text
    assert "[³“{⁴They} <⁴told> us [⁴the road was open],”]" in text, "nested inside an interrupted content"
    assert "[³“and [⁴that {⁵the governor}" in text, "the second piece carries the same number"


def test_the_table_names_speaker_kind_cue_and_content():
    table = shown(articles.interview(), width=120).rpartition("Speaker")[2]
    assert re.search(r"↳ 2 +his commanders +indirect +promised +the families safe passage", table)
    assert re.search(r"  ↳ 5 +the governor +direct +written +‘Nobody will be touched.’", table)
    assert re.search(r"\n 8 +\(not named\) +direct +\(none\)", table)
    assert "in custody, an official" in table


def test_every_word_of_the_text_is_there():
    article = articles.interview()
    plain = "".join(p.plain for p in paragraphs(article, outline(article)))
    unmarked = re.sub("[\\[\\]{}<>⁰¹²³⁴⁵⁶⁷⁸⁹]", "", plain)
    assert "".join(unmarked.split()) == "".join(article.text.split())


def test_failures_and_unread_articles_are_marked():
    text = shown(articles.foreign(), articles.failure())
    assert "! Not read: the model does not know this language (fi)" in text
    assert "! not read: [bad_json] pages/broken.jsonl:3: line 3 is not JSON" in " ".join(text.split())


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_lines_fit_the_width(width):
    for line in shown(*EVERY, width=width).splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()


def test_colour_only_when_wanted():
    assert "\x1b[" not in shown(*EVERY, color=None)
    assert "\x1b[" not in shown(*EVERY, color=False)
    assert "\x1b[" in shown(articles.interview(), color=True)


def test_a_terminal_without_superscripts_gets_plain_numbers():
    article = articles.flood()
    plain = paragraphs(article, outline(article), raised=False)[0].plain
    assert "[1 The river Sel rose" in plain


ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=40)


@settings(max_examples=60, deadline=None)
@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_no_control_character_of_an_article_reaches_the_terminal(text, title, speaker):
    spans = (Span(0, len(text)),)
    statement = Statement(id="s", content=spans, source=spans, cue=spans[0], speaker=speaker)
    article = Article(
        id="i",
        text=text,
        title=title,
        ref=title,
        outlet=title,
        byline=speaker,
        statements=(statement,),
        outcome="read",
    )
    got = shown(article, Failure(title, text, speaker))
    assert not CONTROLS.search(got)


def test_long_articles_are_shown_in_linear_time():
    article = articles.flood()
    wide = replace(article, text=article.text + "\n\n" + "word " * 60_000 + "x" * 60_000)
    assert "word word" in shown(wide)

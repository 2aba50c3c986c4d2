"""The terminal shows all words, marks every span with and without colour, fits its width, and obeys no
article.
"""

import io
import re
import time
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
CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def shown(*items, color=False, width=80):
    out = io.StringIO()
    write(items, out, color=color, width=width)
    return out.getvalue()


def test_marks_stand_in_the_text_without_colour():
    text = " ".join(shown(articles.interview()).split())
    assert "{¹A fighter held in Tarsa prison} <¹told> the Lantern Press Agency [¹that {²his commanders} had" in text
    assert "[²the families safe passage]]." in text
    assert "[³“{⁴They} <⁴told> us [⁴the road was open],”]" in text, "nested inside an interrupted content"
    assert "[³“and [⁴that {⁵the governor}" in text, "the second piece carries the same number"


def test_the_table_names_speaker_kind_cue_and_content():
    table = shown(articles.interview(), width=120).partition("Speaker")[2]
    assert re.search(r"↳ 2 +his commanders +indirect +promised +the families safe passage", table)
    assert re.search(r"  ↳ 5 +the governor +direct +written +‘Nobody will be touched.’", table)
    assert re.search(r"\n8 +\(not named\) +direct +\(none\)", table)
    assert "in custody, an official" in table


def test_every_word_of_the_text_is_there():
    article = articles.interview()
    plain = "".join(text for _, runs in paragraphs(article, outline(article)) for text, _ in runs)
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
    _, runs = next(paragraphs(article, outline(article), raised=False))
    assert "[1 The river Sel rose" in "".join(text for text, _ in runs)


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


def quoted(text, *quotations):
    """An article of these quotations as statements, each where it stands in the text."""
    spans = [Span(text.index(q), text.index(q) + len(q)) for q in quotations]
    return Article(
        id="i",
        text=text,
        ref="a.txt",
        outcome="read",
        statements=tuple(Statement(id=str(n), content=(span,)) for n, span in enumerate(spans)),
    )


def test_each_paragraph_begins_on_its_own_line_where_statements_meet_at_its_end():
    got = shown(quoted("“Go.”\n“Stay,” he said.\n\n“Why?”", "“Go.”", "“Stay,”", "“Why?”"))
    assert "\n[¹“Go.”]\n[²“Stay,”] he said.\n\n[³“Why?”]\n" in got


def test_a_statement_over_several_paragraphs_leaves_them_apart():
    got = shown(quoted("Said:\n“Go.\n\n“Stay.”", "“Go.\n\n“Stay.”"))
    assert "\nSaid:\n[¹“Go.\n\n“Stay.”]\n" in got


def test_a_long_content_is_cut_in_the_table_and_keeps_its_ends():
    long = "“First words, " + "and then more, " * 60 + "last words.”"
    rows = shown(quoted(long + "\n\nBut no.", long), width=100).rpartition("Content")[2].strip().splitlines()[1:]
    assert len(rows) <= 4
    assert " ".join(rows).count("…") == 1
    assert "“First words," in rows[0] and "last words.”" in rows[-1]


def test_the_name_of_an_article_without_a_title_is_shown_once():
    assert shown(quoted("“Go.”", "“Go.”")).count("a.txt") == 1


def test_who_is_not_named_is_dimmed():
    out = io.StringIO()
    write([quoted("“Go.”", "“Go.”")], out, color=True, width=80)
    assert "\x1b[2m(not named)\x1b[0m" in out.getvalue()


def test_long_articles_are_shown_in_linear_time():
    """Eight thousand statements in one paragraph, and a megabyte without a break."""
    sentence = "The dredger sank, said Ann Lee. "
    spans = [(Span(n * len(sentence), n * len(sentence) + 16)) for n in range(8_000)]
    article = replace(
        articles.flood(),
        text=sentence * 8_000 + "x" * 1_000_000,
        statements=tuple(Statement(id=str(n), content=(span,)) for n, span in enumerate(spans)),
    )
    start = time.process_time()
    assert "[⁸⁰⁰⁰The dredger sank]" in " ".join(shown(article).split())
    assert time.process_time() - start < 8

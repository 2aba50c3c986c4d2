"""`onrecord.read` and `onrecord.read_text`: what programs use."""

from dataclasses import replace

import pytest

import onrecord
import onrecord.reading
from onrecord.pipeline import python
from onrecord.records import Statement
from onrecord.text.span import Span
from tests.pipeline.doubles import Reader


class Finder(Reader):
    """Takes the whole text for two statements, one with a low score."""

    def _read(self, held):
        for article in super()._read(held):
            whole = (Span(0, len(article.text)),)
            yield replace(article, statements=(Statement("s1", whole, score=0.9), Statement("s2", whole, score=0.1)))


@pytest.fixture(autouse=True)
def asked(monkeypatch):
    """What the reader was loaded with, each time."""
    calls = []

    def load(folder=None, *, threads=None):
        calls.append((folder, threads))
        return Finder()

    monkeypatch.setattr(onrecord.reading, "load_reader", load)
    python._reader.cache_clear()
    yield calls
    python._reader.cache_clear()


def test_files_and_folders_are_read_and_failures_stand_in_their_place(tmp_path):
    (tmp_path / "a.txt").write_text("Ida said so.", "utf-8")
    article, failure = onrecord.read(tmp_path, tmp_path / "none.txt", min_score=0.5)
    assert isinstance(article, onrecord.Article)
    assert [s.id for s in article.statements] == ["s1"]
    assert isinstance(failure, onrecord.Failure)
    assert failure.code == "not_found"


def test_a_text_is_read_as_it_stands():
    article = onrecord.read_text("Ida said\r\nso.\0", outlet="Gazette", published="2031-03-11")
    assert article.text == "Ida said\nso.\ufffd"
    assert (article.outlet, article.published, len(article.statements)) == ("Gazette", "2031-03-11", 2)
    assert article.id != onrecord.read_text("Ida said\nso.\0", outlet="Courier").id


def test_the_model_is_loaded_once(asked):
    for _ in range(3):
        onrecord.read_text("Ida said so.", threads=1)
    assert asked == [(None, 1)]


def test_nothing_is_printed(capfd, tmp_path):
    (tmp_path / "a.txt").write_text("Ida said so.", "utf-8")
    list(onrecord.read(tmp_path))
    assert capfd.readouterr() == ("", "")

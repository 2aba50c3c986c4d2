"""A ledger, whole: add, add again, update, ask; with a reader that finds something without a model."""

import json
import os
import threading
from dataclasses import replace

import pytest

import onrecord
from onrecord.errors import LedgerError, ModelError
from onrecord.pipeline import run as runs
from onrecord.pipeline.recorder import GROUP
from onrecord.records import Statement
from onrecord.text.span import Span
from tests.pipeline.doubles import Gone, Reader


class Finder(Reader):
    """Takes each line `NAME: words` for a statement."""

    def __init__(self, version="1", **rest):
        super().__init__(**rest)
        self.version = version

    def _read(self, held):
        for article in super()._read(held):
            statements, at = [], 0
            for line in article.text.splitlines(keepends=True):
                name, colon, said = line.partition(": ")
                if colon:
                    start = at + len(name) + 2
                    content = (Span(start, start + len(said.rstrip())),)
                    source = (Span(at, at + len(name)),)
                    statements.append(Statement(f"s{len(statements)}", content, None, source, speaker=name))
                at += len(line)
            yield replace(article, statements=tuple(statements), reader={"version": self.version})


@pytest.fixture
def pages(tmp_path):
    """Three articles, one of them twice, one with which the reader fails, and a file that is none."""
    folder = tmp_path / "pages"
    folder.mkdir()
    lines = [
        {"id": "a", "text": "Ana Ruiz: the harbour is shut\nOmar: the strike goes on", "outlet": "Gazette"},
        {"id": "b", "text": "Ana Ruiz: the harbour is shut\nOmar: the strike goes on", "outlet": "Courier"},
        {"id": "a2", "text": "Ana Ruiz: the harbour is shut\nOmar: the strike goes on", "outlet": "Gazette"},
        {"id": "c", "text": "BREAK", "outlet": "Gazette"},
    ]
    (folder / "records.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    (folder / "picture.txt").write_bytes(b"\x89PNG\x00\x00")
    return folder


@pytest.fixture
def ledger(tmp_path):
    with onrecord.Ledger(tmp_path / "l.db", reader=Finder()) as opened:
        yield opened


def dump(ledger):
    """Everything that is in the file."""
    db = ledger.store.db
    tables = [
        name for (name,) in db.all("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%fts%'")
    ]
    return {name: db.all(f"SELECT * FROM {name}") for name in tables}


def test_everything_is_counted_once(ledger, pages):
    summary = ledger.add(pages)
    assert (summary.added, summary.known, summary.failed, summary.statements) == (2, 1, 2, 4)
    assert summary.inputs == 5
    assert {failure.code for failure in summary.failures} == {"binary", "reader_error"}
    assert [article.refs or article.ref for article in ledger.articles()] == [("a", "a2"), "b", "c"]
    stats = ledger.stats()
    assert (stats.articles, stats.read, stats.waiting, stats.failures) == (3, 2, 1, 2)
    assert stats.statements == 4
    assert ledger.store.db.integrity() == []


def test_five_passes_change_nothing(ledger, pages):
    ledger.add(pages)
    once = dump(ledger)
    for _ in range(5):
        summary = ledger.add(pages)
        assert (summary.added, summary.known, summary.failed) == (0, 4, 1)
    assert dump(ledger) == once
    assert len(once["run"]) == 1


def test_what_failed_and_goes_well_later_is_no_failure_any_more(ledger, pages):
    ledger.add(pages)
    (pages / "picture.txt").write_text("Ida: it was a picture", "utf-8")
    ledger._reader = Finder("2", bad=())
    assert ledger.owed() == 3
    assert ledger.add(pages).added == 1
    assert [failure.code for failure in ledger.failures()] == ["reader_error"]
    assert ledger.update().read_again == 3
    assert list(ledger.failures()) == []
    assert ledger.owed() == 0
    assert ledger.update().inputs == 0


def test_update_keeps_the_old_readings_and_shows_the_new(ledger, pages):
    ledger.add(pages)
    before = [s for a in ledger.articles() for s in a.statements]
    ledger._reader = Finder("2")
    summary = ledger.update()
    assert (summary.read_again, summary.failed) == (2, 1)
    assert [s for a in ledger.articles() for s in a.statements] == before
    assert ledger.stats().readings == 4
    assert ledger.stats().versions == ("2",)
    assert ledger.count("harbour") == 2


def test_the_bytes_are_kept(ledger, pages):
    ledger.add(pages)
    lines = (pages / "records.jsonl").read_bytes().split(b"\n")
    assert [ledger.raw(article) for article in ledger.articles()] == [lines[0], lines[1], lines[3]]


def test_what_was_told_is_stored_whatever_comes_after(ledger, tmp_path):
    texts = [{"text": f"Ana: number {i}"} for i in range(3 * GROUP)]
    (tmp_path / "many.jsonl").write_text("\n".join(map(json.dumps, texts)), "utf-8")
    told = []

    def stop(outcome, summary, total):
        told.append(outcome.article.id)
        if len(told) > GROUP:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ledger.add(tmp_path / "many.jsonl", progress=stop)
    ledger.close()
    stored = {article.id for article in ledger.articles()}
    assert set(told) <= stored
    summary = ledger.add(tmp_path / "many.jsonl")
    assert summary.known == len(stored)
    assert summary.added == 3 * GROUP - len(stored)


def test_a_run_of_failures_is_stored_as_it_goes(ledger, tmp_path, monkeypatch):
    monkeypatch.setattr("onrecord.pipeline.recorder.GROUP", 1)
    counts = []
    (tmp_path / "bad.jsonl").write_text("{\n" * 5, "utf-8")
    ledger.add(tmp_path / "bad.jsonl", progress=lambda *_: counts.append(len(list(ledger.failures()))))
    assert counts == [1, 2, 3, 4, 5]


def test_an_article_that_the_store_cannot_hold_is_a_failure(ledger, tmp_path, monkeypatch):
    (tmp_path / "a.jsonl").write_text('{"text": "Ana: one"}\n{"text": "Ana: two"}', "utf-8")
    put = ledger.writer.put_reading

    def broken(article, version, run):
        if "one" in article.text:
            raise ValueError("no room for this")
        return put(article, version, run)

    monkeypatch.setattr(ledger.writer, "put_reading", broken)
    summary = ledger.add(tmp_path / "a.jsonl")
    assert (summary.added, summary.failed) == (1, 1)
    assert summary.failures[0].code == "store_error"
    assert [article.text for article in ledger.articles()] == ["Ana: two"]


def test_without_a_model_nothing_is_read(tmp_path, pages):
    gone = Gone()
    gone.version = "1"
    with onrecord.Ledger(tmp_path / "l.db", reader=gone) as ledger, pytest.raises(ModelError):
        ledger.add(pages)


def test_asking_makes_no_ledger(tmp_path):
    with onrecord.Ledger(tmp_path / "l.db") as ledger, pytest.raises(LedgerError, match="onrecord add"):
        ledger.stats()
    assert not list(tmp_path.iterdir())


def test_articles_of_a_search_hold_what_was_asked_for(ledger, pages):
    ledger.add(pages)
    found = list(ledger.articles("strike", outlet="cour"))
    assert [[s.speaker for s in article.statements] for article in found] == [["Omar"]]


def test_the_stages_are_told_how_much_there_is(ledger, pages):
    totals = []
    told = lambda outcome: None  # noqa: E731
    runs.add([str(pages)], store=ledger.writer, reader=ledger.reader, told=told, total=totals.append)
    runs.update(store=ledger.writer, reader=Finder("2"), told=told, total=totals.append)
    assert totals == [5, 3]


def test_what_is_kept_elsewhere_is_the_same_ledger(ledger, pages, tmp_path):
    ledger.add(pages)
    with onrecord.Ledger(tmp_path / "other.db") as other:
        assert other.keep(ledger.articles()).added == 3
        assert list(other.articles()) == list(ledger.articles())
        assert [hit.id for hit in other.search("harbour")] == [hit.id for hit in ledger.search("harbour")]
        assert other.store.count_owed("read", "1") == 1
        once = dump(other)
        assert other.keep(ledger.articles()).known == 3
        assert dump(other) == once


def test_a_kept_reading_has_the_version_that_its_reader_tells():
    article = onrecord.Article("1", "x", reader={"version": "0.1.0", "model": "small@1"})
    assert runs.version_of(article) == "0.1.0 small@1"
    assert runs.version_of(onrecord.Article("1", "x")) == "unknown"


def test_names_that_are_no_text_are_no_error(ledger, tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, data in ((b"\xffa.txt", b"Ana: one"), (b"\xfeb.txt", b"\x89PNG\0\0")):
        (folder / os.fsdecode(name)).write_bytes(data)
    summary = ledger.add(folder)
    assert (summary.added, summary.failed) == (1, 1)
    assert (ledger.add(folder).known, len(list(ledger.failures()))) == (1, 1)
    assert [a.ref for a in ledger.articles()] == [f"{folder}/\ufffda.txt"]
    for nothing in ("\udcff", "\0", "a\udcff:s1"):
        assert ledger.article(nothing) is ledger.statement(nothing) is ledger.speaker(nothing) is None
        assert ledger.search(nothing) == ledger.search(speaker="Bo" + nothing) == ledger.outlets("Bo" + nothing) == []


def test_two_who_add_the_same_add_it_once(tmp_path):
    texts = [{"text": f"Ana: number {i}"} for i in range(100)]
    (tmp_path / "many.jsonl").write_text("\n".join(map(json.dumps, texts)), "utf-8")
    summaries = []

    def add():
        with onrecord.Ledger(tmp_path / "l.db", reader=Finder()) as own:
            summaries.append(own.add(tmp_path / "many.jsonl"))

    threads = [threading.Thread(target=add) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [summary.inputs for summary in summaries] == [100, 100, 100]
    assert sum(summary.added for summary in summaries) == 100
    with onrecord.Ledger(tmp_path / "l.db") as ledger:
        assert ledger.stats().statements == 100
        assert ledger.store.db.integrity() == []


def test_the_package_offers_what_it_names():
    for name in onrecord.__all__:
        assert getattr(onrecord, name)
    with pytest.raises(AttributeError, match="nothing"):
        _ = onrecord.nothing

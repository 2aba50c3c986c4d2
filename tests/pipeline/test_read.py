"""Order is kept, one bad article costs one article, the same article comes once, and what breaks is told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord.ingest
from onrecord.errors import ModelError
from onrecord.pipeline import read_paths
from onrecord.pipeline.read import read_items
from onrecord.records import Article, Failure
from tests.pipeline.doubles import Gone, Lazy, Reader


def article(text, ref=None, **more):
    return Article(id=more.pop("id", text), text=text, ref=ref or text, **more)


@pytest.fixture
def ingested(monkeypatch):
    """What `ingest` shall give for whatever paths."""
    items = []
    monkeypatch.setattr(onrecord.ingest, "ingest", lambda paths, *, stdin=None: iter(items))
    monkeypatch.setattr(onrecord.ingest, "count_inputs", lambda paths: len(items))
    return items


def outcome(item):
    return item.code if isinstance(item, Failure) else item.outcome


STREAM = st.lists(st.sampled_from(["good", "BREAK", "failure"]), max_size=14)


@settings(max_examples=150)
@given(STREAM, st.integers(1, 4))
def test_everything_comes_out_in_its_place_whatever_breaks(kinds, batch):
    items = [
        Failure(f"f{n}", "unreadable", "gone") if kind == "failure" else article(f"{n} {kind}")
        for n, kind in enumerate(kinds)
    ]
    got = list(read_items(iter(items), Reader(batch=batch)))
    wanted = {"good": "read", "BREAK": "reader_error", "failure": "unreadable"}
    assert [outcome(item) for item in got] == [wanted[kind] for kind in kinds]
    assert [item.ref for item in got] == [item.ref for item in items]


def test_the_reason_of_a_failed_article_is_one_line():
    (failure,) = read_items([article("BREAK", ref="a.html")], Reader())
    assert failure == Failure("a.html", "reader_error", failure.message)
    assert failure.message.endswith("RuntimeError: the model failed")


def test_a_reader_that_stops_early_loses_nothing():
    items = [article(str(n)) for n in range(9)]
    assert [item.ref for item in read_items(items, Lazy())] == [item.ref for item in items]


def test_without_a_model_nothing_goes_on():
    with pytest.raises(ModelError):
        list(read_items([article("a"), article("b")], Gone()))


def test_an_error_of_the_source_is_raised_after_what_came_before_it():
    def source():
        yield article("a")
        raise OSError("no space left")

    got = []
    with pytest.raises(OSError, match="no space left"):
        got.extend(read_items(source(), Reader(batch=1)))
    results = read_items(source(), Reader(batch=1))
    assert next(results).ref == "a"


def test_the_same_article_is_read_once_and_names_every_place(ingested):
    reader = Reader()
    same = {"id": "x"}
    ingested += [
        article("x", "a.html", **same),
        Failure("bad", "empty", "nothing"),
        article("y"),
        article("x", "b.html", **same),
        article("x", "a.html", **same),
        article("x", "c.html", refs=("c.html", "d.html"), **same),
    ]
    got = list(read_paths(["folder"], reader=reader))
    assert reader.seen == ["x", "y"]
    assert [item.ref for item in got] == ["a.html", "bad", "y"]
    assert got[0].refs == ("a.html", "b.html", "c.html", "d.html")
    assert got[2].refs == ()


def test_progress_counts_inputs_and_then_articles(ingested):
    ingested += [article("a"), Failure("f", "empty", "nothing"), article("b"), article("b")]
    calls = []
    list(read_paths(["x"], reader=Reader(), progress=lambda *call: calls.append(call)))
    assert calls[:4] == [("collect", n, 4) for n in (1, 2, 3, 4)]
    assert calls[4] == ("read", 0, 2)
    assert calls[-1] == ("read", 2, 2)


def test_results_come_while_later_articles_are_still_unread(ingested):
    ingested += [article(str(n)) for n in range(6)]
    reader = Reader(batch=2)
    results = read_paths(["x"], reader=reader)
    next(results)
    assert len(reader.seen) == 2

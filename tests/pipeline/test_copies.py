"""Copies of a ledger: linked once, the same as in memory, one more at a time."""

from pathlib import Path

import pytest

from bench.news import news
from onrecord.linking.copies import families, link
from onrecord.pipeline.copies import found_copies, link_copies, source_of
from onrecord.pipeline.ledger import Ledger
from tests.linking.copies.articles import article, report


class Unread:
    """Reads nothing."""

    version = "none"

    def read(self, articles):
        yield from articles


@pytest.fixture
def ledger(tmp_path: Path):
    with Ledger(tmp_path / "onrecord.db", reader=Unread()) as opened:
        yield opened


def by_ends(edges):
    return {(e.a, e.b): (e.relation, e.share_a, e.share_b, e.direction) for e in edges}


def test_a_ledger_finds_what_memory_finds(ledger):
    articles = [made.article for made in news(60, seed=3, popular=8)]
    ledger.keep(articles)
    assert link_copies(ledger.writer) == 60
    from onrecord.linking.copies import resolve

    assert by_ends(found_copies(ledger.store)) == by_ends(resolve(link(articles)))
    assert link_copies(ledger.writer) == 0


def test_what_comes_later_is_linked_to_what_is_there(ledger):
    text = report(1)
    wire, reprint = article(text, "Meridian Wire", published="2031-03-02"), article(text[:9], "Tarn Post")
    ledger.keep([wire])
    link_copies(ledger.writer)
    ledger.keep([reprint])
    assert link_copies(ledger.writer) == 1
    (edge,) = found_copies(ledger.store, [reprint.id])
    assert (edge.relation, {edge.a, edge.b}) == ("cut", {wire.id, reprint.id})
    assert found_copies(ledger.store, ["nothing"]) == []
    assert [f.members for f in families(found_copies(ledger.store))] == [tuple(sorted((wire.id, reprint.id)))]


def test_the_source_of_an_article(ledger):
    text = report(1)
    wire = article(text, "Meridian Wire", published="2031-03-02T09:00:00+00:00")
    reprint = article(text[:9], "Tarn Post", published="2031-03-03T09:00:00+00:00")
    other = article(report(2), "Wick News")
    ledger.keep([reprint, wire, other])
    found = source_of(ledger.writer, reprint.id)
    assert found is not None
    assert found.id == wire.id
    assert source_of(ledger.writer, other.id) is None


def test_progress_is_told(ledger):
    told = []
    ledger.keep(made.article for made in news(5))
    link_copies(ledger.writer, lambda done, total: told.append((done, total)))
    assert told[-1] == (5, 5)


def test_an_article_that_breaks_the_linking_costs_nothing_else(ledger, monkeypatch):
    import onrecord.pipeline.copies as module

    class Breaks(module.CopyLinker):
        def add(self, article):
            if article.outlet == "Wick News":
                raise RuntimeError("a bug")
            return super().add(article)

    text = report(1)
    ledger.keep([article(text, "Meridian Wire"), article(report(2), "Wick News"), article(text[:9], "Tarn Post")])
    with monkeypatch.context() as patched:
        patched.setattr(module, "CopyLinker", Breaks)
        link_copies(ledger.writer)
    assert len(found_copies(ledger.store)) == 1
    assert ledger.store.count_owed("copies", module.VERSION) == 1
    assert link_copies(ledger.writer) == 1
    assert ledger.store.count_owed("copies", module.VERSION) == 0

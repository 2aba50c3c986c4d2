"""One body of tests for every store: what `onrecord.store.Store` promises."""

from dataclasses import replace
from itertools import chain, combinations

import pytest
from hypothesis import HealthCheck, given, settings

from onrecord.errors import LedgerError
from onrecord.records import Article, Failure
from onrecord.store import Run, SqliteStore, Store
from tests.export import articles as fixtures
from tests.property.test_records_round_trip import articles

RUN = Run("test", "0")


@pytest.fixture(params=["sqlite"])
def store(request, tmp_path):
    """An empty store of each kind, open for writing."""
    with {"sqlite": SqliteStore}[request.param](tmp_path / "ledger.db", write=True) as opened:
        yield opened


def put(store, *read, version="1"):
    """Take in and read articles, in one transaction."""
    with store.transaction():
        run = store.start_run(RUN)
        for article in read:
            store.put_article(replace(article, statements=(), speakers=(), outcome=None, reader=None), run)
            store.put_reading(article, version, run)
    return run


def test_it_is_what_the_contract_describes(store):
    contract: Store = store
    assert list(contract.articles()) == []


def test_an_article_comes_back_as_it_was_read_and_as_it_was_taken_in(store):
    read = fixtures.interview()
    put(store, read)
    assert store.has(read.id)
    assert store.article(read.id) == read
    assert store.unread(read.id) == replace(read, statements=(), speakers=(), outcome=None, reader=None)
    assert store.article("0" * 16) is None
    with pytest.raises(LedgerError, match="no article"):
        store.unread("0" * 16)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(article=articles())
def test_any_article_comes_back_the_same(store, article: Article):
    class UndoneError(Exception):
        """So that the next example finds the store empty."""

    names = list(dict.fromkeys([*([article.ref] if article.ref is not None else []), *article.refs]))
    expected = replace(article, ref=names[0] if names else None, refs=tuple(names) if len(names) > 1 else ())
    with pytest.raises(UndoneError), store.transaction():
        put(store, article)
        assert store.article(article.id) == expected
        raise UndoneError
    assert not store.has(article.id)


def test_articles_come_in_the_order_they_came_in(store):
    read = [fixtures.interview(), fixtures.flood(), fixtures.foreign()]
    put(store, *read)
    assert list(store.articles()) == read


def test_what_is_there_already_is_not_put_again(store):
    read, failure = fixtures.interview(), fixtures.failure()
    run = put(store, read)
    with store.transaction():
        assert store.put_raw("a", b"bytes")
        assert store.put_failure(failure, "ingest", run)
    with store.transaction():
        assert not store.put_article(read, run)
        assert not store.put_reading(read, "1", run)
        assert not store.put_raw("a", b"bytes")
        assert not store.put_failure(failure, "ingest", run)
        assert not store.mark(read.id, "read", "1", run, detail="read")
    assert list(store.articles()) == [read]
    assert store.raw("a") == b"bytes"
    assert store.raw("b") is None


def test_the_same_article_under_another_name_has_both(store):
    read = replace(fixtures.interview(), ref="a.html")
    run = put(store, read)
    with store.transaction():
        assert store.put_article(replace(read, ref="b.html"), run)
    assert store.article(read.id).refs == ("a.html", "b.html")
    assert store.article(read.id).ref == "a.html"


def test_a_new_reading_is_shown_and_the_old_one_stays(store):
    old = fixtures.interview()
    new = replace(old, statements=old.statements[:1], reader={"version": "2"})
    put(store, old)
    with store.transaction():
        assert store.put_reading(new, "2", store.start_run(RUN))
    assert store.article(old.id) == new
    assert store.is_done(old.id, "read", "1")
    assert store.is_done(old.id, "read", "2")


def test_what_a_stage_owes(store):
    read = [fixtures.interview(), fixtures.flood()]
    run = put(store, *read)
    first, second = (article.id for article in read)
    assert list(store.owed("read", "1")) == []
    assert list(store.owed("read", "2")) == [first, second]
    assert store.count_owed("read", "2") == 2
    with store.transaction():
        store.mark(first, "copies", "1", run)
        store.mark(second, "copies", "1", run, outcome="failed", detail="broken")
    assert list(store.owed("copies", "1")) == [second]
    assert store.count_owed("copies", "1") == 1
    with store.transaction():
        store.mark(second, "copies", "1", run)
    assert list(store.owed("copies", "1")) == []


def test_what_is_owed_may_stand_anywhere(store):
    every = [fixtures.interview(), fixtures.flood(), fixtures.foreign()]
    run = put(store, *every)
    ids = [article.id for article in every]
    for version, done in enumerate(chain.from_iterable(combinations(ids, size) for size in range(4))):
        with store.transaction():
            for article_id in done:
                store.mark(article_id, "copies", str(version), run)
        assert list(store.owed("copies", str(version))) == [i for i in ids if i not in done]


def test_what_is_owed_may_be_done_while_it_is_listed(store):
    run = put(store, fixtures.interview(), fixtures.flood(), fixtures.foreign())
    seen = []
    for article_id in store.owed("copies", "1"):
        seen.append(article_id)
        with store.transaction():
            store.mark(article_id, "copies", "1", run)
    assert len(seen) == len(set(seen)) == 3


def test_an_error_within_a_transaction_leaves_nothing(store):
    with pytest.raises(ZeroDivisionError), store.transaction():
        put(store, fixtures.interview())
        raise ZeroDivisionError
    assert list(store.articles()) == []


def test_an_error_within_a_part_leaves_the_rest(store):
    with store.transaction():
        put(store, fixtures.flood())
        with pytest.raises(ZeroDivisionError), store.transaction():
            put(store, fixtures.interview())
            raise ZeroDivisionError
    assert list(store.articles()) == [fixtures.flood()]


def test_a_failure_stays_visible_until_it_is_resolved(store):
    failure = Failure("a.html", "no_text", "a.html: nothing found")
    with store.transaction():
        run = store.start_run(RUN)
        store.put_failure(failure, "ingest", run)
    assert list(store.failures()) == [failure]
    with store.transaction():
        assert store.resolve_failures("a.html", "ingest", run)
        assert not store.resolve_failures("a.html", "ingest", run)
    assert list(store.failures()) == []
    with store.transaction():
        assert store.put_failure(failure, "ingest", run)
    assert list(store.failures()) == [failure]


def test_a_change_outside_a_transaction_is_refused(store):
    with pytest.raises(LedgerError, match="outside a transaction"):
        store.put_raw("a", b"bytes")


def test_closing_twice_is_allowed(store):
    store.close()
    store.close()

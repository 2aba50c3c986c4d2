"""What goes into the spool comes out of it."""

from dataclasses import replace

from onrecord.pipeline.spool import Spool
from onrecord.records import Failure
from tests.export import articles


def test_articles_and_failures_come_back_as_they_were():
    items = [
        articles.interview(),
        articles.failure(),
        articles.hostile(),
        Failure("\ud800", "c", "line\nbreak"),
        articles.flood(),
    ]
    with Spool() as spool:
        for item in items:
            spool.add(item)
        assert spool.articles == 3
        assert list(spool.items()) == items
        assert list(spool.items()) == items, "it can be read again"


def test_a_record_that_json_cannot_hold_is_a_failure_and_the_rest_goes_on():
    with Spool() as spool:
        spool.add(replace(articles.flood(), unknown={"price": float("nan")}))
        spool.add(articles.interview())
        first, second = spool.items()
    assert (first.ref, first.code) == ("pages/flood.txt", "bad_record")
    assert second == articles.interview()

"""The whole stage: what it leaves alone, and how its time grows."""

from functools import partial

from onrecord.reading.provenance import trace
from onrecord.records import Article, Statement
from onrecord.text.span import Span
from tests.growth import MOST, growth

LINE = "Ana said in an interview with Reuters that it was late.\n"


def many(count):
    """An article of as many statements, each with an outlet and a circumstance."""
    at = range(0, count * len(LINE), len(LINE))
    statements = tuple(
        Statement(
            f"s{i}",
            (Span(i + 38, i + 54),),
            cue=Span(i + 4, i + 8),
            source=(Span(i, i + 3),),
            speaker="Ana",
            speaker_id="p1",
            speaker_type="person",
        )
        for i in at
    )
    return Article(id="a", text=LINE * count, statements=statements)


def test_an_article_without_statements_or_outlets_stays_as_it_is():
    article = Article(id="a", text="It was late.", outlet="The Lantern")
    assert trace(article) == article
    assert trace(Article(id="a", text="")).credits == ()


def test_only_credits_circumstances_and_chains_are_filled_in():
    article = many(3)
    for before, after in zip(article.statements, trace(article).statements, strict=True):
        assert (after.cue, after.content, after.speaker, after.parent) == (before.cue, before.content, "Ana", None)
        assert [c.label for c in after.circumstances] == ["interview"] and len(after.via) == 3


def test_traced_twice_is_traced_once():
    once = trace(many(3))
    assert trace(once) == once


def test_time_grows_with_the_article_not_with_its_square():
    assert growth(lambda units: partial(trace, many(80 * units))) < MOST

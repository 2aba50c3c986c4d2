"""Records: `text` as it stands, facts where they are given, nothing lost and nothing believed twice."""

import pytest

from onrecord.ingest.html import Extractor
from onrecord.ingest.record import record_article
from onrecord.records import Failure
from onrecord.text.span import Span
from tests.ingest.pages import BODY, page


@pytest.fixture(scope="module")
def extractor():
    with Extractor() as extractor:
        yield extractor


def read(value, extractor=None):
    return record_article(value, at="feed.jsonl:1", raw_sha256="0" * 64, extractor=extractor)


def test_text_alone_is_enough():
    article = read({"text": "It sank,\r\nshe said."})
    assert article.text == "It sank,\nshe said."
    assert (article.ref, article.offsets_to_source) == ("feed.jsonl:1", "partial")
    assert (article.title, article.outlet, article.url, article.language) == (None, None, None, None)


def test_text_is_taken_as_it_stands():
    text = "  Quayside News\n\n\n e\u0301 \u00ad\tIt sank  \n"
    article = read({"text": text})
    assert (article.text, article.outlet, article.offsets_to_source) == (text, None, "exact")


def test_facts_are_used():
    article = read(
        {
            "id": 17, "text": "It sank.", "url": "https://www.quay.example/a", "outlet": "Quay Post",
            "title": "A\nB", "published": "8 March 2025", "byline": ["Ann Lee", "Bo Dam"],
            "credit": "Reuters", "language": "en-GB",
        }
    )  # fmt: skip
    assert (article.ref, article.title, article.published) == ("17", "A B", "2025-03-08")
    assert (article.domain, article.byline, article.language) == ("quay.example", "Ann Lee, Bo Dam", "en")
    assert [(c.outlet, c.role, c.where, c.span) for c in article.credits] == [("Reuters", "origin", "meta", None)]


def test_unknown_keys_are_kept_and_earlier_results_are_not():
    article = read(
        {
            "text": "It sank.",
            "desk": {"shift": [1, None]},
            "statements": [{"id": "s1"}],
            "credits": "x",
            "reader": {},
        }
    )
    assert article.unknown == {"desk": {"shift": [1, None]}}
    assert (article.statements, article.credits, article.reader) == ((), (), None)


def test_a_fact_of_the_wrong_type_is_no_reason_to_lose_the_text():
    article = read({"text": "It sank.", "title": 5, "url": ["x"], "outlet": {"name": "Q"}, "id": None, "byline": None})
    assert (article.title, article.url, article.outlet, article.byline) == (None, None, None, None)


def test_a_credit_in_the_text_has_its_span():
    article = read({"text": "OSTHAVN (Reuters) - It sank, he said.", "outlet": "Quay Post"})
    assert [(c.outlet, c.where, c.span) for c in article.credits] == [("Reuters", "dateline", Span(9, 16))]


def test_html_is_extracted_and_the_record_knows_better_than_the_page(extractor):
    markup = page(head='<meta property="og:site_name" content="Quay Post">')
    article = read({"html": markup, "title": "Another title", "url": "https://quay.example/a", "desk": 1}, extractor)
    assert article.text == "\n\n".join(BODY)
    assert (article.title, article.outlet, article.domain) == ("Another title", "Quay Post", "quay.example")
    assert article.unknown == {"desk": 1}


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ([], "bad_record"),
        ("text", "bad_record"),
        (None, "bad_record"),
        ({}, "bad_record"),
        ({"text": None}, "bad_record"),
        ({"text": 5}, "bad_record"),
        ({"html": ["x"]}, "bad_record"),
        ({"text": ""}, "empty"),
        ({"text": "\u2003\n"}, "empty"),
    ],
)
def test_what_is_no_record(value, code):
    failure = read(value)
    assert isinstance(failure, Failure)
    assert (failure.code, failure.ref) == (code, "feed.jsonl:1")

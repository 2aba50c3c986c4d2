"""Web Annotation: valid JSON, names that stay, and selectors that find the words in code points."""

import io
import json
import re

import pytest

from onrecord.export.w3c import annotate, write
from onrecord.records import Article
from tests.export import articles

EVERY = [articles.interview(), articles.flood(), articles.hostile(), articles.foreign(), articles.failure()]


def page(*items):
    out = io.StringIO()
    write(items, out)
    return json.loads(out.getvalue())


@pytest.mark.parametrize("items", [[], EVERY[3:], EVERY])
def test_the_page_is_json_with_an_annotation_for_each_statement(items):
    found = page(*items)
    assert found["type"] == "AnnotationPage"
    assert found["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert len(found["items"]) == sum(len(a.statements) for a in items if isinstance(a, Article))


@pytest.mark.parametrize("article", EVERY[:4], ids=lambda a: a.ref)
def test_selectors_find_the_words(article):
    for annotation in annotate(article):
        assert annotation["target"]
        for target in annotation["target"]:
            quote, position = target["selector"]
            start, end = position["start"], position["end"]
            assert quote["exact"] == article.text[start:end]
            assert article.text[:start].endswith(quote["prefix"])
            assert article.text[end:].startswith(quote["suffix"])
            assert len(quote["prefix"]) == min(32, start)
            assert len(quote["suffix"]) == min(32, len(article.text) - end)
            assert target["onrecord:role"] in ("source", "cue", "content")


def test_positions_after_an_emoji_count_it_as_one():
    first = annotate(articles.flood())[0]["target"][0]["selector"]
    assert first[1]["start"] == 2
    assert first[0]["prefix"] == "🌊 "


def test_bodies_name_speaker_kind_and_chain():
    bodies = {(b["purpose"], b["value"]) for b in annotate(articles.interview())[1]["body"]}
    assert ("identifying", "his commanders") in bodies
    assert ("classifying", "indirect") in bodies
    assert ("describing", "The Daily Ferry ← Lantern Press Agency ← Idris Malko ← his commanders") in bodies


def test_names_are_unique_stable_and_parents_are_among_them():
    items = page(*EVERY)["items"]
    names = [a["id"] for a in items]
    assert len(set(names)) == len(names)
    assert names == [a["id"] for a in page(*EVERY)["items"]]
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", name) for name in names)
    assert all(a["onrecord:parent"]["id"] in names for a in items if "onrecord:parent" in a)


def test_the_source_is_a_web_address_or_the_hash_of_the_text():
    assert annotate(articles.interview())[0]["target"][0]["source"].startswith("https://ferry.example/")
    for article in (articles.flood(), articles.hostile()):
        assert annotate(article)[0]["target"][0]["source"].startswith("ni:///sha-256;")

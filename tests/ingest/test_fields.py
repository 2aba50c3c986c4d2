"""Fields are one line of data, whatever comes in."""

import pytest

from onrecord import limits
from onrecord.ingest.fields import domain_of, field, language_subtag, web_url


def test_controls_and_line_ends_become_spaces_and_the_rest_is_kept():
    assert field(" a\x1b[31m\nb\u2028c\x85d\x07\u202ee ") == "a [31m b c d \u202ee"
    assert field("\ud800") == "\ufffd"
    assert field(" \n") is None
    assert field(5) is None
    assert len(field("x" * 50_000_000)) == limits.MAX_FIELD_CHARS


def test_urls_and_domains():
    assert domain_of("https://WWW.Quay.example:8080/a") == "quay.example"
    for value in (
        "javascript:alert(1)",
        "/a",
        "https://",
        "http://[::1",
        "ftp://quay.example",
        "quay.example",
        None,
    ):
        assert web_url(value) is None, value


@pytest.mark.parametrize(
    ("tag", "subtag"),
    [
        ("en-GB", "en"),
        ("pt_BR", "pt"),
        ("SR-Latn-RS", "sr"),
        ("und", None),
        ("english", None),
        ("", None),
        (None, None),
    ],
)
def test_language_tags(tag, subtag):
    assert language_subtag(tag) == subtag

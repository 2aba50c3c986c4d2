"""Whatever the bytes, each input gives articles and failures, never an exception; articles can be written."""

import io
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.ingest import ingest
from onrecord.ingest.dates import iso_date
from onrecord.ingest.decode import decode
from onrecord.ingest.fields import domain_of, field, language_subtag
from onrecord.ingest.plain_text import first_lines
from onrecord.ingest.record import load_json, record_article
from onrecord.records import Article, Failure, dumps, loads

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=80)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY_TEXT, inner, max_size=3),
    max_leaves=8,
)
RECORD = st.fixed_dictionaries(
    {"text": ANY_TEXT},
    optional=dict.fromkeys(["id", "url", "outlet", "title", "byline", "published", "credit", "language", "x"], JSON),
)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300) | st.binary(max_size=100).map(lambda b: b'{"text": "' + b + b'"}\n{"text": "a"}'))
def test_any_bytes_on_standard_input(data):
    if b"<" in data:  # Pages go through the child, which has tests of its own.
        return
    for item in ingest(["-"], stdin=io.BytesIO(data)):
        assert isinstance(item, Article | Failure)
        if isinstance(item, Article):
            assert loads(dumps(item).encode("utf-8")) == item


@settings(max_examples=60, deadline=None)
@given(RECORD)
def test_any_record_gives_an_article_that_can_be_written(record):
    value = load_json(json.dumps(record).encode())
    item = record_article(value, at="f:1", raw_sha256=None, extractor=None)
    if isinstance(item, Article):
        assert loads(dumps(item).encode("utf-8")) == item
    else:
        assert item.code == "empty"


@settings(max_examples=60, deadline=None)
@given(ANY_TEXT)
def test_fields_take_anything(text):
    value = field(text)
    assert value is None or (value == field(value) and not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in value))
    first_lines(text)
    iso_date(text)
    domain_of(text)
    language_subtag(text)


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=200), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_unicode_text_survives_decoding(text, encoding):
    try:
        assert decode(text.encode(encoding)).text == text.removeprefix("\ufeff") or text.startswith("\ufeff")
    except InputError as error:
        assert error.code in ("binary", "bad_encoding")

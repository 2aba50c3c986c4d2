"""JSON lines and JSON files: each line stands for itself."""

import io

import pytest

from onrecord.errors import InputError
from onrecord.ingest.json_lines import read_json, read_json_lines
from onrecord.records import Article


def outcomes(reader, data):
    items = reader(io.BytesIO(data), ref="f", extractor=None)
    return [(i.ref, i.text if isinstance(i, Article) else i.code) for i in items]


def test_lines_are_numbered_as_an_editor_numbers_them():
    data = b'\xef\xbb\xbf{"text": "one"}\r\n\r\n{"text": "three"}\n nonsense \n{"text": "five"}'
    assert outcomes(read_json_lines, data) == [
        ("f:1", "one"),
        ("f:3", "three"),
        ("f:4", "bad_json"),
        ("f:5", "five"),
    ]


def test_an_empty_file_has_no_lines():
    assert outcomes(read_json_lines, b"") == []


def test_a_json_file_holds_a_record_or_a_list_or_lines():
    assert outcomes(read_json, b'{"text":\n"one"}') == [("f", "one")]
    assert outcomes(read_json, b'[{"text": "one"}, 5]') == [("f:1", "one"), ("f:2", "bad_record")]
    assert outcomes(read_json, b'{"text": "one"}\n{"text": "two"}\n') == [("f:1", "one"), ("f:2", "two")]
    assert outcomes(read_json, '{"text": "é"}'.encode("utf-16")) == [("f", "é")]


@pytest.mark.parametrize(("data", "code"), [(b"", "empty"), (b"{", "bad_json"), (b'{"text":\n oops}', "bad_json")])
def test_a_broken_json_file(data, code):
    with pytest.raises(InputError) as caught:
        outcomes(read_json, data)
    assert caught.value.code == code


def test_numbers_that_python_refuses_are_a_failure():
    assert outcomes(read_json_lines, b'{"text": "a", "n": ' + b"9" * 10_000 + b"}") == [("f:1", "bad_json")]
    assert outcomes(read_json_lines, b'{"text": "a", "n": NaN}') == [("f:1", "a")]

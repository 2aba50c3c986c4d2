"""Tables: rows are records, however they are quoted."""

import io

import pytest

from onrecord import limits
from onrecord.errors import InputError
from onrecord.ingest.table import read_table
from onrecord.records import Article


def rows(data, **options):
    stream = io.BytesIO(data if isinstance(data, bytes) else data.encode())
    return [
        (item.ref, item.text) if isinstance(item, Article) else (item.ref, item.code)
        for item in read_table(stream, ref="t.csv", extractor=None, **options)
    ]


def test_cells_may_span_lines_and_hold_quotes():
    data = 'id,text\r\na,"One,\r\n""two"""\r\n\r\nb,Three\r\n'
    assert rows(data) == [("a", 'One,\n"two"'), ("b", "Three")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_header_tells_the_delimiter(delimiter):
    assert rows(f"id{delimiter} Text \n7{delimiter}Words") == [("7", "Words")]


def test_encodings_and_marks():
    assert rows(b"\xef\xbb\xbftext\ncaf\xc3\xa9") == [("t.csv:2", "café")]
    assert rows("text\nUn café, s’il vous plaît, dit-elle".replace(",", " ").encode("cp1252"))[0][1].startswith(
        "Un café"
    )
    with pytest.raises(InputError, match="save it as UTF-8"):
        rows("text\nwords".encode("utf-16"))


def test_very_large_cells():
    assert rows("text\n" + "x" * 300_000) == [("t.csv:2", "x" * 300_000)]


def test_broken_rows_are_failures_with_their_line():
    data = 'id,text\n1,"open\n2,sound\n3,"a"b\n4,too,many\n5,sound\n6\n'
    assert rows(data) == [
        ("t.csv:2", "bad_record"),
        ("2", "sound"),
        ("t.csv:4", "bad_record"),
        ("t.csv:5", "bad_record"),
        ("5", "sound"),
        ("t.csv:7", "bad_record"),
    ]


def test_a_row_over_the_cap_is_one_failure(monkeypatch):
    monkeypatch.setattr(limits, "MAX_RECORD_BYTES", 100)
    data = "id,text\n1," + "x" * 200 + '\n2,"' + "y\n" * 80 + '"\n3,sound\n'
    found = rows(data)
    assert found[0] == ("t.csv:2", "too_large")
    assert found[1] == ("t.csv:3", "too_large")
    assert found[-1] == ("3", "sound")


def test_a_table_that_is_broken_throughout_is_given_up(monkeypatch):
    monkeypatch.setattr(limits, "MAX_TABLE_REPAIRS", 5)
    with pytest.raises(InputError, match="more than 5 broken rows"):
        rows("text\n" + '"a"b\n' * 20)


@pytest.mark.parametrize(("data", "code"), [("", "empty"), ("\n\n", "empty"), ("id,body\n1,x", "bad_record")])
def test_no_table(data, code):
    with pytest.raises(InputError) as caught:
        rows(data)
    assert caught.value.code == code

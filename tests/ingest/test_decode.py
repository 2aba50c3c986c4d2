"""Bytes to text in the order that the module states."""

import pytest

from onrecord.errors import InputError
from onrecord.ingest.decode import decode

TEXT = "“Not today,” said Žofie Müller – “it’s late”. " * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_with_and_without_mark(encoding):
    assert decode(TEXT.encode(encoding)).text == TEXT


def test_valid_utf8_beats_a_wrong_label():
    assert decode(TEXT.encode(), "iso-8859-1").encoding == "utf-8"


@pytest.mark.parametrize(
    ("encoding", "label"),
    [
        ("cp1252", "iso-8859-1"),
        ("cp1252", "latin1"),
        ("cp1251", "windows-1251"),
        ("cp932", "Shift_JIS"),
        ("gb18030", "gb2312"),
    ],
)
def test_a_declared_encoding_is_read_as_browsers_do(encoding, label):
    text = {
        "cp1251": "«Поздно», – сказал он.",
        "cp932": "「遅い」と彼は言った。①",
        "gb18030": "“太晚了”，他说。",
    }
    text = text.get(encoding, "“It’s late” – he said at the café.")
    assert decode(text.encode(encoding), label).text == text


@pytest.mark.parametrize("label", ["no-such", "", "rot13", "utf-16", "idna", "undefined", "a\0b"])
def test_a_label_that_cannot_be_is_passed_over(label):
    assert decode("Café society, he said.".encode("cp1252"), label).text == "Café society, he said."


def test_undeclared_encodings_are_guessed():
    text = "Это было поздно вечером, сказал он, и никто не ответил ему. " * 5
    assert decode(text.encode("cp1251")).text == text


def test_utf8_that_is_cut_or_rarely_broken_stays_utf8():
    cut = decode(TEXT.encode() + b"\xe2\x80")
    assert (cut.text, cut.exact) == (TEXT + "\ufffd", False)
    broken = decode((TEXT * 10).encode() + b"\xff and on")
    assert broken.text == TEXT * 10 + "\ufffd and on"


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n", b"\x7fELF" + b"a" * 99, b"a\0\1\2\3b" * 20, b"\0", b"%PDF-1.4 text"]
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(InputError) as caught:
        decode(data)
    assert caught.value.code == "binary"


def test_broken_utf16_is_refused():
    with pytest.raises(InputError) as caught:
        decode(b"\xff\xfe" + b"\x00\xd8" * 50)
    assert caught.value.code == "bad_encoding"


def test_nothing_is_empty():
    with pytest.raises(InputError) as caught:
        decode(b"")
    assert caught.value.code == "empty"

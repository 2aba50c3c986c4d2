"""Corpus files, whole and broken."""

import gzip
import json

import pytest

from onrecord.errors import InputError, RecordError
from onrecord.scoring import load_corpus

LINE = json.dumps({"id": "1", "text": "Ida said so.", "ignore": [[0, 3]]})


def test_plain_and_gzip_and_blank_lines(tmp_path):
    lines = f"{LINE}\n\n{LINE.replace('1', '2', 1)}\n".encode()
    (tmp_path / "a.jsonl").write_bytes(lines)
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines))
    for name in ("a.jsonl", "a.jsonl.gz"):
        corpus = load_corpus(tmp_path / name)
        assert list(corpus) == ["1", "2"]
        assert corpus["1"].unknown["ignore"] == [[0, 3]]


@pytest.mark.parametrize(
    ("second", "says"),
    [(LINE, "'1' stands twice"), ("{", "not JSON"), ('{"id": "2"}', "text"), ("[]", "object")],
)
def test_a_bad_line_is_named(tmp_path, second, says):
    path = tmp_path / "a.jsonl"
    path.write_text(f"{LINE}\n{second}\n")
    with pytest.raises(RecordError, match=rf"a\.jsonl:2: .*{says}"):
        load_corpus(path)


def test_a_line_beyond_the_limit_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("onrecord.scoring.corpus.MAX_RECORD_BYTES", 20)
    path = tmp_path / "a.jsonl"
    path.write_text(LINE)
    with pytest.raises(RecordError, match="longer than 20 bytes"):
        load_corpus(path)


def test_a_file_that_cannot_be_read(tmp_path):
    cut = tmp_path / "cut.jsonl.gz"
    cut.write_bytes(gzip.compress(LINE.encode() * 1000)[:-12])
    not_gzip = tmp_path / "plain.jsonl.gz"
    not_gzip.write_text(LINE)
    for path in (cut, not_gzip, tmp_path / "absent.jsonl", tmp_path):
        with pytest.raises(InputError) as caught:
            load_corpus(path)
        assert caught.value.code == "unreadable"

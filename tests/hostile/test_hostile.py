"""Every hostile input gives a typed result, and the inputs around it are read all the same."""

import gzip
import io
import json
import re
import tracemalloc
from pathlib import Path

import pytest

from onrecord import limits
from onrecord.ingest import ingest
from onrecord.records import Article, Failure, dumps, loads

HERE = Path(__file__).parent
READ = "read"
CASES = {
    "altered-page.warc": ["digest_mismatch", READ, READ],
    "billion-laughs.rss": [READ, READ],
    "billion-laughs.xhtml": [READ],
    "bomb.warc.gz": [READ, "too_large", READ],
    "broken-jsonld.html": [READ],
    "broken-line.jsonl": [READ, "bad_json", "bad_record", "bad_record", "bad_record", "empty", READ],
    "colspan-bomb.html": [READ],
    "cp1252-labelled-latin1.html": [READ],
    "cut.warc": [READ, "truncated_warc"],
    "empty.txt": ["empty"],
    "flipped-bit.warc.gz": [READ, "bad_gzip", READ],
    "hostile-title.html": [READ],
    "latin1-line.jsonl": [READ, "bad_encoding", READ],
    "no-text-column.csv": ["bad_record"],
    "no-text.html": ["no_text"],
    "not-gzip.jsonl.gz": ["bad_gzip"],
    "nul-in-text.txt": [READ],
    "one-character.txt": [READ],
    "only-spaces.txt": ["empty"],
    "outside.opml": ["not_found", "not_found", "not_fetched", "unsupported_format"],
    "picture.txt": ["binary"],
    "program.html": ["binary"],
    "secret-file.rss": [READ],
    "slip.wacz": ["bad_wacz"],
    "surrogate-reference.rss": [READ],
    "surrogates.jsonl": [READ],
    "truncated-utf8.html": [READ],
    "truncated-utf8.txt": [READ],
    "unclosed-quote.csv": [READ, "bad_record", READ, "bad_record", READ],
    "utf16-be-mark.txt": [READ],
    "utf16-le-no-mark.txt": [READ],
    "utf8-labelled-latin1.html": [READ],
    "wrong-length.warc": ["bad_warc", READ],
}
HOLD_MANY = (".jsonl", ".csv", ".gz", ".warc", ".wacz", ".rss", ".opml")
LAST = HERE / "one-character.txt"


@pytest.fixture(scope="module")
def outcomes():
    """One batch over the whole folder: what each file gave."""
    found = {}
    for item in ingest([str(HERE)]):
        found.setdefault(None, []).append(item)
    by_file = {}
    for name in [*CASES, "truncated.jsonl.gz"]:
        by_file[name] = list(ingest([str(HERE / name)])) if name.endswith(HOLD_MANY) else []
    for item in found[None]:
        name = Path(re.sub(r":\d+$", "", item.ref)).name
        if name in by_file and not name.endswith(HOLD_MANY):
            by_file[name].append(item)
    return by_file


def code(item):
    return READ if isinstance(item, Article) else item.code


@pytest.mark.parametrize("name", CASES)
def test_each_file_gives_what_is_stated(outcomes, name):
    assert [code(item) for item in outcomes[name]] == CASES[name]


def test_every_file_has_its_case_and_its_line_in_the_readme():
    files = {p.name for p in HERE.iterdir() if p.suffix not in (".py", ".md") and p.is_file()}
    assert files == {*CASES, "truncated.jsonl.gz"}
    assert set(re.findall(r"^\| `([^`]+)`", (HERE / "README.md").read_text("utf-8"), re.M)) == files


def test_what_came_before_the_break_of_a_packed_file_is_read(outcomes):
    *before, last = outcomes["truncated.jsonl.gz"]
    assert [item.ref for item in before] == [str(i) for i in range(len(before))]
    assert len(before) > 10
    assert last.code == "truncated_gzip"


def test_every_article_can_be_written_and_read_again(outcomes):
    for items in outcomes.values():
        for item in items:
            if isinstance(item, Article):
                assert loads(dumps(item).encode("utf-8")) == item


def test_every_message_is_one_line_that_names_the_input(outcomes):
    failures = [i for items in outcomes.values() for i in items if isinstance(i, Failure)]
    assert len(failures) > 8
    for item in failures:
        assert item.message.startswith(item.ref)
        assert item.message.isprintable()


def test_encodings_survive_wrong_labels(outcomes):
    for name in ("cp1252-labelled-latin1.html", "utf8-labelled-latin1.html", "truncated-utf8.html"):
        (item,) = outcomes[name]
        assert "“It just went,” he said – “like that”." in item.text
    for name in ("utf16-be-mark.txt", "utf16-le-no-mark.txt"):
        assert outcomes[name][0].text == "“Not today,” said Ann Lee.\nShe left.\n"


def test_a_hostile_title_is_kept_as_harmless_data(outcomes):
    (item,) = outcomes["hostile-title.html"]
    assert item.title == "</script><img src=x onerror=alert(1)> \u202egnp.exe\u202c ]0;owned [31m red second line"
    assert item.outlet == "[2JQuay Post"
    assert "<script>alert(1)</script> is what the sign" in item.text


def test_surrogates_and_nul_become_replacement_characters(outcomes):
    (item,) = outcomes["surrogates.jsonl"]
    assert item.text == "one \ufffd two \ufffd three 😀"
    assert (item.ref, item.title) == ("lone\ufffd", "a\ufffdb")
    assert item.unknown == {"odd\ufffd": ["\ufffd", None]}
    assert item.offsets_to_source == "partial"


def test_entities_that_a_page_declares_are_not_unfolded(outcomes):
    (item,) = outcomes["billion-laughs.xhtml"]
    assert len(item.text) < 1_000


def test_what_a_feed_would_take_from_elsewhere_is_not_in_it(outcomes):
    for name in ("billion-laughs.rss", "secret-file.rss", "outside.opml"):
        for item in outcomes[name]:
            words = f"{item.text}{item.title}" if isinstance(item, Article) else item.message
            assert len(words) < 500
            assert "root:" not in words


def test_references_to_no_character_become_replacement_characters(outcomes):
    (item,) = outcomes["surrogate-reference.rss"]
    assert item.text == "It sank, said Ole Brandt. \ufffd\ufffd \ufffd é"
    assert (item.title, item.outlet) == ("Dredger \ufffd \ufffd", "Quay \ufffd Post")


def batch(tmp_path, name, data):
    """The outcome of a generated file, with a sound one after it that must be read."""
    path = tmp_path / name
    path.write_bytes(data)
    *items, last = ingest([str(path), str(LAST)])
    assert last.text == "é"
    return items


def test_ten_megabytes_are_one_article(tmp_path):
    text = "“It is late,” said Ann Lee, and went home.\n\n" * 230_000
    (item,) = batch(tmp_path, "long.txt", text.encode())
    assert len(item.text) == len(text) > 10_000_000
    assert item.offsets_to_source == "exact"


def test_a_million_characters_without_a_space(tmp_path):
    (item,) = batch(tmp_path, "word.txt", b"a" * 1_000_000)
    assert len(item.text) == 1_000_000
    (item,) = batch(tmp_path, "word.html", b"<html><body><p>" + b"a" * 1_000_000 + b"</p></body></html>")
    assert isinstance(item, Failure) or len(item.text) == 1_000_000


def test_a_hundred_thousand_nested_tags(tmp_path):
    words = "The dredger sank on Monday, said the harbour master, who had watched it from the quay."
    page = "<html><body>" + "<div>" * 100_000 + f"<p>{words}</p>" + "</div>" * 100_000
    (item,) = batch(tmp_path, "deep.html", page.encode())
    assert item.text == words
    page = "<html><body>" + "<div></span>" * 100_000 + f"<p>{words}</p>"
    (item,) = batch(tmp_path, "crooked.html", page.encode())
    assert isinstance(item, Failure) or item.text == words


@pytest.mark.parametrize("piece", ["<!--", "<a", "<script>", "<head>", "&#", "<p ", "]]>", "<![CDATA["])
def test_markup_that_never_ends_takes_linear_time(tmp_path, piece):
    page = "<html><body><p>The dredger sank, said the harbour master.</p>" + piece * 100_000
    (item,) = batch(tmp_path, "unclosed.html", page.encode())
    assert isinstance(item, Article | Failure)


def test_a_file_over_the_cap_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MAX_INPUT_BYTES", 1_000_000)
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    tracemalloc.start()
    (item,) = ingest([str(path)])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert item.code == "too_large"
    assert peak < 1_000_000


def test_a_packed_bomb_is_stopped_and_takes_no_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MAX_UNPACKED_BYTES", 30_000_000)
    monkeypatch.setattr(limits, "MAX_RECORD_BYTES", 1_000_000)
    path = tmp_path / "bomb.jsonl.gz"
    with gzip.open(path, "wb") as stream:
        stream.write(b'{"text": "sound"}\n')
        for _ in range(40):
            stream.write(b" " * 1_000_000)
    tracemalloc.start()
    items = list(ingest([str(path)]))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [code(item) for item in items] == [READ, "too_large"]
    assert peak < 8_000_000


def test_a_line_over_the_cap_is_one_failure(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MAX_RECORD_BYTES", 1_000)
    data = b'{"text": "one"}\n{"text": "' + b"x" * 5_000 + b'"}\n{"text": "three"}\n'
    items = batch(tmp_path, "long.jsonl", data)
    assert [code(item) for item in items] == [READ, "too_large", READ]
    assert items[1].ref.endswith(":2")


@pytest.mark.parametrize(
    "deep", ["[" * 100_000, '{"a":' * 100_000, '{"text": "t", "a": ' + "[" * 150 + "]" * 150 + "}"]
)
def test_deeply_nested_json_is_a_failure(tmp_path, deep):
    items = batch(tmp_path, "deep.jsonl", f'{deep}\n{{"text": "sound"}}\n'.encode())
    assert [code(item) for item in items] == ["bad_json", READ]


def test_a_long_unclosed_quote_does_not_take_the_rest(tmp_path):
    rows = "".join(f"{i},said {i}\n" for i in range(20_000))
    items = batch(tmp_path, "quote.csv", f'id,text\n0,"open\n{rows}'.encode())
    assert [code(item) for item in items[:2]] == ["bad_record", READ]
    assert len(items) == 20_001


def test_hostile_bytes_on_standard_input():
    for data in (
        b"",
        b"\0" * 5_000,
        b"\x1f\x8b" + b"\0" * 50,
        b"{",
        b"[{}]",
        b"PAR1" * 10,
        b"<",
        b"\xff\xfe",
    ):
        for item in ingest(["-"], stdin=io.BytesIO(data)):
            assert isinstance(item, Article | Failure)
            assert json.dumps(item.ref)

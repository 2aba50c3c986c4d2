"""`ingest` and `count_inputs`: every path gives what it holds, in order, and nothing stops the rest."""

import gzip
import hashlib
import io
import json
import os

from onrecord.ingest import count_inputs, ingest
from onrecord.records import Article, article_id, text_hash
from tests.ingest.pages import BODY, page


def write(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return str(path)


def texts(paths, **options):
    return [item.text if isinstance(item, Article) else item.code for item in ingest(paths, **options)]


def test_each_suffix_has_its_reader(tmp_path):
    record = json.dumps({"text": "A record, she said."})
    paths = [
        write(tmp_path / "a.txt", "Plain, she said."),
        write(tmp_path / "a.TEXT", "Plain, she said."),
        write(tmp_path / "a.md", "Plain, she said."),
        write(tmp_path / "a.HTM", page()),
        write(tmp_path / "a.xhtml", page()),
        write(tmp_path / "a.jsonl", record),
        write(tmp_path / "a.ndjson.gz", gzip.compress(record.encode())),
        write(tmp_path / "a.json", json.dumps({"text": "A record, she said."}, indent=2)),
        write(tmp_path / "a.csv", "text\nA record"),
        write(tmp_path / "a.tsv", "id\ttext\n1\tA record"),
        write(tmp_path / "a.txt.gz", gzip.compress(b"Plain, she said.")),
    ]
    plain, html, line = "Plain, she said.", "\n\n".join(BODY), "A record, she said."
    assert texts(paths) == [plain] * 3 + [html] * 2 + [line] * 3 + ["A record"] * 2 + [plain]


def test_a_file_of_unknown_suffix_is_looked_at_when_it_is_named(tmp_path):
    paths = [
        write(tmp_path / "page.php", page()),
        write(tmp_path / "feed.log", '{"text": "one"}\n{"text": "two"}\n'),
        write(tmp_path / "packed.bin", gzip.compress(b'{"text": "three"}')),
        write(tmp_path / "indented", '{\n  "text": "four"\n}'),
        write(tmp_path / "list", '[{"text": "five"}]'),
        write(tmp_path / "notes", "Some notes"),
        write(tmp_path / "notes.pdf", b"%PDF-1.7\n"),
        write(tmp_path / "utf16", "Some notes".encode("utf-16")),
    ]
    found = texts(paths)
    assert found == [
        "\n\n".join(BODY),
        "one",
        "two",
        "three",
        "four",
        "five",
        "Some notes",
        "binary",
        "Some notes",
    ]


def test_standard_input_is_looked_at_too():
    assert texts(["-"], stdin=io.BytesIO(page().encode())) == ["\n\n".join(BODY)]
    assert texts(["-"], stdin=io.BytesIO(b'{"text": "one"}\n{"text": "two"}')) == ["one", "two"]
    assert texts(["-"], stdin=io.BytesIO(b"words")) == ["words"]
    assert texts(["-"], stdin=io.BytesIO(b"")) == ["empty"]
    assert texts(["-"]) == ["not_found"]


def test_standard_input_is_read_line_by_line():
    """A feed that never ends gives its first article at once, not when it ends."""

    class Feed(io.RawIOBase):
        def __init__(self):
            self.served = 0

        def readable(self):
            return True

        def read(self, size=-1):
            self.served += 1
            return b'{"text": "one"}\n' * 2_000 if self.served < 1_000 else b""

    feed = Feed()
    items = ingest(["-"], stdin=feed)
    assert next(items).text == "one"
    assert feed.served < 10
    items.close()


def test_what_cannot_be_opened_is_a_failure_and_the_rest_goes_on(tmp_path):
    sound = write(tmp_path / "sound.txt", "Sound")
    assert texts(["/no/such/file", sound, "nul\0byte", sound + "/below", sound]) == [
        "not_found",
        "Sound",
        "not_found",
        "not_found",
        "Sound",
    ]


def test_folders_are_walked_in_order_without_hidden_files_and_loops(tmp_path):
    write(tmp_path / "b" / "2.txt", "two")
    write(tmp_path / "b" / "1.txt", "one")
    write(tmp_path / "a.txt", "first")
    write(tmp_path / "c.jpg", b"\xff\xd8\xff")
    write(tmp_path / ".hidden" / "x.txt", "hidden")
    write(tmp_path / ".x.txt", "hidden")
    (tmp_path / "b" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "z.txt").symlink_to(tmp_path / "gone.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    found = list(ingest([str(tmp_path)]))
    assert [i.text for i in found[:3]] == ["first", "one", "two"]
    assert [i.code for i in found[3:]] == ["not_found"]
    assert found[1].ref == str(tmp_path / "b" / "1.txt")


def test_a_folder_without_a_readable_file_says_so(tmp_path):
    write(tmp_path / "c.jpg", b"\xff\xd8\xff")
    (item,) = ingest([str(tmp_path)])
    assert item.code == "empty"
    assert "1 of other kinds" in item.message


def test_an_article_says_where_it_is_from(tmp_path):
    data = page(head='<link rel="canonical" href="https://www.quay.example/a">').encode()
    path = write(tmp_path / "a.html", data)
    (item,) = ingest([path])
    assert item.ref == path
    assert item.raw_sha256 == hashlib.sha256(data).hexdigest()
    assert item.text_sha256 == text_hash(item.text)
    assert item.id == article_id(item.text, url="https://www.quay.example/a")
    assert (item.url, item.domain) == ("https://www.quay.example/a", "quay.example")
    assert item.statements == ()


def test_the_same_article_twice_is_given_twice(tmp_path):
    path = write(tmp_path / "a.txt", "Same")
    one, two = ingest([path, path])
    assert one == two


def test_counting_is_an_estimate_or_nothing(tmp_path):
    lines = write(tmp_path / "a.jsonl", '{"text": "one"}\n{"text": "two"}')
    plain = write(tmp_path / "b" / "a.txt", "one")
    write(tmp_path / "b" / "c.jpg", b"")
    table = write(tmp_path / "t" / "a.csv", "text\none")
    packed = write(tmp_path / "t" / "a.jsonl.gz", gzip.compress(b"{}"))
    assert count_inputs([lines, plain, str(tmp_path / "b"), "/no/such"]) == 5
    assert count_inputs([]) == 0
    assert count_inputs([table]) is None
    assert count_inputs([packed]) is None
    assert count_inputs(["-"]) is None

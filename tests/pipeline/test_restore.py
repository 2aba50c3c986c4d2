"""What was exported from a ledger comes back into another one: the same articles, readings and counts."""

import gzip
import io
import json
from dataclasses import replace
from typing import ClassVar

import pytest

import onrecord
from onrecord.export import write
from onrecord.records import Article, article_id, dumps, text_hash
from tests.export import articles
from tests.pipeline.doubles import Reader
from tests.pipeline.test_ledger import Finder

NOT_OF_THE_CONTENT = {"run", "resolved", "started", "command"}


def content(ledger):
    """Every row of every table that is not about the runs that wrote it, the raw bytes or the failures."""
    db = ledger.store.db
    found = {}
    for (name,) in db.all("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"):
        if name in ("run", "raw", "failure", "migration") or name.startswith("sqlite_"):
            continue
        columns = [str(row[1]) for row in db.all(f"PRAGMA table_info({name})") if row[1] not in NOT_OF_THE_CONTENT]
        if name == "ref":
            columns.remove("number")  # the order in which names were met, over all articles
        if columns and "fts" not in name:
            listed = ", ".join(f'"{column}"' for column in columns)
            found[name] = sorted(db.all(f"SELECT {listed} FROM {name}"), key=repr)
    return found


def exported(ledger):
    out = io.StringIO()
    write("jsonl", ledger.articles(), out)
    return out.getvalue()


class Kept(Reader):
    """Gives articles as they were found before, with the speakers, circumstances and hops of the fixtures."""

    version = "1 fixtures@1"
    found: ClassVar[dict[str, Article]] = {}

    def _read(self, held):
        for article in super()._read(held):
            reader = {"version": "1", "model": "fixtures@1"}
            yield replace(self.found.get(article.id, article), outcome="read", reader=reader)


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """A ledger of the fixtures: one met twice, one with keys of its own, one in a language that is not read, one
    that waits."""
    items = [articles.interview(), articles.flood(), articles.hostile(), articles.foreign()]
    items[1] = replace(items[1], unknown={"note": {"of": ["somebody", 1, None, "é"]}})
    items = [
        replace(a, id=article_id(a.text, url=a.url, domain=a.domain, outlet=a.outlet), text_sha256=text_hash(a.text))
        for a in items
    ]
    Kept.found = {article.id: article for article in items}
    bare = [replace(a, statements=(), speakers=(), outcome=None, reader=None) for a in items]
    again, waits = replace(bare[0], ref="another/name.html"), replace(bare[0], text="BREAK here", id="", ref="w")
    waits = replace(waits, id=article_id(waits.text, url=waits.url), text_sha256=text_hash(waits.text), credits=())
    monkeypatch.setattr("onrecord.ingest.ingest", lambda paths, *, stdin=None: iter([*bare, again, waits]))
    monkeypatch.setattr("onrecord.ingest.count_inputs", lambda paths: None)
    with onrecord.Ledger(tmp_path / "one.db", reader=Kept()) as ledger:
        summary = ledger.add("pages")
        assert (summary.added, summary.known, summary.failed) == (4, 1, 1)
        yield ledger


@pytest.fixture
def empty(tmp_path):
    with onrecord.Ledger(tmp_path / "two.db", reader=Kept()) as ledger:
        yield ledger


def test_an_import_into_an_empty_ledger_gives_the_same_ledger(kept, empty, tmp_path):
    lines = exported(kept)
    (tmp_path / "all.jsonl").write_text(lines, "utf-8")
    summary = empty.import_records(tmp_path / "all.jsonl")
    assert (summary.added, summary.known, summary.failed) == (5, 0, 0)
    assert exported(empty) == lines
    one, two = content(kept), content(empty)
    # The article that failed in the first ledger has only waited in the second one.
    one["ledger"] = [row for row in one["ledger"] if "failed" not in row]
    assert two == one
    assert sum(map(len, one.values())) > 100
    assert empty.store.db.integrity() == []
    assert [(h.id, h.content) for h in empty.search("road")] == [(h.id, h.content) for h in kept.search("road")]
    assert empty.owed() == kept.owed() == 1


def test_importing_again_changes_nothing(kept, empty, tmp_path):
    (tmp_path / "all.jsonl").write_text(exported(kept), "utf-8")
    empty.import_records(tmp_path / "all.jsonl")
    before = content(empty), empty.store.db.all("SELECT * FROM run")
    summary = empty.import_records(tmp_path / "all.jsonl")
    assert (summary.added, summary.known) == (0, 5)
    assert (content(empty), empty.store.db.all("SELECT * FROM run")) == before


def test_part_of_an_article_does_not_replace_the_whole(kept, empty, tmp_path):
    (tmp_path / "all.jsonl").write_text(exported(kept), "utf-8")
    out = io.StringIO()
    write("jsonl", kept.articles("road"), out)
    (tmp_path / "part.jsonl").write_text(out.getvalue(), "utf-8")
    empty.import_records(tmp_path / "all.jsonl")
    whole = exported(empty)
    empty.import_records(tmp_path / "part.jsonl")
    assert exported(empty) == whole


def test_packed_and_from_standard_input(kept, tmp_path):
    packed = gzip.compress(exported(kept).encode())
    (tmp_path / "all.jsonl.gz").write_bytes(packed)
    for number, (path, stdin) in enumerate([(tmp_path / "all.jsonl.gz", None), ("-", io.BytesIO(packed))]):
        with onrecord.Ledger(tmp_path / f"{number}.db") as ledger:
            assert ledger.import_records(path, stdin=stdin).added == 5
            assert exported(ledger) == exported(kept)


def codes(ledger, tmp_path, *lines):
    data = b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
    (tmp_path / "a.jsonl").write_bytes(data)
    summary = ledger.import_records(tmp_path / "a.jsonl")
    assert summary.inputs == summary.added + summary.known + summary.failed
    return [failure.code for failure in summary.failures]


def test_what_is_no_sound_record_is_told_and_the_rest_is_taken(empty, tmp_path):
    flood = articles.flood()
    sound = json.loads(dumps(replace(flood, id="x", text_sha256=None)))
    changed = dict(sound, text_sha256="0" * 64)
    beyond = dict(sound, statements=[{"id": "s", "content": [[0, 10**9]]}])
    lines = ["{", '{"text": 5}', '{"text": " "}', '{"text": "a\\u0000b"}', '{"text": "a\\r\\nb"}', "[" * 100_000]
    found = codes(empty, tmp_path, *lines, json.dumps(changed), json.dumps(beyond), b"\xff\xfe{", "", json.dumps(sound))
    assert found == ["bad_record", "bad_record", "empty"] + ["bad_record"] * 6
    assert [article.ref for article in empty.articles()] == [flood.ref]
    assert {failure.ref.rpartition(":")[2] for failure in empty.failures()} == {str(n) for n in range(1, 10)}


def test_files_that_are_not_there_or_break(empty, tmp_path):
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(dumps(articles.flood()).encode() * 50)[:-100])
    summary = empty.import_records(tmp_path / "none.jsonl", tmp_path, tmp_path / "cut.jsonl.gz")
    assert [failure.code for failure in summary.failures] == ["not_found", "unreadable", "truncated_gzip"]


def test_records_from_elsewhere_are_named_by_what_they_hold(empty, tmp_path):
    gold = replace(articles.flood(), id="gold-17", ref=None, text_sha256=None, reader=None)
    assert codes(empty, tmp_path, dumps(gold)) == []
    (article,) = empty.articles()
    assert article.id == article_id(gold.text, url=gold.url, domain=gold.domain, outlet=gold.outlet)
    assert article.ref == "gold-17"
    assert len(article.statements) == len(gold.statements)
    assert empty.stats().versions == ("unknown",)


def test_what_no_reader_has_read_is_read_by_update(tmp_path):
    article = Article(id="", text="Ana Ruiz: the harbour is shut", outlet="Gazette", ref="a")
    (tmp_path / "a.jsonl").write_text(dumps(replace(article, id="a")), "utf-8")
    with onrecord.Ledger(tmp_path / "l.db", reader=Finder()) as ledger:
        ledger.import_records(tmp_path / "a.jsonl")
        assert ledger.owed() == 1
        assert ledger.update().statements == 1
        assert [hit.content for hit in ledger.search("harbour")] == ["the harbour is shut"]

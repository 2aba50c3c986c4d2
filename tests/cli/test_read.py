"""`onrecord read`: formats, where they go, what is said on standard error, and the exit status."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest

import onrecord.reading
from onrecord.cli import read as command
from onrecord.errors import ModelError
from onrecord.export import FORMATS
from onrecord.records import Failure, loads
from tests.export import articles


def test_elsewhere_than_on_a_terminal_records_are_the_default(onrecord_, inputs):
    got = onrecord_("read", "pages")
    assert got.status == 0
    assert [loads(line) for line in got.out.splitlines()] == inputs
    assert got.err == "2 articles, 11 statements, 0 failures\n"


def test_on_a_terminal_text_is_the_default(onrecord_, inputs, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    got = onrecord_("read", "pages", "--no-color")
    assert "{¹A fighter held in Tarsa prison} <¹told>" in got.out
    assert "\x1b[3" not in got.out


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("r.html", "<!doctype html>"),
        ("r.jsonl", '{"format":"onrecord/1"'),
        ("r.jsonld", '{"@context"'),
        ("r.csv", "\ufeffid,speaker,"),
        ("r.txt", "──"),
        ("r", "{"),
    ],
)
def test_the_name_of_the_output_decides_its_format(onrecord_, inputs, tmp_path, name, begins):
    got = onrecord_("read", "pages", "-o", name)
    assert (got.status, got.out) == (0, "")
    assert (tmp_path / name).read_text("utf-8").startswith(begins)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_can_be_asked_for(onrecord_, inputs, tmp_path, form):
    assert onrecord_("read", "pages", "-f", form, "-o", "result").status == 0
    assert (tmp_path / "result").exists()


def test_the_help_names_every_format_there_is():
    assert tuple(FORMATS) == command.FORMATS
    assert set(command.SUFFIXES.values()) <= set(FORMATS)


def test_some_failures_give_the_rest_a_line_each_and_status_1(onrecord_, inputs):
    inputs += [articles.failure(), replace(articles.foreign(), id="b", text="BREAK", ref="b.html")]
    got = onrecord_("read", "pages")
    assert got.status == 1
    assert len(got.out.splitlines()) == 2
    lines = got.err.splitlines()
    assert lines[0].startswith("onrecord: [bad_json] pages/broken.jsonl:3: line 3 is not JSON")
    assert lines[1].startswith("onrecord: [reader_error] b.html: the reader failed")
    assert lines[2] == "2 articles, 11 statements, 2 failures"


def test_unread_languages_are_told_but_are_no_failure(onrecord_, inputs):
    inputs += [articles.foreign()]
    got = onrecord_("read", "pages")
    assert got.status == 0
    assert got.err == "3 articles, 11 statements, 1 marked as not read, 0 failures\n"


def test_nothing_read_is_status_2(onrecord_, inputs):
    inputs[:] = [Failure("a\x1b]0;b\x07", "empty", "nothing\nin it")]
    got = onrecord_("read", "a")
    assert (got.status, got.out) == (2, "")
    assert got.err == "onrecord: [empty] a�]0;b�: nothing in it\n0 articles, 0 statements, 1 failure\n"
    inputs[:] = []
    assert onrecord_("read", "empty-folder").status == 2


def test_low_scores_are_left_out(onrecord_, inputs):
    got = onrecord_("read", "pages", "--min-score", "0.9")
    scores = [s["score"] for line in got.out.splitlines() for s in json.loads(line)["statements"]]
    assert [s for s in scores if s is not None] == [0.93, 0.97, 0.95, 0.99]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--format", "pdf", "x"], "'pdf' is not one of 'text', 'jsonl', 'csv', 'parquet', 'html', 'brat', 'w3c'"),
        (["--min-score", "2", "x"], "--min-score: 2.0 is not allowed; give a number from 0 to 1"),
        (["--min-score", "nan", "x"], "--min-score: nan is not allowed"),
        (["--threads", "0", "x"], "--threads: 0 is not allowed; give a whole number of threads, 1 to 256"),
        (["--model-dir", "nowhere", "x"], "--model-dir: 'nowhere' is not a folder"),
        (["--raw", "x"], "format jsonl has no raw profile; leave out --raw"),
        (["--format", "brat", "x"], "format brat writes a folder; name it with -o DIR"),
        (["x", "-o", "nowhere/r.html"], "the folder nowhere is not there; make it first"),
        (["x", "-f", "html", "-o", "."], ". is a folder; name a file in it"),
        (["x", "-f", "brat", "-o", "."], ". is there already; name a new or an empty folder"),
        (["here.txt", "-o", "here.txt"], "here.txt is one of the inputs; name another file to write"),
        ([], "Missing argument 'PATH...'"),
    ],
)
def test_a_wrong_command_line_is_one_line_and_status_2(onrecord_, inputs, tmp_path, args, message):
    (tmp_path / "here.txt").write_text("mine")
    got = onrecord_("read", *args)
    assert (got.status, got.out) == (2, "")
    assert got.err.startswith("onrecord: [usage] ")
    assert message in got.err
    assert got.err.count("\n") == 1
    assert (tmp_path / "here.txt").read_text() == "mine"


def test_without_a_model_nothing_is_written(onrecord_, inputs, tmp_path, monkeypatch):
    def missing(folder=None, *, threads=None):
        raise ModelError("the model is missing: model.onnx; run make train")

    monkeypatch.setattr(onrecord.reading, "load_reader", missing)
    got = onrecord_("read", "pages", "-o", "r.html")
    assert (got.status, got.err) == (
        2,
        "onrecord: [model] the model is missing: model.onnx; run make train\n",
    )
    assert not list(tmp_path.glob("*html*"))


def test_the_reader_is_told_what_the_settings_say(onrecord_, inputs, tmp_path, monkeypatch):
    told = []
    load = onrecord.reading.load_reader
    monkeypatch.setattr(onrecord.reading, "load_reader", lambda *a, **k: told.append((a, k)) or load())
    onrecord_("read", "pages")
    onrecord_("read", "pages", "--threads", "2", "--model-dir", tmp_path)
    assert told == [((None,), {"threads": None}), ((tmp_path,), {"threads": 2})]


def test_a_closed_pipe_ends_quietly():
    code = (
        "import sys, onrecord.ingest as i, onrecord.reading as r\n"
        "from tests.export import articles\nfrom tests.cli.conftest import Read\n"
        "i.ingest = lambda paths, *, stdin=None: iter([articles.interview()])\n"
        "i.count_inputs = lambda paths: 1\nr.load_reader = lambda folder=None, threads=None: Read()\n"
        "from onrecord.cli.main import run\nsys.exit(run(['read', 'x']))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=articles.ROOT
    ) as done:
        done.stdout.close()
        assert done.stderr.read() == b""
        assert done.wait() == 141

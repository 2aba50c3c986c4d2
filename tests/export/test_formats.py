"""A result takes its name only when it is complete, and refusals say what is allowed."""

import io
from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.export import FORMATS, write
from onrecord.records import loads
from tests.export import articles

FILES = [name for name, form in FORMATS.items() if not form.folder]


def breaking():
    yield articles.flood()
    raise RuntimeError("the reader died")


@pytest.mark.parametrize("name", FILES)
def test_every_file_format_writes_to_a_path_and_to_a_stream(tmp_path, name):
    out, file = io.TextIOWrapper(io.BytesIO(), "utf-8", newline=""), tmp_path / "result"
    write(name, [articles.flood()], out)
    write(name, [articles.flood()], file)
    out.flush()
    assert file.read_bytes() == out.buffer.getvalue()
    assert [p.name for p in tmp_path.iterdir()] == ["result"]


@pytest.mark.parametrize("name", FORMATS)
def test_what_breaks_in_the_middle_leaves_nothing_behind(tmp_path, name):
    with pytest.raises(RuntimeError):
        write(name, breaking(), tmp_path / "result")
    assert list(tmp_path.iterdir()) == []


def test_what_breaks_in_the_middle_leaves_the_old_file_alone(tmp_path):
    file = tmp_path / "old.jsonl"
    file.write_text("old")
    with pytest.raises(RuntimeError):
        write("jsonl", breaking(), file)
    assert file.read_text() == "old"
    write("jsonl", [articles.flood()], file)
    assert loads(file.read_text()).title == "Sel floods lower town"


def test_a_new_file_has_the_permissions_that_new_files_have(tmp_path):
    (tmp_path / "plain").touch()
    write("jsonl", [articles.flood()], tmp_path / "ours")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_brat_fills_a_new_or_an_empty_folder_only(tmp_path):
    folder = tmp_path / "ann"
    write("brat", [articles.flood()], folder)
    assert {p.suffix for p in folder.iterdir()} == {".txt", ".ann", ".conf"}
    with pytest.raises(UsageError, match="new or an empty folder"):
        write("brat", [articles.flood()], folder)
    with pytest.raises(UsageError, match="-o DIR"):
        write("brat", [], io.StringIO())


@pytest.mark.parametrize(
    ("name", "path", "message"),
    [
        ("pdf", "x", "use one of text, jsonl, csv, parquet, html, brat, w3c"),
        ("jsonl", ".", "is a folder"),
        ("jsonl", "missing/x", "cannot be written: No such file"),
        ("brat", "missing/x", "cannot be written: No such file"),
    ],
)
def test_refusals_say_what_is_allowed(tmp_path, name, path, message):
    with pytest.raises(UsageError, match=message):
        write(name, [articles.flood()], tmp_path / Path(path))

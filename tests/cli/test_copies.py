"""`onrecord copies` and `onrecord diff` on files, without a ledger and a model."""

import json
from pathlib import Path

import pytest

SAMPLE = Path(__file__).resolve().parents[2] / "sample" / "pages"
COPY, SOURCE = str(SAMPLE / "a3-saltmere-harbour-gazette.html"), str(SAMPLE / "a1-meridian-wire.html")


def test_copies_of_a_folder(onrecord_):
    done = onrecord_("copies", COPY, SOURCE, str(SAMPLE / "a7-pressbarrow.html"))
    assert done.status == 0
    assert "Family 1: 3 articles" in done.out
    assert "Saltmere Harbour Gazette took from Meridian Wire" in done.out


def test_copies_as_json(onrecord_):
    done = onrecord_("copies", COPY, SOURCE, "--format", "jsonl")
    (edge,) = map(json.loads, done.out.splitlines())
    assert edge["relation"] == "cut"
    assert {"reason", "detail"} <= set(edge["evidence"][0])


def test_a_diff_of_two_files(onrecord_):
    done = onrecord_("diff", SOURCE, COPY, "--no-statements")
    assert done.status == 0
    assert "23 dropped" in done.out
    assert "translated by an interpreter" in done.out


def test_a_diff_as_json(onrecord_):
    found = json.loads(onrecord_("diff", SOURCE, COPY, "--no-statements", "--format", "json").out)
    assert found["counts"]["dropped"] == 23
    assert {c["kind"] for c in found["sentences"]} == {"kept", "changed", "dropped"}


def test_a_diff_as_a_page(onrecord_, tmp_path):
    page = tmp_path / "d.html"
    assert onrecord_("diff", SOURCE, COPY, "--no-statements", "-o", str(page)).status == 0
    assert "Meridian Wire" in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("diff", SOURCE), "name what to compare it with"),
        (("diff", SOURCE, "nowhere.html"), "no such file"),
        (("diff", SOURCE, COPY, COPY), "two articles"),
        (("diff", SOURCE, str(SAMPLE), "--no-statements"), "holds 16 articles"),
        (("copies", "nothing"), "onrecord.db"),
        (("copies",), "onrecord.db"),
    ],
)
def test_what_cannot_be_compared_is_told_in_one_line(onrecord_, args, told, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = onrecord_(*args)
    assert done.status == 2
    assert told in done.err
    assert len(done.err.splitlines()) == 1

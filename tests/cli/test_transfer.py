"""`onrecord export` and `onrecord import`: where results go, what is said, and how they end."""

import csv
import io
import json

import pytest

from onrecord.cli import transfer
from onrecord.export import FORMATS
from onrecord.export.csv import MARK
from onrecord.records import loads
from tests.cli.conftest import Read


@pytest.fixture
def kept(onrecord_, inputs):
    """A ledger with the two articles of `inputs`."""
    Read.version = "1"
    assert onrecord_("add", "pages").status == 0
    return inputs


def test_records_are_the_default(onrecord_, kept):
    got = onrecord_("export")
    assert (got.status, got.err) == (0, "2 articles, 11 statements\n")
    assert [loads(line).text for line in got.out.splitlines()] == [article.text for article in kept]


@pytest.mark.parametrize("form", transfer.FORMATS)
def test_every_format_can_be_asked_for(onrecord_, kept, tmp_path, form):
    got = onrecord_("export", "-f", form, "-o", "result")
    assert (got.status, got.out) == (0, "")
    assert got.err == "2 articles, 11 statements; in result\n"
    assert (tmp_path / "result").exists()


def test_the_help_names_every_format_but_that_of_a_terminal():
    assert set(transfer.FORMATS) == set(FORMATS) - {"text"}


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("r.csv", MARK.encode() + b"id,"),
        ("r.parquet", b"PAR1"),
        ("r.jsonld", b'{"@context"'),
        ("r.txt", b"{"),
        ("r", b"{"),
    ],
)
def test_the_name_of_the_output_decides_its_format(onrecord_, kept, tmp_path, name, begins):
    assert onrecord_("export", "-o", name).status == 0
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_only_what_a_search_finds(onrecord_, kept):
    got = onrecord_("export", "road", "--speaker", "malko", "-f", "csv", "--raw")
    found = [row["content"] for row in csv.DictReader(io.StringIO(got.out))]
    searched = json.loads(onrecord_("search", "road", "--speaker", "malko", "-f", "json").out)["statements"]
    assert found == [hit["content"] for hit in searched]
    assert found
    got = onrecord_("export", "--outlet", "nobody")
    assert (got.status, got.out, got.err) == (1, "", "0 articles, 0 statements\n")


def test_back_into_another_ledger(onrecord_, kept):
    onrecord_("export", "-o", "all.jsonl")
    got = onrecord_("import", "all.jsonl", "--ledger", "two.db")
    assert (got.status, got.err) == (0, "")
    assert got.out == "2 inputs = 2 added + 0 failed; 11 statements; in two.db\n"
    assert onrecord_("export", "--ledger", "two.db").out == onrecord_("export").out
    got = onrecord_("import", "all.jsonl", "--ledger", "two.db")
    assert got.out == "2 inputs = 2 there already + 0 failed; 0 statements; in two.db\n"


def test_a_broken_line_is_told_and_the_others_are_taken(onrecord_, kept, tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "one"}\n{"text"\n')
    got = onrecord_("import", "a.jsonl", "--ledger", "two.db")
    assert got.status == 1
    assert got.err.startswith("onrecord: [bad_record] a.jsonl:2: not JSON")
    assert onrecord_("import", "gone.jsonl", "--ledger", "two.db").status == 2


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["-f", "text"], "'text' is not one of"),
        (["-f", "brat"], "format brat writes a folder; name it with -o DIR"),
        (["-f", "jsonl", "--raw"], "format jsonl has no raw profile"),
        (["-o", "onrecord.db"], "onrecord.db is one of the inputs; name another file to write"),
        (["-o", "nowhere/a.csv"], "the folder nowhere is not there; make it first"),
        (["--since", "soon"], "since"),
        (["--ledger", "none.db"], "there is no ledger there"),
    ],
)
def test_a_wrong_command_line_is_one_line_and_status_2(onrecord_, kept, args, message):
    got = onrecord_("export", *args)
    assert (got.status, got.out) == (2, "")
    assert message in got.err
    assert got.err.count("\n") == 1

"""`onrecord add`, `update`, `search`, `speakers`, `outlets`, `show`, `stats`: what they print, and how they end."""

import csv
import io
import json
import re
import sys

import pytest

import onrecord.pipeline.ledger
from onrecord.cli import ledger as shared
from onrecord.cli.main import cli
from onrecord.pipeline import watch
from onrecord.records.statement import ATTITUDES, CIRCUMSTANCES, KINDS, SPEAKER_TYPES
from onrecord.store import Query
from tests.cli.conftest import Read
from tests.export import articles


@pytest.fixture
def kept(onrecord_, inputs):
    """A ledger with the two articles of `inputs`, made by the command."""
    Read.version = "1"
    got = onrecord_("add", "pages")
    assert got.status == 0
    assert got.out == "2 inputs = 2 added + 0 failed; 11 statements; in onrecord.db\n"
    return got


def test_adding_again_adds_nothing(onrecord_, kept):
    got = onrecord_("add", "pages", "--format", "json")
    assert (got.status, got.err) == (0, "")
    assert json.loads(got.out) == {
        "ledger": "onrecord.db", "inputs": 2, "added": 0, "read_again": 0, "known": 2, "failed": 0, "statements": 0,
        "not_read": 0,
    }  # fmt: skip


def test_failures_are_a_line_each_and_in_the_counts(onrecord_, inputs, kept):
    inputs += [articles.failure(), articles.foreign()]
    got = onrecord_("add", "pages")
    assert got.status == 1
    assert got.out.startswith("4 inputs = 1 added + 2 there already + 1 failed; 0 statements; 1 marked as not read")
    assert got.err.startswith("onrecord: [bad_json] pages/broken.jsonl:3")
    inputs[:] = [articles.failure()]
    assert onrecord_("add", "pages").status == 2


def test_the_ledger_can_be_named(onrecord_, inputs, tmp_path, monkeypatch):
    Read.version = "1"
    assert onrecord_("add", "pages", "--ledger", "one.db").status == 0
    monkeypatch.setenv("ONRECORD_LEDGER", str(tmp_path / "two.db"))
    assert onrecord_("add", "pages").status == 0
    assert {path.name for path in tmp_path.glob("*.db")} == {"one.db", "two.db"}
    got = onrecord_("stats", "--ledger", "three.db")
    assert got.status == 2
    assert (
        got.err
        == "onrecord: [ledger] three.db: there is no ledger there; make one with: onrecord add PATH --ledger FILE\n"
    )


def test_a_new_model_is_told_and_update_reads_again(onrecord_, kept):
    Read.version = "2"
    assert "2 articles are not read by the present model" in onrecord_("add", "pages").err
    got = onrecord_("update")
    assert got.out == "2 inputs = 2 read again + 0 failed; 0 statements; in onrecord.db\n"
    assert onrecord_("update", "--ledger", "none.db").status == 2


def test_a_folder_is_watched_until_it_is_stopped(onrecord_, inputs, monkeypatch, tmp_path):
    Read.version = "1"
    rounds = []

    def sleep(seconds):
        rounds.append(seconds)
        if len(rounds) == 3:
            raise KeyboardInterrupt

    (tmp_path / "a.txt").write_text("x", "utf-8")
    monkeypatch.setattr(watch.time, "time", lambda: 1e11)
    monkeypatch.setattr(watch, "watch", lambda paths, real=watch.watch: real(paths, sleep=sleep))
    got = onrecord_("add", "--watch", "a.txt")
    assert got.status == 0
    assert got.out.count("2 added") == 1
    assert "stopped" in got.err


def test_a_search_shows_the_words_in_context(onrecord_, kept):
    got = onrecord_("search", "the", "--limit", "1")
    assert got.status == 0
    assert "[" in got.out
    assert re.search(r"1 to 1 of \d+ statements$", got.out)
    assert onrecord_("search", "nobodysaidthis").status == 1


@pytest.mark.parametrize("command", ["search", "speakers", "outlets"])
def test_every_form_holds_the_same(onrecord_, kept, command):
    value = json.loads(onrecord_(command, "-f", "json").out)
    (records,) = [v for v in value.values() if isinstance(v, list)]
    assert records
    lines = onrecord_(command, "-f", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == records
    rows = list(csv.DictReader(io.StringIO(onrecord_(command, "-f", "csv").out)))
    assert len(rows) == len(records)
    assert set(rows[0]) == set(records[0])


def test_the_json_of_a_search_is_as_documented(onrecord_, kept):
    value = json.loads(onrecord_("search", "-f", "json", "--limit", "2", "--offset", "1").out)
    assert list(value) == ["total", "offset", "statements"]
    assert (value["total"], value["offset"], len(value["statements"])) == (11, 1, 2)


def test_filters_come_through(onrecord_, kept):
    def total(*args):
        return json.loads(onrecord_("search", *args, "-f", "json").out)["total"]

    assert total() == 11
    assert 0 < total("--nested") < 11
    assert total("--nested") + total("--outermost") == 11
    assert sum(total("--kind", kind) for kind in KINDS) <= 11
    assert total("--since", "2100") == 0
    assert total("--outlet", "nowhere") == 0
    assert onrecord_("search", "--since", "soon").status == 2


def test_show_shows_an_article_a_statement_or_a_speaker(onrecord_, kept, inputs):
    hit = json.loads(onrecord_("search", "--nested", "-f", "json").out)["statements"][0]
    assert onrecord_("show", hit["article"], "-f", "json").out.startswith("{")
    assert json.loads(onrecord_("show", hit["article"], "-f", "jsonl").out)["id"] == hit["article"]
    assert onrecord_("show", hit["article"]).out.count("{¹") >= 1
    chain = json.loads(onrecord_("show", hit["id"], "-f", "json").out)["statements"]
    assert [s["id"] for s in chain][:1] != [hit["id"]]
    assert hit["id"] in [s["id"] for s in chain]
    assert "↳" in onrecord_("show", hit["id"]).out
    name = json.loads(onrecord_("speakers", "-f", "json").out)["speakers"][0]["name"]
    shown = json.loads(onrecord_("show", name.upper(), "-f", "json").out)
    assert shown["speaker"]["name"] == name
    assert len(shown["statements"]) == shown["speaker"]["statements"]
    assert name in onrecord_("show", name).out
    got = onrecord_("show", "nobody at all")
    assert got.status == 2
    assert got.err.startswith("onrecord: [usage] 'nobody at all' is no article")


def test_stats_count(onrecord_, kept):
    value = json.loads(onrecord_("stats", "-f", "json").out)
    assert (value["articles"], value["read"], value["statements"]) == (2, 2, 11)
    assert "statements  11\n" in onrecord_("stats").out
    (row,) = csv.DictReader(io.StringIO(onrecord_("stats", "-f", "csv").out))
    assert row["articles"] == "2"


def test_nothing_of_an_article_reaches_terminal_or_spreadsheet(onrecord_, inputs):
    Read.version = "1"
    inputs[:] = [articles.hostile()]
    onrecord_("add", "pages")
    for command in (["search"], ["speakers"], ["outlets"], ["stats"]):
        assert "\x1b" not in onrecord_(*command).out
    assert [shared.safe_cell(v) for v in ("=1+1", "-x", "@a", "\tb", "a=b", None, 3, ["a", "b"])] == [
        "'=1+1", "'-x", "'@a", "b", "a=b", None, 3, "a b",
    ]  # fmt: skip


def test_the_bar_counts_on_a_terminal(onrecord_, inputs, monkeypatch):
    Read.version = "1"
    inputs *= 3
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert onrecord_("add", "pages").status == 0


def test_the_options_name_every_word_of_the_format():
    pairs = [(shared.SPEAKER_TYPES, SPEAKER_TYPES), (shared.KINDS, KINDS), (shared.ATTITUDES, ATTITUDES),
             (shared.CIRCUMSTANCES, CIRCUMSTANCES)]  # fmt: skip
    for offered, known in pairs:
        assert set(offered) == known
    options = {option.name for option in cli.commands["search"].params}
    assert {name for name in Query.__dataclass_fields__ if name != "article"} <= options
    assert onrecord.pipeline.ledger.DEFAULT in cli.commands["add"].params[1].help

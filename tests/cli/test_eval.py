"""`onrecord eval`: the figures of onrecord.scoring, as a table or as JSON."""

import json
from dataclasses import replace

import pytest

from onrecord.records import dumps
from onrecord.scoring import score
from tests.export import articles


@pytest.fixture
def files(tmp_path):
    """A gold file and one that lacks two of its statements."""
    gold = [articles.interview(), articles.flood()]
    pred = [replace(gold[0], statements=gold[0].statements[:6]), gold[1]]
    for name, side in (("gold.jsonl", gold), ("pred.jsonl", pred)):
        (tmp_path / name).write_text("".join(dumps(a) + "\n" for a in side), "utf-8")
    return {a.id: a for a in gold}, {a.id: a for a in pred}


def test_json_holds_the_figures_of_scoring(onrecord_, files):
    got = onrecord_("eval", "gold.jsonl", "pred.jsonl", "--format", "json")
    assert got.status == 0
    assert json.loads(got.out) == json.loads(json.dumps(score(*files).as_dict()))


def test_outermost_reaches_scoring(onrecord_, files):
    got = onrecord_("eval", "gold.jsonl", "pred.jsonl", "--format", "json", "--outermost")
    assert json.loads(got.out)["aligned"] == score(*files, outermost=True).as_dict()["aligned"]


def test_the_table_names_every_measure(onrecord_, files):
    got = onrecord_("eval", "gold.jsonl", "pred.jsonl")
    rows = {line.split()[0]: line.split()[1:] for line in got.out.splitlines() if line.split()}
    figures = score(*files).as_dict()
    assert set(figures) - {"articles", "alpha"} <= set(rows)
    assert rows["aligned"][0] == f"{figures['aligned']['f1']:.1f}"
    assert rows["kind"] == [f"{figures['kind']['accuracy']:.1f}", str(figures["kind"]["n"])]
    assert got.out.startswith("articles 2  alpha ")


def test_a_missing_or_broken_file_is_one_line_and_status_2(onrecord_, files, tmp_path):
    got = onrecord_("eval", "gold.jsonl", "nowhere.jsonl")
    assert got.status == 2
    assert got.err.startswith("onrecord: [unreadable] nowhere.jsonl")
    (tmp_path / "bad.jsonl").write_text("{}\n")
    got = onrecord_("eval", "bad.jsonl", "gold.jsonl")
    assert (got.status, got.err.count("\n")) == (2, 1)
    assert "bad.jsonl:1" in got.err

"""The evaluation's floors rise and never sink, and training never sees what it is measured on."""

import re

from eval.corpora import CORPORA, JOINED
from eval.floors import FLOORED, KEPT, Floors, flat
from tests.contract.source import ROOT
from training.folds import held_out

HERE = Floors({"press": {"sha256": "aa", "floors": {"alpha": 70.0, "aligned.f1": 80.0}}})


def test_a_fall_is_told_with_its_size():
    (line,) = HERE.broken("press", "aa", {"alpha": 69.5, "aligned.f1": 80.0})
    assert "alpha is 69.50, 0.50 below 70.0" in line
    assert HERE.broken("press", "aa", {"alpha": 70.0, "aligned.f1": 99.0}) == []


def test_a_measure_that_is_gone_is_a_fall():
    assert len(HERE.broken("press", "aa", {"alpha": 71.0})) == 1


def test_another_file_is_told_and_has_no_floors_of_this_one():
    (line,) = HERE.broken("press", "bb", {"alpha": 99.0})
    assert "not the one" in line
    assert HERE.of("press", "bb") == {}
    assert HERE.broken("wire", "cc", {}) == []


def test_raising_only_raises():
    raised = HERE.raised("press", "aa", {"alpha": 72.36, "aligned.f1": 12.0, "linked.f1": 50.0})
    assert raised.of("press", "aa") == {"alpha": 72.0, "aligned.f1": 80.0, "linked.f1": 49.7}
    assert HERE.of("press", "aa")["alpha"] == 70.0


def test_floors_survive_their_file(tmp_path):
    HERE.save(tmp_path / "floors.json")
    assert Floors.load(tmp_path / "floors.json") == HERE


def test_the_floors_that_are_kept_name_known_corpora_and_measures():
    kept = Floors.load(KEPT).corpora
    assert kept.keys() <= {corpus.name for corpus in CORPORA} | {JOINED, "circumstances", "circumstances-read"}
    for entry in kept.values():
        assert entry["floors"].keys() <= set(FLOORED)
        assert re.fullmatch("[0-9a-f]{64}", entry["sha256"])


def test_flat_names():
    assert flat({"articles": 2, "cue": {"f1": 1.0, "n": 3}}) == {"articles": 2, "cue.f1": 1.0, "cue.n": 3}


def test_a_fifth_is_held_out_always_the_same():
    assert [i for i in range(30) if held_out(f"article-{i}")] == [1, 2, 5, 15, 20, 25, 26, 27]
    share = sum(held_out(str(i)) for i in range(5000)) / 5000
    assert 0.17 < share < 0.23


def test_training_asks_the_same_rule():
    texts = {path.name: path.read_text("utf-8") for path in (ROOT / "training").rglob("*.py")}
    assert any("held_out" in text for name, text in texts.items() if name != "folds.py")

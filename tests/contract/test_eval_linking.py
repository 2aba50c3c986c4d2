"""The labelled pairs of claims and denials are well formed and enough, and floors are held."""

import json
from collections import Counter

import pytest

from eval import claims, denials, linking_floors


def rows(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_there_are_enough_pairs_and_no_story_is_in_both_parts():
    for path, least, label in ((claims.PAIRS, 200, "same"), (denials.FOUND, 60, "denies")):
        pairs = rows(path)
        assert len(pairs) >= least
        assert {p[label] for p in pairs} == {True, False}
        parts = {(p["group"], p["part"]) for p in pairs}
        assert max(Counter(group for group, _ in parts).values()) == 1
        assert all(p[f"{side}_span"][0] < p[f"{side}_span"][1] for p in pairs for side in "ab")


def test_what_lies_below_its_floor_is_told(capsys):
    floors = json.loads(linking_floors.FLOORS.read_text("utf-8"))
    assert floors["claims.report.precision"] >= 0.9
    assert linking_floors.held(floors)
    assert not linking_floors.held({"claims.report.recall": 0.1})
    assert "below its floor" in capsys.readouterr().err


@pytest.mark.parametrize("module", [claims, denials])
def test_without_the_corpora_it_says_so(module, tmp_path):
    assert module.main(["--corpora", str(tmp_path)]) == 2

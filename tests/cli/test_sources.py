"""`onrecord stories`, `story`, `claims`, `claim`: what they show, and in which forms."""

import json

import pytest

from onrecord.pipeline import Ledger
from onrecord.records import claim_from_json, story_from_json
from tests.linking.made import article, say
from tests.pipeline.test_stories import FIRE, fire, read, strike


@pytest.fixture
def ledger(tmp_path):
    altered = say("Marta Eddings", FIRE.replace("started in", "began beside"))
    third = article("f3", "Lowland Times", altered, published="2031-03-01T12:00:00Z")
    with Ledger(tmp_path / "onrecord.db") as opened:
        opened.keep(
            read(fire("f1", "Hill Chronicle"), strike("s1", "Coast Mail"), fire("f2", "Vale \x1b[31mPost", 9), third)
        )


def test_stories_and_one_of_them(ledger, onrecord_):
    result = onrecord_("stories")
    assert result.status == 0
    assert "1 story" in result.out
    assert "outlets 3  ·  newsrooms 3" in result.out
    (line,) = onrecord_("stories", "--format", "jsonl").out.splitlines()
    story = story_from_json(json.loads(line))
    shown = onrecord_("story", story.id[:6])
    assert "Marta Eddings" in shown.out
    assert "Hill Chronicle: no copied text and no credit to another" in shown.out
    assert "\x1b" not in shown.out + result.out
    assert story_from_json(json.loads(onrecord_("story", story.id, "--format", "json").out)) == story


def test_claims_and_one_of_them(ledger, onrecord_):
    result = onrecord_("claims", "drying", "hall")
    assert result.status == 0
    assert "altered in 1 of 2 wordings" in result.out
    found = json.loads(onrecord_("claims", "drying", "hall", "--format", "json").out)
    claim = claim_from_json(found["claims"][0])
    shown = onrecord_("claim", claim.id).out
    assert "“started in” → “began beside”" in shown
    assert "Lowland Times" in shown
    assert claim_from_json(json.loads(onrecord_("claim", claim.id, "--format", "jsonl").out)) == claim


def test_nothing_found_and_nothing_there(ledger, onrecord_):
    assert onrecord_("claims", "glacier").status == onrecord_("stories", "glacier").status == 1
    for command in ("story", "claim"):
        result = onrecord_(command, "zzzz")
        assert result.status == 2
        assert "lists them" in result.err
    assert onrecord_("stories", "--ledger", "not-there.db").status == 2

"""Stories and claims of a ledger: found, added to, made anew when something changes."""

import numpy as np
import pytest

from onrecord.errors import UsageError
from onrecord.linking.embedding import DIMENSIONS
from onrecord.pipeline import Ledger
from onrecord.pipeline.owners import load_owners
from onrecord.pipeline.stories import StoryLinker
from onrecord.store import SqliteStore
from tests.linking.made import article, say

FIRE = "The fire in the Quellin paper mill started in the drying hall"
STRIKE = "The ferry crews of Port Amble will not sail before Monday"


def fire(name, outlet, hour=8, **more):
    said = say("Marta Eddings", FIRE), say("Olaf Brenn", "Nobody was hurt when the roof of the Quellin mill came down")
    return article(name, outlet, *said, published=f"2031-03-01T{hour:02}:00:00Z", **more)


def strike(name, outlet):
    said = (
        say("Teun Hollar", STRIKE),
        say("Ferry Union", "The crews of Port Amble want rest of eleven hours", by="organisation"),
    )
    return article(name, outlet, *said, published="2031-03-02T08:00:00Z")


def read(*articles):
    from dataclasses import replace

    return [replace(a, outcome="read", reader={"version": "1", "model": "made"}) for a in articles]


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "l.db") as opened:
        opened.keep(read(fire("f1", "Hill Chronicle"), strike("s1", "Coast Mail"), fire("f2", "Vale Post", 9)))
        yield opened


def shape(ledger):
    return sorted(sorted(a.id for a in s.articles) for s in ledger.stories())


def test_articles_of_one_event_are_one_story(ledger):
    assert ledger.link() == 3
    assert shape(ledger) == [["f1", "f2"], ["s1"]]
    assert ledger.link() == 0
    assert ledger.count_stories(least=2) == 1


def test_one_article_more_joins_its_story_and_changes_no_other(ledger):
    ledger.link()
    before = {s.id: s for s in ledger.stories()}
    ledger.keep(read(fire("f3", "Lowland Times", 11)))
    assert ledger.link() == 1
    after = {s.id: s for s in ledger.stories()}
    assert shape(ledger) == [["f1", "f2", "f3"], ["s1"]]
    assert sum(before[i] == after[i] for i in before) == 1
    assert ledger.claims("drying hall")[0].outlets.high == 3


def test_a_ledger_that_was_closed_goes_on_as_one_that_was_not(ledger, tmp_path):
    ledger.link()
    ledger.close()
    ledger.keep(read(fire("f3", "Lowland Times", 11)))
    ledger.link()
    with Ledger(tmp_path / "other.db") as other:
        other.keep(read(fire("f1", "Hill Chronicle"), strike("s1", "Coast Mail"), fire("f2", "Vale Post", 9)))
        other.link()
        other.keep(read(fire("f3", "Lowland Times", 11)))
        other.link()
        assert other.stories() == ledger.stories()
        assert other.claims() == ledger.claims()


def test_what_is_kept_of_the_index_changes_nothing(ledger, tmp_path, monkeypatch):
    monkeypatch.setattr("onrecord.pipeline.stories.KEPT_BEHIND", 2)
    more = fire("f3", "Lowland Times", 11), strike("s2", "Port News"), fire("f4", "Mill Gazette", 12)
    ledger.link()
    for one in more:
        ledger.close()
        ledger.keep(read(one))
        ledger.link()
    assert ledger.store.db.all("SELECT first FROM story_leads") == [(0,), (3,)]
    monkeypatch.setattr("onrecord.pipeline.stories.KEPT_BEHIND", 1_000)
    with Ledger(tmp_path / "other.db") as other:
        other.keep(read(fire("f1", "Hill Chronicle"), strike("s1", "Coast Mail"), fire("f2", "Vale Post", 9)))
        other.link()
        for one in more:
            other.keep(read(one))
            other.link()
        assert other.stories() == ledger.stories()
        assert other.claims() == ledger.claims()


def test_what_is_kept_of_a_large_story_changes_nothing(tmp_path, monkeypatch):
    def altered(name, outlet, word):
        said = (
            say("Marta Eddings", FIRE.replace("drying", word)),
            say("Olaf Brenn", "Nobody was hurt in the Quellin mill"),
        )
        return article(name, outlet, *said, published="2031-03-01T10:00:00Z")

    every = fire("f1", "Hill Chronicle"), altered("f2", "Vale Post", "sorting"), altered("f3", "Coast Mail", "packing")
    monkeypatch.setattr("onrecord.pipeline.stories.LEAST_PAIRS", 0)
    made = []
    for least in (2, 100):
        monkeypatch.setattr("onrecord.pipeline.stories.LARGE", least)
        for one in every:
            with Ledger(tmp_path / f"{least}.db") as ledger:
                ledger.keep(read(one))
                ledger.link()
        with Ledger(tmp_path / f"{least}.db") as ledger:
            assert ledger.store.db.count("SELECT count(*) FROM story_pairs") == (least == 2)
            made.append((ledger.stories(), ledger.claims()))
    assert made[0] == made[1]
    assert len(made[0][0]) == 1


def test_another_version_of_the_stage_places_everything_anew(ledger, monkeypatch):
    ledger.link()
    before = ledger.stories(), ledger.claims()
    with ledger.writer.transaction():
        ledger.writer.db.run("INSERT INTO vector VALUES ('a text', 'by another network')")
    ledger.close()
    monkeypatch.setattr("onrecord.pipeline.versions.STORIES", "next")
    assert ledger.link() == 3
    assert (ledger.stories(), ledger.claims()) == before
    assert not ledger.store.db.count("SELECT count(*) FROM vector WHERE sha256 = 'a text'")
    assert ledger.link() == 0


def test_claims_are_found_by_words_and_by_the_beginning_of_their_id(ledger):
    ledger.link()
    (claim,) = ledger.claims("drying hall")
    assert ledger.claim(claim.id[:8]) == claim
    assert ledger.claims("!!!") == ledger.claims("glacier") == []
    assert ledger.count_claims(story=claim.story) == 2
    assert ledger.claim("") is ledger.claim("nothing") is ledger.story("nothing") is None


def test_search_finds_the_statements_of_a_story(ledger):
    ledger.link()
    story = next(s for s in ledger.stories() if len(s.articles) == 1)
    assert {h.article for h in ledger.search(story=story.id)} == {"s1"}


def test_two_alike_events_a_year_apart_stay_apart(tmp_path):
    said = (
        say("Marta Eddings", "The fire in the Quellin paper mill started at the loading dock"),
        say("Olaf Brenn", "Two were hurt when the wall of the Quellin mill came down"),
    )
    for year, stories in ((2031, [["f1", "g1"]]), (2032, [["f1"], ["g1"]])):
        with Ledger(tmp_path / f"{year}.db") as opened:
            alike = article("g1", "Hill Chronicle", *said, published=f"{year}-03-01T08:00:00Z")
            opened.keep(read(fire("f1", "Vale Post"), alike))
            opened.link()
            assert shape(opened) == stories


def test_a_lead_that_copies_share_is_made_once(tmp_path):
    asked = []

    def embed(texts):
        asked.extend(texts)
        return np.ones((len(texts), DIMENSIONS), np.float32) / DIMENSIONS**0.5

    with Ledger(tmp_path / "l.db") as opened:
        opened.keep(read(fire("f1", "Hill Chronicle"), fire("f2", "Vale Post", 9), strike("s1", "Coast Mail")))
    with SqliteStore(tmp_path / "l.db", write=True) as store:
        assert StoryLinker(store, embed).run() == 3
    leads = [text for text in asked if text.startswith(("Marta Eddings said", "Teun Hollar said"))]
    assert len(leads) == 2


def test_owners_make_the_records_anew(ledger):
    ledger.link()
    with Ledger(ledger.path, owners={"Hill Chronicle": "Vale Media", "Vale Post": "Vale Media"}) as owned:
        owned.link()
        assert owned.stories(least=2)[0].outlets.members == ("Vale Media",)
    with Ledger(ledger.path) as plain:
        plain.link()
        assert plain.stories(least=2)[0].outlets.high == 2


def test_an_article_without_text_or_statements_is_a_story_of_its_own(tmp_path):
    with Ledger(tmp_path / "e.db") as opened:
        opened.keep(read(article("e1", None), article("e2", "Hill Chronicle", text="One line.")))
        assert opened.link() == 2
        assert shape(opened) == [["e1"], ["e2"]]
        assert opened.claims() == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("not toml", "TOML"),
        ('"Vale Media" = "Hill Chronicle"', "give a list"),
        ('A = ["Hill Chronicle"]\nB = ["Hill Chronicle"]', "name one owner"),
    ],
)
def test_a_file_of_owners_that_is_off_says_what_to_do(tmp_path, text, named):
    file = tmp_path / "owners.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=named):
        load_owners(file)
    file.write_text('"Vale Media" = ["Hill Chronicle", "Vale Post"]', "utf-8")
    assert load_owners(file) == {"Hill Chronicle": "Vale Media", "Vale Post": "Vale Media"}

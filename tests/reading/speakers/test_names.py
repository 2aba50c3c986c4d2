"""Where names stand, and which mean the same one."""

import pytest

from onrecord.reading.speakers.gather import gather
from onrecord.reading.speakers.names import find_names, key_of
from onrecord.reading.speakers.page import read_page
from onrecord.reading.speakers.phrases import find_phrases

FOUND = [
    ("It was late, Mayor Ana Ruiz said.", ["Ana Ruiz"]),
    ("The Senate Minority Whip Dina Dorn left.", ["Dina Dorn"]),
    ("He left with Gov. Pavel Dorn and O'Brien.", ["Pavel Dorn", "O'Brien"]),
    ("The Bank of Norland and the Sarn Harbour Safety Board met.", ["Bank of Norland", "Sarn Harbour Safety Board"]),
    ("Sarn Gas and Power Board (SGPB) raised it.", ["Sarn Gas and Power Board", "SGPB"]),
    ("President of Talvera Ana Ruiz left.", ["Ana Ruiz"]),
    ("We saw Ludo van der Berg and Rami al-Saleh.", ["Ludo van der Berg", "Rami al-Saleh"]),
    ("On Monday the President met the Prime Minister.", []),
    ("Residents fled. He said I'm late. In May it rained.", []),
    ("Prime Minister Theresa May said May would go in May 2031.", ["Theresa May", "May"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "names"), FOUND)
def test_where_names_stand(text, names):
    page = read_page(text)
    assert [page.string(n.start, n.end) for n in find_names(page)] == names


def test_a_headline_in_capitals_gives_only_names_that_stand_elsewhere():
    text = "Ruiz Says The Harbour Will Close\n\nMayor Ana Ruiz spoke."
    page = read_page(text)
    assert [page.string(n.start, n.end) for n in find_names(page)] == ["Ruiz", "Ana Ruiz"]


def same(text):
    """Names of the entities, each with how often it is named."""
    page = read_page(text)
    names = find_names(page)
    found = gather(page, names, find_phrases(page, names)).entities
    return {e.name: sum(m.named for m in e.mentions) for e in found if e.named}


SAME = [
    ("Ana Maria Ruiz spoke. Ana Ruiz left. Ms. Ruiz and Ruiz slept.", {"Ana Maria Ruiz": 4}),
    ("The Sarn Harbour Board (SHB) met. They say SHB is late.", {"Sarn Harbour Board": 3}),
    ("The Department of Harbours met. The DOH was late.", {"Department of Harbours": 2}),
    ("We met Jörg Erdoğan. Then Erdogan left.", {"Jörg Erdoğan": 2}),
    ("We met Bill Moss and Hillary Moss. Then Mr. Moss left, and Mrs. Moss.", {"Bill Moss": 2, "Hillary Moss": 2}),
    ("We met Pavel Nahibian. Later Nahibin left.", {"Pavel Nahibian": 2}),
]


@pytest.mark.parametrize(("text", "entities"), SAME)
def test_which_mean_the_same(text, entities):
    assert same(text) == entities


def test_the_arabic_article_makes_no_other_name():
    assert key_of(["Mounir", "al-Sarif"]) == key_of(["Mounir", "Sarif"]) == key_of(["Mounir", "Al-Sarif"])

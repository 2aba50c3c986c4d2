"""Where names stand, and which mean the same one."""

import pytest

from onrecord.outlets import register
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
    ("He told the US that US$3 were owed to us.", ["US"]),
    ("The Sarn-based Talvera Board met in mid-August.", ["Talvera Board"]),
    ("The Department of Justice and the House of Deputies met.", ["Department of Justice", "House of Deputies"]),
    (
        "He sued the Sarn Ministry of Works and the University of Sarn.",
        ["Sarn Ministry of Works", "University of Sarn"],
    ),
    ("He joined Voters for Honesty and Order in Sarn (VHOS).", ["Voters for Honesty and Order in Sarn", "VHOS"]),
    ("He read Notes from Talvera (NFT).", ["Notes from Talvera", "NFT"]),
    ("Ana Ruiz, a 27-year-old Norlander who left, and a 30-year-old Sarnian from Talvera.", ["Ana Ruiz", "Talvera"]),
    ("A 27-year-old Talvera clerk met a 30-year-old Maria.", ["Talvera", "Maria"]),
    ("He met Sarn Harbour Board Speaker Ana Ruiz.", ["Sarn Harbour Board", "Ana Ruiz"]),
    ("He met SHB President Pavel Dorn and Former House Speaker Dina Dorn.", ["SHB", "Pavel Dorn", "Dina Dorn"]),
    ("He met National Security Adviser Ana Ruiz.", ["Ana Ruiz"]),
    ("Maybe Dorn left.", ["Dorn"]),
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


def together(text):
    """Names of those who are named together."""
    page = read_page(text)
    names = find_names(page)
    return [[m.name for m in e.members] for e in gather(page, names, find_phrases(page, names)).entities if e.members]


def test_a_short_list_of_names_is_one_group_and_a_long_one_is_not():
    assert together("We met Ana Ruiz, Pavel Dorn and Ida Moen.") == [["Ana Ruiz", "Pavel Dorn", "Ida Moen"]]
    places = "It rains in Sarn, Talvera, Norland, Marbel, Ostby and Kell."
    assert together(places) == [["Ostby", "Kell"]]


def test_a_person_with_the_name_of_a_newspaper_is_a_person():
    page = read_page("We met Michael Bloomberg. Bloomberg left. Bloomberg slept.")
    names = find_names(page)
    (entity,) = gather(page, names, []).entities
    assert entity.person


def test_a_known_outlet_is_a_medium(tmp_path):
    path = tmp_path / "names.txt"
    path.write_text("The Sarn Voyager\n")
    page = read_page("The Sarn Voyager met Ana Ruiz.")
    register.use(path)
    try:
        paper, person = gather(page, find_names(page), []).entities
    finally:
        register.use(None)
    assert (paper.votes["media"], person.votes["media"]) == (3, 0)


def test_what_is_called_alike_and_belongs_to_others_is_not_the_same():
    page = read_page("Ruiz's team met Dorn's team. Norland's navy left. The Norlandic navy slept.")
    names = find_names(page)
    found = gather(page, names, find_phrases(page, names)).entities
    assert [(e.name, len(e.mentions)) for e in found if not e.named] == [
        ("Ruiz's team", 1),
        ("Dorn's team", 1),
        ("Norland's navy", 2),
    ]


def test_a_noun_ends_before_a_cue():
    page = read_page("The network claims it was late.")
    heads = [[page.words[p.head] for p in find_phrases(page, [], cues)] for cues in ((), {2})]
    assert heads == [["claims"], ["network", "claims"]]


@pytest.mark.parametrize(("text", "entities"), SAME)
def test_which_mean_the_same(text, entities):
    assert same(text) == entities


def test_the_arabic_article_makes_no_other_name():
    assert key_of(["Mounir", "al-Sarif"]) == key_of(["Mounir", "Sarif"]) == key_of(["Mounir", "Al-Sarif"])

"""Credits: what says whose text it is counts; what only looks like it does not."""

import pytest

from onrecord.ingest.credits import (
    Clue,
    byline_names,
    credits,
    dateline,
    footer_names,
    signatures,
    text_clues,
)
from onrecord.outlets import initials, is_agency, same_outlet
from onrecord.text.span import Span


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("OSTHAVN, March 3 (Northern Wire) — The dredger sank.", "Northern Wire"),
        ("OSTHAVN (AP) -- The dredger sank.", "AP"),
        ("Osthavn, 3 March 2025 (Reuters) - The dredger sank.", "Reuters"),
        ("NEW OSTHAVN, Norway, Feb. 28 /NNA/ -- The dredger sank.", "NNA"),
        ("SÃO PEDRO (Agência Norte) – A draga afundou.", "Agência Norte"),
        ("Osthavn (Maine) - a town with a quay.", None),
        ("The mayor (pictured) — who had been warned — left.", None),
        ("The mayor of Osthavn (57) said nothing.", None),
        ("OSTHAVN — The dredger sank.", None),
        ("“It sank (Reuters) - again,” he said.", None),
        ("", None),
    ],
)
def test_datelines(line, name):
    found = dateline(line)
    assert (found[0] if found else None) == name
    if found:
        assert line[found[1] :].startswith(name)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("This article was first published by The Quay Post on Monday.", ["The Quay Post"]),
        (
            "This story originally appeared in Harbour Life, and is reprinted with permission.",
            ["Harbour Life"],
        ),
        ("© 2025 Northern News Agency. All rights reserved.", ["Northern News Agency"]),
        ("Copyright 2025 The Associated Press. All rights reserved.", ["The Associated Press"]),
        ("With files from Reuters and our own staff", ["Reuters"]),
        ("Northern Press Agency contributed to this report.", ["Northern Press Agency"]),
        ("(Reuters)", ["Reuters"]),
        ("© 2025 Quay Media Group Ltd.", []),
        ("Photo: © Reuters", []),
        ("Reporting by Ann Lee in Osthavn; editing by Bo Dam", []),
        ("Source: Ministry of Harbours", []),
        ("Additional material from the ministry", []),
    ],
)
def test_closing_lines(line, names):
    found = list(footer_names(line))
    assert [name for name, _ in found] == names
    assert all(line[at:].startswith(name) for name, at in found)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ann Lee, Northern News Agency", ["Northern News Agency"]),
        ("Ann Lee and Bo Dam | Reuters", ["Reuters"]),
        ("Foreign Staff and Northern Newswire", ["Northern Newswire"]),
        ("Foreign Staff and Northern Wire", ["Northern Wire"]),
        ("Ann Lee", []),
        ("Ann Lee, Chief Correspondent", []),
        ("AFP", ["AFP"]),
    ],
)
def test_bylines(byline, names):
    assert list(byline_names(byline)) == names


def test_an_agency_is_told_by_its_name_alone():
    for name in (
        "Reuters",
        "The Associated Press",
        "AFP",
        "Agence Nordique",
        "Northern News Agency",
        "XINHUA",
    ):
        assert is_agency(name), name
    for name in (
        "Ann Lee",
        "The Quay Post",
        "Ministry of Harbours",
        "a wire",
        "wire",
        "",
        "Additional text from Wire.",
    ):
        assert not is_agency(name), name


def test_one_outlet_under_several_names():
    assert same_outlet("The Quay Post", "Quay-Post")
    assert same_outlet("NNA", "Northern News Agency")
    assert same_outlet("Quay Post", "quaypost.example")
    assert not same_outlet("Quay Post", "Quay Times")
    assert not same_outlet("", "")
    assert initials("The Northern News Agency") == "NNA"


def test_the_publisher_is_no_credit_and_one_outlet_is_credited_once_per_place():
    clues = [
        Clue("NNA", "origin", "jsonld"),
        Clue("Northern News Agency", "origin", "jsonld"),
        Clue("Northern News Agency", "origin", "dateline", Span(3, 23)),
        Clue("Quay Post", "origin", "jsonld"),
        Clue("quaypost.example", "origin", "meta"),
    ]
    found = credits(clues, outlet="The Quay Post", domain="quaypost.example")
    assert [(c.outlet, c.where, c.span) for c in found] == [
        ("Northern News Agency", "dateline", Span(3, 23)),
        ("Northern News Agency", "jsonld", None),
    ]


def test_initials_sign_only_for_an_outlet_that_is_known():
    text = "One.\n\nTwo.\n\nNNA"
    assert [c.span for c in signatures(text, ["Northern News Agency"])] == [Span(12, 15)]
    assert signatures(text, ["Quay Post"]) == []


def test_clues_stand_where_they_say_even_in_a_long_text():
    text = "OSTHAVN (AP) — It sank.\n\n" + "It sank, he said.\n\n" * 5_000 + "With files from Reuters"
    assert [(c.outlet, c.span.of(text)) for c in text_clues(text)] == [("AP", "AP"), ("Reuters", "Reuters")]

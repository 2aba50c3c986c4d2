"""What a source says, from its words alone."""

import pytest

from onrecord.reading.speakers.names import find_names
from onrecord.reading.speakers.page import read_page
from onrecord.reading.speakers.source import Kind, read_source
from onrecord.text.span import Span

NAME, PRONOUN, RELATIVE, DESCRIPTION = Kind.NAME, Kind.PRONOUN, Kind.RELATIVE, Kind.DESCRIPTION

READ = [
    ("Ana Ruiz", [(NAME, "Ana")]),
    ("Ana Ruiz, the mayor of Talvera,", [(NAME, "Ana")]),
    ("the mayor of Talvera, Ana Ruiz,", [(NAME, "Ana")]),
    ("Sarn University's president, Ana Ruiz", [(NAME, "Ana")]),
    ("Board member Ana Ruiz", [(NAME, "Ana")]),
    ("Ana Ruiz and Pavel Dorn", [(NAME, "Ana"), (NAME, "Pavel")]),
    ("she and Pavel Dorn", [(PRONOUN, "she"), (NAME, "Pavel")]),
    ("he himself", [(PRONOUN, "he")]),
    ("his", [(PRONOUN, "his")]),
    ("who", [(RELATIVE, "who")]),
    ("both of whom", [(RELATIVE, "whom")]),
    ("the ministry of trade and industry", [(DESCRIPTION, "ministry")]),
    ("a clerk from Talvera", [(DESCRIPTION, "clerk")]),
    ("a man wearing a dark jacket", [(DESCRIPTION, "man")]),
    ("a man held in Sarn", [(DESCRIPTION, "man")]),
    ("Sarn's army", [(DESCRIPTION, "army")]),
    ("a spokesman for Prime Minister Ana Ruiz", [(DESCRIPTION, "spokesman")]),
    ("University of Sarn student Ida Moen", [(NAME, "Ida")]),
    ("the prosecutor general of Sarn, Ana Moen Ruiz,", [(NAME, "Ana")]),
    ("one news site, Sarn.com,", [(NAME, "Sarn.com")]),
    ("a university student named Dorn", [(NAME, "Dorn")]),
    ("a government official in Talvera, Norland", [(DESCRIPTION, "official")]),
    ("Ana Ruiz, the county's director, and Pavel Dorn", [(NAME, "Ana"), (NAME, "Pavel")]),
    ("two representatives, Ana Ruiz and Pavel Dorn", [(NAME, "Ana"), (NAME, "Pavel")]),
    ("University of Sarn, Talvera's rector, Ana Ruiz", [(NAME, "Ana")]),
    ("One of Norland's vice presidents, Ana Ruiz,", [(NAME, "Ana")]),
    ("Ana Ruiz, president, Sarn Harbour Group", [(NAME, "Ana")]),
    ("a March 14, 2031 Sarn Board press release", [(DESCRIPTION, "release")]),
    ("US", [(NAME, "US")]),
    ("us", [(PRONOUN, "us")]),
    ("her own", [(PRONOUN, "her")]),
    ("[w]e", [(PRONOUN, "[w]e")]),
    ("", []),
    ("“", []),
]


@pytest.mark.parametrize(("source", "parts"), READ)
def test_what_a_source_says(source, parts):
    text = f"Yesterday it was late, {source} said."
    page = read_page(text)
    start = text.index(source) if source else 0
    found = read_source(page, page.inside([Span(start, start + len(source))]), find_names(page))
    assert [(p.kind, page.words[p.head]) for p in found] == parts

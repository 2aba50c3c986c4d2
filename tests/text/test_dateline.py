"""A dateline is found at the head of an article, and nothing else is taken for one."""

import pytest

from onrecord.text.dateline import dateline


@pytest.mark.parametrize(
    "line",
    [
        "DARROW, Carvonia, March 8 (Meridian Wire) - ",
        "DARROW (NPA) — ",
        "Talvera, 3 April /NPA/ – ",
        "PORT OSTREL — ",
        "SALTMERE, Carv. — ",
        "BRENNICK - ",
    ],
)
def test_it_ends_where_the_report_begins(line):
    text = f"A headline\n\n{line}The mayor said nothing."
    found = dateline(text)
    assert found is not None
    assert text[found.end :] == "The mayor said nothing."
    assert text[found.start : found.end] == line


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The mayor said nothing.",
        "The Harbour Court (HC) - a court of two judges - said nothing.",
        "On Monday, the Harbour Court (HC) — the highest — said nothing.",
        "Saltmere - The mayor said nothing.",
        "One.\n\nTwo.\n\nThree.\n\nFour.\n\nDARROW (NPA) — The mayor said nothing.",
        "U.S.-backed forces said nothing.",
    ],
)
def test_prose_has_none(text):
    assert dateline(text) is None

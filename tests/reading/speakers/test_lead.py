"""Whom the first sentence describes and the next one names, in fictional articles."""

import pytest

from tests.reading.speakers.marked import speakers

NEXT = "Pavel Dorn, 22, spoke to the Wire in the presence of a guard.\n{9:Dorn} <9:said> [9:it was cold]."


@pytest.mark.parametrize(
    "lead",
    [
        "{1:A fighter held in Sarn} <1:urged> the town [1:to let him come home], a report said.\n",
        "Wick News\n{1:A fighter held in Sarn} <1:urged> the town [1:to let him come home].\n",
        "SARN (Wire) - {1:A fighter held there} <1:urged> the town [1:to let him come home].\n",
    ],
)
def test_the_next_sentence_tells_who_the_lead_is_about(lead):
    assert speakers(lead + NEXT)[0] == "Pavel Dorn"


def test_so_do_further_statements_of_the_lead():
    lead = "{1:{2:A fighter held in Sarn}} <1:urged> the town [1:to let him come home], <2:saying> [2:he was tired].\n"
    assert speakers(lead + NEXT)[:2] == ["Pavel Dorn", "Pavel Dorn"]


NOT_THE_SAME = [
    # by her title somebody else
    "{1:A judge} <1:ruled> [1:that the town must pay].\n" + NEXT,
    # a woman is not Mr. Dorn
    "{1:A woman held in Sarn} <1:urged> the town [1:to let her come home].\nMr. " + NEXT,
    # nobody quotes the one named next
    "{1:A fighter held in Sarn} <1:said> [1:it was cold].\nPavel Dorn, 22, is the mayor.",
    # several are not one
    "{1:Fighters held in Sarn} <1:urged> the town [1:to let them come home].\n" + NEXT,
    # not the lead
    "It rained in Sarn.\nIt rained in Wick.\nIt rained.\n{1:A fighter held in Sarn} <1:said> [1:it was cold].\n" + NEXT,
    # named before
    "Pavel Dorn was tired.\n{1:A fighter held in Sarn} <1:said> [1:it was cold].\n" + NEXT,
]


@pytest.mark.parametrize("marked", NOT_THE_SAME)
def test_anybody_else_is_not(marked):
    assert speakers(marked)[0] != "Pavel Dorn"

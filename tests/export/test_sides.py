"""Two articles side by side: nothing of a sentence is lost, and what differs is marked on its side."""

from onrecord.export.sides import side_by_side
from onrecord.linking.diff import diff
from tests.linking.copies.articles import article, report

LINES = report(1, 4)
CHANGED = LINES[1].replace(" ", " really ", 1)
FOUND = diff(article(LINES, "Wick News"), article([LINES[0], CHANGED, *LINES[3:]], "Sarn Post"))
SIDES = {line.kind: line for line in (side_by_side(FOUND, change) for change in FOUND.sentences)}


def text(pieces: tuple[tuple[str, str], ...]) -> str:
    return "".join(piece for piece, _ in pieces)


def test_the_pieces_of_a_side_are_the_sentence():
    assert text(SIDES["changed"].left) == LINES[1]
    assert text(SIDES["changed"].right) == CHANGED


def test_what_was_put_in_is_marked_where_it_stands():
    assert [piece for piece, mark in SIDES["changed"].right if mark == "ins"] == ["really"]
    assert not [piece for piece, mark in SIDES["changed"].left if mark]


def test_a_sentence_that_was_dropped_has_no_other_side():
    assert text(SIDES["dropped"].left) == LINES[2]
    assert SIDES["dropped"].right == ()

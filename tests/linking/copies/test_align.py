"""Which sentence stands where: kept, changed, split, joined, moved."""

from onrecord.linking.copies.align import align
from onrecord.linking.copies.sentences import prepare
from tests.linking.copies.articles import report

LINES = report(1, 6)


def pairs(a: str, b: str) -> list[tuple[int, int]]:
    return [(m.a, m.b) for m in align(prepare(a), prepare(b))]


def test_the_same_text_is_kept_word_for_word():
    text = " ".join(LINES)
    found = align(prepare(text), prepare(text))
    assert [(m.a, m.b, m.kept) for m in found] == [(i, i, True) for i in range(len(LINES))]


def test_a_changed_sentence_is_found_and_a_dropped_one_is_not():
    changed = LINES[2].replace(" ", " certainly ", 1)
    found = align(prepare("\n\n".join(LINES)), prepare("\n\n".join([LINES[0], changed, LINES[4]])))
    assert [(m.a, m.b, m.kept) for m in found] == [(0, 0, True), (2, 1, False), (4, 2, True)]


def test_moved_sentences_keep_their_partners():
    assert pairs("\n\n".join(LINES), "\n\n".join(reversed(LINES))) == [(i, 5 - i) for i in range(6)]


def test_a_sentence_that_was_split_has_two_parts():
    whole = "The ferry to Oldmere was late because the captain had overslept, and the mayor of Tarn missed the opening."
    parts = "The ferry to Oldmere was late because the captain had overslept. The mayor of Tarn missed the opening."
    assert pairs(whole, parts) == [(0, 0), (0, 1)]


def test_nothing_is_made_of_nothing():
    assert pairs("", "") == []
    assert pairs("", LINES[0]) == []

"""A statement stands in the innermost one whose content holds it, and does not reach out of it."""

import numpy as np

from onrecord.reading import nesting
from onrecord.reading.nesting import nest
from onrecord.reading.statements import Draft, no_words


def draft(cue, content, source=()) -> Draft:
    words = np.array(sorted(content), dtype=np.int64)
    return Draft(cue=cue, source=np.array(source, dtype=np.int64), content=words, probability=0.5)


def test_nothing_in_nothing_out():
    assert nest([]) == ([], [])


def test_neighbours_are_not_nested():
    drafts = [draft((1, 2), range(2, 6)), draft((7, 8), range(8, 12))]
    mended, parents = nest(drafts)
    assert parents == [None, None]
    assert [d.content.tolist() for d in mended] == [d.content.tolist() for d in drafts]


def test_the_innermost_holder_is_the_parent_in_whatever_order():
    """The minister said [the aide claimed [the guard told them [it rained]]]."""
    outer, middle, inner = draft((1, 2), range(2, 20)), draft((4, 5), range(5, 20)), draft((8, 9), range(9, 20))
    assert nest([outer, middle, inner])[1] == [None, 0, 1]
    assert nest([inner, middle, outer])[1] == [1, 2, None]
    assert nest([middle, outer, inner])[1] == [1, None, 0]


def test_two_children_of_one_parent():
    assert nest([draft((0, 1), range(1, 30)), draft((3, 4), range(4, 9)), draft((12, 13), range(13, 20))])[1] == [
        None, 0, 0,
    ]  # fmt: skip


def test_a_cue_outside_the_content_is_not_held():
    """“It rained,” said the clerk, who told them it rained: the second cue stands beside the quotation."""
    assert nest([draft((8, 9), range(0, 8)), draft((12, 13), range(3, 6))])[1] == [None, None]


def test_a_cue_half_in_is_not_held():
    assert nest([draft((0, 1), range(1, 10)), draft((9, 11), range(5, 9))])[1] == [None, None]


def test_a_floating_quotation_is_held_by_its_words_alone():
    assert nest([draft((0, 1), range(1, 20)), draft(None, range(5, 10))])[1] == [None, 0]
    assert nest([draft(None, range(1, 20)), draft((4, 5), range(5, 10))])[1] == [None, 0]
    assert nest([draft((0, 1), range(1, 20)), draft(None, range(30, 35))])[1] == [None, None]


def test_a_content_that_reaches_out_a_little_is_cut_to_the_parents():
    (_, child), parents = nest([draft((0, 1), range(1, 12)), draft((4, 5), range(6, 14))])
    assert parents == [None, 0]
    assert child.content.tolist() == list(range(6, 12))


def test_a_content_that_lies_mostly_outside_is_not_held():
    (_, other), parents = nest([draft((0, 1), range(1, 12)), draft((4, 5), range(9, 19))])
    assert parents == [None, None]
    assert other.content.tolist() == list(range(9, 19))


def test_gaps_of_the_parent_are_gaps_of_the_child():
    outer = [*range(2, 8), *range(12, 20)]
    (_, child), parents = nest([draft((9, 10), outer), draft((3, 4), range(4, 16))])
    assert parents == [None, 0]
    assert child.content.tolist() == [4, 5, 6, 7, 12, 13, 14, 15]


def test_cuts_reach_the_grandchildren():
    drafts = [draft((0, 1), range(1, 22)), draft((3, 4), range(5, 25)), draft((6, 7), range(8, 24))]
    mended, parents = nest(drafts)
    assert parents == [None, 0, 1]
    assert [int(d.content[-1]) for d in mended] == [21, 21, 21]


def test_a_parent_still_holds_its_child_after_it_was_cut():
    """The child lies in the part of its parent that the grandparent cuts off."""
    mended, parents = nest([draft((0, 1), range(1, 12)), draft((3, 4), range(6, 15)), draft((12, 13), [13, 14])])
    child, parent = mended[2], parents[2]
    assert parent is None or set(child.content.tolist()) <= set(mended[parent].content.tolist())


def test_equal_contents_do_not_hold_each_other():
    assert nest([draft((0, 1), range(2, 9)), draft((1, 2), range(2, 9))])[1] == [None, None]


def test_cue_source_and_fields_stay_as_they_were():
    child = draft((4, 5), range(6, 14), source=[3])
    mended = nest([draft((0, 1), range(1, 12)), child])[0][1]
    assert (mended.cue, mended.source.tolist(), mended.probability) == ((4, 5), [3], 0.5)
    assert mended.addressee.tolist() == no_words().tolist()


def test_each_statement_is_compared_with_those_around_it_alone(monkeypatch):
    """A long article has thousands of statements, and each has few around it: ten times as many, ten times the work."""
    compared = 0

    def counted(inner, outer):
        nonlocal compared
        compared += 1
        return held(inner, outer)

    held = nesting._held
    monkeypatch.setattr(nesting, "_held", counted)
    outer = [draft((i * 10, i * 10 + 1), range(i * 10 + 1, i * 10 + 9)) for i in range(1_000)]
    inner = [draft((i * 10 + 2, i * 10 + 3), range(i * 10 + 3, i * 10 + 8)) for i in range(1_000)]
    _, parents = nest([*outer, *inner])
    assert parents == [*[None] * 1_000, *range(1_000)]
    assert compared == 1_000

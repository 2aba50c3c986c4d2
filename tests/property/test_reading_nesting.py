"""However wild the drafts, nesting has no cycles, and a statement's content lies in that of the one around it."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.nesting import nest
from onrecord.reading.statements import Draft, no_words

WORDS = 30


@st.composite
def drafts(draw):
    """A statement over some of thirty words, its content in one or two runs, seldom without a cue."""
    content: set[int] = set()
    for _ in range(draw(st.integers(1, 2))):
        start = draw(st.integers(0, WORDS - 1))
        content |= set(range(start, draw(st.integers(start + 1, WORDS))))
    cue = None
    if draw(st.integers(0, 4)):
        start = draw(st.integers(0, WORDS - 2))
        cue = (start, start + draw(st.integers(1, 2)))
        content -= set(range(*cue))
    words = np.array(sorted(content) or [WORDS], dtype=np.int64)
    return Draft(cue=cue, source=no_words(), content=words, probability=0.5)


MANY = st.lists(drafts(), max_size=8)


def words(draft: Draft) -> set[int]:
    return set(draft.content.tolist())


@given(MANY)
def test_there_are_no_cycles(many) -> None:
    _, parents = nest(many)
    for i in range(len(many)):
        seen, at = {i}, parents[i]
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = parents[at]


@given(MANY)
def test_contents_are_cut_and_never_grow_nor_vanish(many) -> None:
    mended, parents = nest(many)
    assert len(mended) == len(parents) == len(many)
    for before, after in zip(many, mended, strict=True):
        assert words(after) and words(after) <= words(before)
        assert (np.diff(after.content) > 0).all()
        assert after.cue == before.cue


@given(MANY)
def test_what_stands_in_another_lies_in_its_content(many) -> None:
    mended, parents = nest(many)
    for child, parent in zip(mended, parents, strict=True):
        if parent is not None:
            assert words(child) <= words(mended[parent])


@given(MANY)
def test_the_parent_is_the_innermost_of_those_that_hold_all(many) -> None:
    """Of the contents, as they were cut, that hold cue and content wholly, the smallest is the parent's."""
    mended, parents = nest(many)
    for i, child in enumerate(many):
        need = words(child) | (set(range(*child.cue)) if child.cue else set())
        others = [words(m) for j, m in enumerate(mended) if j != i]
        holders = [len(m) for m in others if m > words(child) and need <= m]
        if holders:
            parent = parents[i]
            assert parent is not None
            assert len(words(mended[parent])) <= min(holders)

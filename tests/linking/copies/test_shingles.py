"""Shingles in common, one text with one other and with many."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.copies.shingles import shared, shared_by_each, where

SETS = st.sets(st.integers(0, 40), max_size=20)


def made(numbers):
    return np.array(sorted(numbers), np.uint64)


@given(SETS, st.lists(SETS, max_size=5))
def test_what_sets_have_in_common(mine, others):
    expected = [len(mine & theirs) for theirs in others]
    assert shared_by_each(made(mine), [made(o) for o in others]) == expected
    assert [shared(made(mine), made(o)) for o in others] == expected


def test_a_place_for_each_that_is_there():
    assert where(made([1, 3, 9]), made([0, 3, 8, 9])).tolist() == [-1, 1, 3]
    assert where(made([1]), made([])).tolist() == [-1]

"""Average linkage: against the definition, and at the edges."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.grouping import average_link


def by_definition(scores, join):
    groups = [[i] for i in range(len(scores))]
    while len(groups) > 1:
        means = {
            (a, b): np.mean([scores[i, j] for i in groups[a] for j in groups[b]])
            for a in range(len(groups))
            for b in range(a)
        }
        a, b = max(means, key=means.__getitem__)
        if means[a, b] < join:
            break
        groups[b] += groups.pop(a)
    return sorted(sorted(g) for g in groups)


@given(st.integers(0, 9), st.integers(0, 10_000))
def test_as_defined(size, seed):
    half = np.random.default_rng(seed).normal(size=(size, size))
    scores = half + half.T
    assert average_link(scores, 0.3) == by_definition(scores, 0.3)

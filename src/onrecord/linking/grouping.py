"""Groups from pairwise log-odds: the two groups with the highest mean over all their pairs become one, while that mean
is high enough (agglomerative clustering with average linkage, Sokal and Michener 1958)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Merge = tuple[float, int, int]
"""The mean at which the group that begins with row `b` joined the one that begins with row `a`."""


def average_link(scores: NDArray[np.float64], join: float) -> list[list[int]]:
    """Groups of the rows 0..n-1, each sorted, ordered by their first. *Shape:* scores (n, n), symmetric; the diagonal
    does not matter. Raises nothing; no rows give []."""
    return groups_at(merges(scores, join), len(scores), join)


def merges(scores: NDArray[np.float64], least: float) -> list[Merge]:
    """Every merge at `least` or above, in their order. Quadratic as a rule, cubic at worst."""
    means = np.array(scores, dtype=np.float64)
    np.fill_diagonal(means, -np.inf)
    sizes = np.ones(len(means))
    best, done = (means.argmax(1), []) if len(means) else (np.zeros(0, dtype=np.intp), [])
    rows = np.arange(len(means))
    for _ in range(len(means) - 1):
        a = int(means[rows, best].argmax())
        a, b = sorted((a, int(best[a])))
        if not means[a, b] >= least:
            break
        done.append((float(means[a, b]), a, b))
        merged = (means[a] * sizes[a] + means[b] * sizes[b]) / (sizes[a] + sizes[b])
        sizes[a] += sizes[b]
        means[a], means[:, a] = merged, merged
        means[a, a] = -np.inf
        means[b], means[:, b] = -np.inf, -np.inf
        stale = (best == a) | (best == b) | (rows == a) | (rows == b)
        best[stale] = means[stale].argmax(1)
        nearer = means[:, a] > means[rows, best]
        best[nearer] = a
    return done


def groups_at(done: list[Merge], size: int, join: float) -> list[list[int]]:
    """The groups after every merge up to the first below `join`."""
    groups: dict[int, list[int]] = {i: [i] for i in range(size)}
    for mean, a, b in done:
        if mean < join:
            break
        groups[a] += groups.pop(b)
    return sorted(sorted(g) for g in groups.values())

"""Decoding of linear-chain conditional random fields, many sequences of one length at a time (Lafferty et al. 2001)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ModelError

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Chain:
    """Scores of first labels, of label pairs and of last labels. *Shape:* start (labels,), transitions (labels from,
    labels to), end (labels,). What may not occur has a score of -1e4. Raises ModelError on other shapes."""

    start: Floats
    transitions: Floats
    end: Floats

    def __post_init__(self) -> None:
        n = len(self.start)
        if self.start.shape != (n,) or self.transitions.shape != (n, n) or self.end.shape != (n,):
            raise ModelError(f"decoder tables do not fit each other: {n} labels, transitions {self.transitions.shape}")

    def best(self, scores: Floats) -> Ints:
        """The best labelling of each sequence (Viterbi).

        *Shape:* scores (batch, words, labels), words >= 1 -> (batch, words).
        """
        by_word = np.ascontiguousarray(scores.transpose(1, 0, 2))
        to_from = np.ascontiguousarray(self.transitions.T)
        best = np.empty_like(by_word)  # of all labellings of the words so far that end in a label
        best[0] = self.start + by_word[0]
        for t in range(1, len(best)):
            np.add((best[t - 1][:, None, :] + to_from).max(axis=2), by_word[t], out=best[t])
        labels = np.empty(scores.shape[:2], dtype=np.int64)
        labels[:, -1] = (best[-1] + self.end).argmax(axis=1)
        for t in range(len(best) - 1, 0, -1):
            labels[:, t - 1] = (best[t - 1] + to_from[labels[:, t]]).argmax(axis=1)
        return labels

    def probability(self, scores: Floats, labels: Ints) -> Doubles:
        """Probability of one labelling of each sequence among all (forward algorithm).

        *Shape:* scores (batch, words, labels), labels (batch, words) -> (batch,).
        """
        picked: Doubles = np.take_along_axis(scores, labels[:, :, None], axis=2)[:, :, 0].sum(axis=1, dtype=np.float64)
        picked += self.start[labels[:, 0]] + self.end[labels[:, -1]]
        picked += self.transitions[labels[:, :-1], labels[:, 1:]].sum(axis=1)
        out: Doubles = np.exp(np.minimum(picked - self._log_partition(scores), 0.0))
        return out

    def _log_partition(self, scores: Floats) -> Doubles:
        """Logarithm of the sum over all labellings of each sequence. *Shape:* (batch,)."""
        potential, step = _potential(scores), np.exp(self.transitions.astype(np.float64))
        scale = np.empty(potential.shape[:2])
        a = np.exp(self.start.astype(np.float64)) * potential[0]
        for t in range(len(potential)):
            if t:
                a = (a @ step) * potential[t]
            a.sum(axis=1, out=scale[t])
            a /= scale[t][:, None]
        last = np.log(a @ np.exp(self.end.astype(np.float64)))
        out: Doubles = last + np.log(scale).sum(axis=0) + scores.max(axis=2).sum(axis=1, dtype=np.float64)
        return out


def _potential(scores: Floats) -> Doubles:
    """exp(scores), scaled so that the largest at each word is 1; never quite 0, so that no sequence is impossible.

    *Shape:* (batch, words, labels) -> (words, batch, labels).
    """
    out: Doubles = np.exp((scores - scores.max(axis=2, keepdims=True)).astype(np.float64).transpose(1, 0, 2)) + 1e-300
    return np.ascontiguousarray(out)

"""Decoding of linear-chain conditional random fields, many sequences of one length at a time (Lafferty et al. 2001)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ModelError

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Ints = NDArray[np.int64]

RESCALED = 8
"""After so many words, the sums over labellings are scaled anew, so that they neither vanish nor run over."""
SMALLEST = 1e-30
"""What a label counts for at least, beside the best one of its word: to the power of RESCALED it is a number still."""


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

    def leaning(self, label: int, bonus: float) -> Chain:
        """The same chain, with `bonus` added for every run of a label that a sequence has."""
        start, transitions = self.start.copy(), self.transitions.copy()
        start[label] += bonus
        transitions[np.arange(len(start)) != label, label] += bonus
        return Chain(start, transitions, self.end)

    def best(self, scores: Floats) -> Ints:
        """The best labelling of each sequence (Viterbi).

        *Shape:* scores (batch, words, labels), words >= 1 -> (batch, words).
        """
        best = scores.transpose(1, 2, 0).copy()  # of all labellings of the words so far that end in a label
        best[0] += self.start[:, None]
        step = np.repeat(self.transitions[:, :, None], len(scores), axis=2)
        ways = np.empty_like(step)
        for before, here in zip(best[:, :, None], best[1:], strict=False):
            np.add(before, step, out=ways)
            np.add(here, np.maximum.reduce(ways, axis=0), out=here)
        before_to = best[:-1].transpose(2, 0, 1)[:, :, None, :] + np.ascontiguousarray(self.transitions.T)
        came_from = before_to.argmax(axis=3).astype(np.uint8)
        last = (best[-1] + self.end[:, None]).argmax(axis=0)
        return np.array([_back(*way) for way in zip(came_from, last.tolist(), strict=True)], dtype=np.int64)

    def best_of_three(self, scores: Floats) -> list[int]:
        """As `best`, for one sequence of three labels: written out, since numpy's calls would take eight times as long.

        *Shape:* scores (words, 3), words >= 1 -> (words,).
        """
        (aa, ab, ac), (ba, bb, bc), (ca, cb, cc) = self.transitions.tolist()
        first, *others = scores.tolist()
        a, b, c = (s + x for s, x in zip(self.start.tolist(), first, strict=True))
        came_from = []
        for to_a, to_b, to_c in others:
            best_a, from_a = _best_of(a + aa, b + ba, c + ca)
            best_b, from_b = _best_of(a + ab, b + bb, c + cb)
            best_c, from_c = _best_of(a + ac, b + bc, c + cc)
            a, b, c = best_a + to_a, best_b + to_b, best_c + to_c
            came_from.append((from_a, from_b, from_c))
        end_a, end_b, end_c = self.end.tolist()
        out = [_best_of(a + end_a, b + end_b, c + end_c)[1]]
        for before in reversed(came_from):
            out.append(before[out[-1]])
        return out[::-1]

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
        most = largest(scores)
        potential, step = _potential(scores, most), np.exp(self.transitions.astype(np.float64))
        a = np.exp(self.start.astype(np.float64)) * potential[0]
        out: Doubles = most.sum(axis=1, dtype=np.float64)
        for t, here in enumerate(potential[1:], 1):
            a = a.dot(step)
            a *= here
            if not t % RESCALED:
                total = a.sum(axis=1)
                a /= total[:, None]
                out += np.log(total)
        out += np.log(a @ np.exp(self.end.astype(np.float64)))
        return out


def _best_of(a: float, b: float, c: float) -> tuple[float, int]:
    """The largest, and which it is; of equal ones the first."""
    if a >= b:
        return (a, 0) if a >= c else (c, 2)
    return (b, 1) if b >= c else (c, 2)


def _back(came_from: NDArray[np.uint8], label: int) -> list[int]:
    """The labels of one sequence, from its last one. *Shape:* came_from (words - 1, labels): of each word but the first
    and its label, the label before. Bytes, since numpy is slow to tell one number at a time."""
    steps, width = came_from.tobytes(), came_from.shape[1]
    out = [label]
    for at in range(len(steps) - width, -1, -width):
        out.append(steps[at + out[-1]])
    return out[::-1]


def largest(scores: Floats) -> Floats:
    """The best label's score of each word; label by label, since numpy is slow to look through many short rows.
    *Shape:* (..., labels) -> (...,)."""
    out: Floats = np.ascontiguousarray(np.moveaxis(scores, -1, 0)).max(axis=0)
    return out


def _potential(scores: Floats, most: Floats) -> Doubles:
    """exp(scores), scaled so that the largest at each word is 1; never quite 0, so that no sequence is impossible.

    *Shape:* (batch, words, labels), (batch, words) -> (words, batch, labels).
    """
    out: Doubles = np.exp((scores - most[:, :, None]).astype(np.float64).transpose(1, 0, 2)) + SMALLEST
    return np.ascontiguousarray(out)

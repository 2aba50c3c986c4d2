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
        if self.transitions.shape != (n, n) or self.end.shape != (n,):
            raise ModelError(f"decoder tables do not fit each other: {n} labels, transitions {self.transitions.shape}")

    def best(self, scores: Floats) -> tuple[Ints, Doubles]:
        """The best labelling of each sequence, and its probability among all labellings (Viterbi; forward algorithm).

        *Shape:* scores (batch, words, labels), words >= 1 -> labels (batch, words), probability (batch,).
        """
        batch, n, _ = scores.shape
        back = np.empty((n, batch, len(self.start)), dtype=np.int8)
        by_target = np.ascontiguousarray(self.transitions.T)[None]
        best = self.start + scores[:, 0]
        for t in range(1, n):
            through = best[:, None, :] + by_target
            arg = through.argmax(axis=2)
            back[t] = arg
            best = np.take_along_axis(through, arg[:, :, None], axis=2)[:, :, 0] + scores[:, t]
        best = best + self.end
        labels = np.empty((batch, n), dtype=np.int64)
        rows = np.arange(batch)
        labels[:, n - 1] = best.argmax(axis=1)
        for t in range(n - 1, 0, -1):
            labels[:, t - 1] = back[t, rows, labels[:, t]]
        alpha, log_scale = self._forward(scores)
        log_all = log_scale.sum(axis=0) + np.log(alpha[-1] @ np.exp(self.end.astype(np.float64)))
        return labels, np.exp(np.minimum(best.max(axis=1) - log_all, 0.0))

    def marginals(self, scores: Floats) -> Doubles:
        """Probability of each label at each word (forward-backward). *Shape:* (batch, words, labels), as given."""
        alpha, _ = self._forward(scores)
        step, tail = np.exp(self.transitions.astype(np.float64)).T, np.exp(self.end.astype(np.float64))
        potential = _potential(scores)
        out = np.empty_like(potential)
        beta = np.broadcast_to(tail, alpha[0].shape)
        for t in range(scores.shape[1] - 1, -1, -1):
            joint = alpha[t] * beta
            out[:, t] = joint / joint.sum(axis=1, keepdims=True)
            beta = (potential[:, t] * beta) @ step
            beta = beta / beta.max(axis=1, keepdims=True)
        return out

    def _forward(self, scores: Floats) -> tuple[Doubles, Doubles]:
        """Scaled forward variables and the logarithms of their scales.

        *Shape:* (words, batch, labels), (words, batch).
        """
        potential, peak = _potential(scores), scores.max(axis=2)
        step = np.exp(self.transitions.astype(np.float64))
        alpha = np.empty((scores.shape[1], scores.shape[0], scores.shape[2]))
        log_scale = np.empty((scores.shape[1], scores.shape[0]))
        a = np.exp(self.start.astype(np.float64)) * potential[:, 0]
        for t in range(scores.shape[1]):
            if t:
                a = (a @ step) * potential[:, t]
            scale = a.sum(axis=1)
            a = a / scale[:, None]
            alpha[t] = a
            log_scale[t] = np.log(scale) + peak[:, t]
        return alpha, log_scale


def _potential(scores: Floats) -> Doubles:
    """exp(scores), scaled so that the largest at each word is 1; never quite 0, so that no sequence is impossible."""
    out: Doubles = np.exp((scores - scores.max(axis=2, keepdims=True)).astype(np.float64)) + 1e-300
    return out

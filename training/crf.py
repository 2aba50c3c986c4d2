"""Linear-chain conditional random field with partially observed labels (Lafferty et al. 2001; Tsuboi et al. 2008).

The gold standard is a set of *allowed* labels for each word rather than one label: where a corpus says nothing (the
inside of a PolNeAR content, an ignored passage), every label is allowed and the word adds nothing to the loss.

Gradients are the differences of marginals, computed by forward-backward in numpy: one small matrix product for each
word, where an autograd graph over the words would take a hundred times as long on a CPU.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

FORBIDDEN = -1e4


class Crf(nn.Module):
    """Transition scores between labels; `forbidden` lists the (from, to) pairs that may not occur, `not_first` the
    labels that may not begin a sequence."""

    def __init__(self, n_labels: int, forbidden: Sequence[tuple[int, int]] = (), not_first: Sequence[int] = ()) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(n_labels, n_labels))
        self.start = nn.Parameter(torch.zeros(n_labels))
        self.end = nn.Parameter(torch.zeros(n_labels))
        barrier = torch.zeros(n_labels, n_labels)
        for a, b in forbidden:
            barrier[a, b] = FORBIDDEN
        first = torch.zeros(n_labels)
        first[list(not_first)] = FORBIDDEN
        self.register_buffer("barrier", barrier)
        self.register_buffer("barrier_first", first)

    def scores(self) -> tuple[Tensor, Tensor, Tensor]:
        """Start, transition and end scores with what is forbidden written in."""
        return self.start + self.barrier_first, self.transitions + self.barrier, self.end

    def loss(self, emissions: Tensor, allowed: Tensor, mask: Tensor) -> Tensor:
        """Summed negative log-likelihood of the allowed label sequences.

        *Shape:* emissions (batch, words, labels), allowed the same (bool), mask (batch, words), a prefix of ones.
        """
        start, transitions, end = self.scores()
        return _PartialLoss.apply(emissions, start, transitions, end, allowed, mask)  # type: ignore[no-any-return]


class _PartialLoss(torch.autograd.Function):
    @staticmethod
    def forward(
        ctx: Any, emissions: Tensor, start: Tensor, transitions: Tensor, end: Tensor, allowed: Tensor, mask: Tensor
    ) -> Tensor:
        e = emissions.detach().double().numpy()
        keep = mask.numpy().astype(bool)
        tables = [t.detach().double().numpy() for t in (start, transitions, end)]
        z_all, all_ = _forward_backward(e, np.ones_like(e), keep, *tables)
        z_gold, gold = _forward_backward(e, allowed.numpy().astype(np.float64), keep, *tables)
        ctx.gradients = [torch.from_numpy(a - b).float() for a, b in zip(all_, gold, strict=True)]
        return emissions.new_tensor(float((z_all - z_gold).sum()))

    @staticmethod
    def backward(ctx: Any, grad: Tensor) -> Any:
        return (*(g * grad for g in ctx.gradients), None, None)


def _forward_backward(e: Any, allowed: Any, keep: Any, start: Any, transitions: Any, end: Any) -> tuple[Any, list[Any]]:
    """Log partition of each sequence; expected counts of labels at words, first labels, transitions, last labels."""
    batch, n, labels = e.shape
    peak = e.max(axis=2, keepdims=True)
    potential = np.exp(e - peak) * allowed + 1e-300
    step = np.exp(transitions)
    last = keep.sum(axis=1) - 1
    alpha = np.empty((n, batch, labels))
    scale = np.ones((n, batch, 1))
    a = np.exp(start) * potential[:, 0]
    for t in range(n):
        if t:
            a = np.where(keep[:, t, None], (a @ step) * potential[:, t], a)
        scale[t] = a.sum(axis=1, keepdims=True)
        a = a / scale[t]
        alpha[t] = a
    tail = np.exp(end)
    final = (a * tail).sum(axis=1)
    log_z = np.log(scale).sum(axis=(0, 2)) + np.log(final) + (peak[:, :, 0] * keep).sum(axis=1)

    marginal = np.zeros_like(e)
    pairs = np.zeros((labels, labels))
    beta = np.broadcast_to(tail / final[:, None], (batch, labels))
    for t in range(n - 1, -1, -1):
        marginal[:, t] = alpha[t] * beta
        if t:
            inside = keep[:, t, None]
            weight = potential[:, t] * beta / scale[t]
            pairs += (alpha[t - 1] * inside).T @ weight
            beta = np.where(inside, weight @ step.T, beta)
    rows = np.arange(batch)
    last_marginal = marginal[rows, last].sum(axis=0)
    marginal *= keep[:, :, None]
    return log_z, [marginal, marginal[:, 0].sum(axis=0), pairs * step, last_marginal]

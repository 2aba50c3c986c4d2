"""How wrong the scorers are on a batch, and which way their tables should move: back-propagation, written out.

All members stand side by side in the tables, so that one product of matrices serves them all.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.reading.speakers.pairs import ITSELF, NOBODY
from training.speakers.batches import Batch

Tables = dict[str, np.ndarray]
BY_WORDS = ("query", "key", "alone")
"""Tables of the pairs of words; the others are of the features."""


@dataclass(frozen=True, slots=True)
class Noise:
    """What is left out by chance, as factors. *Shape:* units (examples, members * hidden); words (words, d); heard
    (examples,): 0 where an article's words say nothing."""

    units: np.ndarray
    words: np.ndarray
    heard: np.ndarray


def gradient(tables: Tables, batch: Batch, noise: Noise) -> Tables:
    """Of each member's -log(probability of the right candidates), its examples weighted. *Shape:* as the tables: inner
    (features, members * hidden), shift, outer (members * hidden,), direct (features, members); query (2d, members * k),
    key (d, members * k), alone (2, 2d, members)."""
    features = _Features(tables, batch, noise)
    words = _Words(tables, batch, noise)
    heard = noise.heard[batch.of, None]
    error = _error(features.scores + heard * words.scores, batch)
    return {**features.back(error), **words.back(error * heard)}


def _error(scores: np.ndarray, batch: Batch) -> np.ndarray:
    """The slope of the loss by each score. *Shape:* (candidates, members)."""
    of, starts = batch.of, batch.starts
    power = np.exp(scores - np.maximum.reduceat(scores, starts)[of])
    p = power / np.add.reduceat(power, starts)[of]
    among = p * batch.right[:, None]
    q = among / np.maximum(np.add.reduceat(among, starts), 1e-12)[of]
    out: np.ndarray = (p - q) * batch.weight[of, None]
    return out


class _Features:
    """The networks over the features, forth and back."""

    def __init__(self, tables: Tables, batch: Batch, noise: Noise) -> None:
        self.rows, self.outer = batch.rows, tables["outer"]
        self.members = tables["direct"].shape[1]
        before = self.rows @ tables["inner"] + tables["shift"]
        self.passed = (before > 0) * noise.units[batch.of]
        self.hidden = before * self.passed
        by_unit = (self.hidden * self.outer).reshape(len(self.rows), self.members, -1)
        self.scores = by_unit.sum(axis=2) + self.rows @ tables["direct"]

    def back(self, error: np.ndarray) -> Tables:
        spread = np.repeat(error, len(self.outer) // self.members, axis=1)
        back = spread * self.outer * self.passed
        return {
            "inner": self.rows.T @ back,
            "shift": back.sum(axis=0),
            "outer": (self.hidden * spread).sum(axis=0),
            "direct": self.rows.T @ error,
        }


def apart(table: np.ndarray, members: int) -> np.ndarray:
    """*Shape:* (n, members * k) -> (members, n, k)."""
    return table.reshape(len(table), members, -1).transpose(1, 0, 2)


class _Words:
    """The pairs of words, forth and back. Each member scores every example with every word of the batch: that is one
    product, and few words."""

    def __init__(self, tables: Tables, batch: Batch, noise: Noise) -> None:
        self.batch, self.members = batch, tables["alone"].shape[2]
        self.words = batch.vectors * noise.words
        self.sources = np.concatenate([self.words[batch.source], self.words[batch.cue]], axis=1)
        self.query = apart(self.sources @ tables["query"], self.members)
        self.key = apart(self.words @ tables["key"], self.members)
        self.told = batch.mentions >= 0
        pairs = self.query @ self.key.transpose(0, 2, 1)
        found = pairs[:, batch.of[:, None], batch.mentions].transpose(1, 2, 0)
        found = np.where(self.told[:, :, None], found, -1e4)
        top = found.max(axis=1)
        power = np.exp(found - top[:, None])
        self.share = power / power.sum(axis=1)[:, None]
        count = np.maximum(self.told.sum(axis=1), 1)
        self.some = self.told.any(axis=1)[:, None]
        self.scores = np.where(self.some, top + np.log(power.sum(axis=1) / count[:, None]), 0)
        self.alone = [batch.sorts == sort for sort in (ITSELF, NOBODY)]
        for which, table in zip(self.alone, tables["alone"], strict=True):
            self.scores += which[:, None] * (self.sources @ table)[batch.of]

    def back(self, error: np.ndarray) -> Tables:
        each = (error * self.some)[:, None] * self.share
        examples, words = len(self.sources), len(self.words)
        cell = (self.batch.of[:, None] * words + self.batch.mentions)[self.told]
        at = [np.bincount(cell, each[:, :, m][self.told], examples * words) for m in range(self.members)]
        pairs = np.stack(at).reshape(self.members, examples, words).astype(error.dtype)
        queries = (pairs @ self.key).transpose(1, 0, 2).reshape(examples, -1)
        keys = (pairs.transpose(0, 2, 1) @ self.query).transpose(1, 0, 2).reshape(words, -1)
        alone = [np.add.reduceat(error * which[:, None], self.batch.starts) for which in self.alone]
        return {
            "query": self.sources.T @ queries,
            "key": self.words.T @ keys,
            "alone": np.stack([self.sources.T @ one for one in alone]),
        }

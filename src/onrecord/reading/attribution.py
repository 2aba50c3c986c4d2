"""Attributions of one window: its cues, and for each cue the role that every word plays (the network's decoding)."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.reading import traits
from onrecord.reading.chain import Chain, Doubles, Floats, Ints, largest
from onrecord.reading.constraints import NOT_ALLOWED, Flags, constrain, hold_quotations
from onrecord.reading.encoding import Encoded
from onrecord.reading.engine import Engine, Tagged
from onrecord.reading.labels import CUE_LABELS, ROLE_LABELS
from onrecord.reading.windows import Window

BEGIN, INSIDE = (CUE_LABELS.index(x) for x in "BI")
NONE, CUE, SOURCE = (ROLE_LABELS.index(x) for x in ("none", "cue", "source"))
HOPELESS = -7.0
"""A word whose best role scores this much below none is out of the question (one in a thousand, by itself)."""

LEANING = 1.5
"""What a source counts for in the second decoding of a cue that got none in the first; in units of the scores."""

Labels = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue with what belongs to it. Words are numbered in the article: cue `[start, end)`; `roles` are those of
    words `[offset, offset + len(roles))`. `probability` is that of cue and roles all being right, before calibration;
    `attitude` are the scores of labels.ATTITUDES."""

    start: int
    end: int
    offset: int
    roles: Labels
    probability: float
    attitude: Floats


@dataclass(frozen=True, slots=True)
class Calibration:
    """Makes of the decoder's own probability p the share of statements that are right at it: beta calibration (Kull,
    Silva Filho, Flach 2017), whose log-odds are `right` log p - `wrong` log(1 - p) + `shift`.

    All three are fitted on articles that the network was not trained on.
    """

    right: float = 1.0
    wrong: float = 1.0
    shift: float = 0.0

    def __call__(self, probability: float) -> float:
        """The calibrated probability of a raw one, both 0 to 1."""
        p = min(max(probability, 1e-6), 1.0 - 1e-6)
        odds = self.shift + self.right * math.log(p) - self.wrong * math.log(1.0 - p)
        return 1.0 / (1.0 + math.exp(-odds))


@dataclass(frozen=True, slots=True)
class Decoder:
    """From scores to attributions: the transition scores of both taggers, and the calibration of what they say."""

    cue: Chain
    role: Chain
    calibration: Calibration = Calibration()

    def attributions(self, engine: Engine, encoded: Encoded, window: Window, tagged: Tagged) -> list[Attribution]:
        """The attributions whose cue begins in the window's own range, in text order. `tagged`: what the encoder
        says of the window."""
        silent = _within(np.array([encoded.dateline]), window)
        found = _own(self._cues(_silenced(tagged.cue, silent)), window)
        if not found:
            return []
        starts, ends = (np.array(x, dtype=np.int64) for x in list(zip(*found, strict=True))[:2])
        labels, certainty = self._roles(engine, tagged, encoded, window, starts, ends)
        attitudes = _cue_means(tagged.attitude, starts, ends)
        return [
            Attribution(
                start=window.start + start,
                end=window.start + end,
                offset=window.start,
                roles=labels[k].astype(np.int8),
                probability=self.calibration(p * float(certainty[k])),
                attitude=attitudes[k],
            )
            for k, (start, end, p) in enumerate(found)
        ]

    def _cues(self, scores: Floats) -> list[tuple[int, int, float]]:
        """Cues of a window as words `[start, end)`, each with the probability of its least certain word.

        The probabilities are those of the words by themselves: marginals over whole labellings would cost a twentieth
        of the encoder's time, and calibration makes up for the difference.
        """
        tags = np.array(self.cue.best_of_three(scores))
        certainty = _softmax(scores)[np.arange(len(tags)), tags]
        out = []
        for start in np.flatnonzero(tags == BEGIN).tolist():
            end = start + 1
            while end < len(tags) and tags[end] == INSIDE:
                end += 1
            out.append((start, end, float(certainty[start : end + 1].min())))
        return out

    def _roles(
        self, engine: Engine, tagged: Tagged, encoded: Encoded, window: Window, starts: Ints, ends: Ints
    ) -> tuple[Ints, Doubles]:
        """Role of each word for each cue, and the probability of the labelling. *Shape:* (cues, words), (cues,)."""
        paragraphs = encoded.paragraphs[window.start : window.end]
        n, cues = len(paragraphs), len(starts)
        scores = engine.roles(
            tagged.keys,
            _cue_means(tagged.queries, starts, ends),
            traits.distances(n, starts, ends),
            traits.paragraph_steps(np.broadcast_to(paragraphs, (cues, n)), paragraphs[starts]),
        )
        place = np.arange(n)[None, :]
        is_cue = (place >= starts[:, None]) & (place < ends[:, None])
        scores = np.where(is_cue[:, :, None] == (np.arange(len(ROLE_LABELS)) == CUE), scores, NOT_ALLOWED)
        hold_quotations(scores, starts, ends, _within(encoded.quoted, window))
        scores = _silenced(scores, _within(np.array([encoded.dateline]), window))
        labels, certainty = self._best_roles(scores)
        cue_words = np.logical_or.reduce(is_cue, axis=0)
        constrain(labels, scores, cue_words, paragraphs)
        return labels, certainty

    def _best_roles(self, scores: Floats) -> tuple[Ints, Doubles]:
        """Best labelling for each cue and its probability, decoded only where any role is in question.

        Most words of a window have nothing to do with a given cue; they are left out, as many for each cue, but for the
        ones beside: what the transitions between them add is the same for every labelling.
        """
        near = _with_neighbours(largest(scores[:, :, 1:]) - scores[:, :, NONE] > HOPELESS)
        length = int(near.sum(axis=1).max())
        place = np.sort(np.argsort(~near, axis=1, kind="stable")[:, :length], axis=1)
        kept = np.take_along_axis(scores, place[:, :, None], axis=1)
        best = self.role.best(kept)
        self._seek_sources(kept, best)
        labels = np.full(near.shape, NONE, dtype=np.int64)
        np.put_along_axis(labels, place, best, axis=1)
        return labels, self.role.probability(kept, best)

    def _seek_sources(self, scores: Floats, labels: Ints) -> None:
        """Decode those without a source once more, leaning towards one: nine of ten statements name theirs, and the
        tagger leaves it out more often than they do. In place. *Shape:* scores (cues, words, roles), labels (cues,
        words)."""
        without = np.flatnonzero(~(labels == SOURCE).any(axis=1))
        if len(without):
            again = self.role.leaning(SOURCE, LEANING).best(scores[without])
            found = (again == SOURCE).any(axis=1)
            labels[without[found]] = again[found]


def _with_neighbours(flags: Flags) -> Flags:
    """True also beside a True. *Shape:* (..., words), as given."""
    out = flags.copy()
    out[..., 1:] |= flags[..., :-1]
    out[..., :-1] |= flags[..., 1:]
    return out


def _softmax(scores: Floats) -> Floats:
    """Probabilities over the last axis. *Shape:* as given."""
    power: Floats = np.exp(scores - scores.max(axis=-1, keepdims=True))
    out: Floats = power / power.sum(axis=-1, keepdims=True)
    return out


def _own(cues: list[tuple[int, int, float]], window: Window) -> list[tuple[int, int, float]]:
    return [c for c in cues if window.own_start <= window.start + c[0] < window.own_end]


def _within(runs: Ints, window: Window) -> Ints:
    """The runs of words `[start, end)` that have words in a window, in its words. *Shape:* (n, 2)."""
    near = runs[(runs[:, 1] > window.start) & (runs[:, 0] < window.end)]
    out: Ints = np.minimum(np.maximum(near, window.start), window.end) - window.start
    return out


def _silenced(scores: Floats, runs: Ints) -> Floats:
    """The scores; in the runs, those of no label but the first (none, outside) count. *Shape:* (..., words, labels)."""
    out = scores.copy() if len(runs) else scores
    for first, last in runs.tolist():
        out[..., first:last, 1:] = NOT_ALLOWED
    return out


def _cue_means(values: Floats, starts: Ints, ends: Ints) -> Floats:
    """Mean over the words of each cue. *Shape:* values (words, d) -> (cues, d)."""
    out: Floats = values[starts]
    for i in np.flatnonzero(ends - starts > 1).tolist():
        out[i] = np.add.reduce(values[starts[i] : ends[i]]) / (ends[i] - starts[i])
    return out

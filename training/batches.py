"""Examples -> tensors: windows cut anew each epoch, gathered by length, with the allowed labels of every word."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from onrecord.reading import traits
from onrecord.reading.encoding import Encoded
from onrecord.reading.labels import CUE_LABELS, ROLE_LABELS
from onrecord.reading.windows import CAPACITY, Ints, Window, window_inputs, windows
from training.data import CUE, NONE, NOT_INSIDE, UNKNOWN, Example, Gold

TRAINING_OVERLAP = 16


@dataclass(frozen=True)
class Batch:
    """Several windows, padded. *Shape:* pieces, shapes, breaks, quotes, mask (batch, pieces); first, words (batch,
    words): index of each word's first piece; 1 for a word, 0 for padding."""

    pieces: Ints
    shapes: Ints
    breaks: Ints
    quotes: Ints
    mask: Ints
    first: Ints
    words: Ints


def pack(parts: Sequence[tuple[Encoded, Window]], *, cls: int, sep: int) -> Batch:
    """Lay windows side by side, padded to the longest. At least one window is needed."""
    rows = [window_inputs(encoded, window, cls=cls, sep=sep) for encoded, window in parts]

    def padded(values: list[Ints]) -> Ints:
        out = np.zeros((len(values), max(len(v) for v in values)), dtype=np.int64)
        for i, v in enumerate(values):
            out[i, : len(v)] = v
        return out

    names = ("pieces", "shapes", "breaks", "quotes", "first")
    tables = {name: padded([getattr(r, name) for r in rows]) for name in names}
    mask = padded([np.ones_like(r.pieces) for r in rows])
    return Batch(**tables, mask=mask, words=padded([np.ones_like(r.first) for r in rows]))


@dataclass(frozen=True)
class Step:
    """One batch. *Shape:* cue_allowed (batch, words, 3); window (cues,), spans (cues, 2) in words of the window;
    distance, paragraph (cues, words); role_allowed (cues, words, 8); attitude (cues,)."""

    batch: Batch
    cue_allowed: Tensor
    window: Tensor
    spans: Tensor
    distance: Tensor
    paragraph: Tensor
    role_allowed: Tensor
    attitude: Tensor


def steps(
    examples: Sequence[Example], *, size: int, special: dict[str, int], rng: random.Random | None
) -> Iterator[Step]:
    """Batches of about `size` windows of full length; with `rng`, in random order, cut at random places, some words
    masked."""
    parts = [(e, w) for e in examples for w in windows(e.encoded, overlap=TRAINING_OVERLAP, skip=_skip(rng))]
    parts.sort(key=lambda p: _length(*p) + (rng.random() * 16 if rng else 0))
    groups: list[list[tuple[Example, Window]]] = [[]]
    for part in parts:
        if groups[-1] and (len(groups[-1]) + 1) * _length(*part) > size * CAPACITY:
            groups.append([])
        groups[-1].append(part)
    if rng:
        rng.shuffle(groups)
    for group in groups:
        yield _step(group, special, rng)


def _skip(rng: random.Random | None) -> int:
    return rng.randrange(CAPACITY // 2, CAPACITY) if rng else 0


def _length(example: Example, window: Window) -> int:
    offsets = example.encoded.offsets
    return int(offsets[window.end] - offsets[window.start])


def _step(group: list[tuple[Example, Window]], special: dict[str, int], rng: random.Random | None) -> Step:
    batch = pack([(e.encoded, w) for e, w in group], cls=special["[CLS]"], sep=special["[SEP]"])
    if rng:
        hidden = np.random.default_rng(rng.getrandbits(32)).random(batch.pieces.shape) < 0.03
        batch.pieces[hidden & (batch.mask == 1)] = special["[MASK]"]
    n = batch.words.shape[1]
    cue_allowed = np.ones((len(group), n, len(CUE_LABELS)), dtype=bool)
    cues: list[tuple[int, Example, Window, Gold]] = []
    for i, (example, window) in enumerate(group):
        tags = example.cue_tags[window.start : window.end]
        cue_allowed[i, : len(tags)] = _allowed_tags(tags)
        _forgive_cut_cue(cue_allowed[i])
        cues += [(i, example, window, g) for g in example.statements if window.start <= g.start and g.end <= window.end]
    return Step(batch=batch, cue_allowed=torch.from_numpy(cue_allowed), **_cue_tensors(cues, n))


def _allowed_tags(tags: Ints) -> np.ndarray:
    labels = np.arange(len(CUE_LABELS))
    allowed: np.ndarray = (tags[:, None] == labels) | (tags[:, None] == UNKNOWN)
    allowed[tags == NOT_INSIDE] = labels != CUE_LABELS.index("I")
    return allowed


def _forgive_cut_cue(allowed: np.ndarray) -> None:
    """A cue cut by the window's start would begin with I, which the CRF forbids: leave its rest open."""
    for row in allowed:
        if row.sum() != 1 or not row[CUE_LABELS.index("I")]:
            break
        row[:] = True


def _cue_tensors(cues: list[tuple[int, Example, Window, Gold]], n: int) -> dict[str, Tensor]:
    size = len(cues)
    spans = np.array([(g.start - w.start, g.end - w.start) for _, _, w, g in cues], dtype=np.int64).reshape(-1, 2)
    paragraph = np.zeros((size, n), dtype=np.int64)
    allowed = np.ones((size, n, len(ROLE_LABELS)), dtype=bool)
    for k, (_, e, w, g) in enumerate(cues):
        part = slice(w.start, w.end)
        length = w.end - w.start
        paragraph[k, :length] = e.encoded.paragraphs[part]
        paragraph[k, length:] = e.encoded.paragraphs[w.end - 1]
        allowed[k, :length] = _allowed_roles(g, g.roles[part], e.open_words[part])
    at = np.array([e.encoded.paragraphs[g.start] for _, e, _, g in cues], dtype=np.int64)
    tensors = {
        "window": np.array([i for i, *_ in cues], dtype=np.int64),
        "spans": spans,
        "distance": traits.distances(n, spans[:, 0], spans[:, 1]),
        "paragraph": traits.paragraph_steps(paragraph, at),
        "role_allowed": allowed,
        "attitude": np.array([g.attitude for *_, g in cues], dtype=np.int64),
    }
    return {name: torch.from_numpy(np.ascontiguousarray(value)) for name, value in tensors.items()}


def _allowed_roles(gold: Gold, roles: np.ndarray, open_words: np.ndarray) -> np.ndarray:
    allowed = roles[:, None] == np.arange(len(ROLE_LABELS))
    if not gold.frames_known:  # a word without a role may belong to a frame, which this corpus does not mark
        allowed[roles == NONE, ROLE_LABELS.index("addressee") :] = True
    allowed[open_words & (roles != CUE)] = True
    return allowed

"""What a statement's pieces must look like, whatever the tagger says of single words. The table is from the corpora:

| role            | must be                                                   | true of the annotated statements       |
|-----------------|-----------------------------------------------------------|----------------------------------------|
| source          | one run of words in one paragraph: that with best scores  | 99.95% (PolNeAR train), all (Wikinews) |
| content         | without holes of up to HOLE_WORDS words that play no role | 99.4% (PolNeAR train), 99% (Wikinews)  |
| content         | a closed quotation that the cue is not in: all or nothing | 99.9% (PolNeAR train), 99% (Wikinews)  |
| source, content | within the quotation that the cue is in                   | 98% of the annotated articles          |
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.chain import Floats, Ints, largest
from onrecord.reading.labels import ROLE_LABELS

Flags = NDArray[np.bool_]
NONE, SOURCE, CONTENT = (ROLE_LABELS.index(x) for x in ("none", "source", "content"))
HOLE_WORDS = 12
NOT_ALLOWED = np.float32(-1e4)
"""The score of a role that a word may not have."""


def constrain(roles: Ints, scores: Floats, cues: Flags, paragraphs: Ints) -> None:
    """Mend the labellings of a window in place. *Shape:* roles (cues, words), scores (cues, words, roles), cues and
    paragraphs (words,).

    `cues` marks the words of every cue of the window: a hole that holds one is another's attribution, put between.
    """
    source, content = roles == SOURCE, roles == CONTENT
    for i in np.flatnonzero(_pieces(source, np.diff(paragraphs) > 0) > 1).tolist():
        _one_source(roles[i], scores[i, :, SOURCE] - scores[i, :, NONE], paragraphs)
    for i in np.flatnonzero(_pieces(content, np.zeros(len(cues) - 1, dtype=np.bool_)) > 1).tolist():
        _no_holes(roles[i], cues, paragraphs)


def _pieces(flags: Flags, cut: Flags) -> Ints:
    """How many runs of True each row has, where some are cut. *Shape:* flags (rows, words), cut (words - 1,) ->
    (rows,)."""
    begins: Flags = flags[:, 1:] & ~(flags[:, :-1] & ~cut)
    runs: Ints = np.count_nonzero(begins, axis=1) + flags[:, 0]
    return runs


def hold_quotations(scores: Floats, starts: Ints, ends: Ints, quotations: Ints) -> None:
    """Write into the scores what an outermost quotation allows each cue. *Shape:* scores (cues, words, roles); starts,
    ends (cues,), quotations (n, 2), in words of the window, half-open, marks included.

    A quotation is content as a whole or not at all, whichever scores higher over all its words.
    """
    for first, last in quotations.tolist():
        within = (starts >= first) & (ends <= last)
        if within.any():
            for role in (SOURCE, CONTENT):
                scores[within, :first, role] = NOT_ALLOWED
                scores[within, last:, role] = NOT_ALLOWED
        apart = np.flatnonzero((ends <= first) | (starts >= last))
        block = scores[apart, first:last]
        content = block[:, :, CONTENT].sum(axis=1)
        block[:, :, CONTENT] = NOT_ALLOWED
        taken = content > largest(block).sum(axis=1)
        block[taken] = NOT_ALLOWED
        block[taken, :, CONTENT] = 0.0
        scores[apart, first:last] = block


def _one_source(roles: Ints, margin: Floats, paragraphs: Ints) -> None:
    runs = [run for whole in _runs(roles == SOURCE) for run in _by_paragraph(whole, paragraphs)]
    if len(runs) > 1:
        kept = max(runs, key=lambda run: float(margin[slice(*run)].sum()))
        for run in runs:
            if run != kept:
                roles[slice(*run)] = NONE


def _by_paragraph(run: tuple[int, int], paragraphs: Ints) -> Iterator[tuple[int, int]]:
    first, last = run
    if paragraphs[first] == paragraphs[last - 1]:
        return iter([run])
    edges = [first, *(np.flatnonzero(np.diff(paragraphs[first:last])) + first + 1).tolist(), last]
    return pairwise(edges)


def _no_holes(roles: Ints, cues: Flags, paragraphs: Ints) -> None:
    for first, last in list(_runs(roles == NONE)):
        inside = first > 0 and last < len(roles) and roles[first - 1] == CONTENT == roles[last]
        if not inside or last - first > HOLE_WORDS or cues[first:last].any():
            continue
        if paragraphs[first - 1] == paragraphs[last]:
            roles[first:last] = CONTENT


def _runs(flags: Flags) -> Iterator[tuple[int, int]]:
    """Runs of True as `[first, last)`."""
    framed = np.zeros(len(flags) + 2, dtype=np.bool_)
    framed[1:-1] = flags
    edges = np.flatnonzero(framed[1:] != framed[:-1]).tolist()
    return zip(edges[::2], edges[1::2], strict=True)

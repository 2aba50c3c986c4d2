"""What a statement's pieces must look like, whatever the tagger says of single words. The table is from the corpora:

| role    | must be                                                     | true of the annotated statements          |
|---------|-------------------------------------------------------------|-------------------------------------------|
| source  | one run of words: the one with the best scores is kept       | 99.95% (PolNeAR train), all of Wikinews    |
| content | without holes of up to HOLE_WORDS words that play no role    | 99.8% (PolNeAR train), 99% of Wikinews     |
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.chain import Floats, Ints
from onrecord.reading.labels import ROLE_LABELS

Flags = NDArray[np.bool_]
NONE, SOURCE, CONTENT = (ROLE_LABELS.index(x) for x in ("none", "source", "content"))
HOLE_WORDS = 4


def constrain(roles: Ints, scores: Floats, cues: Flags, paragraphs: Ints) -> None:
    """Mend one labelling in place. *Shape:* roles, cues, paragraphs (words,), scores (words, roles).

    `cues` marks the words of every cue of the window: a hole that holds one is another's attribution, put between.
    """
    _one_source(roles, scores[:, SOURCE] - scores[:, NONE])
    _no_holes(roles, cues, paragraphs)


def _one_source(roles: Ints, margin: Floats) -> None:
    runs = list(_runs(roles == SOURCE))
    if len(runs) > 1:
        kept = max(runs, key=lambda run: float(margin[slice(*run)].sum()))
        for run in runs:
            if run != kept:
                roles[slice(*run)] = NONE


def _no_holes(roles: Ints, cues: Flags, paragraphs: Ints) -> None:
    for first, last in list(_runs(roles == NONE)):
        inside = first > 0 and last < len(roles) and roles[first - 1] == CONTENT == roles[last]
        if not inside or last - first > HOLE_WORDS or cues[first:last].any():
            continue
        if paragraphs[first - 1] == paragraphs[last]:
            roles[first:last] = CONTENT


def _runs(flags: Flags) -> Iterator[tuple[int, int]]:
    """Runs of True as `[first, last)`."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]]).astype(np.int8)))
    return zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)

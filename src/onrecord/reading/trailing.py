"""Frames that hang at the end of a sentence: in "A said x and denied y, B reported", B reports all of it.

The tagger, which looks at one cue at a time, sometimes gives such a frame the last clause only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from onrecord.reading.chain import Ints
from onrecord.reading.encoding import Encoded
from onrecord.reading.statements import Draft


def cover_sentences(drafts: Sequence[Draft], text: str, encoded: Encoded, starts: Ints) -> list[Draft]:
    """The drafts; the content of one whose frame trails its sentence begins where the sentence does, if another
    statement's cue stands there. `starts`: first words of the sentences, sorted. Raises nothing."""
    cues = np.array(sorted(d.cue[0] for d in drafts if d.cue), dtype=np.int64)
    return [_covering(d, cues, starts, text, encoded) for d in drafts]


def _covering(draft: Draft, cues: np.ndarray, starts: np.ndarray, text: str, encoded: Encoded) -> Draft:
    if draft.cue is None:
        return draft
    frame = min([draft.cue[0], *draft.source[:1].tolist()])
    start = int(starts[np.searchsorted(starts, frame, side="right") - 1])
    content = draft.content[(draft.content >= start)]
    if not len(content) or len(content) < len(draft.content) or content[-1] >= frame or content[0] == start:
        return draft
    between = text[encoded.spans[content[-1], 1] - 1 : encoded.spans[frame, 0]]
    quoted = encoded.quotes[content[0]] or encoded.quotes[frame]
    if "," not in between or quoted or not ((cues >= start) & (cues < content[0])).any():
        return draft
    end = int(content[-1]) + 1
    return replace(draft, content=np.arange(start, end, dtype=np.int64))

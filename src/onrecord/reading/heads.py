"""A source that begins with "who surrendered at the mine" has lost its head: "A fighter who surrendered at the mine".

A relative pronoun that is a source stands by itself (65 of the 67 annotated ones); more words than that are a clause,
and the noun it hangs on belongs to the source. Mended where that noun can only be what opens the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from onrecord.reading.chain import Ints
from onrecord.reading.encoding import Encoded
from onrecord.reading.statements import Draft
from onrecord.reading.traits import MARK

RELATIVE = {"who", "which"}
JOINING = {"and", "but", "yet", "so"}
MOST_WORDS = 12
"""Of a head."""


def with_heads(found: Sequence[Draft], text: str, encoded: Encoded, starts: Ints) -> list[Draft]:
    """The drafts, with the heads of their sources. *Shape:* starts (sentences,), the first word of each."""
    cues = {word for d in found if d.cue for word in range(*d.cue)}
    return [_with_head(d, text, encoded, starts, cues) for d in found]


def _with_head(draft: Draft, text: str, encoded: Encoded, starts: Ints, cues: set[int]) -> Draft:
    if len(draft.source) < 2 or text[encoded.place(draft.source[0], draft.source[0] + 1)] not in RELATIVE:
        return draft
    pronoun = int(draft.source[0])
    first = int(starts[np.searchsorted(starts, pronoun, "right") - 1])
    if first < pronoun and text[encoded.place(first, first + 1)].lower() in JOINING:
        first += 1
    head = np.arange(first, pronoun)
    if not 0 < len(head) <= MOST_WORDS or (encoded.shapes[head] == MARK).any() or not cues.isdisjoint(head.tolist()):
        return draft
    played = (draft.content, draft.addressee, draft.medium, draft.time, draft.place)
    if any(np.isin(head, words).any() for words in played):
        return draft
    return replace(draft, source=np.union1d(head, draft.source))

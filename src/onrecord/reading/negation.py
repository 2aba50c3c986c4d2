"""Whether the act of attribution itself is negated: "did not say", "no one claimed", "no injuries were reported".

The words that negate are few and stand in the cue, at the head of its source, or at the head of a subject that is what
was said; a rule finds more of them than a network that has seen a hundred.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reading.chain import Ints
from onrecord.reading.encoding import Encoded
from onrecord.reading.statements import Draft

_IN_CUE = re.compile(r"\b(?:not|never|neither|nor|no|without|cannot|nobody|none|hardly|unable)\b|n\s?['’]\s?t\b", re.I)
_NOBODY = re.compile(r"(?:no|nobody|none|neither|nothing|few if any)\b|not (?:every|all|many|any|one|a)", re.I)


def judge(drafts: Sequence[Draft], text: str, encoded: Encoded) -> list[bool | None]:
    """Whether each statement is negated; None for one without a cue."""
    return [None if d.cue is None else _negated(d, d.cue, text, encoded) for d in drafts]


def _negated(draft: Draft, cue: tuple[int, int], text: str, encoded: Encoded) -> bool:
    start, end = int(encoded.spans[cue[0], 0]), int(encoded.spans[cue[1] - 1, 1])
    if _IN_CUE.search(text, start, end):
        return True
    if len(draft.source):
        return _nobody(draft.source, text, encoded)
    subject = bool(len(draft.content)) and int(draft.content[-1]) + 1 == cue[0]  # "no cause was given"
    return subject and _nobody(draft.content, text, encoded)


def _nobody(words: Ints, text: str, encoded: Encoded) -> bool:
    return _NOBODY.match(text, int(encoded.spans[words[0], 0])) is not None

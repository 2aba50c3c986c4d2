"""Contents that run on into a sentence that is not theirs.

What is told without quotation marks covers a further sentence as a whole or not at all: of 27,929 annotated statements
467 cover further ones whole, 48 a part, most of these where a full stop is no end ("$1. 6 million").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from onrecord.reading.chain import Ints
from onrecord.reading.encoding import Encoded
from onrecord.reading.statements import Draft

MISSING_WORDS = 2
"""So many words of a sentence that is covered as a whole may be missing: its full stop, a small word before it."""


def without_overrun(drafts: Sequence[Draft], text: str, encoded: Encoded, starts: Ints) -> list[Draft]:
    """The drafts; no content holds an unquoted part of a sentence that its cue is not in. `starts`: first words of the
    sentences, sorted. Raises nothing."""
    return [_within(draft, text, encoded, starts) for draft in drafts]


def _within(draft: Draft, text: str, encoded: Encoded, starts: Ints) -> Draft:
    if draft.cue is None or not len(draft.content) or encoded.quotes[draft.cue[0]]:
        return draft
    numbers = np.searchsorted(starts, draft.content, side="right") - 1
    own = int(np.searchsorted(starts, draft.cue[0], side="right")) - 1
    kept = numbers == own
    for number in np.unique(numbers[~kept]).tolist():
        here = numbers == number
        kept |= here & _belongs(draft.content[here], number, text, encoded, starts)
    return draft if kept.all() or not kept.any() else replace(draft, content=draft.content[kept])


def _belongs(words: Ints, number: int, text: str, encoded: Encoded, starts: Ints) -> bool:
    """Whether the words are a whole sentence, or quoted, or their sentence is none."""
    first = int(starts[number])
    end = int(starts[number + 1]) if number + 1 < len(starts) else len(encoded)
    whole = len(words) >= end - first - MISSING_WORDS
    quoted = int(np.count_nonzero(encoded.quotes[words])) * 2 > len(words)
    return whole or quoted or _is_no_start(first, text, encoded)


def _is_no_start(word: int, text: str, encoded: Encoded) -> bool:
    """$1. | 6 million; a dash or a bracket where the sentence would begin."""
    letter = text[encoded.spans[word, 0]]
    before = text[max(encoded.spans[word, 0] - 4, 0) : encoded.spans[word, 0]].rstrip(" .")[-1:]
    return (letter.isdigit() and before.isdigit()) or not letter.isalnum()

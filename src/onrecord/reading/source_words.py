"""Sources that the words themselves leave no doubt about.

"According to" has its source behind it (530 of 530 annotated ones); an article alone ("the") is nobody (2 of 27,929).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from onrecord.reading.encoding import Encoded
from onrecord.reading.statements import Draft, no_words

ARTICLES = {"a", "an", "the"}
WITHIN = {"'", "’", "'s", "’s", "-"}
"""Marks that end no source."""
MOST_WORDS = 15
"""Of a source behind "according to"."""


def plain_sources(found: Sequence[Draft], text: str, encoded: Encoded) -> list[Draft]:
    """The drafts; one that says "according to" has a source, and none is an article. What is taken for a source is no
    other part of the frame, but a time: "a report published on Monday". Raises nothing."""
    return [_plain(draft, text, encoded) for draft in found]


def _plain(draft: Draft, text: str, encoded: Encoded) -> Draft:
    if len(draft.source) == 1 and _word(int(draft.source[0]), text, encoded).lower() in ARTICLES:
        return replace(draft, source=no_words())
    if draft.cue is None or len(draft.source):
        return draft
    start, end = draft.cue
    if text[encoded.place(start, end)].lower().split()[-2:] != ["according", "to"]:
        return draft
    source = np.arange(end, _phrase_end(end, text, encoded))
    source = source[~np.isin(source, draft.content)]
    return replace(
        draft,
        source=source,
        addressee=np.setdiff1d(draft.addressee, source),
        medium=np.setdiff1d(draft.medium, source),
        place=np.setdiff1d(draft.place, source),
    )


def _phrase_end(start: int, text: str, encoded: Encoded) -> int:
    """Behind the last word before the next mark; the comma of a date is none: the March 4, 2019 release."""
    end = start
    while end < min(start + MOST_WORDS, len(encoded)) and encoded.paragraphs[end] == encoded.paragraphs[start]:
        word = _word(end, text, encoded)
        after = _word(end + 1, text, encoded) if end + 1 < len(encoded) else ""
        if not word[0].isalnum() and not (word == "," and after.isdigit()) and word not in WITHIN:
            break
        end += 1
    return end


def _word(word: int, text: str, encoded: Encoded) -> str:
    return text[encoded.place(word, word + 1)]

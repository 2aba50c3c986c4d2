"""Attributions in words -> statements in code points: spans, fields, and the rules that hold for each alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from onrecord.reading.attribution import Attribution
from onrecord.reading.chain import Ints
from onrecord.reading.encoding import Encoded
from onrecord.reading.labels import ATTITUDES, ROLE_LABELS
from onrecord.reading.traits import MARK, N_QUOTE_STATES
from onrecord.text.quotes import QuoteState
from onrecord.text.span import Span

CUE_AND_NONE = 2
"""So many of ROLE_LABELS come first that are nothing of what a statement is made of."""


def no_words() -> Ints:
    """Nothing: what a role has that no word plays. *Shape:* (0,)."""
    return np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement on its way: words of each role, numbered in the article.

    *Shape:* source, content and frames (n,), sorted.
    """

    cue: tuple[int, int] | None
    source: Ints
    content: Ints
    probability: float
    addressee: Ints = field(default_factory=no_words)
    medium: Ints = field(default_factory=no_words)
    time: Ints = field(default_factory=no_words)
    place: Ints = field(default_factory=no_words)
    attitude: str | None = None


def drafts(attributions: Sequence[Attribution]) -> Iterator[Draft]:
    """One draft for each attribution that has a content; a cue with nothing said is not a statement."""
    for a in attributions:
        words = _words(a)
        if not len(words["content"]):
            continue
        yield Draft(
            cue=(a.start, a.end),
            probability=a.probability,
            attitude=ATTITUDES[int(a.attitude.argmax())],
            **words,
        )


def _words(attribution: Attribution) -> dict[str, Ints]:
    """The words of each role but that of the cue, numbered in the article. *Shape:* (n,) each."""
    (played,) = (attribution.roles >= CUE_AND_NONE).nonzero()
    roles = attribution.roles[played]
    played += attribution.offset
    there = set(roles.tolist())
    return {
        name: played[roles == i] if i in there else no_words()
        for i, name in enumerate(ROLE_LABELS)
        if i >= CUE_AND_NONE
    }


def spans(words: Ints, encoded: Encoded) -> tuple[Span, ...]:
    """Runs of neighbouring words of one paragraph, as spans of the text; sorted, disjoint."""
    if not len(words):
        return ()
    first, last = words[0], words[-1]
    if last - first + 1 == len(words) and encoded.paragraphs[first] == encoded.paragraphs[last]:
        return (Span(int(encoded.spans[first, 0]), int(encoded.spans[last, 1])),)
    paragraphs = encoded.paragraphs[words]
    cut = np.flatnonzero((np.diff(words) > 1) | (np.diff(paragraphs) > 0)) + 1
    return tuple(Span(int(encoded.spans[run[0], 0]), int(encoded.spans[run[-1], 1])) for run in np.split(words, cut))


_WITHIN_MARKS = np.isin(np.arange(N_QUOTE_STATES), (QuoteState.QUOTED, QuoteState.NESTED))
"""By the number of a quotation state. *Shape:* (states,)."""


def kind(content: Ints, encoded: Encoded) -> str:
    """`direct`, `mixed` or `indirect`: all, some or none of the content's words stand within quotation marks."""
    quoted = _WITHIN_MARKS[encoded.quotes[content[encoded.shapes[content] != MARK]]]
    if not quoted.any():
        return "indirect"
    return "direct" if quoted.all() else "mixed"

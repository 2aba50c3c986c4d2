"""What the windows found -> the statements of the article: floating quotations added, nested, ordered, numbered."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onrecord.reading import hedging, negation
from onrecord.reading.attribution import Attribution
from onrecord.reading.chain import Ints
from onrecord.reading.encoding import Encoded
from onrecord.reading.floating import floating
from onrecord.reading.frames import complete_frames
from onrecord.reading.heads import with_heads
from onrecord.reading.inner_quotation import keep_within
from onrecord.reading.nesting import nest
from onrecord.reading.overrun import without_overrun
from onrecord.reading.source_words import plain_sources
from onrecord.reading.statements import Draft, drafts, kind, spans
from onrecord.reading.trailing import cover_sentences
from onrecord.reading.traits import MARK
from onrecord.records import Statement
from onrecord.text.sentences import sentences
from onrecord.text.span import Span


def assemble(text: str, encoded: Encoded, attributions: Sequence[Attribution]) -> tuple[Statement, ...]:
    """The article's statements in text order, an outer one before those it holds.

    Ids are "s1", "s2", ... in that order.
    """
    found = [d for d in drafts(_distinct(attributions)) if (encoded.shapes[d.content] != MARK).any()]
    starts = sentence_starts(text, encoded)
    found = cover_sentences(found, text, encoded, starts)
    found = without_overrun(found, text, encoded, starts)
    found = keep_within(found, text, encoded)
    found = plain_sources(found, text, encoded)
    found = with_heads(found, text, encoded, starts)
    found = complete_frames(found, text, encoded, starts)
    found += floating(encoded.quotations, found, text, encoded)
    nested, parents = nest(found)
    hedged = hedging.judge(nested, parents, text, encoded)
    negated = negation.judge(nested, text, encoded)
    depth = [_depth(i, parents) for i in range(len(nested))]
    order = sorted(range(len(nested)), key=lambda i: (_first_word(nested[i]), depth[i]))
    order = _parents_first(order, parents)
    names = {i: f"s{n}" for n, i in enumerate(order, 1)}
    return tuple(
        _statement(nested[i], names[i], _name(parents[i], names), negated[i], hedged[i], encoded) for i in order
    )


def sentence_starts(text: str, encoded: Encoded) -> Ints:
    """The first word of each sentence. *Shape:* (sentences,), sorted."""
    return np.unique(np.searchsorted(encoded.spans[:, 0], [s.start for s in sentences(text)]))


def _distinct(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Without the less certain of two whose cues overlap: where one window's own words end and the next one's begin,
    both may find the same cue."""
    kept: list[Attribution] = []
    for a in sorted(attributions, key=lambda a: a.start):
        if kept and a.start < kept[-1].end:
            kept[-1] = max(kept[-1], a, key=lambda x: x.probability)
        else:
            kept.append(a)
    return kept


def _name(i: int | None, names: dict[int, str]) -> str | None:
    return None if i is None else names[i]


def _statement(
    draft: Draft, name: str, parent: str | None, negated: bool | None, hedged: bool | None, encoded: Encoded
) -> Statement:
    return Statement(
        id=name,
        parent=parent,
        cue=_cue_span(draft, encoded),
        source=spans(draft.source, encoded),
        content=spans(draft.content, encoded),
        kind=kind(draft.content, encoded),
        attitude=draft.attitude,
        negated=negated,
        hedged=hedged,
        score=round(draft.probability, 4),
        addressee=spans(draft.addressee, encoded),
        medium=spans(draft.medium, encoded),
        time=spans(draft.time, encoded),
        place=spans(draft.place, encoded),
    )


def _cue_span(draft: Draft, encoded: Encoded) -> Span | None:
    if draft.cue is None:
        return None
    start, end = draft.cue
    return Span(int(encoded.spans[start, 0]), int(encoded.spans[end - 1, 1]))


def _first_word(draft: Draft) -> int:
    firsts = [int(w[0]) for w in (draft.source, draft.content) if len(w)]
    return min([*firsts, draft.cue[0]] if draft.cue else firsts)


def _depth(i: int, parents: Sequence[int | None]) -> int:
    depth, parent = 0, parents[i]
    while parent is not None:
        depth, parent = depth + 1, parents[parent]
    return depth


def _parents_first(order: Sequence[int], parents: Sequence[int | None]) -> list[int]:
    """The same order, but each statement right after the ones it stands in, if it came before them."""
    out: list[int] = []
    placed: set[int] = set()

    def place(i: int) -> None:
        chain = [i]
        while (above := parents[chain[-1]]) is not None and above not in placed:
            chain.append(above)
        for j in reversed(chain):
            if j not in placed:
                placed.add(j)
                out.append(j)

    for i in order:
        place(i)
    return out

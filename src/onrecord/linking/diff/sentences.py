"""Sentence by sentence: kept, changed (with the words), dropped, added; and whether it was moved."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from onrecord.linking.copies.align import Match, align
from onrecord.linking.copies.prepared import Prepared
from onrecord.linking.copies.words import normal_form
from onrecord.text import Span

_TOKEN = re.compile(r"\w+(?:[.,'’´`‘]\w+)*|[^\w\s]")
_MARKS = {**dict.fromkeys("“”„«»\"‟‘’‚‹›'`´", '"'), **dict.fromkeys("–—―-", "-")}
"""Glyphs of one mark. Single and double quotation marks are one: which of them a house prints is its style."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A run of words within a changed sentence. `op`: `same`, `dropped` (b is None), `added` (a is None)."""

    op: str
    a: Span | None
    b: Span | None


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """What became of a sentence. `kind`: `kept`, `changed`, `dropped`, `added`. Spans of the two articles' texts.

    `moved`: it stands in another order than the sentences around it. `words`: the edits of a changed one.
    """

    kind: str
    a: Span | None
    b: Span | None
    moved: bool = False
    words: tuple[Edit, ...] = ()


def aligned(a: Prepared, b: Prepared) -> list[Match]:
    """Which sentence stands where, captions and headings included."""
    return align(a.sentences, b.sentences)


def sentence_changes(a: Prepared, b: Prepared, matches: Sequence[Match]) -> Iterator[SentenceChange]:
    """In the order of b; what was dropped stands after what came before it in a. Raises nothing."""
    partners: dict[int, list[Match]] = {}
    for match in matches:
        partners.setdefault(match.b, []).append(match)
    placed = {m.a for m in matches}
    in_place = _in_place([(m.b, m.a) for m in matches])
    next_a = 0
    for j in range(len(b.sentences)):
        mine = sorted(partners.get(j, ()), key=lambda m: m.a)
        if mine and (mine[0].b, mine[0].a) in in_place:
            yield from _dropped(a, placed, next_a, mine[0].a)
            next_a = max(next_a, mine[0].a)
        if not mine:
            yield SentenceChange("added", None, b.sentences[j].span)
        for match in mine:
            yield _changed(a, b, match, (match.b, match.a) not in in_place)
    yield from _dropped(a, placed, next_a, len(a.sentences))


def _dropped(a: Prepared, placed: set[int], first: int, last: int) -> Iterator[SentenceChange]:
    for i in range(first, last):
        if i not in placed:
            yield SentenceChange("dropped", a.sentences[i].span, None)


def _changed(a: Prepared, b: Prepared, match: Match, moved: bool) -> SentenceChange:
    x, y = a.sentences[match.a].span, b.sentences[match.b].span
    edits = tuple(word_edits(a.article.text, x, b.article.text, y))
    if all(edit.op == "same" for edit in edits):
        return SentenceChange("kept", x, y, moved)
    return SentenceChange("changed", x, y, moved, edits)


def word_edits(text_a: str, a: Span, text_b: str, b: Span) -> Iterator[Edit]:
    """The words of two sentences, run by run. The glyph of a mark and the spelling of a word make no edit."""
    tokens_a, tokens_b = _tokens(text_a, a), _tokens(text_b, b)
    added: list[Edit] = []
    for code in Indel.opcodes([t for t, _, _ in tokens_a], [t for t, _, _ in tokens_b]):
        in_a = _run(tokens_a, code.src_start, code.src_end)
        in_b = _run(tokens_b, code.dest_start, code.dest_end)
        if code.tag == "equal":
            yield from added
            added = []
            yield Edit("same", in_a, in_b)
        elif in_a is not None:
            yield Edit("dropped", in_a, None)
        else:  # what is added stands after what it replaces
            added.append(Edit("added", None, in_b))
    yield from added


def _tokens(text: str, span: Span) -> list[tuple[str, int, int]]:
    found = []
    for token in _TOKEN.finditer(text, span.start, span.end):
        word = token[0]
        found.append((_MARKS.get(word) or normal_form(word) or word.lower(), *token.span()))
    return found


def _run(tokens: Sequence[tuple[str, int, int]], first: int, last: int) -> Span | None:
    return Span(tokens[first][1], tokens[last - 1][2]) if first < last else None


def _in_place(pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Of the pairs (b, a) the longest run in which both grow: what is not in it was moved. O(n log n)."""
    ordered = sorted(pairs)
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for n, (_, i) in enumerate(ordered):
        at = bisect_left(tails, i + 1)
        before.append(last[at - 1] if at else -1)
        if at == len(tails):
            tails.append(i + 1)
            last.append(n)
        else:
            tails[at], last[at] = i + 1, n
    found, n = set(), last[-1] if last else -1
    while n >= 0:
        found.add(ordered[n])
        n = before[n]
    return found

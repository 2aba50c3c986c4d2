"""A sentence of two articles side by side, with what is in the one and not in the other marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.export.display import visible
from onrecord.linking.diff import Diff, Edit, SentenceChange
from onrecord.text import Span

Pieces = tuple[tuple[str, str], ...]
"""(text, what became of it: "" the same, "del" or "ins")."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence in the two articles; empty where it does not stand. `kind`: kept, changed, dropped or added."""

    kind: str
    moved: bool
    left: Pieces
    right: Pieces


def side_by_side(diff: Diff, change: SentenceChange) -> Line:
    """The sentence as it stands in the diff's `a` (left) and `b` (right)."""
    left = _pieces(diff.a.text, change.a, ((edit.a, edit) for edit in change.words), "del")
    right = _pieces(diff.b.text, change.b, ((edit.b, edit) for edit in change.words), "ins")
    return Line(change.kind, change.moved, left, right)


def _pieces(text: str, sentence: Span | None, edits: Iterable[tuple[Span | None, Edit]], changed: str) -> Pieces:
    """The sentence cut at its edits; what stands between two of them (white space) is as the first is."""
    if sentence is None:
        return ()
    found: list[tuple[str, str]] = []
    at = sentence.start
    for span, edit in edits:
        if span is None:
            continue
        found.append((visible(text[at : span.start]), ""))
        found.append((visible(span.of(text)), "" if edit.op == "same" else changed))
        at = span.end
    found.append((visible(text[at : sentence.end]), ""))
    return tuple(piece for piece in found if piece[0])

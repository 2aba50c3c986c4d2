"""The text cut at every border of every span, so that nested, crossing and interrupted statements can be
drawn.

Segments cover the text from 0 to its end without a gap; each knows the spans it lies in, outermost first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.export.outline import Entry
from onrecord.text.paragraphs import paragraphs
from onrecord.text.span import Span

CONTENT, SOURCE, CUE = "content", "source", "cue"
BRACKETS = {SOURCE: ("{", "}"), CUE: ("<", ">"), CONTENT: ("[", "]")}
"""How a role is marked where there is no colour: in a pipe, on paper."""

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ROLE_ORDER = {CONTENT: 0, SOURCE: 1, CUE: 2}


@dataclass(frozen=True, slots=True)
class Mark:
    """One span of one statement: its number, its role, and how deep the statement is nested."""

    number: int
    role: str
    depth: int
    span: Span


@dataclass(frozen=True, slots=True)
class Segment:
    """The code points `[start, end)`, and the marks that hold all of them; `opens`/`closes` begin/end right
    here.
    """

    start: int
    end: int
    marks: tuple[Mark, ...]
    opens: tuple[Mark, ...]
    closes: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph. `apart`: a blank line stands before it in the text, not only a line break."""

    segments: tuple[Segment, ...]
    apart: bool


def lines(text: str, found: Sequence[Mark]) -> list[Line]:
    """The paragraphs of the text with its marks; the white space between paragraphs is in none of them.

    A mark that ends in such white space closes at the end of the paragraph before it, one that begins there opens
    with the paragraph after it: with a segment of no width, so that no bracket is lost.
    """
    spans = paragraphs(text)
    cuts = [border for span in spans for border in (span.start, span.end)]
    out: list[Line] = []
    current: list[Segment] = []
    pending: list[Segment] = []
    number = 0
    for segment in segments(len(text), found, breaks=cuts):
        if number < len(spans) and segment.start >= spans[number].start:
            current += [*pending, segment]
            pending = []
            if segment.end == spans[number].end:
                out.append(Line(tuple(current), _apart(text, spans, number)))
                current = []
                number += 1
        elif segment.opens or segment.closes:
            _keep_brackets(segment, out, pending)
    if pending:
        last = out.pop() if out else Line((), apart=False)
        out.append(replace(last, segments=(*last.segments, *pending)))
    return out


def _apart(text: str, spans: Sequence[Span], number: int) -> bool:
    return number > 0 and text.count("\n", spans[number - 1].end, spans[number].start) > 1


def _keep_brackets(gap: Segment, out: list[Line], pending: list[Segment]) -> None:
    """White space where a mark begins or ends, without its width: closing goes back, opening goes forward."""
    bare = replace(gap, end=gap.start)
    if gap.opens or pending or not out:
        pending.append(bare)
    else:
        out[-1] = replace(out[-1], segments=(*out[-1].segments, bare))


def marks(entries: Sequence[Entry]) -> list[Mark]:
    """All spans of cue, source and content that are not empty, outer ones first."""
    found = []
    for entry in entries:
        statement = entry.statement
        roles = [(CONTENT, statement.content), (SOURCE, statement.source)]
        roles.append((CUE, (statement.cue,) if statement.cue else ()))
        found += [Mark(entry.number, role, entry.depth, span) for role, spans in roles for span in spans if span]
    return sorted(found, key=_outer_first)


def segments(size: int, found: Sequence[Mark], *, breaks: Sequence[int] = ()) -> list[Segment]:
    """Cut `[0, size)` at the borders of all marks and at `breaks` (code points, such as where paragraphs
    end).
    """
    opening: defaultdict[int, list[Mark]] = defaultdict(list)
    closing: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in found:
        opening[mark.span.start].append(mark)
        closing[mark.span.end].append(mark)
    borders = sorted({0, size, *opening, *closing, *(b for b in breaks if 0 < b < size)})
    active: list[Mark] = []
    out = []
    for start, end in pairwise(borders):
        opens = tuple(sorted(opening.get(start, ()), key=_outer_first))
        active = [mark for mark in active if mark.span.end > start] + list(opens)
        active.sort(key=_outer_first)
        closes = tuple(mark for mark in reversed(active) if mark.span.end == end)
        out.append(Segment(start, end, tuple(active), opens, closes))
    return out


def superscript(number: int) -> str:
    """12 -> ¹²."""
    return str(number).translate(SUPERSCRIPT)


def _outer_first(mark: Mark) -> tuple[int, int, int, int]:
    """Earlier, then longer, then less nested: the order in which brackets open."""
    return (mark.span.start, -mark.span.end, mark.depth * 4 + _ROLE_ORDER[mark.role], mark.number)

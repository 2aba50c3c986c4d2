"""Two articles side by side: what the one kept, changed, dropped and added of the other's sentences and statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from onrecord.export.display import one_line, shorten
from onrecord.export.report.places import Link, Places
from onrecord.export.sides import Line, side_by_side
from onrecord.linking.diff import Diff
from onrecord.linking.diff.statements import KINDS

SHOWN_KEPT = 2
"""Sentences in a row that were kept and are shown; of more only the number and the beginning is told."""

OPENING_CHARS = 60
WORDS_CHARS = 400
MOST_ROWS = 200
MOST_CHANGES = 30


@dataclass(frozen=True, slots=True)
class Kept:
    """Sentences in a row that are the same: how many, and how they begin."""

    count: int
    opening: str


@dataclass(frozen=True, slots=True)
class Happened:
    """What became of a statement: in words, of whom, with the words before and after; `times`: of so many of theirs."""

    kind: str
    meaning: str
    speaker: str
    href: str | None
    before: str
    after: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """The articles `left` and `right`, and what the one made of the other. `more`: rows that are left out."""

    anchor: str
    left: Link
    right: Link
    tally: str
    happened: tuple[Happened, ...]
    more_happened: int
    rows: tuple[Line | Kept, ...]
    more: int


def comparison(diff: Diff, anchor: str, places: Places) -> Comparison:
    """The side-by-side view of a diff, from its `a` on the left to its `b` on the right."""
    rows = list(_rows(diff))
    happened = _once(_happened(diff, places))
    counts = diff.counts
    return Comparison(
        anchor=anchor,
        left=places.article(diff.a.id, outlet=diff.a.outlet, title=diff.a.title),
        right=places.article(diff.b.id, outlet=diff.b.outlet, title=diff.b.title),
        tally=", ".join(f"{number} {kind}" for kind, number in counts.items() if number),
        happened=tuple(happened[:MOST_CHANGES]),
        more_happened=max(0, len(happened) - MOST_CHANGES),
        rows=tuple(rows[:MOST_ROWS]),
        more=max(0, len(rows) - MOST_ROWS),
    )


def _happened(diff: Diff, places: Places) -> Iterator[Happened]:
    for change in diff.statements:
        yield Happened(
            kind=change.kind.replace("_", " "),
            meaning=KINDS[change.kind],
            speaker=one_line(change.speaker),
            href=places.statement(diff.a.id, change.a) if change.a else None,
            before=shorten(one_line(change.before), WORDS_CHARS),
            after=shorten(one_line(change.after), WORDS_CHARS),
        )


def _once(every: Iterable[Happened]) -> list[Happened]:
    """The same words once, with how often: a circumstance is lost for each statement that it held for."""
    found: dict[tuple[str, str, str, str], Happened] = {}
    for one in every:
        key = (one.kind, one.speaker, one.before, one.after)
        known = found.get(key)
        found[key] = replace(known, times=known.times + 1) if known else one
    return list(found.values())


def _rows(diff: Diff) -> Iterator[Line | Kept]:
    for same, run in groupby(diff.sentences, key=lambda change: change.kind == "kept" and not change.moved):
        changes = list(run)
        if same and len(changes) > SHOWN_KEPT:
            first = changes[0].b
            text = one_line(first.of(diff.b.text)) if first else ""
            yield Kept(len(changes), shorten_end(text, OPENING_CHARS))
        else:
            yield from (side_by_side(diff, change) for change in changes)


def shorten_end(text: str, size: int) -> str:
    """The beginning of a text, cut between words."""
    return text if len(text) <= size else text[:size].rpartition(" ")[0] + " …"

"""The propagation graph, laid out: one row for each article, time from left to right, arrows from a text to those taken
from it.

A row below the text that it was taken from, so that an arrow runs down and then to the right and crosses nothing of
its own tree; sixty articles are sixty rows of 28 units. Distances in time are drawn shortened: hours and years have to
stand on one page. Everything follows from the input; the same input gives the same drawing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log1p

from onrecord.export.report.arcs import Arc
from onrecord.export.report.times import Moment

ROW, TOP, BOTTOM = 28, 34, 12
LEFT, RIGHT, WIDTH = 290, 850, 1000
"""Where the time axis begins and ends; before it stand the names, behind it the words at the last dots."""

STEP, PER_LOG_HOUR = 26.0, 14.0
"""Distance of two moments: at least the one, and the other for each unit of log(1 + hours)."""

BEHIND = 26.0
"""A text stands at least so far to the right of the one it was taken from, whatever its date says."""

NARROWEST = 240.0
"""What is narrower than this is not stretched to the whole width."""

NAMES_AWAY = 22
"""How far a curve may bulge to the left of the axis, where the names stand."""

TICK_ROOM = 62
DOT, CORNER, HEAD = 6, 7, 7


@dataclass(frozen=True, slots=True)
class Dot:
    """An article's place. `first`: no arrow leads to it."""

    id: str
    x: float
    y: float
    first: bool


@dataclass(frozen=True, slots=True)
class Line:
    """An arrow or a line: all of its `path`, `own` = what of it is no trunk, `head` = its tip ("": no direction)."""

    arc: Arc
    path: str
    own: str
    head: str


@dataclass(frozen=True, slots=True)
class Trunk:
    """What the arrows from one text have in common: straight down from it. `quoted`: only quotations were taken."""

    path: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """Where a day begins."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Sizes and places, in units of the drawing (1000 to its width)."""

    width: int
    height: int
    dots: tuple[Dot, ...]
    trunks: tuple[Trunk, ...]
    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]


def draw(moments: Sequence[tuple[str, Moment]], arcs: Sequence[Arc]) -> Drawing:
    """Lay out the articles (id, when published), which are in order of time, with the arcs among them."""
    rows = _rows([article for article, _ in moments], arcs)
    across = _across(moments, [arc for arc in arcs if arc.directed])
    dots = {a: Dot(a, across[a], TOP + (row + 0.5) * ROW, not _taken(a, arcs)) for row, a in enumerate(rows)}
    parents = _parents(arcs)
    lines = tuple(_line(arc, dots, tree=parents.get(arc.taker) == arc) for arc in arcs)
    height = TOP + len(rows) * ROW + BOTTOM
    trunks = tuple(_trunks([line for line in lines if line.own != line.path], dots))
    return Drawing(WIDTH, height, tuple(dots.values()), trunks, lines, tuple(_ticks(moments, across)))


def _taken(article: str, arcs: Sequence[Arc]) -> bool:
    return any(arc.directed and arc.taker == article for arc in arcs)


def _parents(arcs: Sequence[Arc]) -> dict[str, Arc]:
    """Of each taker the arc that its row follows: the one with the largest share."""
    chosen: dict[str, Arc] = {}
    for arc in arcs:
        if arc.directed and (arc.taker not in chosen or arc.share > chosen[arc.taker].share):
            chosen[arc.taker] = arc
    return chosen


def _rows(order: Sequence[str], arcs: Sequence[Arc]) -> list[str]:
    """Each text followed by those taken from it, all in order of time."""
    children: defaultdict[str | None, list[str]] = defaultdict(list)
    parents = _parents(arcs)
    for article in order:
        arc = parents.get(article)
        children[arc.source if arc else None].append(article)
    rows: list[str] = []
    todo = list(reversed(children[None]))
    while todo:
        article = todo.pop()
        rows.append(article)
        todo += reversed(children[article])
    return rows


def _across(moments: Sequence[tuple[str, Moment]], arcs: Sequence[Arc]) -> dict[str, float]:
    """x of each article: by its time, and to the right of what it was taken from."""
    at, last, x = {}, None, 0.0
    for article, moment in moments:
        if last is not None and moment.hours != last.hours:
            gap = abs(moment.hours - last.hours) if moment.hours is not None and last.hours is not None else 0.0
            x += STEP + PER_LOG_HOUR * log1p(gap)
        at[article], last = x, moment
    for _ in at:  # a chain is at most as long as there are articles
        behind = [arc for arc in arcs if at[arc.taker] < at[arc.source] + BEHIND]
        if not behind:
            break
        for arc in behind:
            at[arc.taker] = at[arc.source] + BEHIND
    widest = max(at.values(), default=0.0)
    scale = (RIGHT - LEFT - DOT) / max(widest, NARROWEST)
    return {article: round(LEFT + DOT + x * scale, 1) for article, x in at.items()}


def _line(arc: Arc, dots: dict[str, Dot], *, tree: bool) -> Line:
    start, end = dots[arc.source], dots[arc.taker]
    tip = end.x - DOT - 2
    if tree and end.y > start.y and tip - start.x > CORNER:
        elbow = f"q0 {CORNER} {CORNER} {CORNER}H{round(tip - HEAD + 2, 1)}"
        path, own = f"M{start.x} {start.y}V{end.y - CORNER}{elbow}", f"M{start.x} {end.y - CORNER}{elbow}"
        return Line(arc, path, own, f"M{round(tip, 1)} {end.y}l-{HEAD} -4v8z")
    # Two sources, or no direction: a curve from dot to dot.
    beside = max(min(start.x, end.x) - max(24.0, abs(end.y - start.y) / 5), LEFT - NAMES_AWAY)
    middle = (start.x + end.x) / 2 if arc.directed else beside
    stop = tip - HEAD + 2 if arc.directed else end.x
    path = f"M{start.x} {start.y}C{round(middle, 1)} {start.y} {round(middle, 1)} {end.y} {round(stop, 1)} {end.y}"
    return Line(arc, path, path, f"M{round(tip, 1)} {end.y}l-{HEAD} -4v8z" if arc.directed else "")


def _trunks(lines: Sequence[Line], dots: dict[str, Dot]) -> Iterator[Trunk]:
    """For each text down to the lowest row that it went to; below the last one that took prose, as quotations are."""
    reach: dict[str, dict[bool, float]] = {}
    for line in lines:
        lowest = reach.setdefault(line.arc.source, {})
        quoted = line.arc.relation == "quotes"
        lowest[quoted] = max(lowest.get(quoted, 0.0), dots[line.arc.taker].y - CORNER)
    for source, lowest in reach.items():
        start = dots[source]
        for quoted, end in sorted(lowest.items()):
            above = max(start.y, lowest.get(False, start.y)) if quoted else start.y
            if end > above:
                yield Trunk(f"M{start.x} {above}V{end}", quoted)


def _ticks(moments: Sequence[tuple[str, Moment]], across: dict[str, float]) -> list[Tick]:
    """One for each day on which something was published, where there is room for its name."""
    first: dict[str, float] = {}
    for article, moment in moments:
        day = moment.day
        first[day] = min(across[article], first.get(day, across[article]))
    ticks: list[Tick] = []
    for day, x in sorted(first.items(), key=lambda item: (item[1], item[0])):
        if not ticks or x - ticks[-1].x >= TICK_ROOM:
            ticks.append(Tick(x, day))
    return ticks

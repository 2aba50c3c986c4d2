"""Who took from whom in a story: the drawing with its names, and the same in words for each article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.export.display import one_line, shorten
from onrecord.export.report.arcs import Arc, arcs
from onrecord.export.report.graph import Drawing, draw
from onrecord.export.report.places import Link, Places
from onrecord.export.report.times import Moment, moment
from onrecord.records import CopyEdge, StoryArticle
from onrecord.records.copy_edge import DERIVED

OUTLET_CHARS = 26
ABSENT = "absent:"
"""Begins the id of a text that others took from and that is not in the ledger; ids of articles are hashes."""

TAKES = {
    "copy": "copy of",
    "cut": "cut from",
    "partial": "takes passages from",
    "quotes": "quotes",
}
SHARES = {
    "copy": "the same text as",
    "cut": "a part of the same text as",
    "partial": "passages in common with",
    "quotes": "the same quotations as",
}


@dataclass(frozen=True, slots=True)
class DrawnDot:
    """An article in the drawing, with what stands before and behind it. `kind`: own, taken or absent."""

    x: float
    y: float
    kind: str
    time: str
    outlet: Link
    note: str


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """An arrow; `kind` is its relation, `loose` one without a direction; `told` says it in words, with the evidence."""

    path: str
    own: str
    head: str
    kind: str
    loose: bool
    told: str


@dataclass(frozen=True, slots=True)
class Graph:
    """The drawing of one story. `left_out`: articles that it does not show."""

    drawing: Drawing
    dots: tuple[DrawnDot, ...]
    lines: tuple[DrawnLine, ...]
    kinds: tuple[str, ...]
    absent: bool
    left_out: int


@dataclass(frozen=True, slots=True)
class Tie:
    """One tie of an article to another, in words. `arc` names the pair for a comparison; None for a text that is not in
    the ledger."""

    verb: str
    other: Link
    share: str
    evidence: tuple[str, ...]
    arc: Arc | None


class Propagation:
    """The ties of one story's articles."""

    def __init__(self, articles: Sequence[StoryArticle], edges: Sequence[CopyEdge], places: Places) -> None:
        self._places = places
        self.moments = {article.id: moment(article.published) for article in articles}
        self._articles = {article.id: article for article in articles}
        self.order = sorted(self.moments, key=lambda article: _time_key(self.moments[article]))
        self.arcs = arcs(edges, self.order)
        self._absent = self._find_absent(edges)

    def ties(self, article: str) -> list[Tie]:
        """What the article took, or has in common with an earlier one."""
        found = [self._tie(arc) for arc in self.arcs if arc.taker == article]
        return found + [
            Tie("from", Link(name, None, "not in this ledger"), "", self._evidence(edge), None)
            for name, edges in self._absent.items()
            for taker, edge in edges.items()
            if taker == article
        ]

    def takers(self, article: str) -> list[Link]:
        """Those that took from the article."""
        return [self.link(arc.taker) for arc in self.arcs if arc.source == article and arc.directed]

    def link(self, article: str) -> Link:
        """The article by its outlet."""
        known = self._articles[article]
        return self._places.article(article, outlet=known.outlet, title=known.title)

    def graph(self, most: int) -> Graph | None:
        """The drawing of `most` articles; None where there is nothing to draw."""
        if len(self.order) < 2:
            return None
        shown = self._shown(most)
        drawn = [arc for arc in self.arcs if arc.source in shown and arc.taker in shown]
        absent = {name: [a for a in edges if a in shown] for name, edges in self._absent.items()}
        moments = [(article, self.moments[article]) for article in self.order if article in shown]
        for name, takers in absent.items():
            if takers:
                moments.insert(0, (ABSENT + name, self.moments[min(takers, key=self.order.index)]))
                drawn += [self._absent_arc(name, taker) for taker in takers]
        drawing = draw(moments, drawn)
        notes = {arc.taker: _note(arc) for arc in reversed(drawn)}
        return Graph(
            drawing=drawing,
            dots=tuple(self._dot(dot.id, dot.x, dot.y, notes.get(dot.id, ""), first=dot.first) for dot in drawing.dots),
            lines=tuple(
                DrawnLine(x.path, x.own, x.head, x.arc.relation, not x.arc.directed, self._told(x.arc))
                for x in drawing.lines
            ),
            kinds=tuple(kind for kind in TAKES if any(arc.relation == kind for arc in drawn)),
            absent=any(absent.values()),
            left_out=len(self.order) - len(shown),
        )

    def _shown(self, most: int) -> set[str]:
        """The articles to draw: those that others took from first, then the earliest."""
        sources = {arc.source for arc in self.arcs if arc.directed}
        ranked = sorted(self.order, key=lambda article: article not in sources)
        return set(ranked[:most])

    def _find_absent(self, edges: Iterable[CopyEdge]) -> dict[str, dict[str, CopyEdge]]:
        """Of each outlet that no article of the story is from, but that its texts come from: who took them."""
        here = {_plain(a.outlet) for a in self._articles.values() if a.outlet}
        taken = {arc.taker for arc in self.arcs if arc.directed}
        found: dict[str, dict[str, CopyEdge]] = {}
        for edge in edges:
            if edge.direction != "common" or not edge.origin or _plain(edge.origin) in here:
                continue
            for article in (edge.a, edge.b):
                if article in self._articles and article not in taken:
                    found.setdefault(one_line(edge.origin), {}).setdefault(article, edge)
        return found

    def _absent_arc(self, name: str, taker: str) -> Arc:
        edge = self._absent[name][taker]
        return Arc(ABSENT + name, taker, edge.relation, 0.0, directed=True, edge=edge)

    def _dot(self, article: str, x: float, y: float, note: str, *, first: bool) -> DrawnDot:
        if article.startswith(ABSENT):
            name = article.removeprefix(ABSENT)
            return DrawnDot(x, y, "absent", "", Link(shorten(name, OUTLET_CHARS), None, name), "not in this ledger")
        when, link = self.moments[article], self.link(article)
        short = Link(shorten(link.text, OUTLET_CHARS), link.href, f"{link.text}: {link.hint}" if link.hint else "")
        time = when.clock or when.day.rpartition(" ")[0]
        return DrawnDot(x, y, "own" if first else "taken", time, short, note)

    def _tie(self, arc: Arc) -> Tie:
        verb = (TAKES if arc.directed else SHARES)[arc.relation]
        share = f"{arc.share:.0%} of its sentences" if arc.relation in DERIVED else ""
        return Tie(verb, self.link(arc.source), share, self._evidence(arc.edge), arc)

    def _evidence(self, edge: CopyEdge) -> tuple[str, ...]:
        return tuple(one_line(evidence.detail) for evidence in edge.evidence)

    def _told(self, arc: Arc) -> str:
        """The tie in words, for who points at it."""
        source = arc.source.removeprefix(ABSENT)
        name = source if arc.source.startswith(ABSENT) else self.link(source).text
        verb = (TAKES if arc.directed else SHARES)[arc.relation]
        share = f" ({arc.share:.0%} of its sentences)" if arc.share and arc.relation in DERIVED else ""
        return f"{self.link(arc.taker).text}: {verb} {name}{share}. " + "; ".join(self._evidence(arc.edge))


def _note(arc: Arc) -> str:
    if not arc.directed:
        return "shared quotations" if arc.relation == "quotes" else "shared text"
    if arc.relation == "quotes":
        return "quotes"
    return f"{arc.relation} · {arc.share:.0%}" if arc.share else arc.relation


def _time_key(when: Moment) -> tuple[bool, float]:
    return (when.hours is None, when.hours or 0.0)


def span_of_days(moments: Iterable[Moment]) -> str:
    """`8 Mar 2025` or `8 Mar 2025 – 2 Apr 2025`; empty where no date is known."""
    known = sorted((m for m in moments if m.hours is not None), key=_time_key)
    days = list(dict.fromkeys(m.day for m in (known[0], known[-1]))) if known else []
    return " – ".join(days)


def _plain(outlet: str) -> str:
    return outlet.casefold().removeprefix("the ").strip()

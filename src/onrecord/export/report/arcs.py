"""Which ties between articles are drawn: so few that a reader can follow them, and none that is not there.

Every pair of a family's members has a tie. Drawn are those that no chain of others tells already: A took from B and B
from C, so the arrow from C to A is left out. What leads in a circle (records can be wrong) is left out, the weakest
first. Ties without a direction only join what is not joined otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.records.copy_edge import DERIVED, CopyEdge


@dataclass(frozen=True, slots=True)
class Arc:
    """A tie that is drawn. `taker` took from `source` if `directed`, else the order says nothing. `share` (0 to 1): how
    much of the taker's sentences stand in the source."""

    source: str
    taker: str
    relation: str
    share: float
    directed: bool
    edge: CopyEdge


def arcs(edges: Iterable[CopyEdge], order: Sequence[str]) -> list[Arc]:
    """The ties to draw among the articles of `order` (ids, in time), sorted by where their ends stand in it."""
    place = {article: index for index, article in enumerate(order)}
    found = [_arc(edge, place) for edge in edges if edge.a in place and edge.b in place and edge.a != edge.b]
    found.sort(key=lambda arc: (arc.relation not in DERIVED, -arc.share, place[arc.source], place[arc.taker]))
    sources = _Above()
    directed = [arc for arc in found if arc.directed and sources.add(arc)]
    kept = [arc for arc in directed if not sources.told_by_others(arc)]
    groups = _Groups()
    for arc in kept:
        groups.join(arc.source, arc.taker)
    kept += [arc for arc in found if not arc.directed and arc.edge.direction != "common" and groups.join_arc(arc)]
    return sorted(kept, key=lambda arc: (place[arc.source], place[arc.taker]))


def _arc(edge: CopyEdge, place: dict[str, int]) -> Arc:
    """The edge as an arc; without a direction, from the earlier to the later."""
    forward = edge.direction == "b_from_a" or (edge.direction != "a_from_b" and place[edge.a] < place[edge.b])
    directed = edge.direction in ("a_from_b", "b_from_a")
    if forward:
        return Arc(edge.a, edge.b, edge.relation, edge.share_b, directed, edge)
    return Arc(edge.b, edge.a, edge.relation, edge.share_a, directed, edge)


class _Above:
    """Who took from whom, without circles."""

    def __init__(self) -> None:
        self._of: defaultdict[str, list[str]] = defaultdict(list)

    def add(self, arc: Arc) -> bool:
        """Take the arc in, unless it would close a circle."""
        if arc.taker in self._reach(arc.source) or arc.source in self._of[arc.taker]:
            return False
        self._of[arc.taker].append(arc.source)
        return True

    def told_by_others(self, arc: Arc) -> bool:
        """Whether the source is reached from the taker by way of another."""
        ways = (other for other in self._of[arc.taker] if other != arc.source)
        return any(arc.source in self._reach(other) for other in ways)

    def _reach(self, start: str) -> set[str]:
        seen = {start}
        todo = [start]
        while todo:
            fresh = [source for source in self._of.get(todo.pop(), ()) if source not in seen]
            seen.update(fresh)
            todo += fresh
        return seen


class _Groups:
    """What hangs together."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def join(self, one: str, other: str) -> bool:
        """Put the two together; False if they were already."""
        top, below = sorted((self._top(one), self._top(other)))
        self._parent[below] = top
        return top != below

    def join_arc(self, arc: Arc) -> bool:
        return self.join(arc.source, arc.taker)

    def _top(self, item: str) -> str:
        while (above := self._parent.get(item, item)) != item:
            item = above
        return item

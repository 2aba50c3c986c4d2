"""Families: one text and its copies. Built from verified edges only.

Copies and cuts make a family; a text that takes passages from one (`partial`) or quotes it is not of it. A compilation
(a text that holds several others whole, which have nothing in common) does not join them into one family.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from onrecord.linking.copies.edges import score
from onrecord.records import CopyEdge, Evidence

FAMILY_RELATIONS = ("copy", "cut")
COMPILED = 0.5
"""A text of which the one that it holds is less than this share may be a compilation."""


@dataclass(frozen=True, slots=True)
class Family:
    """`members`: ids, sorted. `parents`: of those of whom it is known or most likely, the member it was taken from."""

    members: tuple[str, ...]
    parents: Mapping[str, str]

    @property
    def roots(self) -> tuple[str, ...]:
        """The members that were taken from no other member."""
        return tuple(m for m in self.members if m not in self.parents)

    def ancestors(self, member: str) -> list[str]:
        """From the one that it was taken from up to the first text."""
        found = []
        while (member := self.parents.get(member, "")) and member not in found:
            found.append(member)
        return found


def families(edges: Iterable[CopyEdge]) -> list[Family]:
    """The families of at least two members, the largest first. Raises nothing."""
    kept = [e for e in edges if e.relation in FAMILY_RELATIONS]
    compilations = _compilations(kept)
    kept = [e for e in kept if not (e.relation == "cut" and _longer(e) in compilations)]
    root = _components(kept)
    members: dict[str, set[str]] = defaultdict(set)
    inside: dict[str, list[CopyEdge]] = defaultdict(list)
    for edge in kept:
        members[root[edge.a]] |= {edge.a, edge.b}
        inside[root[edge.a]].append(edge)
    found = [Family(tuple(sorted(ids)), _parents(inside[key])) for key, ids in members.items()]
    return sorted(found, key=lambda f: (-len(f.members), f.members))


def resolve(edges: Iterable[CopyEdge]) -> list[CopyEdge]:
    """The edges, with what the family tells about their direction: two copies of one text are `common`, even if one
    appeared before the other. Same order."""
    edges = list(edges)
    family_of = {member: family for family in families(edges) for member in family.members}
    return [_resolved(edge, family_of) for edge in edges]


def _resolved(edge: CopyEdge, family_of: Mapping[str, Family]) -> CopyEdge:
    family = family_of.get(edge.a)
    if family is None or family is not family_of.get(edge.b):
        return edge
    above_a, above_b = family.ancestors(edge.a), family.ancestors(edge.b)
    if edge.b in above_a:
        direction = "a_from_b"
    elif edge.a in above_b:
        direction = "b_from_a"
    elif set(above_a) & set(above_b):
        direction = "common"
    else:
        return edge
    if direction == edge.direction:
        return edge
    note = Evidence("family", "told by the other texts of the family: each was taken from the one most like it")
    return replace(edge, direction=direction, evidence=(*edge.evidence, note))


def _compilations(edges: list[CopyEdge]) -> set[str]:
    """Texts that hold two others, each of them the smaller part, that no edge connects without it."""
    holds: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if edge.relation == "cut" and min(edge.share_a, edge.share_b) < COMPILED:
            holds[_longer(edge)].add(_shorter(edge))
    found = set()
    for longer, parts in holds.items():
        if len(parts) < 2:
            continue
        without = _components([e for e in edges if longer not in (e.a, e.b)])
        if len({without.get(part, part) for part in parts}) > 1 and not _credited_longer(longer, edges):
            found.add(longer)
    return found


def _credited_longer(longer: str, edges: list[CopyEdge]) -> bool:
    """Whether any text was taken from it: then it is a source, of which others took different parts."""
    return any(
        (e.a == longer and e.direction == "b_from_a") or (e.b == longer and e.direction == "a_from_b") for e in edges
    )


def _longer(edge: CopyEdge) -> str:
    return edge.b if edge.share_a >= edge.share_b else edge.a


def _shorter(edge: CopyEdge) -> str:
    return edge.a if edge.share_a >= edge.share_b else edge.b


def _components(edges: list[CopyEdge]) -> dict[str, str]:
    """For each article on an edge, one that stands for all it is connected with."""
    parent: dict[str, str] = {}

    def top(item: str) -> str:
        parent.setdefault(item, item)
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for edge in edges:
        one, other = sorted((top(edge.a), top(edge.b)))
        parent[other] = one
    return {item: top(item) for item in parent}


def _parents(edges: list[CopyEdge]) -> dict[str, str]:
    """Of each member the best one that it was taken from: by the strength of the reasons where one decides (a credit),
    then by how much of it stands there unchanged."""
    offers: dict[str, list[tuple[float, float, str]]] = defaultdict(list)
    for edge in edges:
        numbers = score(edge)
        strength = abs(numbers.get("strength", 0.0))
        if edge.direction == "a_from_b":
            offers[edge.a].append((strength if strength >= DECIDED else 0.0, numbers.get("likeness_a", 0.0), edge.b))
        elif edge.direction == "b_from_a":
            offers[edge.b].append((strength if strength >= DECIDED else 0.0, numbers.get("likeness_b", 0.0), edge.a))
    chosen: dict[str, str] = {}
    for member in sorted(offers, key=lambda m: max(offers[m]), reverse=True):
        for _, _, source in sorted(offers[member], reverse=True):
            if member not in _above(source, chosen) and member != source:
                chosen[member] = source
                break
    return chosen


def _above(member: str, parents: Mapping[str, str]) -> list[str]:
    found = []
    while member in parents and member not in found:
        found.append(member)
        member = parents[member]
    return [*found, member]


DECIDED = 4.0
"""Strength from which on reasons go before likeness: a credit, with nothing against it."""

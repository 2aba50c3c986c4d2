"""A copy edge: two articles whose words are partly the same, and what that rests on (FORMAT.md, "Across articles")."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from onrecord.errors import RecordError
from onrecord.records.json_values import Json, Taker, encodable, fields_of
from onrecord.records.statement import Unknown

RELATIONS = frozenset({"copy", "cut", "partial", "quotes"})
DERIVED = frozenset({"copy", "cut", "partial"})
"""The relations that make a family; shared quotations do not."""

DIRECTIONS = frozenset({"a_from_b", "b_from_a", "common", "unknown"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for an edge or its direction: a stable name (docs/copies.md lists them), and the words or figures."""

    reason: str
    detail: str
    unknown: Unknown = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class CopyEdge:
    """What articles `a` and `b` share. Ids of articles; `a` < `b`, so that a pair has one edge.

    `share_a`: the share (0 to 1) of a's sentences that stand in b; `share_b` the other way. `direction`: who took
    from whom; `common`: both from a third. `origin`: who obtained the shared text, by the credits; None = unknown.
    """

    a: str
    b: str
    relation: str
    share_a: float
    share_b: float
    direction: str = "unknown"
    origin: str | None = None
    evidence: tuple[Evidence, ...] = ()
    a_ref: str | None = None
    b_ref: str | None = None
    unknown: Unknown = field(default_factory=dict, hash=False)


def copy_edge_to_json(edge: CopyEdge) -> Json:
    """The edge as plain JSON values, with the keys of FORMAT.md."""
    out = fields_of(edge, CopyEdge)
    out["evidence"] = [fields_of(e, Evidence) for e in edge.evidence]
    return out


def copy_edge_from_json(value: Any) -> CopyEdge:
    """The edge in a JSON value. Raises RecordError, which names the key that is off."""
    take = Taker(value, "copy_edge")
    relation = take.choice("relation", RELATIONS)
    if relation is None:
        raise RecordError(f"copy_edge.relation: missing; one of {', '.join(sorted(RELATIONS))}")
    return CopyEdge(
        a=take.required("a", str),
        b=take.required("b", str),
        relation=relation,
        share_a=_share(take, "share_a"),
        share_b=_share(take, "share_b"),
        direction=take.choice("direction", DIRECTIONS) or "unknown",
        origin=take.optional("origin", str),
        evidence=take.objects("evidence", _evidence_from_json),
        a_ref=take.optional("a_ref", str),
        b_ref=take.optional("b_ref", str),
        unknown=take.rest(),
    )


def copy_edge_dumps(edge: CopyEdge) -> str:
    """One line of JSON, without the newline."""
    return encodable(json.dumps(copy_edge_to_json(edge), ensure_ascii=False, separators=(",", ":")))


def _share(take: Taker, key: str) -> float:
    share = take.number(key)
    if share is None or not 0 <= share <= 1:
        raise RecordError(f"copy_edge.{key}: {share!r} is not a share from 0 to 1")
    return share


def _evidence_from_json(value: Mapping[str, Any], at: str) -> Evidence:
    take = Taker(value, at)
    return Evidence(take.required("reason", str), take.required("detail", str), unknown=take.rest())

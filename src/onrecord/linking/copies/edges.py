"""What was found about two texts, as the record of an edge, with the reasons in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.linking.copies.align import Match
from onrecord.linking.copies.direction import Finding, Verdict
from onrecord.linking.copies.prepared import Prepared
from onrecord.linking.copies.verify import Comparison
from onrecord.records import CopyEdge

SCORE = "score"
"""Key of an edge's numbers, beside those of the format: `likeness_a`, `likeness_b` (0 to 1: how much of a's words stand
in b unchanged), `strength` (the weight of the reasons for the direction)."""


def edge_of(a: Prepared, b: Prepared, found: Comparison, verdict: Verdict) -> CopyEdge:
    """The edge. `found.relation` must not be None."""
    assert found.relation is not None  # for the type checker: asked for edges only
    findings = [*_shared(found), *verdict.findings]
    return CopyEdge(
        a=a.article.id,
        b=b.article.id,
        relation=found.relation,
        share_a=round(found.share_a, 4),
        share_b=round(found.share_b, 4),
        direction=verdict.direction,
        origin=verdict.origin,
        evidence=tuple(finding.evidence for finding in findings),
        a_ref=a.article.ref,
        b_ref=b.article.ref,
        unknown={
            SCORE: {
                "likeness_a": round(_likeness(a, {m.a: m for m in found.matches}), 4),
                "likeness_b": round(_likeness(b, {m.b: m for m in found.matches}), 4),
                "strength": verdict.strength,
            }
        },
    )


def score(edge: CopyEdge) -> Mapping[str, Any]:
    """The numbers of an edge; empty where it came from elsewhere."""
    found = edge.unknown.get(SCORE)
    return found if isinstance(found, Mapping) else {}


def _shared(found: Comparison) -> Iterator[Finding]:
    if found.matches:
        kept = sum(m.kept for m in found.matches)
        detail = f"{len(found.matches)} sentences stand in both, {kept} of them word for word"
        yield Finding("shared_sentences", detail)
    if found.prose_words:
        share = f"{found.prose_share:.0%} of the shorter text's"
        yield Finding("shared_prose", f"{found.prose_words} words outside quotations are the same, {share}")
    if found.quoted_run:
        yield Finding("shared_quotation", f"a quotation of {found.quoted_run} words stands in both")
    if found.caption:
        yield Finding("shared_caption", "the same words stand below a photograph")


def _likeness(text: Prepared, matches: dict[int, Match]) -> float:
    every = len(text.words)
    if not every:
        return 0.0
    return sum(len(text.body[i].keys) * m.likeness for i, m in matches.items()) / every

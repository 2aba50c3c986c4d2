"""Every family of the sample, and every direction, against what its provenance says."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from onrecord.ingest import ingest
from onrecord.linking.copies import families, link, resolve
from onrecord.records import Article, CopyEdge

SAMPLE = Path(__file__).resolve().parents[3] / "sample"
PROVENANCE = json.loads((SAMPLE / "provenance.json").read_text("utf-8"))
DERIVED = {page["file"]: page["derived_from"] for page in PROVENANCE["pages"] if page["derived_from"]}
RELATIONS = {
    "full_reprint": {"copy"},
    "house_style": {"copy"},
    "cut_reprint": {"cut"},
    "copy_of_copy": {"copy", "cut"},
    "uncredited_copy": {"cut"},
    "uncredited_rewrite": {"partial"},
    "rewrite_credited": {"quotes"},
    "follow_up_credited": {"quotes"},
}
"""What the texts share, for each way in which a page was made."""


@cache
def pages() -> dict[str, str]:
    """Id of each article -> its file."""
    return {a.id: Path(a.ref or "").name for a in ingest([str(SAMPLE / "pages")]) if isinstance(a, Article)}


@cache
def edges() -> dict[frozenset[str], CopyEdge]:
    articles = [a for a in ingest([str(SAMPLE / "pages")]) if isinstance(a, Article)]
    found = resolve(link(articles))
    return {frozenset((pages()[e.a], pages()[e.b])): e for e in found}


def taker(edge: CopyEdge) -> str | None:
    return {"a_from_b": pages()[edge.a], "b_from_a": pages()[edge.b]}.get(edge.direction)


def test_the_families_are_those_of_the_provenance():
    found = {frozenset(pages()[m] for m in family.members) for family in families(edges().values())}
    assert found == {frozenset(family) for story in PROVENANCE["stories"] for family in story["families"]}


@pytest.mark.parametrize("page", sorted(DERIVED))
def test_a_derived_page_is_linked_to_its_source_in_the_right_direction(page):
    edge = edges()[frozenset((page, DERIVED[page]))]
    (made,) = (p["relation"] for p in PROVENANCE["pages"] if p["file"] == page)
    assert edge.relation in RELATIONS[made]
    assert taker(edge) == page
    assert edge.evidence


def test_copies_of_one_text_took_from_it_and_not_from_each_other():
    """a2, a3 and a4 are reprints of a1; a7 is a copy of a3."""
    for pair in (("a2", "a3"), ("a2", "a4"), ("a3", "a4"), ("a2", "a7"), ("a4", "a7")):
        (edge,) = (e for files, e in edges().items() if {f[:2] for f in files} == set(pair))
        assert edge.direction == "common", pair


def test_three_reporters_at_one_press_conference_share_quotations_only():
    reporters = {"b1", "b2", "b3"}
    shared = [e for files, e in edges().items() if {f[:2] for f in files} <= reporters]
    assert shared
    assert all((e.relation, e.direction) == ("quotes", "unknown") for e in shared)


def test_stories_are_not_mixed():
    assert all(len({file[0] for file in files}) == 1 for files in edges())


def test_every_origin_is_the_newsroom_that_the_page_rests_on():
    newsrooms = {page["file"]: page["newsrooms"] for page in PROVENANCE["pages"]}
    for files, edge in edges().items():
        if edge.origin is not None and edge.direction != "common":
            assert any(edge.origin.removeprefix("The ") in n for n in newsrooms[taker(edge) or ""]), (
                files,
                edge.origin,
            )

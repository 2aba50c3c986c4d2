"""Families come from verified edges; what holds several texts does not make them one."""

from onrecord.linking.copies import families, link, resolve
from tests.linking.copies.articles import article, report

ONE, OTHER = report(1, 8), report(2, 8)


def members(*articles):
    names = {a.id: a.outlet for a in articles}
    return sorted(sorted(names[m] for m in f.members) for f in families(link(articles)))


def test_a_compilation_of_two_texts_joins_them_not():
    first, second = article(ONE, "Tarn Post"), article(OTHER, "Wick News")
    first_again = article(ONE[:7], "Marrow Mail")
    digest = article([*report(3, 4), *ONE, *OTHER], "The Digest")
    assert members(first, second, first_again, digest) == [["Marrow Mail", "Tarn Post"]]


def test_merged_reporting_is_no_chain():
    first, second = article(ONE, "Tarn Post"), article(OTHER, "Wick News")
    merged = article([*ONE[:4], *OTHER[:4], *report(3, 5)], "Marrow Mail")
    assert members(first, second, merged) == []


def test_a_copy_of_a_copy_is_told_from_a_copy():
    wire = article(ONE, "Meridian Wire", published="2031-03-02T08:00:00+00:00")
    misread = [line.replace(" the ", " teh ") for line in ONE[:6]]
    reprint = article(misread, "Tarn Post", published="2031-03-02T12:00:00+00:00")
    again = article(misread[:5], "Wick News", published="2031-03-03T12:00:00+00:00")
    (family,) = families(link([wire, reprint, again]))
    assert family.parents == {reprint.id: wire.id, again.id: reprint.id}
    assert family.roots == (wire.id,)
    assert family.ancestors(again.id) == [reprint.id, wire.id]


def test_resolving_keeps_every_edge_in_its_place():
    edges = list(link([article(ONE, f"Outlet {n}") for n in range(4)]))
    assert [(e.a, e.b) for e in resolve(edges)] == [(e.a, e.b) for e in edges]

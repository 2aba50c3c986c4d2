"""Which ties are drawn, and where: nothing that is not there, nothing twice, every article in a row of its own."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.export.report.arcs import arcs
from onrecord.export.report.graph import HEAD, RIGHT, ROW, draw
from onrecord.export.report.times import moment
from onrecord.records import CopyEdge


def tie(source, taker, relation="copy", share=1.0):
    """`taker` took from `source`."""
    if source < taker:
        return CopyEdge(source, taker, relation, 0.5, share, "b_from_a")
    return CopyEdge(taker, source, relation, share, 0.5, "a_from_b")


def drawn(edges, order):
    return [(arc.source, arc.taker) for arc in arcs(edges, order)]


def test_what_a_chain_tells_already_is_not_drawn():
    assert drawn([tie("a", "b"), tie("b", "c"), tie("a", "c")], "abc") == [("a", "b"), ("b", "c")]
    assert drawn([tie("a", "c"), tie("b", "c")], "abc") == [("a", "c"), ("b", "c")], "two sources are both drawn"


def test_a_circle_loses_its_weakest_tie():
    circle = [tie("a", "b"), tie("b", "c"), tie("c", "a", share=0.2)]
    assert drawn(circle, "abc") == [("a", "b"), ("b", "c")]
    assert drawn([tie("a", "b"), tie("b", "a", share=0.4)], "ab") == [("a", "b")]


def test_ties_without_direction_only_join_what_is_apart():
    quotes = [CopyEdge(x, y, "quotes", 0.1, 0.1) for x, y in ("ab", "ac", "bc")]
    assert drawn(quotes, "abc") == [("a", "b"), ("a", "c")]
    assert drawn([tie("a", "b"), tie("a", "c"), *quotes], "abc") == [("a", "b"), ("a", "c")]
    both = CopyEdge("b", "c", "copy", 1.0, 1.0, "common")
    assert drawn([tie("a", "b"), tie("a", "c"), both], "abc") == [("a", "b"), ("a", "c")]


def test_ties_to_articles_elsewhere_and_to_itself_are_left_out():
    assert drawn([tie("a", "z"), CopyEdge("a", "a", "copy", 1, 1, "a_from_b")], "ab") == []


def test_a_text_stands_above_and_to_the_left_of_what_was_taken_from_it():
    moments = [(name, moment(f"2031-05-0{day}T10:00:00Z")) for name, day in (("a", 1), ("x", 1), ("b", 2), ("c", 3))]
    drawing = draw(moments, arcs([tie("a", "b"), tie("b", "c")], "axbc"))
    assert [dot.id for dot in drawing.dots] == ["a", "b", "c", "x"]
    at = {dot.id: dot for dot in drawing.dots}
    assert at["a"].x == at["x"].x < at["b"].x < at["c"].x <= RIGHT
    assert [dot.first for dot in drawing.dots] == [True, False, False, True]
    assert [tick.label for tick in drawing.ticks] == ["1 May 2031", "2 May 2031", "3 May 2031"]


def test_a_copy_dated_before_its_source_still_stands_to_its_right():
    moments = [("copy", moment("2031-05-01")), ("source", moment("2031-05-02"))]
    at = {dot.id: dot for dot in draw(moments, arcs([tie("source", "copy")], ["copy", "source"])).dots}
    assert at["copy"].x > at["source"].x + HEAD


NAMES = [f"n{n:02}" for n in range(60)]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.booleans()), max_size=90), st.randoms())
def test_sixty_articles_stand_in_sixty_rows_within_the_drawing(pairs, chance: random.Random):
    edges = [tie(a, b, share=chance.random()) if sure else CopyEdge(a, b, "quotes", 0, 0) for a, b, sure in pairs]
    dates = [chance.choice([None, "2031-05-01", "2031-05-02T10:00:00Z", "1999"]) for _ in NAMES]
    moments = sorted(zip(NAMES, map(moment, dates), strict=True), key=lambda m: (m[1].hours is None, m[1].hours or 0))
    found = arcs(edges, [name for name, _ in moments])
    drawing = draw(moments, found)
    assert sorted(dot.y for dot in drawing.dots) == [drawing.dots[0].y + n * ROW for n in range(60)]
    assert all(290 <= dot.x <= RIGHT + 1 for dot in drawing.dots)
    at = {dot.id: dot for dot in drawing.dots}
    assert all(at[arc.taker].x > at[arc.source].x for arc in found if arc.directed)
    assert drawing == draw(moments, found)

"""Low scores are left out; what stood inside moves up; unknown scores stay."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.pipeline import confident
from onrecord.records import Article, Statement
from onrecord.text.span import Span


def read(*rows):
    statements = (Statement(id=i, parent=p, score=s, content=(Span(0, 1),)) for i, p, s in rows)
    return Article(id="x", text="x", statements=tuple(statements))


def test_a_nested_statement_moves_to_the_nearest_one_that_stays():
    article = read(
        ("a", None, 0.9),
        ("b", "a", 0.1),
        ("c", "b", 0.2),
        ("d", "c", 0.8),
        ("e", None, None),
        ("f", "gone", 0.9),
    )
    kept = confident(article, 0.5).statements
    assert [(s.id, s.parent) for s in kept] == [("a", None), ("d", "a"), ("e", None), ("f", "gone")]
    assert confident(article, 0.0) is article


IDS = st.sampled_from("abcd")


@given(st.lists(st.tuples(IDS, st.none() | IDS, st.none() | st.floats(0, 1)), max_size=6), st.floats(0, 1))
def test_what_stays_is_high_enough_and_circles_end(rows, least):
    article = read(*rows)
    kept = confident(article, least).statements
    assert [(s.id, s.score) for s in kept if s.score is None or s.score >= least] == [(s.id, s.score) for s in kept]

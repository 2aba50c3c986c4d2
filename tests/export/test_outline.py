"""The outline holds every statement once, parents first, whatever a record says about parents."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.outline import outline
from onrecord.records import Article, Statement
from onrecord.text.span import Span
from tests.export import articles

IDS = st.sampled_from(["a", "b", "c", "d", "e"])


@given(st.lists(st.tuples(IDS, st.none() | IDS | st.just("missing"), st.integers(0, 9)), max_size=9))
def test_every_statement_once_and_after_its_parent(rows):
    statements = tuple(Statement(id=i, parent=p, content=(Span(at, 10),)) for i, p, at in rows)
    entries = outline(Article(id="x", text="0123456789", statements=statements))
    assert sorted(map(id, statements)) == sorted(id(e.statement) for e in entries)
    assert [e.number for e in entries] == list(range(1, len(entries) + 1))
    for entry in entries:
        if entry.parent is None:
            assert entry.depth == 0
        else:
            parent = entries[entry.parent - 1]
            assert parent.number < entry.number
            assert entry.depth == parent.depth + 1
            assert entry.statement.parent == parent.statement.id


def test_a_circle_keeps_what_it_can_of_the_nesting():
    statements = tuple(Statement(id=i, parent=p, content=(Span(0, 1),)) for i, p in ("ab", "bc", "ca"))
    depths = [e.depth for e in outline(Article(id="x", text="0", statements=statements))]
    assert depths == [0, 1, 2]


def test_nested_statements_follow_the_one_they_stand_in():
    entries = outline(articles.interview())
    assert [(e.statement.id, e.depth, e.parent) for e in entries][:5] == [
        ("s1", 0, None),
        ("s2", 1, 1),
        ("s3", 0, None),
        ("s4", 1, 3),
        ("s5", 2, 4),
    ]


def test_the_chain_is_via_where_it_is_given_and_else_follows_the_parents():
    chains = {e.statement.id: e.chain for e in outline(articles.interview())}
    assert chains["s2"] == ("The Daily Ferry", "Lantern Press Agency", "Idris Malko", "his commanders")
    assert chains["s5"] == (*chains["s4"], "the governor")
    assert chains["s7"] == ("The Daily Ferry", "The governor’s office")

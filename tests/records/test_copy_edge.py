"""Copy edges: through JSON and back; what is off is refused with the key that is off."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import RecordError
from onrecord.records import CopyEdge, Evidence, copy_edge_dumps, copy_edge_from_json
from onrecord.records.copy_edge import DIRECTIONS, RELATIONS

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
shares = st.floats(0, 1)
evidence = st.builds(Evidence, words, words, unknown=st.dictionaries(words.map("x".__add__), st.integers(), max_size=2))
edges = st.builds(
    CopyEdge,
    words,
    words,
    st.sampled_from(sorted(RELATIONS)),
    shares,
    shares,
    st.sampled_from(sorted(DIRECTIONS)),
    st.none() | words,
    st.lists(evidence, max_size=3).map(tuple),
    st.none() | words,
    st.none() | words,
    unknown=st.dictionaries(words.map("x".__add__), st.integers(), max_size=2),
)


@given(edges)
def test_an_edge_comes_back_the_same(edge):
    assert copy_edge_from_json(json.loads(copy_edge_dumps(edge))) == edge


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"relation": "twin"}, "relation"),
        ({"relation": None}, "relation"),
        ({"direction": "up"}, "direction"),
        ({"share_a": 1.2}, "share_a"),
        ({"share_b": None}, "share_b"),
        ({"a": None}, "copy_edge.a"),
        ({"evidence": [{"reason": "credit"}]}, "detail"),
    ],
)
def test_the_message_names_the_key_that_is_off(change, named):
    good = {"a": "1", "b": "2", "relation": "copy", "share_a": 1, "share_b": 0.5, "evidence": []}
    assert copy_edge_from_json(good).direction == "unknown"
    with pytest.raises(RecordError, match=named):
        copy_edge_from_json({**good, **change})

"""Segments cover the text without gaps and know every span that they lie in."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.segments import CONTENT, CUE, SOURCE, Mark, segments
from onrecord.text.span import Span

SIZE = 20
SPANS = st.tuples(st.integers(0, SIZE), st.integers(0, SIZE)).map(sorted).map(lambda p: Span(*p)).filter(bool)
MARKS = st.lists(
    st.builds(Mark, st.integers(1, 4), st.sampled_from([CONTENT, CUE, SOURCE]), st.integers(0, 2), SPANS),
    max_size=8,
)


@given(MARKS, st.lists(st.integers(0, SIZE), max_size=4))
def test_segments_cover_the_text_and_name_their_marks(marks, breaks):
    found = segments(SIZE, marks, breaks=breaks)
    assert [s.start for s in found] == [0, *(s.end for s in found[:-1])]
    assert found[-1].end == SIZE
    for segment in found:
        holding = [m for m in marks if m.span.start <= segment.start and segment.end <= m.span.end]
        assert sorted(map(str, segment.marks)) == sorted(map(str, holding))
        for border in breaks:
            assert not segment.start < border < segment.end
    assert sorted(str(m) for s in found for m in s.opens) == sorted(map(str, marks))
    assert sorted(str(m) for s in found for m in s.closes) == sorted(map(str, marks))


def test_an_empty_text_has_no_segment():
    assert segments(0, []) == []


def test_inner_spans_come_after_the_ones_that_hold_them():
    outer, inner = Mark(1, CONTENT, 0, Span(0, 9)), Mark(2, CONTENT, 1, Span(0, 4))
    (first, second) = segments(9, [inner, outer])
    assert first.marks == first.opens == (outer, inner)
    assert first.closes == (inner,)
    assert second.marks == second.closes == (outer,)

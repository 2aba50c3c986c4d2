"""Segments cover the text without gaps and know every span that they lie in."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.segments import CONTENT, CUE, SOURCE, Mark, lines, segments
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


def marked(text, *spans):
    """Each paragraph with its marks as brackets, a blank line where one stands in the text."""
    found = [Mark(n, CONTENT, 0, Span(*span)) for n, span in enumerate(spans, 1)]
    shown = []
    for line in lines(text, found):
        shown += [""] if line.apart else []
        shown.append("".join("[" * len(s.opens) + text[s.start : s.end] + "]" * len(s.closes) for s in line.segments))
    return shown


def test_statements_that_meet_at_a_paragraphs_end_leave_each_paragraph_on_its_own_line():
    assert marked("“Go.”\n“Stay.”", (0, 5), (6, 13)) == ["[“Go.”]", "[“Stay.”]"]
    assert marked("“Go.”\n\n“Stay.”", (0, 5), (7, 14)) == ["[“Go.”]", "", "[“Stay.”]"]
    assert marked("“Go.”\n \n\n“Stay.”", (0, 16)) == ["[“Go.”", "", "“Stay.”]"]


def test_a_statement_that_begins_or_ends_in_white_space_loses_no_bracket():
    assert marked("a\nb\n\nc", (0, 2), (2, 3), (3, 6)) == ["[a]", "[b]", "", "[c]"]
    assert marked("\n a \n", (0, 1), (0, 5), (4, 5)) == ["[[]a[]]"]
    assert marked(" \n ", (0, 2)) == ["[]"]


@given(st.text("ab \n", max_size=SIZE), MARKS)
def test_lines_hold_every_word_and_every_bracket(text, some):
    kept = [m for m in some if m.span.end <= len(text)]
    found = lines(text, kept)
    shown = [text[s.start : s.end] for line in found for s in line.segments]
    assert "".join("".join(shown).split()) == "".join(text.split())
    assert not any("\n" in words for words in shown)
    pieces = [s for line in found for s in line.segments]
    assert sorted(str(m) for s in pieces for m in s.opens) == sorted(map(str, kept))
    assert sorted(str(m) for s in pieces for m in s.closes) == sorted(map(str, kept))

"""A page made of known paragraphs: every mapped character is the one that stands there."""

from html import escape, unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ingest.html import source_map
from onrecord.text.span import Span

WORD = st.text(st.sampled_from("abcXYZ0ßé“”‘’&<>—\U0001f600عあ.,'\""), min_size=1, max_size=8)
PARAGRAPH = st.lists(WORD, min_size=1, max_size=30).map(" ".join)
GAP = st.sampled_from([" ", "\n", " \n\t ", "&nbsp;", "<!-- a comment --> ", "</b> <i class='x'>", "<br>"])


@st.composite
def pages(draw):
    """(text, page): each character written plainly, escaped or as a number, each space one of many ways."""
    paragraphs = draw(st.lists(PARAGRAPH, min_size=1, max_size=8))
    chance = draw(st.randoms(use_true_random=False))
    gaps = draw(st.lists(GAP, min_size=1, max_size=5))

    def written(char):
        if char == " ":
            return chance.choice(gaps)
        return escape(char) if chance.random() < 0.8 else f"&#x{ord(char):x};"

    body = "".join(f"<p>{''.join(map(written, p))}</p>\n" for p in paragraphs)
    return "\n\n".join(
        paragraphs
    ), f"<html><head><title>{escape(paragraphs[0])}</title></head><body>{body}</body></html>"


@settings(max_examples=60, deadline=None)
@given(pages())
def test_every_mapped_character_equals_its_source(case):
    text, page = case
    found = source_map(text, page)
    assert found.exactness == "exact"
    last_text = last_source = 0
    for segment in found.segments:
        assert segment.text_start >= last_text
        assert segment.source_start >= last_source
        last_text, last_source = segment.text_end, segment.source_end
        there = page[segment.source_start : segment.source_end]
        assert unescape(there) == text[segment.text_start : segment.text_end]
    for at, char in enumerate(text):
        place = found.to_source(Span(at, at + 1))
        assert char.isspace() or unescape(place.of(page)) == char


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=400))
def test_any_text_and_any_page_give_a_map(text, page):
    found = source_map(text, page)
    assert 0.0 <= found.coverage <= 1.0
    for segment in found.segments:
        assert 0 <= segment.source_start < segment.source_end <= len(page)
        assert 0 <= segment.text_start < segment.text_end <= len(text)

"""The map from text to page: what is mapped is the same character, and what is not mapped is not claimed."""

from functools import partial

from onrecord.ingest.html import source_map
from onrecord.text.span import Span
from tests.growth import MOST, growth
from tests.ingest.pages import BODY, page

TEXT = "\n\n".join(BODY)


def test_tags_entities_and_white_space():
    markup = "<p>The&nbsp;<b>port&rsquo;s\n master</b> said &#8220;no&#x201d; &amp; left</p><!-- said --><p>So</p>"
    text = "The port’s master said “no” & left\n\nSo"
    found = source_map(text, markup)
    assert (found.coverage, found.exactness) == (1.0, "exact")
    span = Span(text.index("port"), text.index(" said"))
    assert found.to_source(span).of(markup) == "port&rsquo;s\n master"
    assert found.to_source(Span(text.index("“"), text.index("”") + 1)).of(markup) == "&#8220;no&#x201d;"
    assert found.to_source(Span(0, 0)) is None


def test_what_no_reader_sees_is_no_source():
    hidden = f"<head><title>{TEXT}</title></head><script>{TEXT}</script><style>{TEXT}</style><!-- {TEXT} -->"
    found = source_map(TEXT, f"<html>{hidden}<body><p alt='{BODY[1]}'>none</p></body></html>")
    assert found.exactness == "none"


def test_short_paragraphs_are_found_in_the_body_not_in_the_menu():
    markup = f"<ul><li>Yes.</li><li>No.</li></ul><p>No.</p><p>{BODY[0]}</p><p>Yes.</p><p>{BODY[1]}</p>"
    text = f"No.\n\n{BODY[0]}\n\nYes.\n\n{BODY[1]}"
    found = source_map(text, markup)
    assert found.exactness == "exact"
    assert found.to_source(Span(0, 3)).start == markup.index("<p>No.") + 3
    yes = text.index("Yes.")
    assert found.to_source(Span(yes, yes + 4)).start == markup.index("<p>Yes.") + 3


def test_a_changed_paragraph_is_mapped_in_part():
    changed = TEXT.replace("deckhand", "sailor")
    found = source_map(changed, page())
    assert 0.8 < found.coverage < 1.0
    assert found.exactness == "partial"
    at = changed.index("Nobody was hurt")
    assert found.to_source(Span(at, at + 15)).of(page()) == "Nobody was hurt"


def test_a_text_from_elsewhere_is_not_mapped():
    assert source_map("Wholly different words about a lighthouse and its keeper.", page()).exactness == "none"
    assert source_map("", page()).exactness == "none"
    assert source_map("words", "").exactness == "none"


def test_time_grows_with_length_not_with_its_square():
    def mapped(units):
        body = [f"{i} {p}" for i in range(100 * units) for p in BODY]
        return partial(source_map, "\n\n".join(body), page(body=body))

    assert mapped(8)().exactness == "exact"
    assert growth(mapped) < MOST

"""Whatever is written, quotations lie in the text, begin with their marks, and nest without crossing."""

from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.text import Quotation, QuoteState, quotations, quote_states, word_spans

MARKS = "\"'“”„‟«»‹›「」『』‘’‚‛`´"
PIECES = st.one_of(
    st.sampled_from([*MARKS, "''", "``", "’’", "'''", " ", " ", "\n", "\n\n", ".", ",", "-", "(", "6", "s", "em"]),
    st.sampled_from(["word", "boys'", "don't", "\ud83d", "\udc00", "\0", "👍", "\u202a", "\r", "ß"]),
    st.characters(exclude_categories=()),
)
TEXTS = st.lists(PIECES, max_size=60).map("".join)


@given(TEXTS)
def test_every_quotation_begins_with_its_mark_and_ends_with_it_if_closed(text: str) -> None:
    for quote in quotations(text):
        assert 0 <= quote.start < quote.inner_start <= quote.inner_end <= quote.end <= len(text)
        assert set(text[quote.start : quote.inner_start]) <= set(MARKS)
        assert set(text[quote.inner_end : quote.end]) <= set(MARKS)
        assert quote.closed == (quote.inner_end < quote.end)


@given(TEXTS)
def test_quotations_are_sorted_and_nest_in_the_content_of_one_another(text: str) -> None:
    found = quotations(text)
    assert [quote.start for quote in found] == sorted({quote.start for quote in found})
    around: list[Quotation] = []
    for quote in found:
        while around and around[-1].end <= quote.start:
            around.pop()
        assert quote.depth == len(around)
        if around:
            assert around[-1].inner.contains(quote.span)
        around.append(quote)


@given(TEXTS)
def test_what_goes_on_was_left_open_just_before(text: str) -> None:
    found = quotations(text)
    for number, quote in enumerate(found):
        if quote.continues is not None:
            before = found[quote.continues]
            assert quote.continues < number
            assert not before.closed
            assert "\n" in text[before.end : quote.start]
            assert set(text[before.end : quote.start]) <= set(MARKS) | {c for c in text if c.isspace()}


@given(TEXTS)
def test_states_follow_from_the_quotations(text: str) -> None:
    words, found = word_spans(text), quotations(text)
    states = quote_states(text, words)
    assert len(states) == len(words)
    for (start, end), state in zip(words, states, strict=True):
        holding = [quote for quote in found if quote.inner_start <= start and end <= quote.inner_end]
        opens = any(quote.start <= start and end <= quote.inner_start for quote in found)
        closes = any(quote.inner_end <= start and end <= quote.end for quote in found)
        expected = QuoteState.NESTED if len(holding) > 1 else QuoteState(len(holding))
        expected = QuoteState.OPENING if opens else QuoteState.CLOSING if closes else expected
        assert state == expected


@given(TEXTS, TEXTS)
def test_a_paragraph_reads_the_same_after_any_text_that_left_nothing_open(before: str, text: str) -> None:
    earlier = quotations(before)
    assume(all(quote.closed for quote in earlier))
    both = before + "\n\nPlain words.\n\n"
    moved, added = len(both), len(earlier)
    expected = [
        Quotation(
            quote.start + moved,
            quote.end + moved,
            quote.inner_start + moved,
            quote.inner_end + moved,
            quote.depth,
            quote.closed,
            None if quote.continues is None else quote.continues + added,
        )
        for quote in quotations(text)
    ]
    assert quotations(both + text) == earlier + expected

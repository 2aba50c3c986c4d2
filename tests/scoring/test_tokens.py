"""Spans as sets of tokens."""

from onrecord.scoring.tokens import Tokens, fragments, jaccard
from onrecord.text.span import Span


def test_a_span_holds_every_token_that_it_touches():
    tokens = Tokens("Ida’s mill, “sold”.")  # Ida ’ s mill , “ sold ” .
    assert len(tokens) == 9
    assert tokens.within([Span(0, 3)]) == {0}
    assert tokens.within([Span(2, 7)]) == {0, 1, 2, 3}
    assert tokens.within([Span(5, 6)]) == frozenset()  # a space
    assert tokens.within([Span(7, 7)]) == frozenset()  # nothing, inside a word
    assert tokens.within([]) == frozenset()


def test_tokens_are_counted_in_code_points():
    tokens = Tokens("🟡🟡 Haas")
    assert tokens.within([Span(3, 7)]) == {2}


def test_ignored_tokens_are_in_no_set():
    assert Tokens("a b c", [Span(2, 3)]).within([Span(0, 5)]) == {0, 2}


def test_fragments_and_jaccard():
    assert fragments({5, 1, 2, 3}) == {(1, 3), (5, 5)}
    assert fragments(()) == set()
    assert jaccard(frozenset({1, 2}), frozenset({2, 3})) == 1 / 3
    assert jaccard(frozenset(), frozenset()) == 1.0

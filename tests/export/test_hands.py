"""Chains and circumstances, each told once."""

from onrecord.export import hands
from onrecord.export.outline import outline
from onrecord.records import Article, Circumstance, Hop, Statement
from onrecord.text.span import Span

TEXT = "Ana Ruiz told Reuters in court that it was late. She said it rained."
REUTERS = Hop("report", "Reuters", Span(14, 21), {"basis": "sentence"})
LANTERN = Hop("publisher", "The Lantern", None)
IN_COURT = (Circumstance("court", Span(22, 30)),)


def article(*speakers):
    """Two statements through Reuters, then one by somebody unknown."""
    via = [(LANTERN, REUTERS, Hop("speaker", name, None)) for name in speakers]
    statements = tuple(
        Statement(f"s{i}", (Span(31, 47),), via=hops, circumstances=IN_COURT if i == 1 else ())
        for i, hops in enumerate(via, 1)
    )
    return Article(id="a", text=TEXT, outlet="The Lantern", statements=statements)


def test_statements_that_came_the_same_way_stand_together_and_the_unknown_has_a_place():
    told = hands.chains(outline(article("Ana Ruiz", "Ana Ruiz", None)))
    ways = ("The Lantern ← Reuters ← Ana Ruiz", "The Lantern ← Reuters ← (not named)")
    assert told == [(ways[0], (1, 2)), (ways[1], (3,))]


def test_two_hands_need_no_telling():
    plain = Statement("s1", (Span(31, 47),), via=(LANTERN, Hop("speaker", "Ana Ruiz", None)))
    assert hands.chains(outline(Article(id="a", text=TEXT, statements=(plain,)))) == []


def test_circumstances_show_their_words():
    read = article("Ana Ruiz")
    assert hands.circumstances(read, outline(read)) == [("court", "in court", (1,))]


def test_a_report_says_why_it_is_in_the_chain():
    (statement,) = article("Ana Ruiz").statements
    assert hands.credited(statement) == "Reuters, as the sentence says"
    assert hands.credited(Statement("s", (), via=(LANTERN, Hop("report", "Reuters", None)))) == ""

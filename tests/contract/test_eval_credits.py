"""How the credits in the text are measured by themselves."""

from eval.credits import found, mistakes
from onrecord.records import Article, Credit
from onrecord.text.span import Span

TEXT = "Rain is late\nShe told the Saltmere Gazette that it was late.\nVesta knew it."
GOLD = {"a": Article(id="a", text=TEXT, credits=(Credit("Vesta", Span(61, 66), "origin", "text"),))}


def test_what_is_missed_and_what_is_too_much_is_told_with_its_line():
    assert list(mistakes(GOLD, found(GOLD))) == [
        "- a\tVesta\t[Vesta] knew it.",
        "+ a\tSaltmere Gazette\tShe told the [Saltmere Gazette] that it was late.",
    ]


def test_the_rules_do_not_see_the_annotated_credits():
    assert [c.outlet for c in found(GOLD, statements=True)["a"].credits] == ["Saltmere Gazette"]

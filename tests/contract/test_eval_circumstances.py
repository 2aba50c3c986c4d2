"""How labelled circumstances are compared with those that were found."""

from collections import Counter

from eval.circumstances import Counts, Gold, compare, load_labels
from onrecord.records import Article, Circumstance, Statement
from onrecord.records.statement import CIRCUMSTANCES
from onrecord.text.span import Span

TEXT = "Ana Ruiz said in court that it was late."
CUE, WORDS = Span(9, 13), Span(14, 22)


def counted(*found, wanted=True, allowed=()):
    """The counts for one statement in which `found` are (label, words)."""
    gold = Gold(
        "sample", "a", "report", "", {CUE: {"court": [WORDS]}} if wanted else {}, {CUE: set(allowed)} if allowed else {}
    )
    told = tuple(Circumstance(label, span) for label, span in found)
    article = Article(id="a", text=TEXT, statements=(Statement("s1", (Span(23, 39),), cue=CUE, circumstances=told),))
    counts = Counts(Counter(), Counter(), Counter())
    lines = list(compare(gold, article, counts))
    return counts.row(), lines


def test_a_label_is_right_where_its_words_touch_the_marked_ones():
    assert counted(("court", Span(17, 22)))[0] == {"precision": 100.0, "recall": 100.0, "labels": 1, "found": 1}
    row, lines = counted(("court", Span(0, 8)))
    assert row == {"precision": 0.0, "recall": 0.0, "labels": 1, "found": 1} and len(lines) == 2


def test_what_is_allowed_counts_neither_way():
    assert counted(("interview", WORDS), wanted=False, allowed=["interview"])[0]["found"] == 0
    assert counted(("leaked", WORDS), wanted=False, allowed=["interview"])[0]["precision"] == 0.0


def test_a_statement_that_was_not_read_counts_as_missing():
    gold = Gold("sample", "a", "report", "", {CUE: {"court": [WORDS]}}, {})
    counts = Counts(Counter(), Counter(), Counter())
    assert list(compare(gold, Article(id="a", text=TEXT), counts)) == ["UNREAD a court 'said'"]
    assert counts.row()["labels"] == 1


def test_the_kept_labels_are_of_the_format_and_in_two_parts():
    labels = load_labels()
    assert {g.part for g in labels} == {"development", "report"} and len(labels) == len({g.id for g in labels}) >= 40
    for gold in labels:
        assert {label for told in gold.wanted.values() for label in told} <= CIRCUMSTANCES

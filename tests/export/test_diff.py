"""A diff for people: every word of it harmless, and told without colours too."""

from dataclasses import replace

from onrecord.export.diff import lines, page
from onrecord.linking.diff import StatementChange, diff
from tests.linking.copies.articles import article, report

LINES = report(1, 6)
A = article(
    [*LINES, "<script>alert(1)</script> was what the page said, and the reader of it did not know why."], "A & <b>C</b>"
)
B = article([LINES[0], LINES[2].replace(" ", " \x1b[31mreally ", 1), *report(4, 2)], "Wick News")


def test_lines_tell_without_colours():
    shown = [line.plain for line in lines(diff(A, B))]
    assert any(line.startswith(" - ") for line in shown)
    assert any(line.startswith(" + ") for line in shown)
    assert any("{+" in line for line in shown)
    assert not any("\x1b" in line for line in shown)


def test_with_everything_the_kept_ones_are_shown():
    kept = [line.plain for line in lines(diff(A, A), everything=True)]
    assert sum(LINES[0] in line for line in kept) == 1


def test_nothing_of_an_article_becomes_markup():
    shown = page(diff(A, B))
    assert "<script>" not in shown
    assert "<b>C</b>" not in shown
    assert "\x1b" not in shown
    assert "default-src &#39;none&#39;" in shown


def test_the_same_articles_make_the_same_page():
    assert page(diff(A, B)) == page(diff(A, B))


def test_what_befell_several_statements_alike_is_one_line():
    lost = tuple(StatementChange("circumstance_lost", f"s{n}", None, "Ida Varga", "in a cell") for n in range(3))
    found = replace(diff(A, B), statements=lost)
    assert [line.plain for line in lines(found)][-1] == "    Ida Varga: in a cell  (3 statements)"
    assert page(found).count("in a cell") == 1
    assert "<small>3 statements</small>" in page(found)

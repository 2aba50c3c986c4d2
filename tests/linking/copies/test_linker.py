"""Many articles: popular text stays one family, a site's own lines make no copies, order and company change nothing."""

import random

from onrecord.linking.copies import CopyLinker, families, link
from onrecord.linking.copies.index import STOCK_FAMILIES
from onrecord.linking.copies.linker import COMPARISONS
from onrecord.records import Credit
from tests.linking.copies.articles import article, report

TEXT = report(1, 8)


def test_a_text_in_five_hundred_outlets_is_one_family():
    chance = random.Random(5)
    copies = [article(TEXT, "Meridian Wire")]
    for n in range(499):
        lines = list(TEXT)
        if n % 8 == 0:  # every eighth one with an edit of its own
            lines[chance.randrange(len(lines))] += f" This is what outlet {n} adds to it in a sentence of its own."
        copies.append(article(lines, f"Outlet {n}"))
    found = families(link(copies))
    assert [len(f.members) for f in found] == [500]


def test_an_article_has_a_bounded_number_of_edges():
    copies = [
        article([*TEXT, f"A line that only outlet {n} has about this matter."], f"Outlet {n}") for n in range(120)
    ]
    edges = list(link(copies))
    assert len(edges) <= len(copies) * COMPARISONS
    assert max(sum(c.id in (e.a, e.b) for e in edges) for c in copies[-20:]) <= 12


def test_a_stock_phrase_makes_no_candidates():
    phrase = "The spokesman of the regional administration said on Monday that an inquiry had been opened."
    many = [article([*report(100 + n, 8), phrase], f"Outlet {n}") for n in range(STOCK_FAMILIES + 40)]
    assert len([e for e in link(many) if e.relation != "quotes"]) <= 1


def test_a_site_s_own_lines_make_no_copies():
    own = [
        "Subscribe to the Oldmere Observer and read every story about the valley before your neighbours do.",
        "The Oldmere Observer was founded by two printers in 1911 and has been owned by its readers since the flood.",
        "Send us what you have seen, heard or found, and we will look into it without giving your name to anyone.",
    ]
    pages = [article([*report(200 + n, 5), *own], "Oldmere Observer") for n in range(4)]
    assert list(link(pages)) == []


def test_two_versions_of_one_article_in_one_outlet_are_copies_all_the_same():
    versions = [article(TEXT[: 5 + n], "Oldmere Observer") for n in range(4)]
    assert {e.relation for e in link(versions)} <= {"copy", "cut"}
    assert [len(f.members) for f in families(link(versions))] == [4]


def test_the_same_articles_give_the_same_edges():
    articles = [article(report(n % 7), f"Outlet {n}") for n in range(20)]
    assert list(link(articles)) == list(link(articles))


def test_one_more_article_touches_none_of_the_others():
    articles = {a.id: a for a in (article(report(n), f"Outlet {n}") for n in range(30))}
    loaded: list[str] = []

    def load(article_id: str):
        loaded.append(article_id)
        return articles[article_id]

    linker = CopyLinker(load)
    for each in articles.values():
        linker.add(each)
    loaded.clear()
    one_more = article(report(3)[:6], "The Latecomer")
    (edge,) = linker.add(one_more)
    assert {edge.a, edge.b} == {one_more.id, list(articles)[3]}
    assert len(loaded) <= 1
    assert linker.add(one_more) == []


def test_the_credit_tells_who_took_from_whom():
    wire = article(TEXT, "Meridian Wire", published="2031-03-02T10:00:00+00:00")
    early = article(TEXT[:5], "Tarn Post", published="2031-03-02T09:00:00+00:00",
                    credits=(Credit("Meridian Wire", None, "origin", "byline"),))  # fmt: skip
    (edge,) = link([wire, early])
    assert edge.direction == ("a_from_b" if edge.a == early.id else "b_from_a")
    assert edge.origin == "Meridian Wire"
    assert "credit" in {e.reason for e in edge.evidence}


def test_two_that_credit_a_third_took_from_it():
    credit = (Credit("Meridian Wire", None, "origin", "dateline"),)
    (edge,) = link([article(TEXT, "Tarn Post", credits=credit), article(TEXT[:5], "Wick News", credits=credit)])
    assert (edge.direction, edge.origin) == ("common", "Meridian Wire")


def test_without_a_reason_the_direction_is_unknown():
    (edge,) = link([article(TEXT, "Tarn Post"), article(TEXT, "Wick News")])
    assert (edge.direction, edge.origin) == ("unknown", None)


def test_a_credit_in_the_text_is_for_a_passage_and_makes_no_origin():
    cited = (Credit("The Digest", None, "origin", "text"),)
    signed = (Credit("Meridian Wire", None, "origin", "byline"), *cited)
    (edge,) = link([article(TEXT, "Meridian Wire", credits=cited), article(TEXT, "Tarn Post", credits=signed)])
    assert edge.origin == "Meridian Wire"
    (edge,) = link([article(TEXT, "Wick News", credits=cited), article(TEXT, "Tarn Post", credits=cited)])
    assert edge.direction == "unknown"

"""Made-up chains of hands, each with what is true: every range holds the truth, and no uncredited copy counts."""

from dataclasses import replace

import pytest

from onrecord.records import Credit, Hop
from onrecord.text.span import Span
from tests.linking.made import article, edge, event, say, the_claim

BRIDGE = "The bridge was closed at noon because a cable had snapped in the night"
HOLT = say("Anna Holt", BRIDGE)


def agency(name="w", outlet="Northern Wire", said=HOLT, published="2031-05-01T08:00:00Z", **more):
    return article(name, outlet, said, published=published, **more)


def later(name, outlet, said=HOLT, hour=10, **more):
    return article(name, outlet, said, published=f"2031-05-01T{hour:02}:00:00Z", **more)


def copies_of_copies():
    wire, first = agency(), later("x1", "Town Gazette", credits=[("Northern Wire", "byline")])
    second = later("x2", "Clickpost", hour=12)
    return [wire, first, second], [edge(first, wire, "cut"), edge(second, first, "cut")], {"Northern Wire"}, 1


def a_copy_of_a_copy_that_credits_the_copy():
    wire, first = agency(), later("x1", "Town Gazette", credits=[("Northern Wire", "byline")])
    second = later("x2", "Clickpost", hour=12, credits=[("Town Gazette", "byline")])
    return [wire, first, second], [edge(first, wire), edge(second, first)], {"Northern Wire"}, 1


def a_copy_whose_statements_go_through_the_credit_of_its_page():
    def through(outlet):
        return say("Anna Holt", BRIDGE, via=(Hop("report", outlet, None, {"basis": "article"}),))

    wire = agency()
    first = later("x1", "Town Gazette", through("Northern Wire"), credits=[("Northern Wire", "byline")])
    second = later("x2", "Clickpost", through("Town Gazette"), hour=12, credits=[("Town Gazette", "byline")])
    return [wire, first, second], [edge(first, wire), edge(second, first)], {"Northern Wire"}, 1


def an_uncredited_copy():
    paper, thief = agency("p", "Hill Chronicle"), later("t", "Clickpost")
    return [paper, thief], [edge(thief, paper, "cut")], {"Hill Chronicle"}, 1


def two_agencies():
    one, two = agency(), agency("v", "Southern Press Agency", say("Anna Holt", BRIDGE), "2031-05-01T08:30:00Z")
    copies = [later("x1", "Town Gazette", credits=[("Northern Wire", "byline")]),
              later("x2", "Coast Mail", credits=[("Southern Press Agency", "dateline")])]  # fmt: skip
    edges = [edge(copies[0], one), edge(copies[1], two)]
    return [one, two, *copies], edges, {"Northern Wire", "Southern Press Agency"}, 2


def an_agency_that_quotes_another_outlet():
    paper = agency("p", "Hill Chronicle")
    said = say("Anna Holt", BRIDGE, "indirect", via=(Hop("report", "Hill Chronicle", None),))
    wire = later("w", "Northern Wire", said)
    copy = later("x", "Town Gazette", said, hour=12, credits=[("Northern Wire", "byline")])
    return [paper, wire, copy], [edge(copy, wire)], {"Hill Chronicle"}, 1


def a_shared_press_release():
    one, two = agency("p", "Hill Chronicle"), later("q", "Coast Mail")
    edges = [edge(one, two, "partial", "common", "Bridge Authority")]
    return [one, two], edges, {"Bridge Authority"}, 1


def the_same_quotation_heard_by_two():
    return [agency("p", "Hill Chronicle"), later("q", "Coast Mail")], [], {"Hill Chronicle", "Coast Mail"}, 2


def quotations_shared_and_nothing_else():
    one, two = agency("p", "Hill Chronicle"), later("q", "Coast Mail")
    return [one, two], [edge(two, one, "quotes")], {"Hill Chronicle", "Coast Mail"}, 2


def a_correction():
    first = agency("p", "Hill Chronicle")
    second = later("p2", "Hill Chronicle", text="Correction: an earlier version named another bridge.")
    return [first, second], [edge(second, first)], {"Hill Chronicle"}, 1


def nobody_can_tell_who_copied():
    one, two = agency("p", "Hill Chronicle"), later("q", "Coast Mail")
    return [one, two], [edge(one, two, "copy", "unknown")], {"Hill Chronicle"}, 1


def a_copy_whose_original_is_not_here():
    one = agency("x1", "Town Gazette", credits=[("Northern Wire", "byline")])
    two = later("x2", "Coast Mail", credits=[("Northern Wire", "dateline")])
    return [one, two], [], {"Northern Wire"}, 1


def a_follow_up_that_credits_in_the_text():
    paper = agency("p", "Hill Chronicle")
    follow = later("f", "Coast Mail", credits=[("Hill Chronicle", "jsonld")])
    return [paper, follow], [], {"Hill Chronicle"}, 1


def a_text_in_thirty_outlets():
    wire = agency()
    copies = [later(f"x{n}", f"Outlet {n}", credits=[("Northern Wire", "byline")] * (n % 2)) for n in range(30)]
    return [wire, *copies], [edge(c, wire) for c in copies], {"Northern Wire"}, 1


def a_follow_up_that_was_told_things_itself():
    paper = agency("p", "Hill Chronicle")
    wire = article(
        "f", "Coast Mail", HOLT, say("Bram Vale", "Our divers found the cable on the bed of the river", to="the Mail"),
        text="The Hill Chronicle reported on Monday that the bridge was shut.", published="2031-05-01T12:00:00Z",
    )  # fmt: skip
    credit = Credit("Hill Chronicle", Span(4, 18), "origin", "text")
    return [paper, replace(wire, credits=(credit,))], [], {"Hill Chronicle"}, 1


def a_helper_credited_for_another_passage():
    first = agency("p", "Hill Chronicle")
    other = article(
        "q", "Coast Mail", HOLT, say("Bram Vale", "Our divers found the cable on the bed of the river", to="the Mail"),
        text="The river will rise on Friday, a forecaster told Northern Wire.", published="2031-05-01T09:00:00Z",
    )  # fmt: skip
    text, footer = (
        Credit("Northern Wire", Span(49, 62), "origin", "text"),
        Credit("Northern Wire", None, "origin", "footer"),
    )
    return [first, replace(other, credits=(text, footer))], [], {"Hill Chronicle", "Coast Mail"}, 2


def a_rewrite_that_repeats_the_words_of_its_source():
    paper = agency("p", "Hill Chronicle")
    thief = later("t", "Clickpost", text="A dry year, the harbour office told the Clickpost.")
    return [paper, thief], [edge(thief, paper, "partial")], {"Hill Chronicle"}, 1


CASES = [
    a_helper_credited_for_another_passage, a_rewrite_that_repeats_the_words_of_its_source,
    a_follow_up_that_was_told_things_itself,
    copies_of_copies, a_copy_of_a_copy_that_credits_the_copy, an_uncredited_copy, two_agencies,
    an_agency_that_quotes_another_outlet, a_shared_press_release, the_same_quotation_heard_by_two,
    quotations_shared_and_nothing_else, a_correction, nobody_can_tell_who_copied, a_copy_whose_original_is_not_here,
    a_follow_up_that_credits_in_the_text, a_text_in_thirty_outlets,
    a_copy_whose_statements_go_through_the_credit_of_its_page,
]  # fmt: skip


UNCLEAR = (
    a_follow_up_that_credits_in_the_text, a_shared_press_release, a_follow_up_that_was_told_things_itself,
)  # fmt: skip
"""Cases whose evidence leaves a range."""


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.__name__)
def test_the_range_holds_the_truth(case):
    articles, edges, newsrooms, count = case()
    found = event(articles, edges)
    claim = the_claim(found, BRIDGE)
    assert claim.newsrooms.low <= count <= claim.newsrooms.high
    assert newsrooms <= set(claim.newsrooms.members)
    assert (claim.speakers.low, claim.speakers.high) == (1, 1)
    assert claim.outlets.high == len({a.outlet for a in articles})
    in_story = 2 if case is a_follow_up_that_was_told_things_itself else count
    assert found.story.newsrooms.low <= in_story <= found.story.newsrooms.high
    assert {r.number for r in claim.reasons} >= {"newsrooms", "speakers"}


@pytest.mark.parametrize(
    "case", [c for c in CASES if c not in UNCLEAR],
    ids=lambda c: c.__name__,
)  # fmt: skip
def test_where_the_evidence_is_whole_the_number_is_one(case):
    articles, edges, newsrooms, count = case()
    claim = the_claim(event(articles, edges), BRIDGE)
    assert (claim.newsrooms.low, claim.newsrooms.high) == (count, count)
    assert set(claim.newsrooms.members) == newsrooms


def test_who_was_told_something_itself_is_sure_to_count_in_the_story():
    found = event(a_follow_up_that_was_told_things_itself()[0]).story
    assert (found.newsrooms.low, found.newsrooms.high) == (2, 2)
    assert any("the Mail" in r.detail for r in found.reasons)


@pytest.mark.parametrize("relation", ["copy", "cut"])
def test_an_uncredited_copy_never_counts(relation):
    paper, thief = agency("p", "Hill Chronicle"), later("t", "Clickpost")
    found = event([paper, thief], [edge(thief, paper, relation)])
    assert "Clickpost" not in the_claim(found, BRIDGE).newsrooms.members
    assert "Clickpost" not in found.story.newsrooms.members


def test_where_nothing_is_known_nothing_is_counted():
    found = event([article("p", None, say(None, BRIDGE)), article("q", None, say(None, BRIDGE))])
    claim = the_claim(found, BRIDGE)
    for count in (claim.outlets, claim.newsrooms, claim.speakers):
        assert count.low is None
        assert count.unmeasured


def test_an_article_without_an_outlet_widens_the_range():
    found = event([agency("p", "Hill Chronicle"), later("q", None)])
    claim = the_claim(found, BRIDGE)
    assert (claim.outlets.low, claim.outlets.high) == (1, 2)
    assert claim.newsrooms.high == 2
    assert claim.outlets.unmeasured


def test_outlets_of_one_owner_count_once():
    owners = {"Hill Chronicle": "Vale Media", "the coast mail": "Vale Media"}
    found = event([agency("p", "Hill Chronicle"), later("q", "Coast Mail")], owners=owners)
    claim = the_claim(found, BRIDGE)
    assert claim.outlets.members == claim.newsrooms.members == ("Vale Media",)
    assert any(r.reason == "one_owner" for r in claim.reasons)

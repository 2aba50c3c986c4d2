"""Through whose hands a statement came."""

from onrecord.records import Credit
from onrecord.text.span import Span
from tests.reading.provenance.told import chain, one, traced

ANA = ("Ana Ruiz", "person")
PAVEL = ("Pavel Dorn", "person")


def test_publisher_and_speaker():
    article = traced("{1:Ana Ruiz} <1:said> [1:it was late].", {"1": ANA}, outlet="The Lantern")
    assert chain(article, "1") == ["p:The Lantern", "s:Ana Ruiz"]
    assert [h.span for h in one(article, "1").via] == [None, Span(0, 8)]


def test_an_unknown_publisher_and_speaker_are_hands_without_a_name():
    assert chain(traced("<1:Reportedly> [1:it was late].", {}), "1") == ["p", "s"]


def test_those_who_quote_each_other_stand_outermost_first_and_once():
    marked = "{1:Ana Ruiz} <1:said> [1:{2:she} <2:believed> [2:what {3:Dorn} <3:told> her: [3:it was late]]]."
    article = traced(marked, {"1": ANA, "2": ANA, "3": PAVEL}, outlet="The Lantern")
    assert chain(article, "2") == ["p:The Lantern", "s:Ana Ruiz"]
    assert chain(article, "3") == ["p:The Lantern", "s:Ana Ruiz", "s:Pavel Dorn"]


def test_the_outlet_that_was_told_with_its_span_and_what_it_rests_on():
    marked = (
        "{1:Ana Ruiz} <1:told> Reuters [1:that {2:Dorn} <2:denied> [2:it]]. {3:She} <3:added> [3:that it rained].\n\n"
        "{4:Dorn} <4:hopes> [4:to leave]."
    )
    article = traced(marked, {"1": ANA, "2": PAVEL, "3": ANA, "4": PAVEL}, outlet="The Lantern")
    assert chain(article, "1") == ["p:The Lantern", "r:Reuters:sentence", "s:Ana Ruiz"]
    assert chain(article, "2") == ["p:The Lantern", "r:Reuters:sentence", "s:Ana Ruiz", "s:Pavel Dorn"]
    assert chain(article, "3") == ["p:The Lantern", "r:Reuters:continued", "s:Ana Ruiz"]
    assert chain(article, "4") == ["p:The Lantern", "s:Pavel Dorn"]
    assert one(article, "1").via[1].span.of(article.text) == "Reuters"


def test_what_stands_in_a_report_goes_through_the_outlet():
    marked = (
        "[1:{2:Ana Ruiz} <2:said> [2:it was late]], {1:a report published by Reuters} <1:said>. "
        "[3:{4:She} <4:denied> [4:it]], {3:the report} <3:read>."
    )
    speakers = {"1": ("Reuters", "media"), "2": ANA, "3": ("the report", "document"), "4": ANA}
    article = traced(marked, speakers, outlet="The Lantern")
    assert chain(article, "2") == ["p:The Lantern", "r:Reuters:report", "s:Ana Ruiz"]
    assert chain(article, "4") == ["p:The Lantern", "r:Reuters:report", "s:Ana Ruiz"]
    assert chain(article, "1") == ["p:The Lantern", "s:Reuters"]


def test_a_meeting_holds_for_all_that_was_said_there():
    marked = (
        "{1:Ana Ruiz} <1:said> [1:it was late].\n\nReuters interviewed her in Talvera.\n\n"
        "{2:Ruiz} <2:said> [2:it rained]."
    )
    article = traced(marked, {"1": ANA, "2": ANA}, outlet="The Lantern")
    assert chain(article, "1") == chain(article, "2") == ["p:The Lantern", "r:Reuters:meeting", "s:Ana Ruiz"]


def test_what_the_publisher_was_told_itself_has_no_report():
    marked = "{1:Ana Ruiz} <1:told> the Lantern [1:it was late]. {2:Dorn} <2:denied> [2:it]."
    byline = (Credit("Northgate Press Agency", None, "origin", "byline"),)
    article = traced(marked, {"1": ANA, "2": PAVEL}, outlet="Ketterby Lantern", credits=byline)
    assert chain(article, "1") == ["p:Ketterby Lantern", "s:Ana Ruiz"]
    assert chain(article, "2") == ["p:Ketterby Lantern", "r:Northgate Press Agency:article", "s:Pavel Dorn"]


def test_two_agencies_in_the_byline_are_no_hop_and_help_is_none_either():
    marked = "{1:Ana Ruiz} <1:said> [1:it was late].\n\nNorthgate Press Agency contributed to this report."
    two = (Credit("Reuters", None, "origin", "byline"), Credit("AFP", None, "origin", "meta"))
    assert chain(traced(marked, {"1": ANA}, outlet="The Lantern", credits=two), "1") == ["p:The Lantern", "s:Ana Ruiz"]
    helped = (Credit("Northgate Press Agency", Span(31, 53), "origin", "footer"),)
    article = traced(marked, {"1": ANA}, outlet="The Lantern", credits=helped)
    assert chain(article, "1") == ["p:The Lantern", "s:Ana Ruiz"]


def test_page_data_make_a_chain_only_where_they_name_an_agency():
    marked = "{1:Ana Ruiz} <1:said> [1:it was late]."
    for outlet, hops in (("Northgate Press Agency", 3), ("Eastmarch Chronicle", 2)):
        page = (Credit(outlet, None, "origin", "jsonld"),)
        assert len(chain(traced(marked, {"1": ANA}, outlet="The Lantern", credits=page), "1")) == hops

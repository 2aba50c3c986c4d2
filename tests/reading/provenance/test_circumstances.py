"""In what circumstances something was said, with the words that say so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.provenance import trace
from onrecord.records import Article, Speaker
from onrecord.records.statement import CIRCUMSTANCES
from onrecord.text.span import Span
from tests.reading.provenance.told import told, traced
from tests.reading.speakers.marked import article

ANA = dict.fromkeys("123456789", ("Ana Ruiz", "person"))
SAID = "{1:Ana Ruiz} <1:said> "
LATE = " [1:it was late]."
ONE = [
    (SAID + "in an interview with the Gazette" + LATE, "interview", "in an interview with the Gazette"),
    ("At a news conference in Talvera, " + SAID + LATE, "press_conference", "At a news conference"),
    (SAID + "in a statement" + LATE, "written_statement", "in a statement"),
    ("{1:Ana Ruiz} <1:wrote> in her letter to the mayor" + LATE, "written_statement", "in her letter to the mayor"),
    ("{1:Ana Ruiz} <1:tweeted>" + LATE, "social_media", "tweeted"),
    (SAID + "on Facebook" + LATE, "social_media", "on Facebook"),
    ("{1:Ana Ruiz} <1:told> the court" + LATE, "court", "told the court"),
    ("{1:Ana Ruiz} <1:pleaded> [1:not guilty].", "court", "pleaded"),
    (SAID + "through an interpreter" + LATE, "translated", "through an interpreter"),
]


@pytest.mark.parametrize(("marked", "label", "words"), ONE)
def test_what_the_sentence_says(marked, label, words):
    assert told(traced(marked, ANA), "1") == {label: words}


NONE = [
    "{1:Ana Ruiz} <1:told> Reuters [1:it was late].",
    "{1:Ana Ruiz} <1:said> [1:he had spoken at a news conference].",
    "{1:Ana Ruiz} <1:said> in a televised statement [1:it was late].",
    "{1:Ana Ruiz} <1:told> the FBI in an interview [1:it was late].",
    "{1:Ana Ruiz} <1:testified> before the Senate committee [1:that it was late].",
    "{1:Ana Ruiz} <1:said> [1:the e-mail scandal was over].",
    "Months after he attacked her on Twitter, {1:Ana Ruiz} <1:said> [1:it was late].",
]


@pytest.mark.parametrize("marked", NONE)
def test_what_only_looks_like_it(marked):
    assert told(traced(marked, ANA), "1") == {}


def test_of_two_cues_in_a_sentence_each_keeps_its_own():
    marked = (
        "{1:Ana Ruiz} <1:tweeted> [1:that it was late], and {2:Pavel Dorn} <2:said> in a statement [2:that it was not]."
    )
    article = traced(marked, {"1": ("Ana Ruiz", "person"), "2": ("Pavel Dorn", "person")})
    assert told(article, "1") == {"social_media": "tweeted"}
    assert told(article, "2") == {"written_statement": "in a statement"}


def test_a_negated_act_has_no_circumstances():
    marked = "{1:Ana Ruiz} <1:did not say> in an interview [1:that it was late]."
    article = traced(marked, ANA)
    negated = tuple(type(s)(**{**{f: getattr(s, f) for f in s.__slots__}, "negated": True}) for s in article.statements)
    again = trace(Article(id="a", text=article.text, statements=negated))
    assert again.statements[0].circumstances == ()


MEETING = (
    "{1:Ana Ruiz} <1:said> [1:the bridge was unsafe].\n\n"
    "Reuters interviewed her at a prison in Talvera in the presence of a prison official. The conversation was "
    "translated by an interpreter.\n\n"
    "{2:Ruiz} <2:said> [2:that {3:she} <3:had told> [3:nobody]].\n\n"
    "{4:She} <4:said> in a letter last year [4:that it was safe].\n\n"
    "{5:Pavel Dorn} <5:said> [5:it was late]."
)


def test_what_is_told_of_the_meeting_holds_for_what_was_said_there():
    article = traced(MEETING, {**ANA, "5": ("Pavel Dorn", "person")})
    expected = {
        "interview": "interviewed her",
        "in_custody": "at a prison in Talvera",
        "official_present": "in the presence of a prison official",
        "translated": "was translated by an interpreter",
    }
    assert told(article, "1") == told(article, "2") == expected
    assert told(article, "3") == {}, "what she quotes herself with was said elsewhere"
    assert told(article, "4") == {"written_statement": "in a letter"}
    assert told(article, "5") == {}


def test_words_that_show_it_are_whole_and_end_with_their_clause():
    room = "A major of the Interior Ministry's prison service sat in the room throughout"
    watched = MEETING.replace(" in the presence of a prison official. The", f".\n\n{room}, and the")
    assert told(traced(watched, {**ANA, "5": ("Pavel Dorn", "person")}), "2")["official_present"] == room
    reasons = "because " + "the inquiry into the two ferries was still under way and " * 3 + "secret"
    marked = f"{{1:Two officials who asked not to be named {reasons}}} <1:said> [1:it was late]."
    unnamed = traced(marked, {"1": ("Two officials", "group")})
    assert told(unnamed, "1")["anonymous"].split()[-1] in reasons.split()


def test_of_two_with_one_family_name_the_one_who_was_met():
    marked = (
        "{1:Ana Ruiz} <1:said> [1:it was late]. {2:Mira Ruiz} <2:said> [2:it was not].\n\n"
        "Ruiz spoke to Reuters for an hour. It was her first interview.\n\n{3:Ana Ruiz} <3:said> [3:it rained]."
    )
    plain = article(marked)
    met = Span(plain.text.index("Ruiz spoke"), plain.text.index(" spoke"))
    speakers = (
        Speaker("Ana Ruiz", "Ana Ruiz", "person", (Span(0, 8), met)),
        Speaker("Mira Ruiz", "Mira Ruiz", "person"),
    )
    read = traced(marked, {**ANA, "2": ("Mira Ruiz", "person")}, speakers=speakers)
    assert "interview" in told(read, "1") and "interview" in told(read, "3")
    assert told(read, "2") == {}


def test_a_quotation_goes_on_at_the_same_place():
    marked = (
        "At a news conference, {1:Ana Ruiz} <1:said> [1:it was late]. {2:She} <2:added> [2:that it rained].\n\n"
        "{3:Ruiz} <3:said> last year [3:it was dry]."
    )
    article = traced(marked, ANA)
    assert told(article, "2") == {"press_conference": "At a news conference"}
    assert told(article, "3") == {}


def test_one_of_those_who_do_not_want_to_be_named_stays_unnamed():
    marked = (
        "<1:According to> {1:two officials}, who asked not to be named because they feared for their posts, "
        "[1:it was late].\n\n"
        "{2:One of the officials} <2:said> [2:it rained]. {3:A spokesman} <3:denied> [3:it]."
    )
    unnamed = "unnamed_person"
    speakers = {"1": ("two officials", "group"), "2": ("One of the officials", unnamed), "3": ("A spokesman", unnamed)}
    article = traced(marked, speakers)
    words = "asked not to be named because they feared for their posts"
    assert told(article, "1") == told(article, "2") == {"anonymous": words}
    assert told(article, "3") == {}


def test_a_source_is_anonymous_and_a_source_of_income_is_not():
    marked = "{1:A source close to the talks} <1:said> [1:it was late]. {2:The source of the river} <2:shows> [2:it]."
    article = traced(marked, {"1": ("A source", "unnamed_person"), "2": (None, "unknown")})
    assert told(article, "1") == {"anonymous": "A source"}
    assert told(article, "2") == {}


@given(st.text(max_size=300))
def test_any_text_is_traced_and_every_label_is_of_the_format(text):
    article = traced(text.translate(dict.fromkeys(map(ord, "{}<>[]"))) + " {1:Ana} <1:said> in court [1:it].", ANA)
    for statement in article.statements:
        for c in statement.circumstances:
            assert c.label in CIRCUMSTANCES and c.span.end <= len(article.text) and c.span

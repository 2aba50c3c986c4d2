"""The same thing said: quotations through their variants, paraphrases, what must not be joined, who denies it."""

from dataclasses import replace

import pytest

from onrecord.linking.claims.points import point, points_of
from onrecord.text.span import Span
from tests.linking.made import article, event, say, the_claim

GATE = "The northern gate was locked from the outside by the harbour police"


def claims_of(*said):
    return event([article(f"a{n}", f"Outlet {n}", s) for n, s in enumerate(said)])


def relations(found, words=GATE[:24]):
    return sorted(v.relation for v in the_claim(found, words).variants)


@pytest.mark.parametrize(
    ("other", "relation"),
    [
        (say("Ada Quill", GATE.upper()), None),
        (say("Ada Quill", "The northern gate was locked from the outside"), "shortened"),
        (say("Ada Quill", GATE.replace("locked", "chained")), "altered"),
        (say("Ada Quill", f"that {GATE.lower()}", "indirect"), "reported"),
        (say("Quill", "the harbour police had locked the northern gate from outside", "indirect"), "reported"),
    ],
)
def test_a_quotation_through_its_variants(other, relation):
    found = relations(claims_of(say("Ada Quill", GATE), other))
    assert found == sorted(["quotation", *([relation] if relation else [])])


def test_an_altered_quotation_shows_the_change():
    claim = the_claim(claims_of(say("Ada Quill", GATE), say("Ada Quill", GATE.replace("locked", "chained"))), GATE)
    (altered,) = (v for v in claim.variants if v.relation == "altered")
    assert [(c.before, c.after) for c in altered.changes] == [("locked", "chained")]
    assert altered.outlets == ("Outlet 1",)


def test_marks_and_short_forms_are_house_style_and_no_change():
    one, other = say("Ada Quill", "We do not know who opened the sluice in March"), say(
        "Ada Quill", "We don’t know who opened the sluice in March"
    )  # fmt: skip
    assert [v.relation for v in the_claim(claims_of(one, other), "sluice").variants] == ["quotation"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Twelve people died when the eastern pier fell",
            "Forty people died when the eastern pier fell",
        ),
        (
            "The minister knew of the leak in the reactor hall",
            "The minister did not know of the leak in the reactor hall",
        ),
        (
            "The mayor of Ostby resigned over the harbour contract",
            "The mayor of Lund resigned over the harbour contract",
        ),
        ("I was never told about the harbour contract", "Nobody has seen the harbour master since Tuesday"),
    ],
)
def test_what_clashes_is_not_joined(one, other):
    found = claims_of(say("Ada Quill", one, "indirect"), say("Bo Lind", other, "indirect"))
    assert all(len({s.article for s in c.statements}) == 1 for c in found.claims)


def test_two_who_speak_of_themselves_do_not_say_the_same():
    words = "I was not told about the harbour contract before June"
    assert not claims_of(say("Ada Quill", words), say("Bo Lind", words)).claims


def test_a_denial_is_linked_and_is_no_source():
    bribe = "the company paid the inspector for the permit"
    found = claims_of(
        say("Ada Quill", bribe, "indirect"),
        say("Ann Reed", bribe, "indirect"),
        say("Bo Lind", f"that {bribe}", "indirect", cue="denied"),
        say("Eva Roth", "the company did not pay the inspector for the permit", "indirect"),
    )
    claim = (
        the_claim(found, bribe) if len(found.claims) == 1 else next(c for c in found.claims if len(c.statements) == 2)
    )
    assert {(d.speaker, d.reason, d.words) for d in claim.disputed_by} >= {("Bo Lind", "denial", "denied")}
    assert "Bo Lind" not in claim.speakers.members


def test_one_quotation_given_to_two_people_is_no_dispute():
    before = "We checked twice before we frightened forty thousand people"
    altered = "We checked twice so as not to frighten forty thousand people"
    copies = [say("Ada Quill", before), say("Ada Quill", before), say("Bo Lind", altered)]
    assert not the_claim(claims_of(*copies), before).disputed_by


def test_the_innermost_speaker_vouches():
    from dataclasses import replace

    from onrecord.text.span import Span

    made = article(
        "a", "Outlet", say("Ada Quill", "a guard had told her that the vault was empty on Sunday", "indirect")
    )
    inside = made.text.index("the vault")
    outer = made.statements[0]
    inner = replace(outer, id="s1", parent="s0", speaker="a guard", content=(Span(inside, outer.content[0].end),))
    assert [p.speaker for p in points_of(replace(made, statements=(outer, inner)))] == ["a guard"]


def test_numbers_in_words_are_numbers():
    assert point("a hundred and twelve of forty thousand in 2 days").numbers == {"112", "40000", "2"}


@pytest.mark.parametrize("text", ["", "?", "\0", "a" * 5000, "»« 12,,3 ٣ ² ½", "\U0001f6a2 " * 300])
def test_any_text_makes_a_point(text):
    assert point(text).text == text


LONG = "We counted the boats twice before we told anybody that one was missing"


def test_a_long_quotation_is_one_utterance_though_she_was_taken_for_another():
    found = claims_of(say("Ada Quill", LONG), say("Ada Quill", LONG), say("Una Marsh", LONG, called="she"))
    claim = the_claim(found, "boats twice")
    assert len(claim.statements) == 3
    assert (claim.speakers.low, claim.speakers.high) == (1, 2)
    assert "doubtful_speaker" in {r.reason for r in claim.reasons}


def test_two_who_are_named_are_two():
    found = claims_of(say("Ada Quill", "The harbour was closed to all ships on Monday"),
                      say("Una Marsh", "The harbour was closed to all ships on Monday"))  # fmt: skip
    claims = [c for c in found.claims if "harbour" in c.text]
    assert all((c.speakers.low or 0) != 1 or len(c.statements) == 1 for c in claims)


def test_what_the_outer_speaker_says_beside_the_nested_one_is_a_point():
    words = (
        "that the guards had sold the boats, told the crew that the sea would be searched at dawn and had then left "
        "without a word to anybody"
    )
    made = article("a", "Outlet", say("Ada Quill", words, "indirect"))
    at = made.text.index("that the sea")
    inner = replace(
        made.statements[0], id="n", parent="s0", cue=Span(made.text.index("told the crew"), at - 10), source=(),
        content=(Span(at, made.statements[0].content[0].end),), speaker=None,
    )  # fmt: skip
    texts = [p.text for p in points_of(replace(made, statements=(*made.statements, inner)))]
    assert "that the guards had sold the boats" in texts
    assert not any("sold" in t and "searched" in t for t in texts)


def test_a_second_that_begins_a_point_of_its_own():
    made = article(
        "a", "Outlet", say("Ada Quill", "that the gate was chained and that no boat could leave", "indirect")
    )
    assert [p.text for p in points_of(made)] == ["that the gate was chained", "that no boat could leave"]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (
            "The gate of the mine was locked from the inside",
            "The gate of the mine was locked from the outside",
            "negation",
        ),
        ("The harbour police never searched the boat", "The harbour police had searched the boat", "negation"),
    ],
)
def test_the_contrary_is_linked(one, other, reason):
    found = claims_of(say("Ada Quill", other, "indirect"), say("Bo Lind", one, "indirect"))
    assert reason in {d.reason for c in found.claims for d in c.disputed_by}


@pytest.mark.parametrize(
    "words",
    [
        "The harbour police did not search the boat until Friday",
        "None of the boats of the harbour police was searched",
        "The harbour police did not just search the boat but sank it",
    ],
)
def test_a_negation_of_something_else_is_no_dispute(words):
    found = claims_of(
        say("Ada Quill", "The harbour police had searched the boat", "indirect"), say("Bo Lind", words, "indirect")
    )
    assert not any(c.disputed_by for c in found.claims)

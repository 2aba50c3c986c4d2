"""Who speaks, in fictional articles."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.speakers import resolve
from onrecord.records import Article, Statement
from onrecord.text.span import Span
from tests.reading.speakers.marked import article, speakers, types

EACH = [
    (
        "{1:Mayor Ana Ruiz, 52,} <1:said> [1:it was late].\n\n{2:She} <2:added> [2:that it rained].",
        ["Ana Ruiz", "Ana Ruiz"],
    ),
    ("{1:Ana Ruiz} <1:said> [1:it was late].\n\n{2:Ruiz} <2:denied> [2:it].", ["Ana Ruiz", "Ana Ruiz"]),
    ("{1:The mayor of Talvera, Ana Ruiz,} <1:said> [1:it was late].", ["Ana Ruiz"]),
    ("{1:Ana Ruiz and Pavel Dorn} <1:said> [1:it was late].", ["Ana Ruiz & Pavel Dorn"]),
    ("{1:Ana Ruiz} <1:said> [1:“{2:I} <2:thought> [2:it was late]”].", ["Ana Ruiz", "Ana Ruiz"]),
    ("<1:Reportedly> [1:it was late].", [None]),
    ("{1:The US} <1:said> [1:it was late].", ["US"]),
    ("{1:Business Insider} <1:said> [1:it was late].", ["Business Insider"]),
    (
        "Ana Ruiz and Pavel Dorn met in Sarn. {1:Both} <1:said> [1:it was late].",
        ["Ana Ruiz & Pavel Dorn"],
    ),
    (
        "It rained in Norland and in Talvera. Norland and Talvera were at war. {1:The leaders of the two countries}"
        " <1:said> [1:it was late].",
        ["The leaders of the two countries"],
    ),
    (
        "Hundreds came to hear of the lawyers of Moen's firm and a spokesman. {1:Dorn's lawyers}, {2:who} <2:argued>"
        " [2:it was late], <1:left word> [1:of that].",
        ["Dorn's lawyers", "Dorn's lawyers"],
    ),
    (
        "{1:Sarn's chief of staff}, {2:who} <2:knew> [2:it was late], <1:said> [1:nothing of that].",
        ["Sarn's chief of staff", "Sarn's chief of staff"],
    ),
    ("Ana Ruiz and Pavel Dorn met. {1:At least two towns} <1:said> [1:it was late].", ["At least two towns"]),
    (
        "Ana Ruiz and Pavel Dorn met. The Harbour Board and the Sarn Bank met. {1:Both candidates} <1:said> [1:it].",
        ["Ana Ruiz & Pavel Dorn"],
    ),
    ("The witnesses left. He heard {1:witness} <1:accounts of> [1:the storm].", ["The witnesses"]),
    ("{1:Editor's} <1:note:> [1:It was late].", ["AUTHOR"]),
    ("{1:“Sarn is the New Red” star Ana Ruiz} <1:said> [1:it was late].", ["Ana Ruiz"]),
    ("{1:Christopher B. Dorn} <1:said> [1:it]. {2:Chris Dorn} <2:denied> [2:it].", ["Christopher B. Dorn"] * 2),
    ("He sold Ruiz-branded steaks. {1:Ruiz} <1:said> [1:it was late].", ["Ruiz"]),
    ("Watching Ruiz was fun. {1:Ruiz} <1:said> [1:it was late], and Ana Ruiz left.", ["Ana Ruiz"]),
    ("{1:The Minister of the Sarn Assembly} <1:said> [1:it was late].", ["The Minister of the Sarn Assembly"]),
    ("{1:Um porta-voz} <1:disse> [1:que era tarde].", ["Um porta-voz"]),
    ("{1:Ana Ruiz herself} <1:said> [1:it was late].", ["Ana Ruiz"]),
    ("It was <1:opposed> {1:by deputies} [1:at once].", ["deputies"]),
    ("{1:Ana Ruiz's letter} <1:said> [1:it was late].", ["Ana Ruiz"]),
    ("{1:Ana Ruiz's comments} <1:hinted> [1:it was late].", ["Ana Ruiz"]),
    ("[1:It was late], <1:according to> {1:records obtained by the Sarn Post}.", ["records obtained by the Sarn Post"]),
    ("[1:It was late], <1:according to> {1:a lawsuit filed in Sarn by Ana Ruiz}.", ["Ana Ruiz"]),
    ("{1:Ana Ruiz, at a firm called Sarn Dragonomics,} <1:said> [1:it was late].", ["Ana Ruiz"]),
    ("{1:A onetime opponent, former Talvera governor Ana Ruiz,} <1:said> [1:it].", ["Ana Ruiz"]),
    ("{1:Ana Ruiz, a teacher and a diver,} <1:said> [1:it was late].", ["Ana Ruiz"]),
    (
        "They met Ana Ruiz of the Harbour Rescue Society. {1:Her group} <1:said> [1:it was late].",
        ["Harbour Rescue Society"],
    ),
    ("The Talverans left. It eased {1:Talveran} <1:worries about> [1:the sea].", ["Talverans"]),
    ("Tony Reagins left. {1:Regains} <1:said> [1:it was late].", ["Tony Reagins"]),
    ("The Harbour Herald asks. {1:THH} <1:says> [1:it was late].", ["Harbour Herald"]),
    ("Ken Dorn left. {1:Kenneth Dorn} <1:said> [1:it was late].", ["Kenneth Dorn"]),
    ("Jose Ruiz left. {1:José Ruiz} <1:said> [1:it was late].", ["José Ruiz"]),
    (
        "Ana Ruiz came to talk. Ana Ruiz is a diver.\n\n{1:Q}<1::> [1:Is it late?]\n\n{2:A}<2::> [2:It is.]",
        ["AUTHOR", "Ana Ruiz"],
    ),
    ("It was Khizr Dorn and his wife, Ghazal Dorn, left. {1:Mr. Dorn} <1:said> [1:it was late].", ["Khizr Dorn"]),
]


@pytest.mark.parametrize(("marked", "names"), EACH)
def test_who_speaks(marked, names):
    assert speakers(marked) == names


def test_what_they_are():
    marked = "{1:Mayor Ana Ruiz} <1:said> [1:it was late], {2:a witness} <2:said> [2:it was not]."
    assert types(marked) == ["person", "unnamed_person"]


def test_a_pronoun_that_nobody_answers_still_tells_what_they_are():
    marked = "{1:They} <1:said> [1:it was late]. <2:Reportedly> [2:it rained]."
    assert speakers(marked) == [None, None]
    assert types(marked) == ["group", "unknown"]


def test_speakers_are_listed_once_with_their_mentions():
    done = resolve(article("{1:Mayor Ana Ruiz} <1:said> [1:it was late].\n\n{2:Ruiz} <2:denied> [2:it]."))
    (speaker,) = done.speakers
    assert {s.speaker_id for s in done.statements} == {speaker.id}
    assert [m.of(done.text) for m in speaker.mentions] == ["Ana Ruiz", "Ruiz"]
    assert [d.of(done.text) for d in speaker.description] == ["Mayor"]


def test_nothing_is_said():
    assert resolve(Article(id="a", text="")).speakers == ()


@given(st.text(max_size=80), st.data())
def test_a_name_consists_of_words_of_the_article(text, data):
    """Whatever stands in the text and whatever was read as a source."""
    places = st.integers(0, len(text))
    spans = st.builds(lambda a, b: Span(min(a, b), max(a, b)), places, places)
    given_ = data.draw(st.lists(st.tuples(spans, spans, st.none() | spans), max_size=4))
    statements = [
        Statement(id=f"s{i}", source=(source,), content=(content,), cue=cue)
        for i, (source, content, cue) in enumerate(given_)
    ]
    done = resolve(Article(id="a", text=text, statements=tuple(statements)))
    for statement in done.statements:
        for part in re.split(r" & |'s ", statement.speaker or ""):
            assert part in text or part == "AUTHOR"
    for speaker in done.speakers:
        assert all(m.end <= len(text) for m in (*speaker.mentions, *speaker.description))

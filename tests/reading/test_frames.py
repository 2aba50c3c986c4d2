"""Frames in plain sight beside cue and source are found whatever the tagger says; nothing else becomes one."""

import pytest

from onrecord.reading.assemble import sentence_starts
from onrecord.reading.encoding import Vocabulary
from onrecord.reading.frames import complete_frames
from onrecord.reading.statements import Draft, no_words, spans
from tests.reading.doubles import of, words_at

LEAD = "Nothing was found. "


@pytest.fixture
def read(vocabulary: Vocabulary):
    """What a statement's parts are after the rule: {role: texts}, empty ones left out."""

    def parts(text: str, source: str, cue: str, content: str, **frames: str) -> dict[str, list[str]]:
        text = LEAD + text
        encoded = vocabulary.encode(text)

        def words(stretch: str):
            return words_at(encoded, text, stretch) if stretch else no_words()

        at = words(cue)
        draft = Draft(
            (int(at[0]), int(at[-1]) + 1),
            words(source),
            words(content),
            0.5,
            **{k: words(v) for k, v in frames.items()},
        )
        (done,) = complete_frames([draft], text, encoded, sentence_starts(text, encoded))
        found = {role: of(text, spans(getattr(done, role), encoded)) for role in ROLES}
        first, last = done.cue
        found["cue"] = [text[encoded.spans[first, 0] : encoded.spans[last - 1, 1]]]
        return {role: texts for role, texts in found.items() if texts}

    return parts


ROLES = ("source", "content", "addressee", "medium", "time")


@pytest.mark.parametrize(
    ("frame", "role"),
    [
        ("Thursday", "time"),
        ("on 3 March 2024", "time"),
        ("late Tuesday night", "time"),
        ("two weeks ago", "time"),
        ("in an emailed statement", "medium"),
        ("on Facebook", "medium"),
        ("in an interview with the Herald", "medium"),
        ("to reporters", "addressee"),
    ],
)
def test_what_stands_after_the_cue(read, frame, role):
    found = read(f"“We knew it,” Ann Roe said {frame}.", "Ann Roe", "said", "“We knew it,”")
    assert found[role] == [frame.removeprefix("to ")]
    assert set(found) == {"source", "cue", "content", role}


def test_one_beside_the_other(read):
    text = "Ann Roe told the Herald on Monday in a telephone interview that it rained."
    found = read(text, "Ann Roe", "told", "that it rained")
    assert (found["addressee"], found["time"]) == (["the Herald"], ["on Monday"])
    assert found["medium"] == ["in a telephone interview"]


def test_before_the_source(read):
    assert read("On Monday, Ann Roe said it rained.", "Ann Roe", "said", "it rained")["time"] == ["On Monday"]
    found = read("Speaking to reporters, Ann Roe said it rained.", "Ann Roe", "said", "it rained")
    assert found["addressee"] == ["reporters"]


def test_a_frame_at_the_end_of_the_cue_is_cut_off(read):
    found = read("“It rained,” Ann Roe said in a statement.", "Ann Roe", "said in a statement", "“It rained,”")
    assert (found["cue"], found["medium"]) == (["said"], ["in a statement"])


def test_who_is_told_is_no_source(read):
    found = read("Residents were advised to boil water.", "Residents", "were advised", "to boil water")
    assert (found.get("source"), found["addressee"]) == (None, ["Residents"])
    found = read("At noon all who came were told to leave.", "", "were told", "to leave")
    assert found["addressee"] == ["came"] or "came" in found["addressee"][0]


def test_who_is_urged_is_no_content(read):
    found = read("Ann Roe urged the new council to resign.", "Ann Roe", "urged", "the new council to resign")
    assert (found["addressee"], found["content"]) == (["the new council"], ["to resign"])


def test_what_was_cut_short_is_completed(read):
    found = read("Ann Roe told the Herald that it rained.", "Ann Roe", "told", "that it rained", addressee="Herald")
    assert found["addressee"] == ["the Herald"]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Ann Roe said it rained on Monday.", "Ann Roe", "said", "it rained on Monday"),
        ("On Monday the pumps failed and Ann Roe said it rained.", "Ann Roe", "said", "it rained"),
        ("Ann Roe called the report a lie.", "Ann Roe", "called", "the report a lie"),
        ("Ann Roe said, with a smile on Monday, it rained.", "Ann Roe", "said", "it rained"),
    ],
)
def test_what_is_further_off_or_said_is_no_frame(read, text, source, cue, content):
    assert "time" not in read(text, source, cue, content)


def test_a_sentence_of_nothing_else_is_left_as_it_is(read):
    assert set(read("It rained, said Ann.", "Ann", "said", "It rained")) == {"source", "cue", "content"}

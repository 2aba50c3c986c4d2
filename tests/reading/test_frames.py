"""Frames in plain sight beside cue and source are found whatever the tagger says; nothing else becomes one."""

import pytest

from onrecord.reading.assemble import sentence_starts
from onrecord.reading.encoding import Vocabulary
from onrecord.reading.frames import complete_frames
from onrecord.reading.statements import spans
from tests.reading.doubles import draft_of, of

LEAD = "Nothing was found. "


@pytest.fixture
def read(vocabulary: Vocabulary):
    """What a statement's parts are after the rule: {role: texts}, empty ones left out."""

    def parts(text: str, source: str, cue: str, content: str, **frames: str) -> dict[str, list[str]]:
        text = LEAD + text
        encoded = vocabulary.encode(text)
        draft = draft_of(encoded, text, source, cue, content, **frames)
        (done,) = complete_frames([draft], text, encoded, sentence_starts(text, encoded))
        found = {role: of(text, spans(getattr(done, role), encoded)) for role in ROLES}
        first, last = done.cue
        found["cue"] = [text[encoded.spans[first, 0] : encoded.spans[last - 1, 1]]]
        return {role: texts for role, texts in found.items() if texts}

    return parts


ROLES = ("source", "content", "addressee", "medium", "time", "place")


@pytest.mark.parametrize(
    ("frame", "role"),
    [
        ("Thursday", "time"),
        ("on 3 March 2024", "time"),
        ("late Tuesday night", "time"),
        ("two weeks ago", "time"),
        ("at 8:30 p.m. on Monday", "time"),
        ("as of Sunday", "time"),
        ("in March of last year", "time"),
        ("earlier this spring", "time"),
        ("for months", "time"),
        ("the following day", "time"),
        ("at one point", "time"),
        ("shortly before noon", "time"),
        ("after the vote", "time"),
        ("ahead of the hearing", "time"),
        ("in an emailed statement", "medium"),
        ("on Facebook", "medium"),
        ("in remarks", "medium"),
        ("on state television", "medium"),
        ("by telephone", "medium"),
        ("on the late show", "medium"),
        ("in an article published Monday in the Herald", "medium"),
        ("here", "place"),
        ("in Oakham, Wessex", "place"),
        ("at a rally in Oakham", "place"),
        ("outside the courthouse", "place"),
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
    text = "In a letter to the council released Friday, Ann Roe said it rained."
    found = read(text, "Ann Roe", "said", "it rained")
    assert (found["medium"], found["addressee"], found["time"]) == (["In a letter"], ["the council"], ["Friday"])


@pytest.mark.parametrize(
    ("opening", "role"),
    [
        ("On Monday", "time"),
        ("Earlier this year", "time"),
        ("As of today", "time"),
        ("In a statement", "medium"),
        ("During an interview with the Herald", "medium"),
        ("In Oakham", "place"),
    ],
)
def test_before_the_source(read, opening, role):
    found = read(f"{opening}, Ann Roe said it rained.", "Ann Roe", "said", "it rained")
    assert found == {"source": ["Ann Roe"], "cue": ["said"], "content": ["it rained"], role: [opening]}


def test_before_the_source_but_not_right_before(read):
    for filler in ("However, on Monday", "On Monday, however", "On Monday, two days after the storm"):
        found = read(f"{filler}, Ann Roe said it rained.", "Ann Roe", "said", "it rained")
        assert [time.lower() for time in found["time"]] == ["on monday"]
    found = read("Speaking to reporters, Ann Roe said it rained.", "Ann Roe", "said", "it rained")
    assert found["addressee"] == ["reporters"]
    found = read("Speaking on the radio in Oakham, Ann Roe said it rained.", "Ann Roe", "said", "it rained")
    assert found["place"] == ["in Oakham"]


@pytest.mark.parametrize(
    ("text", "source", "cue", "role", "frame"),
    [
        ("Ann Roe, on Monday, said it rained.", "Ann Roe", "said", "time", "on Monday"),
        ("Ann Roe, speaking to the Herald, said it rained.", "Ann Roe", "said", "addressee", "the Herald"),
        ("Ann Roe issued a brief statement saying it rained.", "Ann Roe", "saying", "medium", "a brief statement"),
        ("It was on Monday that Ann Roe said it rained.", "Ann Roe", "said", "time", "on Monday"),
    ],
)
def test_between_source_and_cue(read, text, source, cue, role, frame):
    assert read(text, source, cue, "it rained")[role] == [frame]


def test_behind_the_source(read):
    text = "It rained, according to the ministry on Monday."
    assert read(text, "the ministry", "according to", "It rained")["time"] == ["on Monday"]


def test_behind_what_was_said(read):
    text = "Ann Roe announced the plan to reporters on Monday."
    found = read(text, "Ann Roe", "announced", "the plan", addressee="reporters")
    assert (found["addressee"], found["time"]) == (["reporters"], ["on Monday"])


def test_a_place_behind_what_was_said_or_an_event_before_it_needs_the_tagger(read):
    said = ("Ann Roe", "praised", "the plan")
    text = "Ann Roe praised the plan in Oakham."
    assert "place" not in read(text, *said) and read(text, *said, place="Oakham")["place"] == ["in Oakham"]
    text = "After the storm, Ann Roe praised the plan."
    assert "time" not in read(text, *said) and read(text, *said, time="After")["time"] == ["After the storm"]


def test_a_time_that_parts_the_cue(read):
    found = read("It was on Monday reported that it rained.", "", "was on Monday reported", "that it rained")
    assert (found["cue"], found["time"]) == (["was on Monday reported"], ["on Monday"])


def test_a_frame_at_the_end_of_the_cue_is_cut_off(read):
    found = read("“It rained,” Ann Roe said in a statement.", "Ann Roe", "said in a statement", "“It rained,”")
    assert (found["cue"], found["medium"]) == (["said"], ["in a statement"])


def test_who_is_told_is_no_source(read):
    found = read("Residents were advised to boil water.", "Residents", "were advised", "to boil water")
    assert (found.get("source"), found["addressee"]) == (None, ["Residents"])
    found = read("At noon all who came were told to leave.", "", "were told", "to leave")
    assert found["addressee"] == ["came"] or "came" in found["addressee"][0]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "who"),
    [
        (
            "Ann Roe warned the mayor, the council and me that it rained.",
            "Ann Roe",
            "warned",
            "that it rained",
            "the mayor",
        ),
        ("Ann Roe told the Oakham Daily it rained.", "Ann Roe", "told", "it rained", "the Oakham Daily"),
        ("Ann Roe told the Herald last week it rained.", "Ann Roe", "told", "it rained", "the Herald"),
        (
            "Ann Roe demanded all clubs with a pool to close it.",
            "Ann Roe",
            "demanded",
            "to close it",
            "all clubs with a pool",
        ),
        ("Ann Roe spoke with the mayor about the rain.", "Ann Roe", "spoke", "the rain", "the mayor"),
        ("At dawn he was told to leave.", "", "was told", "to leave", "he"),
    ],
)
def test_who_is_spoken_to(read, text, source, cue, content, who):
    assert read(text, source, cue, content)["addressee"] == [who]


def test_who_is_urged_is_no_content(read):
    found = read("Ann Roe urged the new council to resign.", "Ann Roe", "urged", "the new council to resign")
    assert (found["addressee"], found["content"]) == (["the new council"], ["to resign"])


@pytest.mark.parametrize("subject", ["she", "the", "There"])
def test_what_the_content_begins_with_is_not_spoken_to(read, subject):
    text = f"Ann Roe told the Herald {subject} dam had failed."
    found = read(text, "Ann Roe", "told", "dam had failed", addressee=f"the Herald {subject}")
    assert (found["addressee"], found["content"]) == (["the Herald"], [f"{subject} dam had failed"])
    found = read("Ann Roe told you dam had failed.", "Ann Roe", "told", "dam had failed", addressee="you")
    assert (found["addressee"], found["content"]) == (["you"], ["dam had failed"])


def test_who_stands_in_plain_sight_is_the_only_one_spoken_to(read):
    found = read("Ann Roe told the Herald that Bo knew.", "Ann Roe", "told", "that", addressee="Bo")
    assert found["addressee"] == ["the Herald"]


@pytest.mark.parametrize("rest", ["at her stall", "on the quay"])
def test_one_spoken_to_goes_on_as_far_as_the_tagger_says(read, rest):
    said = (f"Ann Roe told the crowd {rest} that it rained.", "Ann Roe", "told", "that it rained")
    assert read(*said)["addressee"] == ["the crowd"]
    assert read(*said, addressee=f"the crowd {rest}")["addressee"] == [f"the crowd {rest}"]


@pytest.mark.parametrize("after", ["again", "then", "in May", "after a match in Oakham"])
def test_what_follows_one_spoken_to_is_no_part_of_the_name(read, after):
    assert read(f"“It rained,” Ann Roe told Bo {after}.", "Ann Roe", "told", "“It rained,”")["addressee"] == ["Bo"]


def test_a_verb_is_not_spoken_to(read):
    text = "What Ann Roe knows is that it rained."
    assert "addressee" not in read(text, "Ann Roe", "knows", "that it rained")


def test_what_was_cut_short_is_completed(read):
    found = read("Ann Roe told the Herald that it rained.", "Ann Roe", "told", "that it rained", addressee="Herald")
    assert found["addressee"] == ["the Herald"]
    found = read("Ann Roe, in a rather long interview, said it rained.", "Ann Roe", "said", "it rained", medium="long")
    assert found["medium"] == ["in a rather long interview"]


def test_what_says_nothing_is_dropped(read):
    said = ("Ann Roe said in a way it rained.", "Ann Roe", "said", "it rained")
    assert "medium" not in read(*said, medium="in a") and "time" not in read(*said, time="in a")


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Ann Roe said it rained on Monday.", "Ann Roe", "said", "it rained on Monday"),
        ("On Monday the pumps failed and Ann Roe said it rained.", "Ann Roe", "said", "it rained"),
        ("Ann Roe called the report a lie.", "Ann Roe", "called", "the report a lie"),
        ("Ann Roe said, with a smile on Monday, it rained.", "Ann Roe", "said", "it rained"),
        ("On Monday, who said it rained?", "who", "said", "it rained"),
        ("Ann Roe put it at 1.7 million.", "Ann Roe", "put it", "1.7 million"),
        ("It allegedly, on Monday, rained.", "", "allegedly", "rained"),
        ("Ann Roe signed an order on Bo that it rained.", "Ann Roe", "signed an order", "that it rained"),
        ("Ann Roe wept after she said it rained.", "Ann Roe", "said", "it rained"),
        ("On Monday the pumps failed and, Ann Roe said, it rained.", "Ann Roe", "said", "it rained"),
        ("The board that met last week to vote was wrong to deny it.", "The board", "deny", "it"),
        ("“We knew it,” Ann Roe said at a dinner that was held on Monday.", "Ann Roe", "said", "“We knew it,”"),
        ("“We knew it,” Ann Roe said in the Monday meeting.", "Ann Roe", "said", "“We knew it,”"),
    ],
)
def test_what_is_further_off_or_said_is_no_frame(read, text, source, cue, content):
    assert "time" not in read(text, source, cue, content)


def test_a_sentence_of_nothing_else_is_left_as_it_is(read):
    assert set(read("It rained, said Ann.", "Ann", "said", "It rained")) == {"source", "cue", "content"}


@pytest.fixture
def two(vocabulary: Vocabulary):
    """The frames of two statements of one sentence, each given as (source, cue, content): {role: texts} for each."""

    def parts(text: str, *statements: tuple[str, str, str]) -> list[dict[str, list[str]]]:
        text = LEAD + text
        encoded = vocabulary.encode(text)
        drafts = [draft_of(encoded, text, *statement) for statement in statements]
        done = complete_frames(drafts, text, encoded, sentence_starts(text, encoded))
        found = [{r: of(text, spans(getattr(d, r), encoded)) for r in ROLES[2:]} for d in done]
        return [{role: texts for role, texts in f.items() if texts} for f in found]

    return parts


def test_what_opens_a_sentence_is_shared(two):
    text = "In a letter to the council, Ann Roe denied the charge and called it absurd."
    first, second = two(text, ("Ann Roe", "denied", "the charge"), ("Ann Roe", "called", "it absurd"))
    assert first == second == {"medium": ["In a letter"], "addressee": ["the council"]}
    text = "Late on Monday Ann Roe said she wanted it gone."
    first, second = two(text, ("Ann Roe", "said", "she wanted it gone"), ("she", "wanted", "it gone"))
    assert (first, second) == ({"time": ["Late on Monday"]}, {})


def test_a_participle_shares_nothing(two):
    text = "On Monday, Ann Roe told the Herald by phone that it rained, adding that it would go on."
    first, second = two(text, ("Ann Roe", "told", "that it rained"), ("Ann Roe", "adding", "that it would go on"))
    assert first == {"addressee": ["the Herald"], "medium": ["by phone"], "time": ["On Monday"]}
    assert second == {}


def test_the_one_who_answers_was_asked(two):
    text = "Asked about the rain, Ann Roe said no."
    first, _ = two(text, ("", "Asked about", "the rain"), ("Ann Roe", "said", "no"))
    assert first == {"addressee": ["Ann Roe"]}


def test_no_verb_and_no_noise_is_spoken_to(read):
    for text in ("Ann Roe said to find a way it rained.", "Ann Roe said to applause it rained."):
        assert "addressee" not in read(text, "Ann Roe", "said", "it rained")
    text = "Ann Roe met with Bo and denied it rained."
    assert "addressee" not in read(text, "Ann Roe", "denied", "it rained")


def test_one_beginning_to_speak_or_in_a_clause_between_is_not_asked(two):
    text = "Asked about the rain, which ruled out a match, Ann Roe left."
    first, _ = two(text, ("", "Asked about", "the rain"), ("which", "ruled out", "a match"))
    assert first == {}
    (only,) = two("A jury on Monday ordered a pause.", ("A jury", "ordered", "a pause"))
    assert only == {"time": ["on Monday"]}


def test_where_someone_is_from_is_a_part_of_who_is_spoken_to(two):
    (only,) = two("Ann Roe told a crowd in West Wessex it rained.", ("Ann Roe", "told", "it rained"))
    assert only == {"addressee": ["a crowd in West Wessex"]}


def test_a_content_is_never_emptied(read):
    assert read("Ann Roe said Monday to all it rained.", "Ann Roe", "said", "Monday")["content"] == ["Monday"]
    assert read("Ann Roe told the Herald to go.", "Ann Roe", "told", "the Herald")["content"] == ["the Herald"]
    assert read("Asked Monday to go.", "", "Asked", "Monday")["content"] == ["Monday"]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "time"),
    [
        ("On Monday, as part of her tour, Ann Roe denied it.", "Ann Roe", "denied", "it", "On Monday"),
        ("On Monday of the next week, Ann Roe denied it.", "Ann Roe", "denied", "it", "On Monday"),
        ("Ann Roe wrote to the mayor on Monday asking for help.", "Ann Roe", "asking for", "help", "on Monday"),
        ("The board met last week to discuss the dam.", "The board", "discuss", "the dam", "last week"),
        (
            "“We knew it,” Ann Roe said while visiting Oakham on Monday.",
            "Ann Roe",
            "said",
            "“We knew it,”",
            "on Monday",
        ),
    ],
)
def test_a_day_behind_other_words(read, text, source, cue, content, time):
    assert read(text, source, cue, content)["time"] == [time]


def test_a_frame_stands_in_the_sentence_of_its_cue(read):
    text = "On Monday it rained. Ann Roe denied it."
    assert "time" not in read(text, "Ann Roe", "denied", "it", time="On Monday")
    text = "Ann Roe called “Help! The dam!” on Monday."
    assert read(text, "Ann Roe", "called", "“Help! The dam!”", time="on Monday")["time"] == ["on Monday"]


def test_a_day_at_the_end_of_a_source_is_none_of_its_name(read):
    text = "“We knew it,” said Ann Roe Monday."
    found = read(text, "Ann Roe Monday", "said", "“We knew it,”")
    assert (found["source"], found["time"]) == (["Ann Roe"], ["Monday"])
    text = "It rained, according to a poll released Monday."
    assert read(text, "a poll released Monday", "according to", "It rained")["source"] == ["a poll released Monday"]


def test_a_day_behind_a_thing_announced_is_when_it_was(read):
    found = read("Ann Roe announced the deal on Monday.", "Ann Roe", "announced", "the deal on Monday")
    assert (found["content"], found["time"]) == (["the deal"], ["on Monday"])
    for cue, content in (("expects", "a deal on Monday"), ("announced", "it will close on Monday")):
        assert read(f"Ann Roe {cue} {content}.", "Ann Roe", cue, content)["content"] == [content]


def test_the_ends_of_a_frame(read):
    text = "A month later, Ann Roe denied it."
    assert read(text, "Ann Roe", "denied", "it", time="A month later,")["time"] == ["A month later"]
    text = "Ann Roe denied this morning's report."
    assert "time" not in read(text, "Ann Roe", "denied", "report", time="this morning")

"""What an article tells of the meeting with the one who speaks, for all that was said there.

"Reuters interviewed him at a security office in the presence of an official" stands once, and holds for every
statement that this speaker makes in the article to those it is written for, unless its sentence tells of another
occasion.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.reading.provenance.attach import framed
from onrecord.reading.provenance.patterns import FRAMES, HAS_BEEN_HELD, HELD, MEETING, NOT_AN_INTERVIEW, OTHER_OCCASION
from onrecord.reading.provenance.scene import Scene, anchor, who
from onrecord.records import Statement
from onrecord.text.span import Span

_TOLD_OF_IT = ("interview", "in_custody", "official_present", "translated", "court", "press_conference")
_CORE = re.compile(r"\binterview(?:s|ed)?\b")
_MOST_MEETINGS = 40
"""Sentences of one article that are asked whether they tell of a meeting."""

_NAME_CHARS = 30
"""How far behind "interview with" the name of the one who was interviewed ends to begin."""

_REACH_SENTENCES = 3
"""How many sentences around the one that tells of the meeting are looked at for what else it tells."""

_ABOUT_IT = re.compile(
    r"\b(?:he|she|him|her|they|them|conversation|interview|meeting|it\swas|room|throughout|the\sagency|reporters?)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that the article tells of: with whom (scene.who), in which sentence, what is told of it (label ->
    words), and which statements were made there."""

    speaker: str
    sentence: int
    told: dict[str, Span]
    statements: tuple[Statement, ...]


def meetings(scene: Scene) -> list[Meeting]:
    """The meetings, in the order of the text. Raises nothing."""
    found: list[Meeting] = []
    asked = 0
    for number, sentence in enumerate(scene.sentences):
        words = sentence.of(scene.article.text)
        match = MEETING.search(words)
        if not match or NOT_AN_INTERVIEW.search(words):
            continue
        asked += 1
        if asked > _MOST_MEETINGS:
            break
        start = sentence.start + match.start()
        speaker = _met(scene, number, start)
        if speaker is None or not _tells_of_it(scene, number, match, speaker):
            continue
        told = _told(scene, number, Span(start, sentence.start + match.end()), speaker)
        there = tuple(s for s in scene.article.statements if who(s) == speaker and _said_there(scene, s, number))
        if told and there:
            found.append(Meeting(speaker, number, told, there))
    return found


def _tells_of_it(scene: Scene, number: int, match: re.Match[str], speaker: str) -> bool:
    """Whether the sentence is about the meeting as a whole, not about one statement made at it."""
    if match[0].endswith(("with ", "with the ")):
        after = scene.sentences[number].start + match.end()
        near = [at for at in _places(scene, speaker) if after <= at <= after + _NAME_CHARS]
        asked = framed(scene, Span(after - len(match[0]), after))
        return any("," not in scene.article.text[after:at] for at in near) and all(who(s) == speaker for s in asked)
    if "first" in match[0] or match[0].startswith(("spoke", "talked")):
        return not any(who(s) == speaker and s.cue is not None for s in scene.by_sentence.get(number, ()))
    return True


def _places(scene: Scene, speaker: str) -> Iterator[int]:
    """Where the speaker is mentioned; in an article without a list of speakers, where the last name stands."""
    yield from (m.start for sp in scene.article.speakers if speaker in (sp.id, sp.name) for m in sp.mentions)
    name = next((s.speaker for s in scene.article.statements if who(s) == speaker and s.speaker), "").split()
    if not scene.article.speakers and name and name[-1][:1].isupper():
        yield from (m.start() for m in re.finditer(rf"\b{re.escape(name[-1])}\b", scene.article.text))


def _told(scene: Scene, number: int, meeting: Span, speaker: str) -> dict[str, Span]:
    """What the sentence and those around it in the text say of the meeting."""
    told: dict[str, Span] = {}
    if core := _CORE.search(scene.article.text, scene.sentences[number].start, scene.sentences[number].end):
        told["interview"] = Span(min(meeting.start, core.start()), max(meeting.end, core.end()))
    for i in range(max(0, number - _REACH_SENTENCES), min(len(scene.sentences), number + _REACH_SENTENCES + 1)):
        words = scene.words_of(i)
        start = scene.sentences[i].start
        if i != number and not _ABOUT_IT.search(words):
            continue
        others = scene.by_sentence.get(i, [])
        for label in _TOLD_OF_IT:
            if label in told or (
                label in ("court", "press_conference", "translated", "interview") and i != number and others
            ):
                continue
            if label in ("court", "press_conference"):
                continue
            if match := FRAMES[label].search(words) or (label == "in_custody" and HAS_BEEN_HELD.search(words)) or None:
                span = Span(start + match.start(), start + len(words[: match.end()].rstrip(' ,;"”’')))
                if scene.holder(span) is None:
                    told[label] = span
    if "in_custody" not in told and (held := _held(scene, speaker)):
        told["in_custody"] = held
    return told


def _held(scene: Scene, speaker: str) -> Span | None:
    """Words that call the one who was met a captive, in a source or at a mention."""
    for statement in scene.article.statements:
        if who(statement) == speaker:
            for source in statement.source:
                if match := HELD.search(source.of(scene.article.text)):
                    return Span(source.start + match.start(), source.start + match.end())
    return None


def _met(scene: Scene, number: int, place: int) -> str | None:
    """Who was met: a speaker who is mentioned in the sentence, else the one who was mentioned or spoke last, else the
    only one who speaks at length."""
    sentence = scene.sentences[number]
    people = {who(s): s.speaker_type for s in scene.article.statements if who(s)}
    able = {key for key, kind in people.items() if kind in (None, "person", "unnamed_person", "group", "organisation")}
    mentions = [(at, str(key)) for key in able for at in _places(scene, str(key))]
    mentions += [(x.start, str(who(s))) for s in scene.article.statements if who(s) in able for x in s.source]
    inside = sorted((abs(at - place), key) for at, key in mentions if sentence.start <= at < sentence.end)
    inside = [(d, k) for d, k in inside if people.get(k) != "organisation"] or inside
    if inside:
        return str(inside[0][1])
    counts = Counter(who(s) for s in scene.article.statements if who(s) in able and s.speaker_type != "organisation")
    before = [(at, key) for at, key in mentions if at < sentence.start and people.get(key) != "organisation"]
    nearest = max(before)[1] if before else None
    if counts:
        most, n = counts.most_common(1)[0]
        if nearest == most or n >= sum(counts.values()) / 2:
            return most
    return None


def _said_there(scene: Scene, statement: Statement, number: int) -> bool:
    """Whether nothing speaks against it that the statement was made at the meeting."""
    if (
        statement.attitude not in (None, "communication")
        and statement.kind == "indirect"
        and statement.attitude != "intention"
    ):
        return False
    if statement.negated or any(who(a) == who(statement) for a in scene.ancestors(statement)):
        return False
    if any(a.speaker_type not in ("media", "document", "author", "organisation") for a in scene.ancestors(statement)):
        return False
    return scene.sentence_at(anchor(statement)) == number or not elsewhere(scene, statement)


def elsewhere(scene: Scene, statement: Statement) -> bool:
    """Whether the statement's sentence, apart from what is said, tells of an occasion of its own."""
    return bool(OTHER_OCCASION.search(scene.outside(statement)))

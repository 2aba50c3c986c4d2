"""In what circumstances each statement was made, with the words that say so.

Three steps: what the statement's own sentence says; what the article tells of a meeting with the one who speaks, for
all that was said there; and what goes on in the same paragraph on the same occasion.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from onrecord.reading.provenance.attach import framed
from onrecord.reading.provenance.meetings import Meeting, elsewhere
from onrecord.reading.provenance.patterns import (
    CONGRESS,
    COURT,
    FRAMES,
    HELD,
    KEYS,
    NOT_AN_INTERVIEW,
    UNNAMED_SOURCE,
)
from onrecord.reading.provenance.scene import Scene, anchor, who
from onrecord.records import Circumstance, Statement
from onrecord.text.span import Span

Found = dict[str, dict[str, Span]]
"""Id of a statement -> label -> the words that say so."""

_GOES_ON = ("interview", "press_conference", "court", "written_statement", "social_media")
_GO_ON_CUES = re.compile(
    r"\b(?:said|says|saying|added|adds|adding|continued|wrote|told|noted|stated|concluded|explained|recalled|called|read|asked|"
    r"argued|insisted|denied|answered|replied|went\son|stressed|warned)\b"
)
_SEVERAL = re.compile(r"\b(?i:two|three|four|five|several|some|many|\d)\s(?:\w+\s){0,2}?(?P<noun>[a-z]+s)\b")
_ONE_OF = re.compile(
    r"(?i:(?:one|two|another|both|either|neither|some|all)\s(?:of\s)?(?:the\s|these\s|those\s)?|the\s(?:other\s|first\s|second\s|third\s)?)"
    r"(?:\w+\s)?(?P<noun>[a-z]+)\b"
)
NEAR_ONLY = frozenset({"in_custody", "anonymous"})
"""What a phrase far from the source hardly ever says of the one who speaks."""

_UNNAMED = (None, "unnamed_person", "group", "unknown")


def circumstances(scene: Scene, meetings: Iterable[Meeting]) -> list[tuple[Circumstance, ...]]:
    """The circumstances of each statement, in their order. A negated act ("did not say") gets none. Raises nothing."""
    found: Found = defaultdict(dict)
    _frames(scene, found)
    _sources(scene, found)
    _carry_on(scene, found)
    for meeting in meetings:
        for statement in meeting.statements:
            for label, span in meeting.told.items():
                found[statement.id].setdefault(label, span)
    _same_unnamed(scene, found)
    return [() if s.negated else _listed(found.get(s.id, {})) for s in scene.article.statements]


def _listed(labels: dict[str, Span]) -> tuple[Circumstance, ...]:
    told = sorted(labels.items(), key=lambda pair: (pair[1], pair[0]))
    return tuple(Circumstance(label, span) for label, span in told)


def _frames(scene: Scene, found: Found) -> None:
    """What the sentence of the cue says outside of what is said."""
    for label, number, match in _matches(scene, FRAMES, sorted(scene.by_sentence)):
        span = _trimmed(match)
        if not _misleads(scene, label, number, match[0]):
            for statement in framed(scene, span, near_only=label in NEAR_ONLY):
                found[statement.id].setdefault(label, _before_content(scene, statement, span))


def _before_content(scene: Scene, statement: Statement, span: Span) -> Span:
    """The words without those that are what the statement says."""
    end = min([span.end, *(c.start for c in statement.content if c.start > span.start)])
    return Span(span.start, span.start + len(scene.article.text[span.start : end].rstrip(" ,;:\"“”'’")))


def _matches(scene: Scene, labels: Iterable[str], sentences: Sequence[int]) -> Iterator[tuple[str, int, re.Match[str]]]:
    """Label, number of the sentence and match of every frame in these sentences, label by label."""
    text = scene.article.text
    for label in labels:
        for number in sentences:
            start, end = scene.place(number)
            if KEYS[label].search(text, start, end):
                for match in FRAMES[label].finditer(text, start, end):
                    yield label, number, match


def _trimmed(match: re.Match[str]) -> Span:
    return Span(match.start(), match.start() + len(match[0].rstrip(" ,;\"“”'’")))


def _misleads(scene: Scene, label: str, number: int, words: str) -> bool:
    """Whether the words mean something else here: an interview by the police, testimony before a parliament."""
    sentence = scene.words_of(number)
    if label == "interview":
        return bool(NOT_AN_INTERVIEW.search(sentence))
    if label == "court" and "testi" in words:
        around = " ".join(scene.words_of(i) for i in range(max(0, number - 2), min(number + 3, len(scene.sentences))))
        return bool(CONGRESS.search(around)) or not COURT.search(around)
    return False


def _sources(scene: Scene, found: Found) -> None:
    """What the source says of itself: "unnamed officials", "a source close to the talks", "a detained fighter"."""
    text = scene.article.text
    for statement in scene.article.statements:
        for source in statement.source:
            words = source.of(text)
            if statement.speaker_type in _UNNAMED and (match := UNNAMED_SOURCE.search(words)) and "." not in words:
                span = Span(source.start + match.start(), source.start + match.end())
                found[statement.id].setdefault("anonymous", span)
            if statement.speaker_type in ("person", "unnamed_person", "group", None) and (match := HELD.search(words)):
                span = Span(source.start + match.start(), source.start + match.end())
                found[statement.id].setdefault("in_custody", span)


def _carry_on(scene: Scene, found: Found) -> None:
    """What follows from the same speaker, with nobody between and no occasion of its own, was said on the same one: in
    the same paragraph, and a quotation in the next one too."""
    before: Statement | None = None
    for statement in scene.article.statements:
        if statement.parent is not None:
            continue
        if before is not None and _continues(scene, before, statement):
            for label in _GOES_ON:
                if label in found.get(before.id, {}) and not set(_GOES_ON) & set(found.get(statement.id, {})):
                    found[statement.id].setdefault(label, found[before.id][label])
        before = statement


def _continues(scene: Scene, before: Statement, statement: Statement) -> bool:
    one, other = scene.sentence_at(anchor(before)), scene.sentence_at(anchor(statement))
    if who(statement) is None or who(statement) != who(before):
        return False
    if scene.paragraphs_apart(one, other) > (0 if statement.kind == "indirect" else 1):
        return False
    cue = statement.cue.of(scene.article.text) if statement.cue else ""
    apart = one != other and elsewhere(scene, statement)
    return statement.attitude in (None, "communication") and bool(_GO_ON_CUES.search(cue)) and not apart


def _same_unnamed(scene: Scene, found: Found) -> None:
    """One whose name is withheld stays unnamed throughout, and a paper that was leaked stays leaked: where the speaker
    is the same, and where one of those who were told of speaks ("two officials who ...": "one of the officials")."""
    text = scene.article.text
    for label, kinds in (("anonymous", ("unnamed_person", "group")), ("leaked", ("document",))):
        able = [s for s in scene.article.statements if s.speaker_type in kinds]
        told: dict[str | None, Span] = {}
        nouns = _withheld(scene) if able and label == "anonymous" else {}
        for s in able:
            if span := found.get(s.id, {}).get(label):
                told.setdefault(who(s), span)
        for s in able:
            member = _ONE_OF.match(" ".join(x.of(text) for x in s.source))
            span = told.get(who(s)) if who(s) else None
            if span is None and member is not None:
                span = nouns.get(member["noun"]) or nouns.get(f"{member['noun']}s")
            if span is not None:
                found[s.id].setdefault(label, span)


def _withheld(scene: Scene) -> dict[str, Span]:
    """What those are called who do not want to be named ("officials") -> the words that say so."""
    nouns: dict[str, Span] = {}
    for _, number, match in _matches(scene, ["anonymous"], range(len(scene.sentences))):
        for several in _SEVERAL.finditer(scene.article.text, scene.sentences[number].start, match.start()):
            nouns.setdefault(several["noun"], _trimmed(match))
    return nouns

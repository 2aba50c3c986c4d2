"""Who vouches for it: speakers of several articles told apart or together.

Named ones are one where the names agree (a last name, an acronym) or where a description gives the role that the other
is called by. Unnamed ones are merged only where one text was taken from the other; else each may be anybody, and the
number is a range. Those who speak for one body are one institution: they count once in `low`, each in `high`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.linking.claims.matching import LONG_QUOTATION, compatible, is_name
from onrecord.linking.claims.points import Point, is_told
from onrecord.records import Article, Count, Reason, Statement

UNNAMED_TYPES = frozenset({"unnamed_person"})
_SPOKE = re.compile(r"\bspokes(?:man|woman|person|people)\b", re.IGNORECASE)
_SPEAKS_FOR = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b[Ss]pokes(?:man|woman|person)\s+(?:for|of)\s+(?:the\s+)?([^,.;()]+)",
        r"\b(?:[Tt]he\s+)?(\w+(?:\s\w+){0,4})['’]s\s+spokes(?:man|woman|person)\b",
        r"((?:[A-Z][\w&.-]*\s+)+(?:of\s+|for\s+|[a-z]+\s+)*?)spokes(?:man|woman|person)\b",
    )
)
"""What names the body: "spokesman for the ministry", "the ministry's spokesman", "Interior Ministry spokesman"."""
_HIMSELF = re.compile(r"\s(?:him|her)self$")
_INDEFINITE = re.compile(r"^(?:an?|some|one|two|three|several|many|its|his|her|their)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Voice:
    """One statement's speaker as an article gives it. `origin`: a key of the text it was taken from (equal for an
    article and its copies); `described`: all words that describe the speaker there; `told`: the statement itself names
    the speaker, who is else found from "she" or "the minister"; `quoted`: the words, where they are a quotation."""

    name: str | None
    type: str | None
    described: str
    article: str
    origin: str
    told: bool = True
    quoted: frozenset[tuple[str, ...]] = frozenset()


@dataclass(slots=True)
class Person:
    """One speaker, with every voice that is theirs."""

    name: str
    named: bool
    type: str | None
    voices: list[Voice] = field(default_factory=list)
    institution: str | None = None


def voice_of(
    article: Article, statement: Statement, origin: str, media: bool, quoted: frozenset[tuple[str, ...]] = frozenset()
) -> Voice:
    """The voice of a statement. `media`: its speaker is an outlet that reports it, so who speaks is not known.
    `quoted`: the words of the claim that it quotes."""
    known = next((s for s in article.speakers if s.id == statement.speaker_id), None)
    spans = [*statement.source, *(known.description if known else ())]
    described = " ; ".join(span.of(article.text) for span in spans)
    name = None if media or statement.speaker_type == "unknown" else statement.speaker
    kind = statement.speaker_type
    if name and (bare := _HIMSELF.sub("", name)) != name:
        name, kind = bare, "person"
    return Voice(name, kind, described, article.id, origin, is_told(statement, article.text), quoted)


def quotation_of(point: Point) -> frozenset[tuple[str, ...]]:
    """The words of a point that is a quotation long enough to be one utterance, whoever it is given to."""
    return frozenset({point.words}) if point.quoted and len(point.words) >= LONG_QUOTATION else frozenset()


def people_of(voices: Sequence[Voice]) -> list[Person]:
    """Voices with a name or description, put together by speaker; the first heard first."""
    people: list[Person] = []
    for voice in sorted((v for v in voices if v.name), key=lambda v: (not _named(v), -len(v.name or ""))):
        person = next((p for p in people if _is(p, voice)), None)
        if person is None:
            person = Person(voice.name or "", _named(voice), voice.type)
            people.append(person)
        person.voices.append(voice)
    for person in people:
        person.institution = _institution(person)
    order = {id(v): n for n, v in enumerate(voices)}
    return sorted(people, key=lambda p: min(order[id(v)] for v in p.voices))


def count_speakers(voices: Sequence[Voice]) -> tuple[Count, tuple[Reason, ...]]:
    """How many vouch for it, and why."""
    people = people_of(voices)
    unknown = sorted({v.origin for v in voices if not v.name})
    if not people:
        return Count(None, None, (), "no article says who said it"), ()
    named = [p for p in people if p.named]
    unnamed = [p for p in people if not p.named]
    doubtful = {p.name: other for p in named if (other := _same_words(p, named)) is not None}
    bodies = {p.institution or p.name for p in named if p.name not in doubtful}
    low = max(1, len(bodies))
    members = tuple(p.name for p in named + unnamed)
    note = f"{len(unknown)} of the texts do not say who said it" if unknown else None
    count = Count(low, len(people) + len(unknown), members, note)
    reasons = [r for p in people for r in _reasons(p, people)]
    reasons += [_doubt(p, doubtful[p.name]) for p in named if p.name in doubtful]
    return count, tuple(reasons)


def _same_words(person: Person, named: Sequence[Person]) -> str | None:
    """Who else is given every quotation that this one is given, where no statement itself names this one. Of two such
    the one with fewer voices is doubtful, or the later one."""
    if any(v.told or not v.quoted for v in person.voices):
        return None
    words = frozenset().union(*(v.quoted for v in person.voices))
    place = named.index(person)
    for n, other in enumerate(named):
        theirs = frozenset().union(*(v.quoted for v in other.voices))
        surer = any(v.told for v in other.voices) or (-len(other.voices), n) < (-len(person.voices), place)
        if other is not person and surer and words <= theirs:
            return other.name
    return None


def _doubt(person: Person, other: str) -> Reason:
    articles = tuple(dict.fromkeys(v.article for v in person.voices))
    detail = f"given the words that others give to {other}, and not by name: so only the upper number counts them"
    return Reason("speakers", person.name, "doubtful_speaker", detail, articles)


def _reasons(person: Person, people: Sequence[Person]) -> list[Reason]:
    articles = tuple(dict.fromkeys(v.article for v in person.voices))
    names = list(dict.fromkeys(v.name for v in person.voices if v.name))
    if person.named:
        called = f", also called {', '.join(n for n in names if n != person.name)}" if len(names) > 1 else ""
        found = [
            Reason("speakers", person.name, "named", f"named in {len(articles)} of the articles{called}", articles)
        ]
    else:
        detail = "not named: may be anybody, one of the others too; so only the upper number counts them"
        found = [Reason("speakers", person.name, "unnamed", detail, articles)]
    same = [p.name for p in people if p is not person and p.institution and p.institution == person.institution]
    if same:
        detail = f"speaks for {person.institution}, as {', '.join(same)} does: one institution"
        found.append(Reason("speakers", person.name, "same_institution", detail, articles))
    return found


def _named(voice: Voice) -> bool:
    if voice.type in UNNAMED_TYPES or _INDEFINITE.match(voice.name or ""):
        return False
    return is_name(voice.name) or voice.type in ("organisation", "document")


def _is(person: Person, voice: Voice) -> bool:
    if person.named and _named(voice):
        return compatible(person.name, voice.name) and _types_agree(person.type, voice.type)
    if person.named:
        role = _content_words(voice.name or "")
        if voice.type in UNNAMED_TYPES or voice.type == "group" or not role:
            return False
        definite = (voice.name or "").lower().startswith("the ")
        return definite and any(role <= _content_words(v.described) for v in person.voices)
    return any(
        v.origin == voice.origin and _content_words(v.name or "") == _content_words(voice.name or "")
        for v in person.voices
    )


def _types_agree(a: str | None, b: str | None) -> bool:
    person = {"person", "unnamed_person", "author"}
    return a is None or b is None or (a in person) == (b in person)


def _content_words(text: str) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {
        w for w in words if w not in ("the", "a", "an", "of", "for", "and", "s", "one", "his", "her", "its", "their")
    }


def _institution(person: Person) -> str | None:
    """The body that someone speaks for, by the words that describe them; a body speaks for itself."""
    if person.type in ("organisation", "group") and person.named:
        return _body(person.name)
    for voice in person.voices:
        text = f"{voice.described} ; {voice.name or ''}"
        if _SPOKE.search(text):
            found = (m[1] for pattern in _SPEAKS_FOR for m in pattern.finditer(text))
            return next((body for f in found if (body := _body(f)) and not _INDEFINITE.match(body)), None)
    return None


def _body(name: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", " ".join(name.split()), flags=re.IGNORECASE).strip()

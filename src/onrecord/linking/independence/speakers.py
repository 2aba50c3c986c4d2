"""Who vouches for it: speakers of several articles told apart or together.

Named ones are one where the names agree (a last name, an acronym) or where a description gives the role that the other
is called by. Unnamed ones are merged only where one text was taken from the other; else each may be anybody, and the
number is a range. Those who speak for one body are one institution: they count once in `low`, each in `high`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.linking.claims.matching import LONG_QUOTATION
from onrecord.linking.claims.points import Point, is_told
from onrecord.linking.independence.people import Person, Voice, people_of
from onrecord.records import Article, Count, Reason, Statement

_HIMSELF = re.compile(r"\s(?:him|her)self$")


def voice_of(article: Article, statement: Statement, origin: str, media: bool) -> Voice:
    """The voice of a statement. `media`: its speaker is an outlet that reports it, so who speaks is not known."""
    known = next((s for s in article.speakers if s.id == statement.speaker_id), None)
    spans = [*statement.source, *(known.description if known else ())]
    described = " ; ".join(span.of(article.text) for span in spans)
    name = None if media or statement.speaker_type == "unknown" else statement.speaker
    kind = statement.speaker_type
    if name and (bare := _HIMSELF.sub("", name)) != name:
        name, kind = bare, "person"
    return Voice(name, kind, described, article.id, origin, is_told(statement, article.text))


def quotation_of(point: Point) -> frozenset[tuple[str, ...]]:
    """The words of a point that is a quotation long enough to be one utterance, whoever it is given to."""
    return frozenset({point.words}) if point.quoted and len(point.words) >= LONG_QUOTATION else frozenset()


def count_speakers(voices: Sequence[Voice], people: Sequence[Person] | None = None) -> tuple[Count, tuple[Reason, ...]]:
    """How many vouch for it, and why. `people`: of the voices, where that is known already."""
    people = people_of(voices) if people is None else people
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
    together: dict[str, list[Person]] = {}
    for p in people:
        together.setdefault(p.institution or "", []).append(p)
    reasons = [r for p in people for r in _reasons(p, together[p.institution or ""])]
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


def _reasons(person: Person, together: Sequence[Person]) -> list[Reason]:
    """`together`: all who speak for the same institution, this one among them."""
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
    same = [p.name for p in together if p is not person] if person.institution else []
    if same:
        detail = f"speaks for {person.institution}, as {', '.join(same)} does: one institution"
        found.append(Reason("speakers", person.name, "same_institution", detail, articles))
    return found

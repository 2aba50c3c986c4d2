"""Which outlets the text itself credits: "told Reuters", "the BBC reported", "in an interview with the Gazette".

An outlet counts as origin where the words around its name, or the role that it plays in a statement, say that the
article or a passage rests on its reporting; where it is only spoken of, it is a mention. The publisher itself may be
among them: that somebody told it something is its own reporting.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.outlets import is_agency, same_outlet
from onrecord.outlets.find import Named, find_outlets
from onrecord.outlets.photos import photo_credits
from onrecord.reading.provenance import credit_words
from onrecord.records import Article, Credit
from onrecord.text.span import Span

_NEAREST = 8
"""Spans of statements before a name that are asked whether they hold it."""

_OPENING, _CLOSING = tuple("“‘\"'"), tuple("”’\"'")

_SPACES = re.compile(r"[^\S\n]{2,}")

_REACH_CHARS = 110
"""How much of the line before and behind a name is looked at, in code points."""


@dataclass(frozen=True, slots=True)
class Place:
    """An outlet where it stands in the text, under its fullest name there; `role` as in a credit."""

    span: Span
    outlet: str
    role: str


def outlet_places(article: Article) -> tuple[list[Place], list[Place]]:
    """Every outlet that the running text credits or speaks of, in order, without those that ingest found; and, apart,
    those that are credited for a picture (role `photo`), which says nothing of the text. Raises nothing."""
    known = [c.outlet for c in article.credits] + [n for n in (article.outlet,) if n]
    named = find_outlets(article.text, known)
    taken = [c.span for c in article.credits if c.span]
    photos = photo_credits(article.text, named)
    pictured = {n.span for n in photos}
    people = {s.name for s in article.speakers if s.type == "person" and " " in s.name}
    left = [
        n
        for n in named
        if n.span not in pictured
        and not any(n.span.overlaps(t) for t in taken)
        and (n.sure or n.name not in people)  # somebody may be called Press or Sun
    ]
    roles = _roles(article, left)
    names = list(dict.fromkeys([n.name for n, _ in roles] + known))
    full = {name: _fullest(name, names) for name in {n.name for n, _ in roles}}
    own = [n for n in (article.outlet, article.domain) if n]
    mine = {name for name in full if any(same_outlet(full[name], n) for n in own)}
    places = [Place(n.span, full[n.name], role) for n, role in roles if role == "origin" or n.name not in mine]
    return places, [Place(n.span, n.name, "photo") for n in photos]


def with_places(credits: Iterable[Credit], places: Iterable[Place]) -> tuple[Credit, ...]:
    """The credits, and one for each outlet in the text, with the span where it stands first in its role; one that is
    credited once is no mere mention elsewhere."""
    kept: dict[str, Credit] = {}
    for place in places:
        before = kept.get(place.outlet)
        if before is None or (place.role == "origin" and before.role != "origin"):
            kept[place.outlet] = Credit(place.outlet, place.span, place.role, "text")
    return (*(_named(c, kept) for c in credits), *sorted(kept.values(), key=lambda c: c.span or Span(0, 0)))


def _named(credit: Credit, names: Iterable[str]) -> Credit:
    """The credit of a web domain under the name that the text gives to it."""
    name = next((n for n in names if same_outlet(n, credit.outlet)), None) if "." in credit.outlet else None
    return replace(credit, outlet=name) if name else credit


def _roles(article: Article, named: Sequence[Named]) -> list[tuple[Named, str]]:
    """Each outlet in the text with its role; names that only their form tells count where they are credited."""
    spans, speaking = _spoken_to(article), _speaking(article)
    origins = [_credited(article.text, n) or _by_statement(article.text, spans, speaking, n) for n in named]
    for i, here in enumerate(named):  # "according to Reuters and NBC", "the BBC and Sky News reported"
        if not origins[i]:
            origins[i] = _joined(article.text, named, origins, i, here)
    credited = {n.name for n, o in zip(named, origins, strict=True) if o}
    unsure = {n.name for n in named if not n.sure}
    known = {name for name in unsure if any(same_outlet(name, other) for other in credited)}
    out = []
    for here, origin in zip(named, origins, strict=True):
        if origin:
            out.append((here, "origin"))
        elif here.sure or here.name in known:
            out.append((here, "mention"))
    return out


def _joined(text: str, named: Sequence[Named], origins: Sequence[bool], i: int, here: Named) -> bool:
    for j in (i - 1, i + 1):
        if 0 <= j < len(named) and origins[j]:
            first, second = sorted((here.span, named[j].span))
            if credit_words.JOINT.fullmatch(text[first.end : min(second.start, first.end + 16)]):
                return True
    return False


def _credited(text: str, outlet: Named) -> bool:
    """Whether the words around the name say that something rests on the outlet's reporting."""
    start, end = outlet.span.start, outlet.span.end
    line, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    before = text[max(line, start - _REACH_CHARS) : start]
    after = text[end : min(end + _REACH_CHARS, stop if stop >= 0 else len(text))]
    if credit_words.OWNER_OF_STATION.match(after):
        return False
    before, after = (_SPACES.sub(" ", part) for part in (before, after))
    if before.endswith(_OPENING) and after.startswith(_CLOSING):  # "a site called “Saltmere Now” reported"
        before, after = before[:-1], after[1:]
    if credit_words.STAGES.search(before) or credit_words.STAGED.match(after):
        return False
    if credit_words.STATION.match(outlet.name):
        before = credit_words.OF_CITY.sub("", before)
    if any(words.search(before) for words in credit_words.RESTS_ON):
        return True
    if credit_words.AFTER.match(after) or credit_words.AFTER_OWNER.match(after):
        return not credit_words.OF_ITSELF.match(after)
    return _by_place(before, after, outlet) or _by_worker(before, after)


def _by_place(before: str, after: str, outlet: Named) -> bool:
    """Whether the name stands where one is told whose report it is."""
    if credit_words.WORKS_FOR.search(before) and credit_words.WRITES.match(after):
        return True
    if not before and is_agency(outlet.name) and credit_words.STARTS_AS_AGENCY.match(after):
        return True
    named = outlet.sure or before.endswith(("the ", "The ", "'s ", "’s "))  # not a person who is called Sun or Press
    if named and credit_words.SPEAKS_BEHIND.search(before) and not credit_words.OFFICER.match(after):
        return True
    return outlet.sure and _by_surroundings(before, after)


def _by_worker(before: str, after: str) -> bool:
    """Whether a worker, a programme or a product of the outlet does."""
    if credit_words.WORKER_OF.match(after) and credit_words.BY_ITS.search(before):
        return True
    if credit_words.PROGRAMME.match(after) and credit_words.TO_PROGRAMME.search(before):
        return True
    if worker := credit_words.WORKER.match(after):
        return bool(credit_words.WORKER_SAYS.match(after, worker.end()))
    if credit_words.NO_REPORT.search(before):
        return False
    return bool(credit_words.PRODUCT.match(after) and credit_words.BEFORE_PRODUCT.search(before))


def _by_surroundings(before: str, after: str) -> bool:
    """What says that only of a name that is surely an outlet's."""
    if credit_words.AFTER_BRANCH.match(after) or credit_words.ON_THE_AIR.search(before):
        return True
    if credit_words.IN_BRACKETS.search(before) and credit_words.CLOSES_BRACKETS.match(after):
        return True
    if credit_words.INCLUDING.search(before) and credit_words.SAYS_TOO.match(after):
        return True
    if credit_words.STARTS_LINE.search(before) and credit_words.ENDS_LINE.match(after.rstrip(":")):
        return True
    if credit_words.ON_NETWORK.search(before) and credit_words.CLAUSE.match(after):
        return True
    if _by_line(before, after):
        return True
    return bool(credit_words.AFTER_DASH.search(before) and credit_words.ENDS_LINE.match(after))


def _by_line(before: str, after: str) -> bool:
    """Whether the line is a byline, a note of whose text it is, or begins with who reports what it says."""
    if credit_words.BY_LINE.match(before) and credit_words.ENDS_BY_LINE.match(after):
        return True
    if before:
        return bool(credit_words.COPYRIGHT.match(before))
    return bool(credit_words.SPEAKER_COLON.match(after) or credit_words.STARTS_STORY.match(after))


def _spoken_to(article: Article) -> list[Span]:
    """Where statements tell to whom or through what they were made; sorted."""
    found: list[Span] = []
    for s in article.statements:
        found += s.addressee
        found += (m for m in s.medium if not credit_words.EVENT.search(m.of(article.text)))
    return sorted(found)


def _speaking(article: Article) -> set[int]:
    """Where the name of a medium that reports something may begin: behind what describes it, not "an editor of ...".
    One that wants or declines something, or speaks beside others, speaks for itself."""
    found: set[int] = set()
    for s in article.statements:
        alone = s.speaker_type == "media" and " & " not in (s.speaker or "")
        if alone and not s.negated and s.attitude != "intention":
            for source in s.source:
                described = credit_words.DESCRIBED.match(article.text, source.start, source.end)
                found.update((source.start, described.end() if described else source.start))
    return found


def _by_statement(text: str, spans: Sequence[Span], speaking: Container[int], outlet: Named) -> bool:
    """Whether the outlet speaks in a statement, or is the one that somebody speaks to or through."""
    if any(words.match(text, outlet.span.end) for words in credit_words.NOT_ITS_REPORT):
        return False
    if outlet.span.start in speaking:
        return True
    i = bisect(spans, outlet.span.start, key=lambda s: s.start)
    return any(s.contains(outlet.span) for s in spans[max(0, i - _NEAREST) : i])


def _fullest(name: str, names: Iterable[str]) -> str:
    """The longest of the names in the text that mean the same outlet."""

    def same(other: str) -> bool:
        return same_outlet(other, name) or other.removeprefix("The ").removeprefix("the ") == name

    return max([n for n in names if same(n)], key=lambda n: ("." not in n, " " in n, len(n), n), default=name)

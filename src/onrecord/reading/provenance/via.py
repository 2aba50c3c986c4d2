"""The chain of each statement: the publisher, the reports that are credited, those who speak, innermost last.

A report hop says in `basis` what it rests on: `sentence` (that of the statement credits the outlet), `continued`
(the same speaker goes on), `meeting` (the article tells that the outlet met the speaker), `report` (the statement
stands in the outlet's own), `article` (dateline, byline, footer or the page's data say whose text it is).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.outlets import is_agency, same_outlet
from onrecord.reading.provenance.attach import framed
from onrecord.reading.provenance.credits import Place
from onrecord.reading.provenance.meetings import Meeting, elsewhere
from onrecord.reading.provenance.scene import Scene, anchor, who
from onrecord.records import Article, Credit, Hop, Statement
from onrecord.text.span import Span

_HELPED = re.compile(
    r"\b(?:contribut|additional|with (?:files|inputs?|material|information|reporting)|material from|inputs? from)", re.I
)
_REPORT = re.compile(
    r"(?:the|this|its|an?)\s(?:\w+\s)?(?:report|story|article|account|interview|(?:news)?paper|agency|broadcaster)",
    re.I,
)
"""How an outlet is called that was named before."""

Hops = dict[str, Hop]
"""Id of a statement -> the report that its speaker's words came through."""


def via(scene: Scene, places: Sequence[Place], meetings: Iterable[Meeting]) -> list[tuple[Hop, ...]]:
    """The chain of each statement, in their order. Raises nothing."""
    article = scene.article
    own = [n for n in (article.outlet, article.domain) if n]
    origins = [p for p in places if p.role == "origin"]
    others = [p for p in origins if not any(same_outlet(p.outlet, name) for name in own)]
    reports, own_word = _reports(scene, origins, others, meetings)
    publisher, whole = Hop("publisher", article.outlet or article.domain, None), _whole(article, own)
    found = []
    for line in (_line_of(scene, s) for s in article.statements):
        head = [publisher, *([whole] if whole and line[0].id not in own_word else [])]
        found.append(tuple(_chain(line, head, others, reports)))
    return found


def _line_of(scene: Scene, statement: Statement) -> list[Statement]:
    """The statement, behind those around it, outermost first."""
    return [*reversed(list(scene.ancestors(statement))), statement]


def _chain(line: Sequence[Statement], head: Sequence[Hop], others: Sequence[Place], reports: Hops) -> list[Hop]:
    """From the page to the speaker; one who hands on his own words counts once."""
    hops = list(head)
    for s, inner in zip(line, [*line[1:], None], strict=True):
        if report := reports.get(s.id):
            _add(hops, report)
        if inner is None:
            _add(hops, _speaks(s))
        elif s.speaker_type != "author" and (who(s) is None or who(s) != who(inner)):
            _add(hops, _hands_on(s, others))
    return hops


def _add(hops: list[Hop], hop: Hop) -> None:
    """An outlet stands once: as a report, or as the one that speaks itself."""
    same = [h for h in hops if h.role == "report" and h.name and hop.name and same_outlet(h.name, hop.name)]
    if hop.role == "report" and same:
        return
    for h in same:
        hops.remove(h)
    hops.append(hop)


def _speaks(statement: Statement) -> Hop:
    return Hop("speaker", statement.speaker, statement.source[0] if statement.source else None)


def _hands_on(statement: Statement, others: Sequence[Place]) -> Hop:
    """One in whose statement another stands: an outlet's report, or a speaker. `others` are in text order."""
    for source in statement.source:
        place = others[i] if (i := bisect_left(others, source.start, key=_start)) < len(others) else None
        if place is not None and source.contains(place.span):
            return Hop("report", place.outlet, place.span, {"basis": "report"})
    if statement.speaker_type not in ("media", "document"):
        return _speaks(statement)
    first, name = statement.source[0] if statement.source else None, statement.speaker or ""
    behind = bisect_left(others, first.start, key=_start) if first else None
    before = list(dict.fromkeys(p.outlet for p in others[:behind]))
    named = next((outlet for outlet in before if outlet in name), None)
    if named is None and len(before) == 1 and _REPORT.fullmatch(name):
        named = before[0]
    if named is None and statement.speaker_type == "media":
        named = statement.speaker
    return Hop("report", named, first, {"basis": "report"}) if named else _speaks(statement)


def _start(place: Place) -> int:
    return place.span.start


def _whole(article: Article, own: Sequence[str]) -> Hop | None:
    """The one outlet whose text the article is, if dateline, byline, footer or the page's own data name just one."""
    named = [
        c for c in article.credits
        if c.role == "origin" and _of_the_whole(article.text, c)
        and not any(same_outlet(c.outlet, name) for name in own)
    ]  # fmt: skip
    if not named or any(not same_outlet(c.outlet, named[0].outlet) for c in named):
        return None
    best = next((c for c in named if c.span), named[0])
    return Hop("report", best.outlet, best.span, {"basis": "article", "where": best.where})


def _of_the_whole(text: str, credit: Credit) -> bool:
    """Whether the place says whose the text is. What the page's data name may be only what a text answers to,
    unless it is an agency, whose texts are printed by others."""
    if credit.where == "footer":
        return credit.span is not None and not _helped(text, credit.span)
    return credit.where in ("dateline", "byline") or (credit.where in ("jsonld", "meta") and is_agency(credit.outlet))


def _helped(text: str, span: Span) -> bool:
    """Whether the line only tells of help: "NPA contributed to this report"."""
    start, stop = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    return bool(_HELPED.search(text[start : stop if stop >= 0 else len(text)]))


def _reports(
    scene: Scene, origins: Sequence[Place], others: Sequence[Place], meetings: Iterable[Meeting]
) -> tuple[Hops, set[str]]:
    """The outlet that each statement was made to or came through, where the text tells; and the ids of the statements
    that were made to the publisher itself."""
    found: Hops = {}
    own_word: set[str] = set()
    for place in origins:
        hop = Hop("report", place.outlet, place.span, {"basis": "sentence"})
        for statement in framed(scene, place.span):
            if any(s.contains(place.span) for s in statement.source):
                continue
            if place in others:
                found.setdefault(statement.id, hop)
            else:
                own_word.add(statement.id)
    for meeting in meetings:
        sentences = (meeting.sentence, meeting.sentence + 1, meeting.sentence - 1)
        near = next((p for n in sentences for p in others if scene.sentence_at(p.span.start) == n), None)
        for statement in meeting.statements if near else ():
            if near and statement.id not in own_word:
                found.setdefault(statement.id, Hop("report", near.outlet, near.span, {"basis": "meeting"}))
    _continue(scene, found, own_word, single=len({p.outlet for p in others}) == 1 and len(others) == len(origins))
    return found, own_word


def _continue(scene: Scene, found: Hops, own_word: set[str], *, single: bool) -> None:
    """To the same speaker's other statements: in the same paragraph, or, in an article that rests on one outlet alone,
    throughout."""
    told: dict[tuple[str | None, int | None], list[tuple[int, Hop]]] = defaultdict(list)
    for s in scene.article.statements:
        if s.id in found:
            here = scene.sentence_at(anchor(s))
            told[who(s), None if single else scene.paragraph_of(here)].append((here, found[s.id]))
    for s in scene.article.statements:
        if s.id in found or s.id in own_word or who(s) is None or s.parent is not None:
            continue
        here = scene.sentence_at(anchor(s))
        known = told.get((who(s), None if single else scene.paragraph_of(here)))
        if known and (single or known[0][0] <= here) and not elsewhere(scene, s):
            hop = next((hop for n, hop in reversed(known) if n <= here), known[-1][1])
            found[s.id] = replace(hop, unknown={"basis": "continued"})

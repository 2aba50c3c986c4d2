"""Whom a lead describes: news tells first what somebody is, and in the next sentence who.

"A fighter held in Sarn urged ...", then "Pavel Dorn, 22, spoke to ...".
"""

from __future__ import annotations

from onrecord.reading.speakers import lexicon
from onrecord.reading.speakers.anaphor import Anaphor
from onrecord.reading.speakers.entities import Entity
from onrecord.reading.speakers.page import Page
from onrecord.reading.speakers.scene import Scene
from onrecord.text.dateline import dateline

AS_NAMED_NEXT = 0.88
"""How sure that is: right in all six leads of the annotated articles that are like this, which are few."""
LEAD_SENTENCES = 3
"""A headline, the name of an outlet or a dateline may stand before the lead."""


def named_next(scene: Scene, anaphor: Anaphor) -> Entity | None:
    """The person whose name in full opens the sentence or the paragraph behind the one that the description opens, if
    the article quotes that person; for a title ("a judge") only who is called by it."""
    page = scene.page
    if not _opens_lead(page, anaphor):
        return None
    for word in _next_openings(page, anaphor.end):
        name = next((n for n in scene.names if word in (n.title, n.start)), None)
        if name is None:
            continue
        entity = scene.of_name[name.start]
        introduced = _first_named(entity) == name.start and len(entity.key) > 1 and entity.person is not False
        if introduced and _may_be(anaphor, entity) and _is_quoted(scene, entity):
            return entity
    return None


def _opens_lead(page: Page, anaphor: Anaphor) -> bool:
    at = anaphor.start
    person = lexicon.noun_class(anaphor.noun) == lexicon.PERSON and not anaphor.plural and not anaphor.possessive
    if not person or at >= len(page) or page.sentence[at] >= LEAD_SENTENCES:
        return False
    if at == 0 or page.paragraph[at - 1] != page.paragraph[at]:
        return True
    place = dateline(page.text)
    return place is not None and page.at(place.end) == at


def _next_openings(page: Page, word: int) -> list[int]:
    """The first words of the next sentence and of the next paragraph."""
    behind = range(word, len(page))
    sentence = next((i for i in behind if page.sentence[i] != page.sentence[word - 1]), None)
    paragraph = next((i for i in behind if page.paragraph[i] != page.paragraph[word - 1]), None)
    return [i for i in dict.fromkeys((sentence, paragraph)) if i is not None]


def _first_named(entity: Entity) -> int:
    return next((m.start for m in entity.mentions if m.named), -1)


def _is_quoted(scene: Scene, entity: Entity) -> bool:
    sources = {word for s in scene.article.statements for word in scene.page.inside(s.source)}
    return not sources.isdisjoint(entity.starts)


def _may_be(anaphor: Anaphor, entity: Entity) -> bool:
    called = anaphor.noun in entity.nouns or anaphor.noun not in lexicon.TITLES
    return called and (anaphor.gender is None or entity.gender in (None, anaphor.gender))

"""Statements of an article -> the same with their speakers, and the list of those who speak."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from onrecord.reading.speakers import lexicon
from onrecord.reading.speakers.entities import Entity, Mention, gather
from onrecord.reading.speakers.names import Name, find_names
from onrecord.reading.speakers.page import Page, read_page
from onrecord.reading.speakers.source import Kind, Part, read_source
from onrecord.records import Article, Speaker, Statement
from onrecord.text.span import Span

JOINT = " & "


def resolve(article: Article) -> Article:
    """The article with `speaker`, `speaker_id` and `speaker_type` of each statement, and `speakers`.

    A speaker's name consists of words of the article; None where nothing tells who speaks. Pure; raises nothing.
    """
    if not article.statements:
        return replace(article, speakers=())
    return _Resolution.of(article).run()


@dataclass(slots=True)
class _Resolution:
    article: Article
    page: Page
    names: list[Name]
    entities: list[Entity]
    of_name: dict[int, Entity]
    spoken: dict[str, tuple[Entity, ...]] = field(default_factory=dict)
    sources: dict[str, list[Mention]] = field(default_factory=dict)

    @classmethod
    def of(cls, article: Article) -> _Resolution:
        page = read_page(article.text)
        names = find_names(page)
        entities = gather(page, names)
        return cls(article, page, names, entities, {m.start: e for e in entities for m in e.mentions})

    def run(self) -> Article:
        for statement in self.article.statements:
            parts = read_source(self.page, self.page.inside(statement.source), self.names)
            found = [e for part in parts if (e := self._who(statement, part))]
            if not parts and (statement.cue is None):
                found = list(self._previous(statement))
            self.spoken[statement.id] = tuple(_distinct(found))
            for entity in self.spoken[statement.id]:
                entity.speaks += 1
        statements = tuple(map(self._filled, self.article.statements))
        return replace(self.article, statements=statements, speakers=self._speakers())

    def _who(self, statement: Statement, part: Part) -> Entity | None:
        if part.kind is Kind.NAME and part.name is not None:
            return self.of_name[part.name.start]
        if part.kind is Kind.DESCRIPTION:
            return self._described(part)
        if part.kind is Kind.RELATIVE:
            return self._before(part.start)
        return self._pronoun(statement, part)

    def _described(self, part: Part) -> Entity:
        """Somebody described in the same words before, or somebody new."""
        noun = self.page.lower[part.head]
        definite = self.page.lower[part.start] in ("the", "this", "that")
        if definite:
            for entity in sorted(self.entities, key=lambda e: -(m.end if (m := e.last_before(part.start)) else -1)):
                if noun in entity.nouns and entity.last_before(part.start):
                    return self._mention(entity, part)
        entity = Entity(len(self.entities), self.page.string(part.start, part.end), (), named=False)
        entity.nouns.add(noun)
        entity.plural = (noun.endswith("s") and noun not in lexicon.PERSON_NOUNS) or noun in lexicon.GROUP_NOUNS
        entity.votes["person" if noun in lexicon.PERSON_NOUNS else "body"] += 1
        self.entities.append(entity)
        return self._mention(entity, part)

    def _mention(self, entity: Entity, part: Part) -> Entity:
        entity.mentions.append(Mention(part.start, part.end, named=False))
        entity.mentions.sort()
        return entity

    def _before(self, word: int) -> Entity | None:
        """Whoever was mentioned last before the word."""
        best = max(self.entities, key=lambda e: m.end if (m := e.last_before(word)) else -1, default=None)
        return best if best and best.last_before(word) else None

    def _pronoun(self, statement: Statement, part: Part) -> Entity | None:
        low = self.page.lower[part.head]
        if low in lexicon.FIRST | lexicon.FIRST_PLURAL:
            return next(iter(self.spoken.get(statement.parent or "", ())), None)
        if low in lexicon.SECOND:
            return None
        fits = [e for e in self.entities if _agrees(e, low) and e.last_before(part.start)]
        parents = [e for e in self.spoken.get(statement.parent or "", ()) if e in fits]
        if parents:
            return parents[0]
        return max(fits, key=lambda e: e.last_before(part.start).end + 40 * bool(e.speaks), default=None)  # type: ignore[union-attr]

    def _previous(self, statement: Statement) -> tuple[Entity, ...]:
        known = [s for s in self.spoken if self.spoken[s]]
        return self.spoken[known[-1]] if known else ()

    def _filled(self, statement: Statement) -> Statement:
        found = self.spoken[statement.id]
        if not found:
            return replace(statement, speaker=None, speaker_id=None, speaker_type="unknown")
        ids = JOINT.join(_id(e) for e in found)
        name = JOINT.join(self._name(e) for e in found)
        return replace(statement, speaker=name, speaker_id=ids, speaker_type=_type(found[0]))

    def _name(self, entity: Entity) -> str:
        return entity.name

    def _speakers(self) -> tuple[Speaker, ...]:
        return tuple(
            Speaker(
                id=_id(e),
                name=self._name(e),
                type=_type(e),
                mentions=tuple(self._span(m.start, m.end) for m in e.mentions),
                description=tuple(self._span(*d) for d in e.descriptions),
            )
            for e in self.entities
            if e.speaks
        )

    def _span(self, start: int, end: int) -> Span:
        return self.page.span(start, end)


def _distinct(found: list[Entity]) -> list[Entity]:
    return list({e.number: e for e in found}.values())


def _id(entity: Entity) -> str:
    return f"p{entity.number + 1}"


def _agrees(entity: Entity, pronoun: str) -> bool:
    if pronoun in lexicon.HE:
        return entity.gender != "f" and entity.person is not False and not entity.plural
    if pronoun in lexicon.SHE:
        return entity.gender != "m" and entity.person is not False and not entity.plural
    if pronoun in lexicon.IT:
        return entity.person is not True
    return entity.plural or not entity.person


def _type(entity: Entity) -> str:
    noun = set(entity.key) or entity.nouns
    if noun & lexicon.MEDIA_NOUNS:
        return "media"
    if noun & lexicon.DOCUMENT_NOUNS:
        return "document"
    if entity.named:
        return "person" if entity.person is not False else "organisation"
    if entity.plural:
        return "group"
    return "unnamed_person" if entity.person else "organisation"

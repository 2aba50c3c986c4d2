"""One article while its speakers are being found: what stands in the text, and who has spoken so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.reading.speakers import lexicon
from onrecord.reading.speakers.anaphor import Anaphor
from onrecord.reading.speakers.entities import Entity
from onrecord.reading.speakers.features import Situation
from onrecord.reading.speakers.gather import described, gather
from onrecord.reading.speakers.name_lists import fold, places
from onrecord.reading.speakers.names import Name, find_names, names_in
from onrecord.reading.speakers.page import Page, read_page
from onrecord.reading.speakers.phrases import Phrase, at_head, find_phrases
from onrecord.reading.word_vectors import Vectors, WordVectors
from onrecord.records import Article, Statement
from onrecord.text.quotes import Quotation
from onrecord.text.span import Span

CANDIDATES = 24
"""Entities weighed for one anaphor, those mentioned last."""
GROUPS = 4
"""Of several named together, those weighed for "they" and "both" however long ago that was."""

EARLY_SENTENCES = 6
"""So many sentences may describe somebody whom only the next ones name."""
LATER = 10
"""Of those named later, the nearest."""

BESIDE = 10
"""So many words around a name belong to what is said of its bearer."""


@dataclass(slots=True)
class Scene:
    """`spoken`: statement -> who speaks in it, for those already resolved. *Shape:* vectors (words of the page, d)."""

    article: Article
    page: Page
    names: list[Name]
    phrases: list[Phrase]
    entities: list[Entity]
    of_name: dict[int, Entity]
    of_phrase: dict[int, Entity]
    makers: dict[str, frozenset[int]]
    hints: dict[str, frozenset[int]]
    title: frozenset[str]
    statements: dict[str, Statement]
    vectors: Vectors | None = None
    spoken: dict[str, tuple[Entity, ...]] = field(default_factory=dict)
    groups: dict[frozenset[int], Entity] = field(default_factory=dict)

    @classmethod
    def of(
        cls, article: Article, quoted: Sequence[Quotation] | None = None, vectors: WordVectors | None = None
    ) -> Scene:
        """Everything that the text alone tells. `quoted`: its quotations, if they are known; `vectors`: what the
        encoder makes of its words."""
        page = read_page(article.text, quoted)
        names = find_names(page)
        cues = {word for s in article.statements if s.cue for word in page.inside([s.cue])}
        phrases = find_phrases(page, names, cues)
        found = gather(page, names, phrases)
        entities, of_name = found.entities, found.of_name
        return cls(
            article=article,
            page=page,
            names=names,
            phrases=phrases,
            entities=entities,
            of_name=of_name,
            of_phrase=found.of_phrase,
            makers=_makers(page, names, of_name),
            hints=_hints(page, phrases, entities),
            title=frozenset(fold(w) for w in (article.title or "").split()),
            statements={s.id: s for s in article.statements},
            vectors=vectors.at(page.starts) if vectors is not None and len(page) else None,
            groups={frozenset(m.number for m in e.members): e for e in entities if e.members},
        )

    def parents(self, statement: Statement) -> list[tuple[Statement, tuple[Entity, ...]]]:
        """The statements around this one, innermost first, with who speak in them."""
        out: list[tuple[Statement, tuple[Entity, ...]]] = []
        above = statement.parent
        while above in self.statements and len(out) < len(self.statements):
            out.append((self.statements[above], self.spoken.get(above, ())))
            above = self.statements[above].parent
        return out

    def with_group(self, statement: str) -> tuple[Entity, ...]:
        """Who speak in the statement; several also as one."""
        found = self.spoken.get(statement, ())
        return (*found, self.group(found)) if len(found) > 1 else found

    def describe(self, start: int, end: int, head: int) -> Entity:
        """The entity that the description `[start, end)` means if it stands for itself."""
        entity = self.of_phrase.get(head)
        if entity is None:
            entity = described(self.page, len(self.entities), start, end, at_head(self.phrases, head))
            entity.plural = entity.plural or lexicon.is_plural(self.page.lower[head])
            self.entities.append(entity)
            self.of_phrase[head] = entity
        if not entity.named and (not entity.mentions or entity.mentions[0].start >= start):
            comma = next((i for i in range(head + 1, end) if self.page.words[i] == ","), end)
            entity.name = self.page.string(start, comma)
        return entity

    def several(self, word: int, cue: Span) -> Entity | None:
        """Those whom a bare noun right before a noun means, if the article tells of several: witness | accounts are
        those of the witnesses."""
        page, low = self.page, self.page.lower[word]
        bare = page.at(cue.start) == word + 1 and not page.first[word] and not lexicon.is_plural(low)
        if not bare or lexicon.noun_class(low) != lexicon.PERSON:
            return None
        plural = next((i for i, w in enumerate(page.lower) if lexicon.singular(w) == low != w), None)
        return None if plural is None else self.describe(plural, plural + 1, plural)

    def people(self, word: int) -> Entity | None:
        """Those whose adjective stands before a noun: Norlandish | worries are those of the Norlanders."""
        page, low = self.page, self.page.lower[word]
        if not low.endswith(("an", "ish", "ese", "ic")) or low.capitalize() != page.words[word]:
            return None
        plural = next((i for i, w in enumerate(page.lower) if w == low + "s" and page.words[i][0].isupper()), None)
        if plural is None and low.endswith("ish"):
            plural = next((i for i, w in enumerate(page.lower) if w == low[:-3] + "s"), None)
        return None if plural is None else self._at(plural)

    def _at(self, word: int) -> Entity:
        """Whoever is named or described by the word."""
        name = next((n for n in self.names if n.start <= word < n.end), None)
        return self.of_name[name.start] if name else self.describe(word, word + 1, word)

    def same_sentence(self, a: int, b: int) -> bool:
        """Whether the words stand in one sentence."""
        return self.page.sentence[a] == self.page.sentence[b]

    def last_pair(self, word: int, *, people: bool = False) -> Entity | None:
        """The two who were named together last before the word; `people`: no two bodies."""
        pairs = [e for e in self.entities if len(e.members) == 2 and e.before(word)]
        if people:
            pairs = [e for e in pairs if all(m.person is not False for m in e.members)]
        return max(pairs, key=lambda e: e.before(word).start, default=None)  # type: ignore[union-attr]

    def foremost(self, word: int, count: int = 2) -> tuple[Entity, ...]:
        """The persons named most before the word: both candidates."""
        people = [e for e in self.entities if e.named and e.person and e.before(word)]
        people.sort(key=lambda e: (-sum(m.start < word for m in e.mentions), e.number))
        return tuple(sorted(people[:count], key=lambda e: e.number)) if len(people) >= count else ()

    def group(self, members: Sequence[Entity]) -> Entity:
        """Several as one candidate, for "they" and "both"."""
        numbers = frozenset(m.number for m in members)
        if numbers not in self.groups:
            together = Entity(len(self.entities), "", plural=True, members=tuple(members))
            self.entities.append(together)
            self.groups[numbers] = together
        return self.groups[numbers]

    def candidates(self, situation: Situation) -> list[Entity]:
        """Who may be meant, in order of number: those mentioned last, those who spoke, those called by the same noun,
        and whoever the rest of the sentence names."""
        anaphor, page = situation.anaphor, self.page
        sentence = page.sentence[min(anaphor.start, len(page) - 1)]
        recent: list[tuple[int, Entity]] = []
        chosen: dict[int, Entity] = {e.number: e for p, _ in situation.parents for e in p}
        chosen.update((e.number, e) for e in (*situation.previous, *situation.before))
        for entity in self.entities:
            back = entity.before(anaphor.start)
            if back is not None:
                recent.append((back.start, entity))
            ahead = entity.after(anaphor.end)
            near = ahead is not None and (page.sentence[ahead.start] == sentence)
            called = anaphor.noun and (anaphor.noun in entity.nouns or anaphor.noun in entity.key)
            maker = entity.number in situation.makers or entity.number in situation.hinted
            if near or called or maker:
                chosen[entity.number] = entity
        if anaphor.noun and self.may_be_named_later(anaphor):
            chosen.update((e.number, e) for e in self.named_later(anaphor))
        recent.sort(key=lambda pair: -pair[0])
        chosen.update((e.number, e) for _, e in recent[:CANDIDATES])
        groups = [e for _, e in recent if e.members] if anaphor.plural else []
        chosen.update((e.number, e) for e in groups[:GROUPS])
        return [chosen[number] for number in sorted(chosen) if possible(anaphor, chosen[number])]

    def may_be_named_later(self, anaphor: Anaphor) -> bool:
        """A judge, in the first lines: news tells first what somebody is, and then the name."""
        page = self.page
        early = page.sentence[min(anaphor.start, len(page) - 1)] < EARLY_SENTENCES
        return early and not anaphor.plural and anaphor.sort != "thing" and anaphor.noun not in lexicon.INDEFINITE

    def named_later(self, anaphor: Anaphor) -> list[Entity]:
        """Those first named behind the words, the nearest first."""
        later = [e for e in self.entities if e.named and e.mentions and e.mentions[0].start >= anaphor.end]
        return sorted(later, key=lambda e: e.mentions[0].start)[:LATER]

    def maker_in(self, start: int, end: int, sort: str = lexicon.DOCUMENT) -> Entity | None:
        """Whose words they are: a body that a document is named with ("a Navy report", "the report by the Navy"), or
        whoever owns them by the first of these words (Ana Ruiz's | letter)."""
        names = names_in(self.names, start, end)
        owner = names and names[0].title <= start and self.page.lower[names[0].end : names[0].end + 1]
        if owner in (["'s"], ["’s"], ["'"], ["’"]):
            return self.of_name[names[0].start]
        if sort != lexicon.DOCUMENT or not names:
            return None
        by = next((n for n in names if self.page.lower[n.title - 1] == "by"), None)
        if by is not None and self.page.lower[by.title - 2] not in lexicon.MADE and by is names[0]:
            return None if self.page.lower[by.title - 2] in lexicon.GOT else self._body(names)
        return self.of_name[by.start] if by is not None else self._body(names)

    def _body(self, names: Sequence[Name]) -> Entity | None:
        return next((e for n in names if (e := self.of_name[n.start]).person is not True), None)

    def affiliated(self, speakers: Iterable[Entity]) -> frozenset[int]:
        """Numbers of those named beside the speakers where these are named first: "Ana Ruiz of the Sarn Board"."""
        found: set[int] = set()
        for speaker in speakers:
            mention = speaker.mentions[0] if speaker.mentions else None
            if mention is None:
                continue
            for start, other in self.of_name.items():
                close = mention.start - BESIDE < start < mention.end + BESIDE
                if close and other is not speaker and self.page.sentence[start] == self.page.sentence[mention.start]:
                    found.add(other.number)
        return frozenset(found)

    def body_of(self, person: Entity, noun: str) -> Entity | None:
        """The body that somebody belongs to, by where the name stands first: "Ana Ruiz of the Sarn Board ... her |
        group". None where none or several are named there, or the noun tells of something else."""
        numbers = self.affiliated([person]) if noun in lexicon.BODIES_OF_PEOPLE and person.person else ()
        bodies = [e for e in self.entities if e.number in numbers and e.person is False]
        bodies = [e for e in bodies if " ".join(e.key) not in places()]
        return bodies[0] if len(bodies) == 1 else None

    def makers_of(self, anaphor: Anaphor) -> frozenset[int]:
        """Numbers of those whose document it is said to be."""
        return self.makers.get(anaphor.noun, frozenset()) if anaphor.sort == lexicon.DOCUMENT else frozenset()

    def hinted(self, anaphor: Anaphor) -> frozenset[int]:
        """Numbers of those who stand in one sentence with such a document, and with what its makers do."""
        return self.hints.get(anaphor.noun, frozenset()) if anaphor.sort == lexicon.DOCUMENT else frozenset()


def possible(anaphor: Anaphor, entity: Entity) -> bool:
    """Whether the words leave it open: he is no woman, no several, and no country."""
    if anaphor.whose and anaphor.noun in lexicon.BODIES_OF_ONE:  # the Dorn campaign is no other campaign
        return not anaphor.whose.isdisjoint(entity.key) or not anaphor.whose.isdisjoint(entity.name.lower().split())
    if anaphor.noun and anaphor.possessive:  # her lawyer is nobody of whom it is not said
        return anaphor.noun in entity.nouns or entity.plural == anaphor.plural is True
    people = anaphor.sort == lexicon.GROUP and lexicon.noun_class(anaphor.noun) == lexicon.PERSON
    if people and entity.members and all(m.person is False for m in entity.members):
        return False  # the leaders are not the two countries
    if anaphor.sort == "floating":  # a quotation by itself is spoken by people, or by a body that has spoken
        return entity.person is not False or entity.plural or entity.spoke > 0
    if anaphor.sort not in ("he", "she"):
        return True
    bodies = entity.votes["organisation"] + entity.votes["media"] + entity.votes["document"]
    other = entity.votes["f" if anaphor.sort == "he" else "m"] - entity.votes[str(anaphor.gender)]
    return not entity.plural and other < 2 and bodies - entity.votes["person"] < 3 and not _ends_like_body(entity)


def _ends_like_body(entity: Entity) -> bool:
    """The White | House: nothing says that it is a person's name."""
    told = entity.votes["person"] or entity.near["m"] or entity.near["f"] or len(entity.key) < 2
    return not told and lexicon.noun_class(entity.key[-1]) == lexicon.ORGANISATION


def _makers(page: Page, names: Sequence[Name], of_name: dict[int, Entity]) -> dict[str, frozenset[int]]:
    """Noun of a document -> numbers of those who are said to have made one: "a Navy report", "a report by the Navy"."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for name in names:
        after = name.end + (page.lower[name.end : name.end + 1] in (["'s"], ["’s"]))
        for i in range(after, min(after + 3, len(page))):
            if lexicon.noun_class(page.lower[i]) == lexicon.DOCUMENT:
                found[lexicon.singular(page.lower[i])].add(of_name[name.start].number)
        i = name.title - 1
        if i >= 0 and page.lower[i] in ("the", "a"):
            i -= 1
        if i > 1 and page.lower[i] in ("by", "from", "of"):
            i -= 1 + (page.lower[i] == "by" and page.lower[i - 1] in lexicon.MADE)  # an affidavit written by | Ana Ruiz
            if lexicon.noun_class(page.lower[i]) == lexicon.DOCUMENT:
                found[lexicon.singular(page.lower[i])].add(of_name[name.start].number)
    return {noun: frozenset(numbers) for noun, numbers in found.items()}


def _hints(page: Page, phrases: Sequence[Phrase], entities: Sequence[Entity]) -> dict[str, frozenset[int]]:
    """Noun of a document -> numbers of those in one sentence with it, or with a like one, where something is said of
    its making: "researchers at the Sarn Institute posted findings", "Ana Ruiz said in a statement"."""
    made = {page.sentence[i] for i, low in enumerate(page.lower) if low in lexicon.MADE}
    there: defaultdict[int, set[int]] = defaultdict(set)
    for entity in entities:
        kinds = entity.votes
        if kinds["document"] > kinds["group"] + kinds["person"] + kinds["organisation"] + kinds["media"]:
            continue
        for mention in entity.mentions:
            there[page.sentence[mention.start]].add(entity.number)
    found: defaultdict[str, set[int]] = defaultdict(set)
    for phrase in phrases:
        if phrase.kind == lexicon.DOCUMENT and page.sentence[phrase.head] in made:
            alike = {phrase.noun}.union(*(same for same in lexicon.SAME_DOCUMENTS if phrase.noun in same))
            for noun in alike:
                found[noun] |= there[page.sentence[phrase.head]]
    return {noun: frozenset(numbers) for noun, numbers in found.items()}

"""Statements of an article -> the same with their speakers, and the list of those who speak."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from onrecord.reading.speakers import lexicon
from onrecord.reading.speakers.anaphor import Anaphor, of_description, of_pronoun
from onrecord.reading.speakers.entities import Entity
from onrecord.reading.speakers.features import Floats, Situation, matrix
from onrecord.reading.speakers.lead import AS_NAMED_NEXT, named_next
from onrecord.reading.speakers.nouns import Nouns
from onrecord.reading.speakers.page import Page
from onrecord.reading.speakers.pairs import PairWords, pair_words
from onrecord.reading.speakers.phrases import at_head
from onrecord.reading.speakers.relative import antecedent
from onrecord.reading.speakers.scene import Scene
from onrecord.reading.speakers.scorer import softmax
from onrecord.reading.speakers.source import Kind, Part, read_source
from onrecord.reading.speakers.types import of_statement
from onrecord.reading.speakers.weights import load_weights
from onrecord.reading.word_vectors import Vectors, WordVectors
from onrecord.records import Article, Speaker, Statement
from onrecord.text.quotes import Quotation

JOINT = " & "
AUTHOR = "AUTHOR"
BY_NAME, RIGHT_BEFORE, BY_ITSELF = 0.99, 0.73, 0.88
"""How often a speaker is right that is named in the source; that stands before a relative pronoun; that is only
described: cross-validated, docs/speakers.md."""
UNSURE = 0.35
"""What is less probable is not told: nobody is named, or a description stands for itself."""
LIKELY = 0.7
"""How probable it must be that "a judge" is somebody whom the article names."""
TYPES_OF_PRONOUNS = {"he": "person", "she": "person", "i": "person", "they": "group", "we": "organisation"}
"""The commonest type of each in the annotated articles."""
CLEAR = 0.6
"""How probable the owner must be for a description to be named by it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to resolve, and who may be meant. `None` among these: nobody; `own`: the description for itself; `rows`
    and `words`: what the features tell of each candidate, and which words stand for it."""

    situation: Situation
    candidates: Sequence[Entity | None]
    own: Entity | None
    rows: Floats
    statement: Statement
    words: PairWords
    vectors: Vectors | None


Score = Callable[[Floats, PairWords, Vectors | None], Floats]
"""Features and words of the candidates, and the vectors of the page -> how well each fits. *Shape:* (candidates,)."""
Choose = Callable[[Choice], tuple[int, float]]
"""-> index of the candidate, and the probability that it is meant."""


def resolve(article: Article, quoted: Sequence[Quotation] | None = None, vectors: WordVectors | None = None) -> Article:
    """The article with `speaker`, `speaker_id`, `speaker_type` and `speaker_score` of each statement, and `speakers`.

    A speaker's name consists of words of the article; None where nothing tells who speaks. `quoted`: the quotations of
    the text, if they are known; `vectors`: what the encoder makes of its words. Without them, or with those of another
    encoder than the weights were trained with, more mistakes are made. Pure.
    Raises ModelError if the weights are not the shipped ones.
    """
    weights = load_weights()
    known = vectors if vectors is not None and vectors.encoder == weights.encoder else None
    scene = Scene.of(article, quoted, known) if article.statements else None
    if scene is None or not len(scene.page):
        return replace(article, speakers=())
    return Resolution(scene, best(weights.scores), weights.typer, weights.nouns).run()


def best(score: Score) -> Choose:
    """The candidate that the scorer likes best; nobody, or the description itself, where it is not sure enough."""

    def choose(choice: Choice) -> tuple[int, float]:
        p = _alike(choice.candidates, softmax(score(choice.rows, choice.words, choice.vectors)))
        index = int(p.argmax())
        anaphor, chosen = choice.situation.anaphor, choice.candidates[index]
        guess = bool(anaphor.noun) and not anaphor.definite and chosen is not choice.own
        if p[index] < (LIKELY if guess else UNSURE):
            index = next((i for i, c in enumerate(choice.candidates) if c is choice.own), index)
        return index, float(p[index])

    return choose


def _alike(candidates: Sequence[Entity | None], p: Floats) -> Floats:
    """The probability that one of those is meant who are called the same: five times "officials" is one answer.
    *Shape:* (candidates,)."""
    total: dict[str | None, float] = {}
    names = [name_of(c).lower().removeprefix("the ") if c is not None else None for c in candidates]
    for name, one in zip(names, p.tolist(), strict=True):
        total[name] = total.get(name, 0.0) + one
    best = np.array([total[name] for name in names])
    return best + 1e-6 * p


class Resolution:
    """Goes through the statements in their order, parents first."""

    def __init__(
        self, scene: Scene, choose: Choose, speaker_type: Callable[[Sequence[Entity]], str], nouns: Nouns
    ) -> None:
        self.scene, self.choose, self.speaker_type, self.nouns = scene, choose, speaker_type, nouns
        self.certainty: dict[str, float] = {}
        self.order: list[str] = []
        self.author = Entity(-1, AUTHOR)
        self.types: dict[tuple[Entity, ...], str] = {}

    def run(self) -> Article:
        """The article with its speakers."""
        scene = self.scene
        for turn, statement in enumerate(scene.article.statements):
            found = self._speakers_of(statement, turn)
            scene.spoken[statement.id] = found
            self.order.append(statement.id)
            for entity in found:
                if statement.parent is None:
                    entity.turns.append(_anchor(scene, statement))
                entity.spoke += 1
                entity.last_spoke = turn
        statements = tuple(map(self._filled, scene.article.statements))
        return replace(scene.article, statements=statements, speakers=self._speakers())

    def _speakers_of(self, statement: Statement, turn: int) -> tuple[Entity, ...]:
        page = self.scene.page
        parts = read_source(page, page.inside(statement.source), self.scene.names)
        self.certainty[statement.id] = BY_NAME
        letter = _letter(page, statement)
        if _editors_note(page, statement) or letter == "Q":
            return (self.author,)
        asked = self.scene.foremost(parts[0].start, 1) if letter == "A" else ()
        found = {entity.number: entity for entity in asked}
        for part in () if asked else parts:
            for entity in self._part(statement, part, turn):
                found[entity.number] = entity
        if not parts:
            sort = "unsaid" if statement.cue else "floating"
            at = min(page.at(statement.content[0].start if statement.content else 0), len(page) - 1)
            anaphor = Anaphor(sort, at, at)
            found = {e.number: e for e in self._resolved(statement, anaphor, None, turn)}
        told = of_statement(page, parts, statement)
        for entity in found.values():
            entity.said[statement.id] = told
        return tuple(found.values())

    def _part(self, statement: Statement, part: Part, turn: int) -> tuple[Entity, ...]:
        scene, page = self.scene, self.scene.page
        if part.kind is Kind.NAME and part.name is not None:
            before_cue = statement.cue is not None and page.at(statement.cue.start) == part.end == part.start + 1
            return ((scene.people(part.start) if before_cue else None) or scene.of_name[part.name.start],)
        if part.kind is Kind.PRONOUN:
            anaphor = of_pronoun(page, part.head)
            found = self._resolved(statement, anaphor, None, turn)
        elif part.kind is Kind.RELATIVE:
            own = antecedent(scene, part.start, part.head)
            anaphor = Anaphor("relative", part.head, part.end)
            if own is not None and not own.named and (maker := scene.maker_in(*_of_first(own))):
                own = maker
            if own is not None:
                self._at_most(statement, RIGHT_BEFORE)
                found = self._further(statement, own, part, turn)
            else:
                found = self._resolved(statement, anaphor, None, turn)
        else:
            found = self._described(statement, part, turn)
        for entity in found:
            if not entity.members and part.kind is not Kind.RELATIVE:
                entity.mention(part.start, part.end)
        return found

    def _further(self, statement: Statement, own: Entity, part: Part, turn: int) -> tuple[Entity, ...]:
        """Whom the words before a relative pronoun mean: the president, | who."""
        page, back = self.scene.page, own.before(part.start)
        if own.members or own.named or back is None:
            return own.members or (own,)
        phrase = at_head(self.scene.phrases, back.end - 1)
        if phrase is None or not phrase.definite or page.sentence[back.start] != page.sentence[part.start]:
            return (own,)
        end = part.start - (page.words[part.start - 1] == ",")
        return self._described(statement, Part(Kind.DESCRIPTION, back.start, end, back.end - 1), turn)

    def _described(self, statement: Statement, part: Part, turn: int) -> tuple[Entity, ...]:
        """Whom a description means: somebody told before, whoever made the document, or one who is called so only."""
        scene, page = self.scene, self.scene.page
        if part.end - part.start == 1 and statement.cue and (many := scene.several(part.start, statement.cue)):
            return (many,)
        own = scene.describe(part.start, part.end, part.head)
        anaphor = of_description(page, part.start, part.end, part.head, at_head(scene.phrases, part.head))
        told = anaphor.sort == lexicon.DOCUMENT or anaphor.noun in lexicon.WORDS_OF
        if told and (maker := scene.maker_in(part.start, part.end, anaphor.sort)):
            return (maker,)
        if page.lower[part.start] == "whose" and (owner := antecedent(scene, part.start, part.start)):
            if body := scene.body_of(owner, anaphor.noun):
                return (body,)
            if owner.named and not own.named:
                own.name = f"{owner.name}'s {page.string(part.start + 1, part.end)}"
            return (own,)
        people = anaphor.noun == "couple" or lexicon.noun_class(anaphor.noun) == lexicon.PERSON
        if anaphor.both and anaphor.plural and (pair := scene.last_pair(part.start, people=people)):
            return pair.members
        group = anaphor.plural and anaphor.definite and anaphor.sort == lexicon.GROUP
        if anaphor.both and group and (two := scene.foremost(part.start)):
            self._at_most(statement, RIGHT_BEFORE)
            return two
        if not own.named and (named := named_next(scene, anaphor)):
            self._at_most(statement, AS_NAMED_NEXT)
            return (named,)
        if not anaphor.definite and not own.named and not scene.may_be_named_later(anaphor):
            self._at_most(statement, BY_ITSELF)
            return (own,)
        if anaphor.possessive and not own.named and not own.spoke and (owner := self._owner(statement, part, turn)):
            if body := scene.body_of(owner, anaphor.noun):
                return (body,)
            own.name = f"{owner.name}'s {page.string(part.start + 1, part.end)}"
        return self._resolved(statement, anaphor, own, turn)

    def _owner(self, statement: Statement, part: Part, turn: int) -> Entity | None:
        """His lawyer: Ana Ruiz's, where it is clear whose; a name alone with a pronoun in it tells nobody."""
        pronoun = of_pronoun(self.scene.page, part.start)
        if part.end - part.start < 2 or not pronoun.pronoun:
            return None
        certainty = self.certainty[statement.id]
        owner = self._resolved(statement, pronoun, None, turn)
        clear = len(owner) == 1 and owner[0].named and self.certainty[statement.id] >= CLEAR
        self.certainty[statement.id] = certainty
        return owner[0] if clear else None

    def _resolved(self, statement: Statement, anaphor: Anaphor, own: Entity | None, turn: int) -> tuple[Entity, ...]:
        scene = self.scene
        situation = self._situation(statement, anaphor, turn)
        if self._authors(statement, situation):
            return (self.author,)
        candidates: list[Entity | None] = [c for c in scene.candidates(situation) if c is not own]
        if own is not None or anaphor.sort not in ("he", "she") or not candidates:
            candidates.append(own)
        rows = matrix(scene.page, situation, candidates, own)
        at = pair_words(scene.page, statement, anaphor, candidates, own)
        index, p = self.choose(Choice(situation, candidates, own, rows, statement, at, scene.vectors))
        self._at_most(statement, p)
        chosen = candidates[index]
        if chosen is None or (p < UNSURE and chosen is not own):
            return ()
        if anaphor.sort in ("he", "she"):
            chosen.votes[str(anaphor.gender)] += 1
            chosen.votes["person"] += 1
        return chosen.members or (chosen,)

    def _at_most(self, statement: Statement, certainty: float) -> None:
        self.certainty[statement.id] = min(self.certainty[statement.id], certainty)

    def _authors(self, statement: Statement, situation: Situation) -> bool:
        """I and we outside of any quotation and any statement: the one who writes."""
        anaphor, page = situation.anaphor, self.scene.page
        own = anaphor.sort in ("i", "we") and not statement.parent
        return own and page.quote[min(anaphor.start, len(page) - 1)] < 0

    def _situation(self, statement: Statement, anaphor: Anaphor, turn: int) -> Situation:
        scene, page = self.scene, self.scene.page
        around = scene.parents(statement)
        above = {p.id for p, _ in around}
        last = next((i for i in reversed(self.order) if scene.spoken[i] and i not in above), None)
        level = (i for i in reversed(self.order) if scene.statements[i].parent == statement.parent)
        before = next((scene.statements[i] for i in level if scene.spoken[i]), None)
        cue = page.inside([statement.cue]) if statement.cue else []
        return Situation(
            anaphor=anaphor,
            content=frozenset(page.inside(statement.content)),
            addressee=frozenset(page.inside(statement.addressee)),
            cue=tuple(page.lower[i] for i in cue),
            parents=[(scene.with_group(p.id), self._in_quotation_of(anaphor, p)) for p, _ in around],
            previous=scene.with_group(last) if last else (),
            before=scene.with_group(before.id) if before else (),
            before_at=_anchor(scene, before) if before else -1,
            before_direct=before is not None and before.kind == "direct",
            direct=statement.kind != "indirect",
            nested=statement.parent is not None,
            hedged=bool(statement.hedged),
            attitude=statement.attitude or "",
            turn=turn,
            title=scene.title,
            makers=scene.makers_of(anaphor),
            hinted=scene.hinted(anaphor),
            affiliated=scene.affiliated(e for _, found in around[:1] for e in found),
            prior=self.nouns(anaphor),
        )

    def _in_quotation_of(self, anaphor: Anaphor, parent: Statement) -> bool:
        """Whether it stands in a quotation that the parent's own cue and source are not in."""
        quote = self.scene.page.quote
        here = quote[min(anaphor.start, len(quote) - 1)]
        return here >= 0 and quote[_anchor(self.scene, parent)] != here

    def _filled(self, statement: Statement) -> Statement:
        found = self.scene.spoken[statement.id]
        if not found:
            return replace(statement, speaker=None, speaker_id=None, speaker_type=self._type_of_pronoun(statement))
        return replace(
            statement,
            speaker=JOINT.join(e.name for e in found),
            speaker_id=JOINT.join(map(_id, found)),
            speaker_type=self._type(found),
            unknown={**statement.unknown, "speaker_score": round(self.certainty[statement.id], 2)},
        )

    def _type_of_pronoun(self, statement: Statement) -> str:
        """What a pronoun tells of one whom nothing names."""
        page = self.scene.page
        words = page.inside(statement.source)
        sort = of_pronoun(page, words[0]).sort if len(words) == 1 and page.lower[words[0]] in lexicon.PRONOUNS else ""
        return TYPES_OF_PRONOUNS.get(sort, "unknown")

    def _type(self, found: tuple[Entity, ...]) -> str:
        if found not in self.types:
            self.types[found] = self.speaker_type(found)
        return self.types[found]

    def _speakers(self) -> tuple[Speaker, ...]:
        page = self.scene.page
        listed = {e.number: e for found in self.scene.spoken.values() for e in found if e is not self.author}
        return tuple(
            Speaker(
                id=_id(e),
                name=e.name,
                type=self._type((e,)),
                mentions=tuple(page.span(m.start, m.end) for m in e.mentions),
                description=tuple(
                    page.span(*d) for d in e.descriptions if not any(m.start == d[0] for m in e.mentions)
                ),
            )
            for e in listed.values()
        )


def _letter(page: Page, statement: Statement) -> str:
    """The letter before a colon that a source is in an interview: Q: ..., A: ..."""
    words = page.inside(statement.source)
    if len(words) != 1 or page.words[words[0] + 1 : words[0] + 2] != [":"]:
        return ""
    return page.words[words[0]] if len(page.words[words[0]]) == 1 else ""


def _editors_note(page: Page, statement: Statement) -> bool:
    """Editor's | note: whoever edits speaks for the article."""
    words = [*statement.source, *([statement.cue] if statement.cue else [])]
    return [page.lower[i] for i in page.inside(words)][:3] == ["editor", "'s", "note"]


def _anchor(scene: Scene, statement: Statement) -> int:
    """The word that a statement hangs on: its cue, else its source, else its content; the last one if it is empty."""
    spans = [statement.cue] if statement.cue else [*statement.source, *statement.content]
    return min(scene.page.at(spans[0].start) if spans else 0, len(scene.page) - 1)


def _of_first(entity: Entity) -> tuple[int, int]:
    """The words of the document that is told first; none for anything else."""
    told = entity.votes[lexicon.DOCUMENT] and not entity.members
    return entity.descriptions[0] if told and entity.descriptions else (0, 0)


def name_of(entity: Entity) -> str:
    """The name of one, or those of several joined."""
    return JOINT.join(m.name for m in entity.members) or entity.name


def _id(entity: Entity) -> str:
    return f"p{entity.number + 1}" if entity.number >= 0 else "author"

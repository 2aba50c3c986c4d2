"""One story's articles -> its record and its claims: what the articles share, who vouches for it, who denies it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.linking.claims.disputes import denied_of, disputes_of
from onrecord.linking.claims.groups import grouped
from onrecord.linking.claims.points import Point, points_of
from onrecord.linking.claims.variants import base_of, variants_of
from onrecord.linking.claims.wordings import Known, Wordings, compare, wordings_of
from onrecord.linking.embedding.sentences import Embed, Floats
from onrecord.linking.independence import (
    NewsroomCounts,
    Newsrooms,
    Outlets,
    Person,
    Voice,
    count_outlets,
    count_speakers,
    people_of,
    quotation_of,
    voice_of,
)
from onrecord.linking.independence.follows import follows
from onrecord.records import (
    Article,
    Claim,
    ClaimStatement,
    CopyEdge,
    Dispute,
    Statement,
    Story,
    StoryArticle,
    StorySpeaker,
)


@dataclass(frozen=True, slots=True)
class Event:
    """A story and its claims."""

    story: Story
    claims: tuple[Claim, ...]


class Remembered:
    """What was made of a story's articles and wordings the last time, so that one article more costs little beyond
    itself. A record made with it is the same as one made from nothing. Belongs to one `Embed`."""

    def __init__(self) -> None:
        self.wordings = Known()
        self._articles: dict[str, _Taken] = {}

    def points_of(self, articles: Iterable[Article]) -> list[Point]:
        """The points of the articles, which are what is remembered from now on. The same object has the same points."""
        known, self._articles = self._articles, {}
        for a in articles:
            found = known.get(a.id)
            self._articles[a.id] = found if found is not None and found.article is a else _Taken(a, points_of(a))
        return [p for taken in self._articles.values() for p in taken.points]

    def voice_of(self, article: Article, statement: Statement, origin: str, media: bool) -> Voice:
        """As the function of that name, of an article whose points were asked for."""
        voices, key = self._articles[article.id].voices, (statement.id, origin, media)
        if key not in voices:
            voices[key] = voice_of(article, statement, origin, media)
        return voices[key]


@dataclass(frozen=True, slots=True)
class _Taken:
    """An article, its points, and its voices by what they were asked for with."""

    article: Article
    points: list[Point]
    voices: dict[tuple[str, str, bool], Voice] = field(default_factory=dict)


def link_event(
    articles: Iterable[Article],
    edges: Sequence[CopyEdge],
    families: Sequence[Sequence[str]],
    embed: Embed,
    *,
    story_id: str | None = None,
    owners: Mapping[str, str] | None = None,
) -> Event:
    """The record of one story. `families`: ids of articles that are one text. Raises nothing; at least one article is
    needed. The same articles, edges and vectors give the same record, in whatever order they come."""
    draft = EventDraft(articles, edges, families, story_id=story_id, owners=owners)
    return draft.event(embed(draft.texts))


class EventDraft:
    """A story whose claims wait for the vectors of `texts`. Apart from `link_event`, so that the vectors of one story
    can be made while another is finished."""

    def __init__(
        self,
        articles: Iterable[Article],
        edges: Sequence[CopyEdge],
        families: Sequence[Sequence[str]],
        *,
        story_id: str | None = None,
        owners: Mapping[str, str] | None = None,
        remembered: Remembered | None = None,
    ) -> None:
        """As `link_event`. `remembered`: from the last time that this story was made; brought up to date."""
        self.remembered = remembered = remembered or Remembered()
        self.articles, self.edges, self.families = list(articles), edges, families
        self.story_id, self.owners = story_id, owners or {}
        self.articles.sort(key=lambda a: (a.published or "9", a.id))
        self.points = remembered.points_of(self.articles)
        self.comparison = compare(self.points, remembered.wordings)

    @property
    def texts(self) -> list[str]:
        """The wordings that have to be compared by their sense."""
        return self.comparison.texts

    def event(self, vectors: Floats) -> Event:
        """The record. *Shape:* vectors (texts, DIMENSIONS)."""
        work = _Work(self, wordings_of(self.comparison, vectors))
        story = work.story(self.story_id)
        return Event(story, tuple(work.claims(story.id)))


class _Work:
    """What is computed once for a story and used by all its claims."""

    def __init__(self, draft: EventDraft, wordings: Wordings) -> None:
        self.articles = draft.articles
        self.by_id = {a.id: a for a in self.articles}
        self.statements = {(a.id, s.id): s for a in self.articles for s in a.statements}
        self.order = {i: n for n, i in enumerate(self.by_id)}
        inside = [[i for i in f if i in self.by_id] for f in draft.families]
        self.families = [sorted(f, key=self.order.__getitem__) for f in inside if len(f) > 1]
        self.texts = {i: f[0] for f in reversed(self.families) for i in f}
        self.remembered = draft.remembered
        self.wordings = wordings
        self.groups = grouped(self.wordings)
        self.denied = denied_of(self.wordings)
        self.outlets = Outlets(self.articles, draft.owners)
        self.newsrooms = Newsrooms(self.articles, draft.edges, self.outlets, self._follows(draft.points))
        self.counts = NewsroomCounts(self.outlets)

    def story(self, story_id: str | None) -> Story:
        outlets, why_outlets = count_outlets(self.articles, self.outlets)
        newsrooms, why_newsrooms = self.counts.of(self.newsrooms.of_article(a) for a in self.articles)
        voices = [self._voice(a, s) for a in self.articles for s in a.statements if s.attitude != "intention"]
        people = people_of(voices)
        speakers, why_speakers = count_speakers(voices, people)
        first = self.articles[0]
        return Story(
            id=story_id or _id("story", first.id),
            title=self._title(),
            articles=tuple(StoryArticle(a.id, a.ref, self.outlets.of(a), a.published, a.title) for a in self.articles),
            families=tuple(tuple(f) for f in self.families),
            outlets=outlets,
            newsrooms=newsrooms,
            speakers=speakers,
            speaking=_speaking(people),
            reasons=(*why_outlets, *why_newsrooms, *why_speakers),
        )

    def claims(self, story_id: str) -> list[Claim]:
        """Those that more than one article carries, or that somebody disputes; the most carried first."""
        found = []
        grouped_already = {i for g in self.groups for i in g}
        alone = [[i] for i in sorted(self.denied) if i not in grouped_already]
        for group in [*self.groups, *alone]:
            claim = self._claim(group, story_id)
            if len({s.article for s in claim.statements}) > 1 or claim.disputed_by:
                found.append(claim)
        return sorted(found, key=lambda c: (-len({s.article for s in c.statements}), -len(c.statements), c.id))

    def _claim(self, group: list[int], story_id: str) -> Claim:
        wordings = [self.wordings.items[i] for i in group]
        base = base_of(wordings)
        vectors = self.wordings.vectors
        base_vector = vectors[group[wordings.index(base)]]
        points = sorted((p for w in wordings for p in w.points), key=self._place)
        carried = [self.by_id[i] for i in dict.fromkeys(p.article for p in points)]
        said = [(self.by_id[p.article], self.statements[p.article, p.statement]) for p in points]
        outlets, why_outlets = count_outlets(carried, self.outlets)
        newsrooms, why_newsrooms = self.counts.of(self.newsrooms.of_statement(a, s) for a, s in said)
        speakers, why_speakers = count_speakers(
            [self._voice(a, s, quotation_of(p)) for p, (a, s) in zip(points, said, strict=True)]
        )
        names = {a.id: self.outlets.of(a) for a in carried}
        return Claim(
            id=_id("claim", base.first.article, base.first.statement, base.first.text),
            text=base.first.text,
            statements=tuple(self._statement(p) for p in points),
            variants=variants_of(wordings, names, [float(base_vector @ vectors[i]) for i in group]),
            outlets=outlets,
            newsrooms=newsrooms,
            speakers=speakers,
            reasons=(*why_outlets, *why_newsrooms, *why_speakers),
            disputed_by=tuple(self._dispute(*d) for d in disputes_of(group, self.wordings, self.denied)),
            story=story_id,
        )

    def _place(self, p: Point) -> tuple[int, int]:
        content = self.statements[p.article, p.statement].content
        return self.order[p.article], content[0].start if content else 0

    def _statement(self, p: Point) -> ClaimStatement:
        article = self.by_id[p.article]
        return ClaimStatement(p.article, p.statement, p.text, p.speaker, article.ref, self.outlets.of(article))

    def _dispute(self, p: Point, reason: str, words: str) -> Dispute:
        article = self.by_id[p.article]
        return Dispute(p.article, p.statement, p.text, p.speaker, reason, words, article.ref, self.outlets.of(article))

    def _voice(self, article: Article, statement: Statement, quoted: frozenset[tuple[str, ...]] = frozenset()) -> Voice:
        media = statement.speaker_type == "media" or (
            statement.speaker_type != "person" and self.outlets.is_known(statement.speaker)
        )
        voice = self.remembered.voice_of(article, statement, self._text_of(article.id), media)
        return replace(voice, quoted=quoted) if quoted else voice

    def _text_of(self, article: str) -> str:
        return self.texts.get(article, article)

    def _follows(self, points: Sequence[Point]) -> dict[str, str]:
        carried = [{p.article for i in g for p in self.wordings.items[i].points} for g in self.groups]
        family = {a.id: self._text_of(a.id) for a in self.articles}
        return follows([sorted(c) for c in carried], Counter(p.article for p in points), self.order, family)

    def _title(self) -> str:
        """The headline that shares most words with the other headlines and leads; the earliest of equals."""
        heads = [a.title or _first_line(a.text) for a in self.articles]
        words = [{w for w in h.lower().split() if len(w) > 3} for h in heads]
        among = Counter(w for ws in words for w in ws)
        scores = [sum(among[w] for w in ws) / (len(ws) + 3) for ws in words]
        return heads[scores.index(max(scores))]


def _speaking(people: Sequence[Person]) -> tuple[StorySpeaker, ...]:
    """The most quoted first."""
    speaking = [
        StorySpeaker(p.name, p.type, len(p.voices), tuple(dict.fromkeys(v.article for v in p.voices)), p.institution)
        for p in people
    ]
    return tuple(sorted(speaking, key=lambda s: (-len(s.articles), -s.statements, s.name)))


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")[:120]


def _id(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]

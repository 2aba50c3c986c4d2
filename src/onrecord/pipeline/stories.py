"""Stories and claims of a ledger: placing what has no story yet, and making anew the records of what changed.

An article is placed once. Its features, its story and the note that it is done commit together; a story whose record is
owed stays owed until it is made, so a run that was stopped goes on with the same command.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from functools import cached_property
from itertools import islice
from typing import TypeVar

import numpy as np

from onrecord import __version__
from onrecord.linking.claims.wordings import Known, Packed
from onrecord.linking.copies import families, resolve
from onrecord.linking.embedding import DIMENSIONS, Embed
from onrecord.linking.embedding.sentences import Floats
from onrecord.linking.events import EventDraft, Remembered
from onrecord.linking.stories import StoryIndex, features_of, lead_of, load_model, pack
from onrecord.pipeline import versions
from onrecord.pipeline.copies import link_copies
from onrecord.records import Article, CopyEdge
from onrecord.store import Run, SqliteStore
from onrecord.store import claims as claim_rows
from onrecord.store import copies as copy_rows
from onrecord.store import stories as rows

STAGE = versions.STORIES_STAGE
BATCH = 50
"""Articles, or stories, in one transaction."""
AHEAD = 200
"""Batches whose leads are begun at once, to be made while copies are looked for: their vectors are 15 MiB."""
DRAFTS = 4
"""Stories whose wordings are begun at once, so that neither vectors wait for the next story nor it for them."""

KEPT_BEHIND = 1_000
"""Articles, at least, whose leads and terms are not kept together: until there are more, each is read by itself."""
LARGE, REMEMBERED = 30, 4
"""Articles from which a story is large: one of the last so many large ones is made anew without reading all again."""

LEAST_PAIRS, KEPT_SHARE = 1_000, 1.1
"""Pairs of wordings from which those of a large story are kept, and the growth from which they are kept again."""

T = TypeVar("T")
Lead = tuple[Future[Floats], int]
"""The vector of a lead: those to come, and which of them it is."""
Progress = Callable[[int, int], None]
"""Called as `progress(done, total)`: articles placed, then stories made."""


class StoryLinker:
    """Links one ledger, open to be changed. Loads the index of stories once, when it is first needed: keep the linker
    for the next articles.

    `embed`: texts -> vectors. `owners`: outlet -> owner; outlets of one owner count as one.
    """

    def __init__(self, store: SqliteStore, embed: Embed, owners: Mapping[str, str] | None = None) -> None:
        """What another version of the stage placed is forgotten, to be placed anew. Raises LedgerError."""
        self._store, self._owners, self._embed = store, owners or {}, embed
        if rows.placed_otherwise(store.db, STAGE, versions.STORIES):
            with store.transaction():
                claim_rows.forget(store.db)
                rows.forget(store.db)
        self._large: OrderedDict[int, _Large] = OrderedDict()
        self._positions: list[int] = []  # of the articles of the index, in the ledger
        self._stored: list[int] = []  # the story that the ledger has for each
        self._kept = 0  # of how many the ledger keeps leads and terms together

    @cached_property
    def _index(self) -> StoryIndex:
        db, places = self._store.db, rows.places(self._store.db)
        self._positions, self._stored = [p for p, _ in places], [s for _, s in places]
        kept = rows.kept(db)
        if kept.articles > len(places):
            kept = rows.Kept()
        self._kept = kept.articles
        behind = rows.features(db, self._positions[kept.articles]) if kept.articles < len(places) else []
        index = StoryIndex(load_model(), lambda number: rows.features_at(db, self._positions[number]))
        index.restore(self._stored, behind, kept.leads, kept.counts)
        return index

    def run(self, progress: Progress | None = None) -> int:
        """Find the copies, place every article that has no story, then make every record that is owed; how many were
        placed.

        Raises LedgerError; what was told as done is stored.
        """
        told = progress or (lambda done, total: None)
        with ThreadPoolExecutor(1, "vectors") as beside:  # the network runs there, all else here
            leads = _ahead(AHEAD, self._leads(beside))
            link_copies(self._store, told)
            done = self._place_owed(leads, told)
            self._make_records(beside, told)
        return done

    def _place_owed(self, leads: Iterator[list[tuple[str, Lead]]], told: Progress) -> int:
        total, done, run = self._store.count_owed(STAGE, versions.STORIES), 0, None
        if total:
            _ = self._index  # loaded before the first vectors are waited for, while they are made
        for batch in leads:
            made = [(article_id, vectors.result()[row]) for article_id, (vectors, row) in batch]
            with self._store.transaction():
                run = run or self._store.start_run(Run(STAGE, __version__))
                for article_id, lead in made:
                    self._place(self._store.unread(article_id), lead)
                    self._store.mark(article_id, STAGE, versions.STORIES, run)
            done += len(batch)
            told(done, total)
        if total and len(self._positions) - self._kept >= max(KEPT_BEHIND, self._kept // 10):
            self._keep_index()
        return done

    def _keep_index(self) -> None:
        leads, counts = self._index.leads_from(self._kept), self._index.counts()
        with self._store.transaction():
            rows.keep(self._store.db, self._kept, len(self._positions), leads, counts)
        self._kept = len(self._positions)

    def _leads(self, beside: Executor) -> Iterator[list[tuple[str, Lead]]]:
        """Batches of articles (ids) without a story, with their leads. What copies begin with alike is made once."""
        owed, known = self._store.owed(STAGE, versions.STORIES), dict[str, Lead]()
        while ids := list(islice(owed, BATCH)):
            if len(known) > AHEAD * BATCH:
                known.clear()
            leads = [lead_of(a.text, a.title) for a in map(self._store.unread, ids)]
            new = [lead for lead in dict.fromkeys(leads) if lead not in known]
            vectors = beside.submit(self._embed, new)
            known.update((lead, (vectors, row)) for row, lead in enumerate(new))
            yield [(i, known[lead]) for i, lead in zip(ids, leads, strict=True)]

    def _place(self, article: Article, lead: Floats) -> None:
        features = features_of(article.text, lead.astype(np.float16).astype(np.float32), article.published)
        changed = self._index.add(features)
        number = len(self._positions)
        self._stored.append(self._index.story_of[number])
        db, stories = self._store.db, self._index.stories
        there = [s for s in sorted(changed) if s in stories]
        firsts = {n: rows.id_at(db, self._positions[n]) for n in (stories[s][0] for s in there) if n != number}
        firsts[number] = article.id
        rows.put_stories(db, ((s, _story_id(s, firsts[stories[s][0]])) for s in there))
        self._positions.append(rows.put_member(db, article.id, self._stored[number], pack(features)))
        moved = [(n, s) for s in there for n in stories[s] if self._stored[n] != s]
        rows.move(db, ((self._positions[n], s) for n, s in moved))
        for n, story in moved:
            self._stored[n] = story
        gone = [s for s in changed if s not in stories]
        claim_rows.drop(db, gone)
        rows.drop(db, gone)

    def _make_records(self, beside: Executor, told: Progress) -> None:
        made_with = versions.made_with_of(self._owners)
        owed = rows.owed(self._store.db, made_with)
        drafts = ((number, self._draft(number)) for number in owed)
        waiting = ((number, draft, Vectors(self._store, self._embed, beside, draft.texts)) for number, draft in drafts)
        begun, done = _ahead(DRAFTS, waiting), 0
        made = ((n, draft.event(vectors.all()), vectors, _to_keep(draft)) for n, draft, vectors in begun)
        while batch := list(islice(made, BATCH)):
            with self._store.transaction():
                for number, event, vectors, pairs in batch:
                    vectors.keep()
                    rows.put_record(self._store.db, number, event.story, made_with)
                    claim_rows.put(self._store.db, number, event.claims)
                    if pairs is not None:
                        rows.put_pairs(self._store.db, number, made_with, pairs.wordings, pairs.pairs, pairs.denials)
            done += len(batch)
            told(done, len(owed))

    def _draft(self, number: int) -> EventDraft:
        stamps = dict(rows.articles_of(self._store.db, number))
        large = self._large.pop(number, None) or (self._restored(number) if len(stamps) >= LARGE else _Large())
        large.articles = {
            i: known
            if (known := large.articles.get(i)) is not None and known[0] == stamp
            else (stamp, self._article(i))
            for i, stamp in stamps.items()
        }
        if len(stamps) >= LARGE:
            self._large[number] = large
            if len(self._large) > REMEMBERED:
                self._large.popitem(last=False)
        edges = _edges(self._store, list(stamps))
        return EventDraft(
            (article for _, article in large.articles.values()), edges, [f.members for f in families(edges)],
            story_id=rows.id_of(self._store.db, number), owners=self._owners, remembered=large.made,
        )  # fmt: skip

    def _restored(self, number: int) -> _Large:
        large, found = _Large(), rows.pairs(self._store.db, number, versions.made_with_of(self._owners))
        if found is not None:
            large.made.wordings = Known.unpacked(Packed(*found))
        return large

    def _article(self, article_id: str) -> Article:
        article = self._store.article(article_id)
        assert article is not None
        return article


class _Large:
    """A large story as it was made the last time: each article with the stamp that it had, and what was made of it."""

    def __init__(self) -> None:
        self.articles: dict[str, tuple[rows.Stamp, Article]] = {}
        self.made = Remembered()


def _to_keep(draft: EventDraft) -> Packed | None:
    """What is known of a large story's wordings, its event made, where much of it is not in the ledger."""
    known = draft.remembered.wordings
    much = known.count > max(LEAST_PAIRS, KEPT_SHARE * known.kept)
    return known.packed() if much and len(draft.articles) >= LARGE else None


class Vectors:
    """The vectors of some texts: those that the ledger remembers, and those that are being made beside. So an article
    more in a story costs the vectors of its own words only."""

    def __init__(self, store: SqliteStore, embed: Embed, beside: Executor, texts: Sequence[str]) -> None:
        self._store = store
        self._keys = [hashlib.sha256(t.encode("utf-8", "replace")).hexdigest() for t in texts]
        self._known = dict(rows.vectors(store.db, set(self._keys)))
        missing = {k: t for k, t in zip(self._keys, texts, strict=True) if k not in self._known}
        self._missing = list(missing)
        self._made = beside.submit(embed, list(missing.values()))

    def all(self) -> Floats:
        """Waits for what is being made. *Shape:* (texts, DIMENSIONS)."""
        self._known |= self._new()
        out = np.zeros((len(self._keys), DIMENSIONS), dtype=np.float32)
        for i, key in enumerate(self._keys):
            out[i] = np.frombuffer(self._known[key], dtype=np.float16)
        return out

    def keep(self) -> None:
        """Remember what was made. Within a transaction."""
        rows.put_vectors(self._store.db, self._new().items())

    def _new(self) -> dict[str, bytes]:
        made = self._made.result().astype(np.float16)
        return {k: v.tobytes() for k, v in zip(self._missing, made, strict=True)}


def _edges(store: SqliteStore, articles: Sequence[str]) -> list[CopyEdge]:
    """The copy edges among these articles (ids)."""
    return resolve(copy_rows.edges_among(store.db, versions.COPIES, articles))


def _story_id(number: int, article: str) -> str:
    return hashlib.sha256(f"story\0{number}\0{article}".encode()).hexdigest()[:12]


def _ahead(count: int, items: Iterator[T]) -> Iterator[T]:
    """The same items. So many are begun at once, and that many more than were asked for ever after."""
    begun = deque(islice(items, count))

    def each() -> Iterator[T]:
        for item in items:
            begun.append(item)
            yield begun.popleft()
        yield from begun

    return each()

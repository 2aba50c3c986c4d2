"""Stories and claims of a ledger: placing what has no story yet, and making anew the records of what changed.

An article is placed once. Its features, its story and the note that it is done commit together; a story whose record is
owed stays owed until it is made, so a run that was stopped goes on with the same command.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

import numpy as np

from onrecord import __version__
from onrecord.linking.copies import families, resolve
from onrecord.linking.embedding import DIMENSIONS, Embed
from onrecord.linking.embedding.sentences import Floats
from onrecord.linking.events import link_event
from onrecord.linking.stories import StoryIndex, features_of, lead_of, load_model, pack
from onrecord.pipeline.copies import VERSION as COPIES
from onrecord.pipeline.copies import link_copies
from onrecord.records import Article, CopyEdge
from onrecord.store import Run, SqliteStore
from onrecord.store import claims as claim_rows
from onrecord.store import copies as copy_rows
from onrecord.store import stories as rows

STAGE, VERSION = "stories", "1"
"""A new version wherever articles would be placed elsewhere."""
RECORDS = "3"
"""A new version wherever the record or the claims of a story would be others."""
BATCH = 50
"""Articles in one transaction."""

Progress = Callable[[int, int], None]
"""Called as `progress(done, total)`: articles placed, then stories made."""


def is_owed(store: SqliteStore, owners: Mapping[str, str]) -> bool:
    """Whether a `StoryLinker` would find anything to do."""
    return store.count_owed(STAGE, VERSION) > 0 or bool(rows.owed(store.db, made_with_of(owners)))


def made_with_of(owners: Mapping[str, str]) -> str:
    """What records depend on beside the articles: changes with the rules (VERSION, RECORDS) and with the owners."""
    listed = "\n".join(f"{outlet}\t{owner}" for outlet, owner in sorted(owners.items()))
    return f"{VERSION} records {RECORDS} copies {COPIES} {hashlib.sha256(listed.encode()).hexdigest()[:12]}"


class StoryLinker:
    """Links one ledger, open to be changed. Loads the index of stories once: keep it for the next articles.

    `embed`: texts -> vectors. `owners`: outlet -> owner; outlets of one owner count as one.
    """

    def __init__(self, store: SqliteStore, embed: Embed, owners: Mapping[str, str] | None = None) -> None:
        """Raises LedgerError."""
        self._store, self._owners = store, owners or {}
        self._embed, self._plain_embed = _Kept(store, embed), embed
        self._index = StoryIndex(load_model())
        known = list(rows.members(store.db))
        self._ids = [m.article for m in known]
        self._index.restore([m.features for m in known], [m.story for m in known])

    def run(self, progress: Progress | None = None) -> int:
        """Find the copies, place every article that has no story, then make every record that is owed; how many were
        placed.

        Raises LedgerError; what was told as done is stored.
        """
        told = progress or (lambda done, total: None)
        link_copies(self._store, told)
        total, done, run = self._store.count_owed(STAGE, VERSION), 0, None
        for batch in _batches(self._store.owed(STAGE, VERSION)):
            articles = [self._article(i) for i in batch]
            leads = self._plain_embed([lead_of(a.text, a.title) for a in articles])
            with self._store.transaction():
                run = run or self._store.start_run(Run(STAGE, __version__))
                for article, lead in zip(articles, leads, strict=True):
                    self._place(article, lead)
                    self._store.mark(article.id, STAGE, VERSION, run)
            done += len(batch)
            told(done, total)
        self._make_records(told)
        return done

    def _place(self, article: Article, lead: Floats) -> None:
        features = features_of(article.text, lead.astype(np.float16).astype(np.float32), article.published)
        changed = self._index.add(features)
        number = len(self._ids)
        self._ids.append(article.id)
        db, stories = self._store.db, self._index.stories
        there = [s for s in sorted(changed) if s in stories]
        rows.put_stories(db, ((s, _story_id(s, self._ids[stories[s][0]])) for s in there))
        rows.put_member(db, rows.Member(article.id, self._index.story_of[number], pack(features)))
        rows.move(db, ((self._ids[n], s) for s in there for n in stories[s]))
        gone = [s for s in changed if s not in stories]
        claim_rows.drop(db, gone)
        rows.drop(db, gone)

    def _make_records(self, told: Progress) -> None:
        made_with = made_with_of(self._owners)
        owed = rows.owed(self._store.db, made_with)
        for done, number in enumerate(owed, 1):
            ids = rows.articles_of(self._store.db, number)
            articles, edges = [self._article(i) for i in ids], _edges(self._store, ids)
            event = link_event(
                articles, edges, [f.members for f in families(edges)], self._embed,
                story_id=rows.id_of(self._store.db, number), owners=self._owners,
            )  # fmt: skip
            with self._store.transaction():
                self._embed.store()
                rows.put_record(self._store.db, number, event.story, made_with)
                claim_rows.put(self._store.db, number, event.claims)
            told(done, len(owed))

    def _article(self, article_id: str) -> Article:
        article = self._store.article(article_id)
        assert article is not None
        return article


class _Kept:
    """An `Embed` that remembers in the ledger: an article more in a story costs the vectors of its own words only."""

    def __init__(self, store: SqliteStore, embed: Embed) -> None:
        self._store, self._embed = store, embed
        self._new: dict[str, bytes] = {}

    def __call__(self, texts: Sequence[str]) -> Floats:
        keys = [hashlib.sha256(t.encode("utf-8", "replace")).hexdigest() for t in texts]
        known = rows.vectors(self._store.db, set(keys) - self._new.keys()) | self._new
        missing = list({k: t for k, t in zip(keys, texts, strict=True) if k not in known}.items())
        vectors = self._embed([t for _, t in missing]).astype(np.float16)
        made = {k: v.tobytes() for (k, _), v in zip(missing, vectors, strict=True)}
        self._new |= made
        known |= made
        out = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for i, key in enumerate(keys):
            out[i] = np.frombuffer(known[key], dtype=np.float16)
        return out

    def store(self) -> None:
        """Keep what is new. Within a transaction."""
        rows.put_vectors(self._store.db, self._new.items())
        self._new = {}


def _edges(store: SqliteStore, articles: Sequence[str]) -> list[CopyEdge]:
    """The copy edges among these articles (ids)."""
    inside = set(articles)
    return resolve(e for e in copy_rows.edges(store.db, COPIES, articles) if e.a in inside and e.b in inside)


def _story_id(number: int, article: str) -> str:
    return hashlib.sha256(f"story\0{number}\0{article}".encode()).hexdigest()[:12]


def _batches(ids: Iterator[str]) -> Iterator[list[str]]:
    while batch := list(islice(ids, BATCH)):
        yield batch

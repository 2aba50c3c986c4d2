"""A ledger, from Python: the same verbs as the command line's. Nothing is printed, nothing heavy is loaded early."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from onrecord.closing import Closing
from onrecord.pipeline import garbage, run
from onrecord.pipeline.recorder import READ, Outcome
from onrecord.pipeline.run import VersionedReader
from onrecord.records import Article, Claim, Failure, Story
from onrecord.store import Hit, OutletCount, Query, SpeakerCount, SqliteStore, Stats, claims, stories

if TYPE_CHECKING:
    from onrecord.linking.embedding.sentences import Embed, Floats
    from onrecord.pipeline.stories import StoryLinker

DEFAULT = "onrecord.db"

Progress = Callable[[Outcome, "Summary", int | None], None]
"""Called as `progress(outcome, summary so far, total)` for each input that was stored; total None = not known."""


@dataclass(slots=True)
class Summary:
    """What a run did. `inputs` = `added` + `read_again` + `known` + `failed`, always.

    `known`: was there already. `statements`: in what was read now. `not_read`: of those read now, the articles in a
    language that the model does not know, or without text.
    """

    added: int = 0
    read_again: int = 0
    known: int = 0
    failed: int = 0
    statements: int = 0
    not_read: int = 0
    failures: list[Failure] = field(default_factory=list)
    """The first ones, at most `Ledger.MOST_FAILURES`; all are in the ledger."""

    @property
    def inputs(self) -> int:
        """Everything that was looked at."""
        return self.added + self.read_again + self.known + self.failed

    def count(self, outcome: Outcome, most_failures: int) -> None:
        """Add one outcome."""
        setattr(self, outcome.kind, getattr(self, outcome.kind) + 1)
        if outcome.failure is not None and len(self.failures) < most_failures:
            self.failures.append(outcome.failure)
        if outcome.article is not None and outcome.kind in ("added", "read_again"):
            self.statements += len(outcome.article.statements)
            self.not_read += outcome.article.outcome in ("unsupported_language", "no_text")


class Ledger(Closing):
    """Articles and their statements in one file. A context manager; `close()` may be called twice.

    The file is made by the first `add`. All methods may raise LedgerError; those that take filters UsageError for a
    value that is off. A ledger is for one thread at a time; open it again for another one.
    """

    MOST_FAILURES = 1_000

    def __init__(
        self,
        path: str | Path = DEFAULT,
        *,
        model_dir: str | Path | None = None,
        threads: int | None = None,
        reader: VersionedReader | None = None,
        owners: Mapping[str, str] | None = None,
    ) -> None:
        """`model_dir`, `threads`: for the reader, as in the settings; `reader`: another one than OnRecord's own.

        `owners`: outlet -> owner; where sources are counted, outlets of one owner are one.
        """
        self.path = Path(path)
        self._model_dir = None if model_dir is None else Path(model_dir)
        self._threads, self._reader = threads, reader
        self._owners = dict(owners or {})
        self._linker: StoryLinker | None = None
        self._asked: SqliteStore | None = None
        self._written: SqliteStore | None = None

    def close(self) -> None:
        """Close the file. It opens again at the next use."""
        for store in (self._asked, self._written):
            if store is not None:
                store.close()
        self._asked = self._written = self._linker = None

    def add(self, *paths: str | Path, stdin: BinaryIO | None = None, progress: Progress | None = None) -> Summary:
        """Take in and read what is under the paths (files and folders, as `onrecord.read` takes them) and is not here.

        What is here already is not read again. Raises ModelError; after any error what was reported is stored.
        """
        told = _Told(progress, self.MOST_FAILURES)
        names = [str(path) for path in paths]
        run.add(names, store=self.writer, reader=self.reader, told=told, total=told.expect, stdin=stdin)
        return told.summary

    def update(self, *, progress: Progress | None = None) -> Summary:
        """Read again what the present model has not read; the older readings are kept. Raises ModelError."""
        told = _Told(progress, self.MOST_FAILURES)
        run.update(store=self.writer, reader=self.reader, told=told, total=told.expect)
        return told.summary

    def keep(self, items: Iterable[Article | Failure], *, progress: Progress | None = None) -> Summary:
        """Keep articles that were read already, such as those of `onrecord.read` or of another ledger's `articles()`.

        The bytes they came from are not in a record, and so not in this ledger.
        """
        told = _Told(progress, self.MOST_FAILURES)
        run.keep(items, store=self.writer, told=told)
        return told.summary

    def import_records(
        self, *paths: str | Path, stdin: BinaryIO | None = None, progress: Progress | None = None
    ) -> Summary:
        """Take in records that were exported as jsonl, with what was found in them; nothing is read anew.

        What is here already stays as it is. Into an empty ledger, the export of a whole ledger gives the same one, but
        for the bytes that articles came from and older readings, which an export does not hold.
        """
        from onrecord.pipeline.restore import exported

        told = _Told(progress, self.MOST_FAILURES)
        found = exported([str(path) for path in paths], stdin=stdin)
        run.keep(found, store=self.writer, told=told, command="import")
        return told.summary

    def link(self, *, progress: Callable[[int, int], None] | None = None) -> int:
        """Find stories and claims for what has been added since the last time; how many articles were new to it.

        `progress(done, total)`. Raises ModelError; what was done before an error is stored.
        """
        from onrecord.pipeline.versions import has_new, is_owed

        if not is_owed(self.store, self._owners):
            return 0
        with garbage.seldom():
            if self._linker is None:
                embed = _embedding(at_once=has_new(self.store))
                from onrecord.pipeline.stories import (
                    StoryLinker,  # takes a while: the network is being loaded meanwhile
                )

                self._linker = StoryLinker(self.writer, embed, self._owners)
            return self._linker.run(progress)

    def stories(self, words: str = "", *, least: int = 1, limit: int = 20, offset: int = 0) -> list[Story]:
        """Stories of at least `least` articles, the largest first; `words`: a part of the title."""
        return stories.stories(self.store.db, words, least=least, limit=limit, offset=offset)

    def count_stories(self, words: str = "", *, least: int = 1) -> int:
        """How many `stories` would find without its limit."""
        return stories.count(self.store.db, words, least=least)

    def story(self, story_id: str) -> Story | None:
        """A story by its id or the beginning of it; None if it is not here."""
        return stories.story(self.store.db, story_id)

    def claims(self, words: str = "", *, story: str | None = None, limit: int = 20, offset: int = 0) -> list[Claim]:
        """Claims that have the words in one of their variants, those in most articles first; `story`: of that one."""
        return claims.claims(self.store.db, words, story=story, limit=limit, offset=offset)

    def count_claims(self, words: str = "", *, story: str | None = None) -> int:
        """How many `claims` would find without its limit."""
        return claims.count(self.store.db, words, story=story)

    def claim(self, claim_id: str) -> Claim | None:
        """A claim by its id or the beginning of it; None if it is not here."""
        return claims.claim(self.store.db, claim_id)

    def owed(self) -> int:
        """How many articles `update` would read."""
        return self.store.count_owed(READ, self.reader.version)

    def search(self, words: str = "", **filters: Any) -> list[Hit]:
        """Statements whose content has the words, best first; `filters` are the other fields of `Query`."""
        return self.store.search(Query(words, **filters))

    def count(self, words: str = "", **filters: Any) -> int:
        """How many statements `search` would find without its limit."""
        return self.store.count(Query(words, **filters))

    def speakers(self, words: str = "", **filters: Any) -> list[SpeakerCount]:
        """Who makes the statements that `search` would find, those with the most first."""
        return self.store.speakers(Query(words, **filters))

    def speaker(self, name: str) -> SpeakerCount | None:
        """The speaker of that name, in any case; None if there is none."""
        return self.store.speaker(name)

    def outlets(self, name: str = "", *, limit: int = 20, offset: int = 0) -> list[OutletCount]:
        """Outlets whose name holds `name`, those with the most articles first."""
        return self.store.outlets(name, limit=limit, offset=offset)

    def stats(self) -> Stats:
        """How much there is of everything."""
        return self.store.stats()

    def article(self, article_id: str) -> Article | None:
        """An article with its statements; None if it is not here."""
        return self.store.article(article_id)

    def statement(self, statement_id: str) -> Hit | None:
        """A statement by its id (`article:statement`); None if it is not here."""
        return self.store.statement(statement_id)

    def articles(self, words: str | None = None, **filters: Any) -> Iterator[Article]:
        """Every article with its statements, in the order they came in; one at a time is held.

        With words or filters: only articles with statements that `search` would find (without its limit), with those
        statements alone; what stood inside one that is left out moves up.
        """
        if words is None and not filters:
            yield from self.store.articles()
            return
        from onrecord.pipeline.confidence import keep

        for article_id, names in self.store.found_in(Query(words or "", **filters)):
            if (article := self.article(article_id)) is not None:
                yield keep(article, names)

    def raw(self, article: Article) -> bytes | None:
        """The bytes that the article came from; None if they were not kept."""
        return None if article.raw_sha256 is None else self.store.raw(article.raw_sha256)

    def failures(self) -> Iterable[Failure]:
        """What could not be read, and has not been since."""
        return self.store.failures()

    @property
    def store(self) -> SqliteStore:
        """The file, open to be asked."""
        if self._written is not None:
            return self._written
        self._asked = self._asked or SqliteStore(self.path)
        return self._asked

    @property
    def writer(self) -> SqliteStore:
        """The file, open to be changed; made if it is not there."""
        self._written = self._written or SqliteStore(self.path, write=True)
        return self._written

    @property
    def reader(self) -> VersionedReader:
        """What reads the articles, loaded when first needed. Raises ModelError."""
        if self._reader is None:
            from onrecord.reading import load_reader

            self._reader = load_reader(self._model_dir, threads=self._threads)
        return self._reader


def _embedding(*, at_once: bool) -> Embed:
    """The packaged network. `at_once`: loaded beside what the caller does, from now on; else by the first call. A call
    raises ModelError where that failed."""
    if at_once:
        with_others = ThreadPoolExecutor(1, "loading")
        loaded = with_others.submit(_load_embedding).result
        with_others.shutdown(wait=False)
    else:
        loaded = cache(_load_embedding)

    def embed(texts: Sequence[str]) -> Floats:
        return loaded()(texts)

    return embed


def _load_embedding() -> Embed:
    from onrecord.linking.embedding import load_embedding

    return load_embedding()


class _Told:
    """Counts outcomes as they are stored, and passes them on."""

    def __init__(self, progress: Progress | None, most_failures: int) -> None:
        self.summary = Summary()
        self._progress, self._most = progress, most_failures
        self._total: int | None = None

    def expect(self, total: int | None) -> None:
        """How many inputs there are."""
        self._total = total

    def __call__(self, outcome: Outcome) -> None:
        self.summary.count(outcome, self._most)
        if self._progress is not None:
            self._progress(outcome, self.summary, self._total)

"""Results into the store, some at a time; told to the caller only when they are stored.

Invariant: an `Outcome` is told after the commit that holds its article. The store is locked only while it is written
to, never while something is read.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType

from onrecord.errors import LedgerError
from onrecord.records import Article, Failure
from onrecord.store import Run, Store

INGEST, READ = "ingest", "read"
GROUP = 64
GROUP_SECONDS = 0.5
"""Results are committed when there are so many, or when the first of them has waited so long."""

REASON_CHARS = 300


@dataclass(frozen=True, slots=True)
class Taken:
    """An article as it was taken in, with the bytes it came from and the names under which it was met meanwhile."""

    article: Article
    raw: bytes | None = None
    again: list[Article] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input. `kind`: `added`, `read_again`, `known` (it was there already) or `failed`."""

    kind: str
    article: Article | None = None
    failure: Failure | None = None


Told = Callable[[Outcome], None]
Work = Callable[[int], tuple[bool, Outcome]]
"""Writes one result for a run; whether anything changed, and what to tell."""


class _NothingNewError(Exception):
    """Undoes the note of a run that changed nothing."""


class Recorder:
    """Collects results and stores them in groups. A context manager: what is left is stored when it is left."""

    def __init__(self, store: Store, run: Run, told: Told) -> None:
        self._store, self._about, self._told = store, run, told
        self._run: int | None = None
        self._group: list[Work] = []
        self._since = 0.0
        self._ids: set[str] = set()

    def __enter__(self) -> Recorder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # After an error of anything but the store itself, or an interrupt, what is complete is kept.
        if not isinstance(error, LedgerError):
            self.flush()

    def has(self, article_id: str) -> bool:
        """Whether the article is stored, or about to be."""
        return article_id in self._ids or self._store.has(article_id)

    def read(self, taken: Taken, result: Article | Failure | None, version: str, *, kind: str = "added") -> None:
        """An article that was taken in and read, or with which the reader failed; None: it has not been read."""
        self._ids.add(taken.article.id)
        self._add(lambda run: self._store_reading(taken, result, version, run, kind))
        for article in taken.again:
            self.known(article)

    def known(self, article: Article) -> None:
        """An article that is there already: only the name under which it was met may be new."""
        self._add(lambda run: (self._put(article, run), Outcome("known", article)))

    def failed(self, failure: Failure) -> None:
        """An input that gave no article."""
        self._add(lambda run: (self._store.put_failure(failure, INGEST, run), Outcome("failed", failure=failure)))

    def flush(self) -> None:
        """Store what was collected, in one transaction, then tell it. Raises LedgerError: then none of it is stored."""
        group, self._group = self._group, []
        self._ids.clear()
        outcomes: list[Outcome] = []
        run = self._run
        try:
            if group:
                with self._store.transaction():
                    run = run or self._store.start_run(self._about)
                    changed = [self._apply(work, run, outcomes) for work in group]
                    if self._run is None and not any(changed):
                        raise _NothingNewError
            self._run = run
        except _NothingNewError:
            pass
        for outcome in outcomes:
            self._told(outcome)

    def _add(self, work: Work) -> None:
        now = time.monotonic()
        if not self._group:
            self._since = now
        self._group.append(work)
        if len(self._group) >= GROUP or now - self._since >= GROUP_SECONDS:
            self.flush()

    def _apply(self, work: Work, run: int, outcomes: list[Outcome]) -> bool:
        changed, outcome = work(run)
        outcomes.append(outcome)
        return changed

    def _store_reading(
        self, taken: Taken, result: Article | Failure | None, version: str, run: int, kind: str
    ) -> tuple[bool, Outcome]:
        """Article, bytes, reading and ledger row: all of it, or, if the store cannot hold it, a failure."""
        article = taken.article
        try:
            with self._store.transaction():
                changed = self._put(article, run)
                if taken.raw is not None and article.raw_sha256 is not None:
                    changed |= self._store.put_raw(article.raw_sha256, taken.raw)
                if isinstance(result, Failure):
                    return self._not_read(article, result, version, run, changed)
                if result is not None:
                    changed |= self._store.put_reading(result, version, run)
                    changed |= self._store.resolve_failures(article.id, READ, run)
                # Nothing new: another process has added it meanwhile.
                return changed, Outcome(kind if changed else "known", result or article)
        except (ValueError, OverflowError) as error:
            name = article.ref or article.id
            reason = " ".join(f"{type(error).__name__}: {error}".split())[:REASON_CHARS]
            failure = Failure(name, "store_error", f"{name}: the ledger cannot hold this article: {reason}")
            return self._store.put_failure(failure, INGEST, run), Outcome("failed", failure=failure)

    def _not_read(
        self, article: Article, failure: Failure, version: str, run: int, changed: bool
    ) -> tuple[bool, Outcome]:
        noted = Failure(article.id, failure.code, failure.message)
        changed |= self._store.put_failure(noted, READ, run)
        changed |= self._store.mark(article.id, READ, version, run, outcome="failed", detail=failure.code)
        return changed, Outcome("failed", article, failure)

    def _put(self, article: Article, run: int) -> bool:
        changed = self._store.put_article(article, run)
        for name in (article.ref, *article.refs):
            if name is not None:
                changed |= self._store.resolve_failures(name, INGEST, run)
        return changed

"""What a store does, whatever it stores in. `tests/contract/test_store.py` is the one body of tests for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from onrecord.records import Article, Failure
from onrecord.store.query import Hit, OutletCount, Query, SpeakerCount, Stats


@dataclass(frozen=True, slots=True)
class Run:
    """Who writes: the command, OnRecord's version, and the settings as JSON."""

    command: str
    version: str
    settings: str = "{}"


class Store(Protocol):
    """Articles with their readings. Every change stands in a `transaction()`; all methods may raise LedgerError.

    Doing something twice changes nothing: each `put` and `mark` tells by False that it was there already.
    """

    def transaction(self) -> AbstractContextManager[None]:
        """All changes within are stored, durably, when it is left; at an error none is. May be nested."""
        ...

    def start_run(self, run: Run) -> int:
        """Note a run that is about to change something; its number goes with each change."""
        ...

    def has(self, article_id: str) -> bool:
        """Whether the article was taken in."""
        ...

    def put_article(self, article: Article, run: int) -> bool:
        """Take in an article as it was before reading. One that is there already may only get further `refs`."""
        ...

    def put_raw(self, sha256: str, data: bytes) -> bool:
        """Keep the bytes that an article came from."""
        ...

    def put_reading(self, article: Article, version: str, run: int) -> bool:
        """Add what a reader of that version found in an article that is there, and mark stage `read` as done."""
        ...

    def put_failure(self, failure: Failure, stage: str, run: int) -> bool:
        """Note an input that gave no article, or (ref = its id) an article with which a stage failed."""
        ...

    def resolve_failures(self, ref: str, stage: str, run: int) -> bool:
        """Note that what failed went well now; False if nothing had failed."""
        ...

    def mark(
        self, article_id: str, stage: str, version: str, run: int, *, outcome: str = "done", detail: str | None = None
    ) -> bool:
        """Note in the ledger what a stage did with an article; within the transaction of its results."""
        ...

    def is_done(self, article_id: str, stage: str, version: str) -> bool:
        """Whether the stage is through with the article in that version."""
        ...

    def owed(self, stage: str, version: str) -> Iterator[str]:
        """Ids of the articles that the stage has not done in that version, in the order they came in."""
        ...

    def count_owed(self, stage: str, version: str) -> int:
        """How many those are."""
        ...

    def unread(self, article_id: str) -> Article:
        """The article as it was taken in, to be read (again). Raises LedgerError if it is not there."""
        ...

    def article(self, article_id: str, *, spoken: bool = True) -> Article | None:
        """The article with its current reading; None if it is not there. Not `spoken`: without statements and speakers,
        for those who look at the text and its credits alone."""
        ...

    def articles(self) -> Iterator[Article]:
        """Every article with its current reading, in the order they came in. Holds one at a time."""
        ...

    def statement(self, statement_id: str) -> Hit | None:
        """A statement of a current reading, by `article id:statement id`; None if it is not there."""
        ...

    def search(self, query: Query) -> list[Hit]:
        """The statements asked for: with words the best matches first, without in the order they came in."""
        ...

    def count(self, query: Query) -> int:
        """How many statements there are for it, whatever its limit."""
        ...

    def found_in(self, query: Query) -> Iterator[tuple[str, frozenset[str]]]:
        """Each article that holds statements asked for: its id, and the ids of those. Whatever the query's limit."""
        ...

    def speakers(self, query: Query) -> list[SpeakerCount]:
        """Who makes the statements asked for, those with the most first."""
        ...

    def speaker(self, name: str) -> SpeakerCount | None:
        """The one speaker with that name (in any case), None if nobody has it."""
        ...

    def outlets(self, name: str = "", *, limit: int = 20, offset: int = 0) -> list[OutletCount]:
        """The outlets whose name holds `name` (in any case), those with the most articles first."""
        ...

    def stats(self) -> Stats:
        """How much of everything there is."""
        ...

    def article_ids(self) -> list[str]:
        """The ids of all articles, in the order they came in."""
        ...

    def raw(self, sha256: str) -> bytes | None:
        """The bytes with that hash, None if they were not kept."""
        ...

    def failures(self) -> Iterator[Failure]:
        """What failed and has not gone well since."""
        ...

    def close(self) -> None:
        """Close the store. May be called twice."""
        ...

"""What a report shows of a ledger: the stories, claims, copies and articles, asked for one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.errors import UsageError
from onrecord.linking.diff import Diff
from onrecord.records import Article, Claim, CopyEdge, Failure, Story

if TYPE_CHECKING:
    from onrecord.pipeline.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything a report is made of. `None` stands for what has not been computed, which is not "there is none".

    `stories`, the widest carried first. `claims` and `edges` give those of one story; `claims(None)` those of none.
    `articles`: ids, in the order they came in; `article` loads one.
    """

    name: str
    articles: Sequence[str]
    article: Callable[[str], Article | None]
    stories: Sequence[Story] | None = None
    edges: Callable[[Story], Sequence[CopyEdge]] | None = None
    claims: Callable[[Story | None], Sequence[Claim]] | None = None
    compare: Callable[[Article, Article], Diff] | None = None
    failures: Sequence[Failure] = ()


def contents(ledger: Ledger, only: Sequence[str] = ()) -> Contents:
    """What the ledger holds; with `only`, of these stories (ids) alone.

    Raises LedgerError, and UsageError where there is no such story."""
    if only:
        raise UsageError(f"there is no story {only[0]!r} here; stories have not been computed for this ledger")
    store = ledger.store
    return Contents(
        name=ledger.path.name,
        articles=store.article_ids(),
        article=store.article,
        failures=tuple(store.failures()),
    )

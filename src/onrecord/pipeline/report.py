"""What a report shows of a ledger: the stories, claims, copies and articles, asked for one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.records import Article, Claim, CopyEdge, Failure, Story


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything a report is made of. `None` stands for what has not been computed, which is not "there is none".

    `stories`, the widest carried first. `claims` and `edges` give those of one story; `claims(None)` those of no story.
    `articles`: ids, in the order they came in; `article` loads one.
    """

    name: str
    articles: Sequence[str]
    article: Callable[[str], Article | None]
    stories: Sequence[Story] | None = None
    edges: Callable[[Story], Sequence[CopyEdge]] | None = None
    claims: Callable[[Story | None], Sequence[Claim]] | None = None
    failures: Sequence[Failure] = ()

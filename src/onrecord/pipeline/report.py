"""What a report shows of a ledger: the stories, claims, copies and articles, asked for one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.errors import UsageError
from onrecord.limits import MAX_FOUND_ITEMS, MAX_REPORT_STORIES
from onrecord.linking.diff import Diff, diff
from onrecord.pipeline.copies import found_copies
from onrecord.records import Article, Claim, CopyEdge, Failure, Story

if TYPE_CHECKING:
    from onrecord.pipeline.ledger import Ledger
    from onrecord.store import SqliteStore


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything a report is made of. `None` stands for what has not been computed, which is not "there is none".

    `stories`, the widest carried first; `more_stories` are not among them. `claims` and `edges` give those of one
    story, `claims(None)` those of none. `articles`: ids, in the order they came in; `article` loads one.
    """

    name: str
    articles: Sequence[str]
    article: Callable[[str], Article | None]
    stories: Sequence[Story] | None = None
    more_stories: int = 0
    edges: Callable[[Story], Sequence[CopyEdge]] | None = None
    claims: Callable[[Story | None], Sequence[Claim]] | None = None
    compare: Callable[[Article, Article], Diff] | None = None
    failures: Sequence[Failure] = ()


def contents(ledger: Ledger, only: Sequence[str] = ()) -> Contents:
    """What the ledger holds, as far as it has been linked; with `only`, of these stories (ids) alone.

    Raises LedgerError, and UsageError where there is no such story."""
    store = ledger.store
    shown = [_named(ledger, name) for name in only] or _widest(ledger)
    edges = _Edges(store)
    return Contents(
        name=ledger.path.name,
        articles=[a.id for story in shown for a in story.articles] if only else store.article_ids(),
        article=store.article,
        stories=shown,
        more_stories=0 if only else ledger.count_stories(least=2) - len(shown),
        edges=edges.of,
        claims=lambda story: ledger.claims(story=story.id, limit=MAX_FOUND_ITEMS) if story else (),
        compare=diff,
        failures=() if only else tuple(store.failures()),
    )


def _named(ledger: Ledger, name: str) -> Story:
    story = ledger.story(name)
    if story is None:
        raise UsageError(f"there is no story {name!r} here, or several begin so; onrecord stories lists them")
    return story


def _widest(ledger: Ledger) -> list[Story]:
    """The stories of several articles that have room, those that most outlets carry first."""
    found = ledger.stories(least=2, limit=MAX_REPORT_STORIES)
    return sorted(found, key=lambda story: (-(story.outlets.high or 0), -len(story.articles), story.id))


class _Edges:
    """The copies of a ledger by article; asked for once, when first needed."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store

    @cached_property
    def _at(self) -> Mapping[str, list[CopyEdge]]:
        found: defaultdict[str, list[CopyEdge]] = defaultdict(list)
        for edge in found_copies(self._store):
            found[edge.a].append(edge)
        return found

    def of(self, story: Story) -> list[CopyEdge]:
        """The edges between articles of the story."""
        ids = {article.id for article in story.articles}
        return [edge for article in story.articles for edge in self._at.get(article.id, ()) if edge.b in ids]

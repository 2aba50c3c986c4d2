"""Leave out statements: those the reader is not sure enough of, or those nobody asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from onrecord.records import Article


def confident(article: Article, min_score: float) -> Article:
    """Without the statements whose score (0-1) is lower. An unknown score is not a low one: such statements
    stay.

    What stood inside a dropped statement moves up to the nearest one that stays. Raises nothing.
    """
    low = [s.id for s in article.statements if s.score is not None and s.score < min_score]
    return without(article, low) if low else article


def keep(article: Article, names: Collection[str]) -> Article:
    """With only the statements of those ids; what stood inside another one moves up, as in `confident`."""
    return without(article, [s.id for s in article.statements if s.id not in names])


def without(article: Article, names: Iterable[str]) -> Article:
    """Without the statements of those ids; what stood inside one of them moves up to the nearest one that stays."""
    left_out = set(names)
    parents = {s.id: s.parent for s in article.statements if s.id in left_out}
    kept = []
    for statement in article.statements:
        if statement.id not in parents:
            parent, seen = statement.parent, set()
            while parent is not None and parent in parents and parent not in seen:
                seen.add(parent)
                parent = parents[parent]
            kept.append(replace(statement, parent=None if parent in parents else parent))
    return replace(article, statements=tuple(kept))

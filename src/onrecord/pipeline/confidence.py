"""Leave out what the reader is not sure enough of."""

from __future__ import annotations

from dataclasses import replace

from onrecord.records import Article


def confident(article: Article, min_score: float) -> Article:
    """Without the statements whose score (0-1) is lower. An unknown score is not a low one: such statements
    stay.

    What stood inside a dropped statement moves up to the nearest one that stays. Raises nothing.
    """
    low = {s.id: s.parent for s in article.statements if s.score is not None and s.score < min_score}
    if not low:
        return article
    kept = []
    for statement in article.statements:
        if statement.id not in low:
            parent, seen = statement.parent, set()
            while parent is not None and parent in low and parent not in seen:
                seen.add(parent)
                parent = low[parent]
            kept.append(replace(statement, parent=None if parent in low else parent))
    return replace(article, statements=tuple(kept))

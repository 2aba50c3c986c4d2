"""Which annotated articles training leaves out, to be measured on. The rule stands here only."""

from __future__ import annotations

import hashlib

FOLDS = 5
MORE = "more/"
"""How the ids of articles begin that were annotated to be trained on, and on which nothing is measured."""
SHIPPED_FOLD = 0
"""What the shipped model never saw, and is measured on."""


def fold_of(article_id: str) -> int:
    """0 to FOLDS - 1, by a hash of the id: the same everywhere, whatever is added to a corpus."""
    return hashlib.sha256(article_id.encode("utf-8")).digest()[0] % FOLDS


def held_out(article_id: str, fold: int = SHIPPED_FOLD) -> bool:
    """Whether the article belongs to the part that is kept apart."""
    return not article_id.startswith(MORE) and fold_of(article_id) == fold

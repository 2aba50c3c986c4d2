"""The versions of what links a ledger, and whether anything is owed by them: told without loading what links."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from onrecord.store import SqliteStore
from onrecord.store import stories as rows

COPIES = "1"
"""A new version wherever other edges would be found; then everything is linked anew."""
STORIES = "2"
"""A new version wherever articles would be placed elsewhere."""
RECORDS = "4"
"""A new version wherever the record or the claims of a story would be others."""
STORIES_STAGE = "stories"


def is_owed(store: SqliteStore, owners: Mapping[str, str]) -> bool:
    """Whether a `StoryLinker` would find anything to do."""
    return has_new(store) or bool(rows.owed(store.db, made_with_of(owners)))


def has_new(store: SqliteStore) -> bool:
    """Whether an article has no story."""
    return store.count_owed(STORIES_STAGE, STORIES) > 0


def made_with_of(owners: Mapping[str, str]) -> str:
    """What records depend on beside the articles: changes with the rules and with the owners."""
    listed = "\n".join(f"{outlet}\t{owner}" for outlet, owner in sorted(owners.items()))
    return f"{STORIES} records {RECORDS} copies {COPIES} {hashlib.sha256(listed.encode()).hexdigest()[:12]}"

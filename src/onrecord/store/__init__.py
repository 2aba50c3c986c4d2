"""Records <-> database. Knows records and text only."""

from onrecord.store.contract import Run, Store
from onrecord.store.sqlite import SqliteStore

__all__ = ["Run", "SqliteStore", "Store"]

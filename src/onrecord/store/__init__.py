"""Records <-> database. Knows records and text only."""

from onrecord.store.contract import Run, Store
from onrecord.store.query import Hit, OutletCount, Query, SpeakerCount, Stats
from onrecord.store.sqlite import SqliteStore

__all__ = ["Hit", "OutletCount", "Query", "Run", "SpeakerCount", "SqliteStore", "Stats", "Store"]

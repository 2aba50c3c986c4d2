"""Bytes -> articles: one reader per format, each a generator; pages are extracted in a killable child
process."""

from onrecord.ingest.batch import count_inputs, ingest, list_files
from onrecord.ingest.raw import raw_bytes

__all__ = ["count_inputs", "ingest", "list_files", "raw_bytes"]

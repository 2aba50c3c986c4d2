"""Feeds -> articles: what an RSS or Atom file says of each entry, and OPML files, which name feeds."""

from onrecord.ingest.feed.opml import read_opml
from onrecord.ingest.feed.read import read_feed

__all__ = ["read_feed", "read_opml"]

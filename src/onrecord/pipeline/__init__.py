"""From paths to read articles and into the ledger: all that knows both stages and store."""

from onrecord.pipeline.confidence import confident
from onrecord.pipeline.ledger import Ledger, Summary
from onrecord.pipeline.read import Progress, Reads, read_paths

__all__ = ["Ledger", "Progress", "Reads", "Summary", "confident", "read_paths"]

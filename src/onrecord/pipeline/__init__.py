"""From paths to read articles: the one package that knows the stages and the order they come in."""

from onrecord.pipeline.confidence import confident
from onrecord.pipeline.read import Progress, Reads, read_paths

__all__ = ["Progress", "Reads", "confident", "read_paths"]

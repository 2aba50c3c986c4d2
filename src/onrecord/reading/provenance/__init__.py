"""Through whose hands a statement came: credits in the text, circumstances, the chain from page to speaker."""

from onrecord.reading.provenance.trace import trace

__all__ = ["trace"]

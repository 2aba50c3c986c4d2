"""A web page -> its article: decode, read the page's own facts, extract the main text in a child, map it
back."""

from onrecord.ingest.html.extract import Extracted, Extractor
from onrecord.ingest.html.read import read_html, read_page
from onrecord.ingest.html.source_map import Segment, SourceMap, source_map

__all__ = ["Extracted", "Extractor", "Segment", "SourceMap", "read_html", "read_page", "source_map"]

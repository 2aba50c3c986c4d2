"""Records to files: text for people, JSON lines, CSV, Parquet, HTML, brat, W3C Web Annotation.

Every format takes a stream of articles and failures and holds at most one article at a time.
"""

from onrecord.export.formats import FORMATS, Format, check, write

__all__ = ["FORMATS", "Format", "check", "write"]

"""One self-contained HTML page: the report. See `page.py`."""

from onrecord.export.html.page import write

__all__ = ["write"]

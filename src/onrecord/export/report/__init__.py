"""One self-contained HTML page for a whole ledger. See `page.py`."""

from onrecord.export.report.page import write

__all__ = ["write"]

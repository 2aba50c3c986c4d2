"""What one article makes of another, for people: lines for the terminal, and a page."""

from onrecord.export.diff.page import page
from onrecord.export.diff.text import lines

__all__ = ["lines", "page"]

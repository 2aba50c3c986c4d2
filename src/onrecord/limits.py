"""Every cap, in one place, with its unit in its name. Limits apply before the memory is spent."""

from __future__ import annotations

MAX_INPUT_BYTES = 64 * 1024 * 1024
"""One page or text file. A larger file is refused before it is read."""

MAX_RECORD_BYTES = 32 * 1024 * 1024
"""One line of a JSON-lines file or one cell of a table."""

MAX_ARTICLE_CHARS = 20_000_000
"""The text of one article, in code points."""

MAX_UNPACKED_BYTES = 4 * 1024 * 1024 * 1024
"""What one compressed input may unpack to, in all. Records are streamed: this bounds time and disk, not memory."""

MAX_EXTRACT_SECONDS = 20.0
"""Main-text extraction of one page; the child process that does it is killed after this."""

MAX_EXTRACT_MEMORY_BYTES = 2 * 1024 * 1024 * 1024
"""Address space that the extracting child may take above its own start-up."""

MAX_HTML_DEPTH = 2_000
"""Nested elements of a page. Deeper ones are flattened before a tree is built."""

MAX_FIELD_CHARS = 2_000
"""A title, byline or outlet name; the rest is cut."""

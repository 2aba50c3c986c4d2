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

EXTRACT_GRACE_SECONDS = 10.0
"""What the parent waits beyond MAX_EXTRACT_SECONDS for a child that should have stopped itself (start-up included)."""

MAX_TREE_CELL_SPAN = 1_000
"""Columns or rows that one cell of a page may claim; a larger claim counts as one."""

MAX_JSON_DEPTH = 100
"""Nested lists and objects of one input record, and of one JSON-LD block."""

MAX_JSONLD_CHARS = 2_000_000
"""One JSON-LD block of a page; a longer one is not read."""

MAX_CREDIT_LINE_CHARS = 400
"""A dateline, byline or footer line; longer ones are prose and no credit is looked for in them."""

MAX_TABLE_REPAIRS = 1_000
"""Rows of one CSV file that may be given up before the whole file is."""

MAX_FOLDER_DEPTH = 64
"""Folders within folders that are walked."""

MAX_FRAME_BYTES = 512 * 1024 * 1024
"""One message between the parent and the extracting child: a page, or what was found in it."""

MAX_COUNT_BYTES = 256 * 1024 * 1024
"""A JSON-lines file whose lines are counted for the progress bar; a larger one is read without a total."""

SNIFF_BYTES = 8_192
"""The start of an input, enough to tell what kind of file it is."""

MAX_DETECT_BYTES = 65_536
"""What the statistical guess of an undeclared encoding looks at."""

MAX_REPORT_STORIES = 200
"""Stories on one report page, those with the most outlets; `onrecord report --story` shows others."""

MAX_REPORT_STORY_ARTICLES = 200
"""Articles of one story that its list names, where the page has room (MAX_REPORT_EVENT_ITEMS)."""

MAX_REPORT_EVENT_ITEMS = 6_000
"""Articles in the lists of all stories of a report; each story has its share, 20 at least."""

MAX_REPORT_GRAPH_ARTICLES = 60
"""Articles that the drawing of one story shows, sources before the rest: more cannot be followed."""

MAX_REPORT_STORY_CLAIMS = 40
"""Claims of one story on the report page, the widest carried first, where the page has room (MAX_REPORT_CLAIMS)."""

MAX_REPORT_CLAIMS = 1_500
"""Claims on one report page; each story has its share, 5 at least."""

MAX_REPORT_STORY_COMPARED_ITEMS = 20
"""Pairs of articles of one story that stand side by side, where the page has room (MAX_REPORT_COMPARED_ITEMS)."""

MAX_REPORT_COMPARED_ITEMS = 300
"""Pairs of articles side by side on one report page; each story has its share, one at least."""

MAX_REPORT_ARTICLES = 5_000
"""Articles that the list of the report page names."""

MAX_REPORT_ARTICLE_CHARS = 12_000_000
"""Characters of the page that articles in full may take; the rest are listed without their text."""

MAX_REPLACED_SHARE = 0.02
"""Share of code points that decoding may lose (U+FFFD) before the encoding counts as unknown."""

MAX_WORD_CHARS = 200
"""What of one unbroken run of letters (a URL, base64) the encoder looks at."""

MAX_PIECES_PER_WORD = 12
"""Word pieces of one word; a longer word is represented by its first ones."""

MAX_EMBEDDED_PIECES = 128
"""Word pieces of a statement or of an article's lead that its vector is made of; the rest is not looked at."""

MAX_STORY_CHARS = 20_000
"""What of an article's beginning is compared to find its story, in code points."""

MAX_POINT_CHARS = 1_000
"""What of one sentence of a statement is compared with others, in code points."""

MAX_STORY_ITEMS = 1_500
"""Different wordings of one story whose claims are compared; the rarest of a larger story are left out."""

MAX_REGROUPED_ARTICLES = 300
"""Articles that are grouped anew when one is added; a larger story beside it is left as it is."""

MAX_OWNERS_BYTES = 1024 * 1024
"""The file of outlets by owner."""

MAX_CACHED_WORDS = 200_000
"""Words whose pieces are remembered between articles."""

MAX_WINDOWS_AHEAD = 256
"""Windows being read at once, over all articles: bounds memory, and keeps every thread busy."""

MAX_WORDS_WITH_VECTORS = 200_000
"""Words of an article whose vectors are kept (768 bytes each) until its speakers are found; those of a
longer one are found without them."""

MAX_LOCK_SECONDS = 30.0
"""What a command waits for another one that is writing to the same ledger."""

MAX_SEARCH_WORDS = 64
"""Words and phrases of one search; further ones are left out."""

MAX_SEARCH_DEPTH = 8
"""Parentheses within parentheses of one search; deeper ones are passed over."""

MAX_FOUND_ITEMS = 10_000
"""Results that one search may give at once; for more, export."""

MAX_WARC_HEADER_BYTES = 65_536
"""The header of one WARC record, and the HTTP header of one archived response."""

MAX_CHUNK_ITEMS = 500_000
"""Chunks in which an archived response may have been sent."""

MAX_ZIP_INDEX_BYTES = 2 * 1024 * 1024
"""The list of files in a WACZ package, which is held in memory."""

MAX_LISTED_ITEMS = 200_000
"""Pages that a WACZ package lists; with more, the list is not used and every page in it is read."""

MAX_COMPARED_ITEMS = 2_000
"""What of one article is compared with others, in sentences; the rest is not looked at for copies."""

MAX_COMPARED_WORDS = 200
"""Words of one sentence that is compared; a longer one counts as several."""

MAX_OUTLETS_BYTES = 1_048_576
"""A user's own list of outlets and agencies."""

MAX_OUTLET_CHARS = 80
"""One name in a list of outlets and agencies."""

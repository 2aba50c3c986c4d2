"""What kind of input a file is: by its name, or, for a file that is named outright, by its first bytes."""

from __future__ import annotations

import re
from pathlib import PurePath

from onrecord.ingest.decode import decode

TEXT, HTML, JSON, JSON_LINES, CSV, TSV, PARQUET = "text", "html", "json", "jsonl", "csv", "tsv", "parquet"
KINDS = {
    ".txt": TEXT, ".text": TEXT, ".md": TEXT,
    ".html": HTML, ".htm": HTML, ".xhtml": HTML,
    ".json": JSON, ".jsonl": JSON_LINES, ".ndjson": JSON_LINES,
    ".csv": CSV, ".tsv": TSV, ".parquet": PARQUET,
}  # fmt: skip
_MARKUP = re.compile(
    r"(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body|meta|title|article|main|div)\b",
    re.I | re.S,
)


def kind_of(path: PurePath) -> tuple[str | None, bool]:
    """The kind that a file's name tells, None if it tells none, and whether the file is packed (`.gz`).
    Raises nothing."""
    packed = path.suffix.lower() == ".gz"
    suffix = (path.with_suffix("") if packed else path).suffix.lower()
    kind = KINDS.get(suffix)
    return (None if packed and kind == PARQUET else kind), packed


def sniff(head: bytes) -> str:
    """The kind of an input by its first bytes: Parquet, HTML, JSON lines, JSON or text.

    Raises InputError: `empty`, `binary`, `bad_encoding`."""
    if head.startswith(b"PAR1"):
        return PARQUET
    start = decode(head).text
    if _MARKUP.match(start):
        return HTML
    bare = start.lstrip()
    if bare.startswith("{"):
        first_line = bare.partition("\n")[0].rstrip()
        return JSON_LINES if len(first_line) > 1 and (first_line.endswith("}") or "\n" not in bare) else JSON
    return JSON if re.match(r"\[\s*\{", bare) else TEXT

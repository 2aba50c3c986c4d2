"""One onrecord/1 record per line. Failures are no records: the caller reports them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from onrecord.records import Article, Failure, dumps, to_json


def write(items: Iterable[Article | Failure], out: TextIO) -> None:
    """Write each article as it comes, flushed, so that a pipe sees it at once. Raises OSError."""
    for item in items:
        if isinstance(item, Article):
            out.write(line(item) + "\n")
            out.flush()


def line(article: Article) -> str:
    """One line of JSON that always can be encoded: lone surrogates (in keys we only pass on) are escaped."""
    text = dumps(article)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(to_json(article), separators=(",", ":"))
    return text

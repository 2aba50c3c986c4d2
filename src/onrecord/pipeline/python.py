"""`onrecord.read`, `onrecord.read_text`, `onrecord.Ledger`: what the package offers to Python programs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import OnRecordError
from onrecord.pipeline.confidence import confident
from onrecord.pipeline.ledger import Ledger, Summary
from onrecord.pipeline.read import read_paths
from onrecord.records import Article, Failure, Statement, article_id, text_hash
from onrecord.store import Hit, Query
from onrecord.text.clean import clean

if TYPE_CHECKING:
    from onrecord.reading import Reader

__all__ = [
    "Article", "Failure", "Hit", "Ledger", "OnRecordError", "Query", "Statement", "Summary", "read", "read_text",
]  # fmt: skip


def read(
    *paths: str | Path, min_score: float = 0.0, threads: int | None = None, model_dir: str | Path | None = None
) -> Iterator[Article | Failure]:
    """Read every article in the files and folders; what cannot be read is a `Failure` in its place.

    `min_score`: leave out statements with a lower score (0 to 1). `threads`: for the model, by default all cores.
    Lazy, one article at a time; the same article met twice comes once. Raises ModelError; closing the iterator early
    is fine.
    """
    names = [str(path) for path in paths]
    for item in read_paths(names, reader=_reader(threads, None if model_dir is None else Path(model_dir))):
        yield item if isinstance(item, Failure) else confident(item, min_score)


def read_text(
    text: str,
    *,
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    published: str | None = None,
    min_score: float = 0.0,
    threads: int | None = None,
    model_dir: str | Path | None = None,
) -> Article:
    """Read one text. Offsets are code points of the article's `text`, which is the text given, but for line ends (LF)
    and characters that no text may hold (NUL, lone surrogates).

    Raises ModelError.
    """
    text = clean(text).text
    name = article_id(text, url=url, outlet=outlet)
    article = Article(
        id=name, text=text, url=url, outlet=outlet, title=title, published=published, text_sha256=text_hash(text)
    )
    reader = _reader(threads, None if model_dir is None else Path(model_dir))
    return confident(next(reader.read([article])), min_score)


@lru_cache(maxsize=1)
def _reader(threads: int | None, folder: Path | None) -> Reader:
    """The reader, loaded once; as long as the same is asked for."""
    from onrecord.reading import load_reader

    return load_reader(folder, threads=threads)

"""Articles and failures kept in order on disk, each article once.

Memory grows by one id for each article, never by a text: an article met again only adds its name to the
first one's.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, replace

from onrecord.closing import Closing
from onrecord.errors import RecordError
from onrecord.records import Article, Failure, dumps, loads


class Spool(Closing):
    """Filled once with `add`, then read with `items`. A context manager: the file is gone when it is left."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - `close` closes it
        self._ids: set[str] = set()
        self._more_refs: dict[str, list[str]] = {}
        self.articles = 0

    def close(self) -> None:
        """The file is gone."""
        self._file.close()

    def add(self, item: Article | Failure) -> None:
        """Keep an item; of an article that is there already, only where it was met. Raises OSError (disk
        full).
        """
        if isinstance(item, Failure):
            self._file.write(b"F" + json.dumps(asdict(item)).encode() + b"\n")
        elif item.id in self._ids:
            self._more_refs.setdefault(item.id, []).extend(_refs(item))
        else:
            self._ids.add(item.id)
            self._file.write(b"A" + dumps(item).encode() + b"\n")
            self.articles += 1

    def items(self) -> Iterator[Article | Failure]:
        """Everything in the order it was added; an article met under several names has them all in `refs`."""
        self._file.seek(0)
        for line in self._file:
            if line[:1] == b"F":
                yield Failure(**json.loads(line[1:]))
            else:
                yield self._article(line[1:])

    def _article(self, line: bytes) -> Article | Failure:
        """The article of one line; a Failure where JSON could not hold all of it (a number that is none)."""
        try:
            return self._with_refs(loads(line))
        except RecordError as error:
            value = json.loads(line)
            return Failure(str(value["ref"] or value["id"]), error.code, str(error))

    def _with_refs(self, article: Article) -> Article:
        more = self._more_refs.get(article.id)
        refs = tuple(dict.fromkeys([*_refs(article), *more])) if more else ()
        return replace(article, refs=refs) if len(refs) > 1 else article


def _refs(article: Article) -> list[str]:
    return [*([article.ref] if article.ref is not None else []), *article.refs]

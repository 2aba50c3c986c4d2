"""Files that appear or change under some paths, found by looking again and again.

A file is given when it has been left alone for SETTLE_SECONDS, so that one that is being written is not read half.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

SETTLE_SECONDS = 2.0
POLL_SECONDS = 2.0

Seen = dict[str, tuple[int, int]]
"""Path -> (size in bytes, modified in nanoseconds) of the files that were given."""


def watch(paths: Iterable[str], *, sleep: Callable[[float], None] = time.sleep) -> Iterator[list[str]]:
    """The new and changed files under the paths, each time there are any; first all that are there. Never ends.

    Raises nothing: a folder that is not there (yet) is empty.
    """
    paths, seen = list(paths), Seen()
    while True:
        if found := fresh(paths, seen):
            yield found
        sleep(POLL_SECONDS)


def fresh(paths: Iterable[str], seen: Seen) -> list[str]:
    """The files that are not in `seen`, or are there with another size or time; they are noted in it."""
    found = []
    for path in _files(paths):
        try:
            stat = Path(path).stat()
        except (OSError, ValueError):
            continue
        mark = (stat.st_size, stat.st_mtime_ns)
        # A time in the future is a clock that is off: no reason to wait for it.
        if seen.get(path) != mark and not 0 <= time.time() - stat.st_mtime < SETTLE_SECONDS:
            seen[path] = mark
            found.append(path)
    return found


def _files(paths: Iterable[str]) -> Iterator[str]:
    from onrecord.ingest import list_files

    for path in paths:
        yield from list_files(path)

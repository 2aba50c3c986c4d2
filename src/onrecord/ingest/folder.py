"""The files of a folder and the folders in it: sorted, without hidden ones, each real folder once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from onrecord import limits
from onrecord.ingest.kinds import kind_of


@dataclass(slots=True)
class Listing:
    """A walk through a folder. `skipped` counts files of unknown kind, `unreadable` names folders that cannot
    be opened; both grow as the walk goes on."""

    root: str
    skipped: int = 0
    unreadable: list[str] = field(default_factory=list)

    def files(self) -> Iterator[str]:
        """Paths of the files of a known kind, as the root was given, in the order of their names. Raises
        nothing.

        A symlink to a folder that was walked already (a loop) is not followed."""
        yield from self._walk(self.root, set(), 0)

    def _walk(self, folder: str, seen: set[tuple[int, int]], depth: int) -> Iterator[str]:
        try:
            stat = Path(folder).stat()
            with os.scandir(folder) as found:
                entries = sorted((e for e in found if not e.name.startswith(".")), key=lambda e: e.name)
        except OSError:
            self.unreadable.append(folder)
            return
        if (stat.st_dev, stat.st_ino) in seen or depth > limits.MAX_FOLDER_DEPTH:
            return
        seen.add((stat.st_dev, stat.st_ino))
        for entry in entries:
            if _is_dir(entry):
                yield from self._walk(entry.path, seen, depth + 1)
            elif kind_of(Path(entry.name))[0] is None or not _is_file(entry):
                self.skipped += 1
            else:
                yield entry.path


def _is_dir(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_file(entry: os.DirEntry[str]) -> bool:
    """A regular file: a pipe or device in a folder would block the walk. A dangling link counts, to be
    reported."""
    try:
        return entry.is_file() or (entry.is_symlink() and not Path(entry.path).exists())
    except OSError:
        return True

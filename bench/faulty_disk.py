"""A SQLite VFS that counts what is done to files, and fails, or ends the process, when it is told to."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Any

import apsw

Step = Callable[[str], None]
"""Called before each step with its name (`write`, `sync`, `truncate`, `open`, `delete`); may raise, or never return."""


class FaultyDisk(apsw.VFS):
    """The system's files, with `step` called before everything that changes them. Use it by its `name`."""

    def __init__(self, name: str, step: Step) -> None:
        self.name, self.step = name, step
        super().__init__(name, "")

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        """A file whose steps are counted."""
        self.step("open")
        return FaultyFile(name, flags, self.step)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        """Delete a file, in a step."""
        self.step("delete")
        super().xDelete(filename, syncdir)


class FaultyFile(apsw.VFSFile):
    """One open file of it."""

    def __init__(self, name: str | apsw.URIFilename | None, flags: list[int], step: Step) -> None:
        super().__init__("", name, flags)
        self._step = step

    def xWrite(self, data: Any, offset: int) -> None:  # noqa: N802
        """Write in two steps, so that a process can end between them and leave half of it."""
        half = len(data) // 2
        self._step("write")
        super().xWrite(data[:half], offset)
        self._step("write")
        super().xWrite(data[half:], offset + half)

    def xSync(self, flags: int) -> None:  # noqa: N802
        """Sync, in a step."""
        self._step("sync")
        super().xSync(flags)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        """Truncate, in a step."""
        self._step("truncate")
        super().xTruncate(newsize)


class Counter:
    """A `Step` that counts, and at step `last` (counted from 1) ends the process as `kill -9` does."""

    def __init__(self, last: int | None = None) -> None:
        self.count, self._last = 0, last

    def __call__(self, name: str) -> None:
        self.count += 1
        if self.count == self._last:
            os.kill(os.getpid(), signal.SIGKILL)


class FullAfter:
    """A `Step` for a disk that is full after so many writes, until `room` is made."""

    def __init__(self, writes: int) -> None:
        self.left, self.room, self.hit = writes, False, False

    def __call__(self, name: str) -> None:
        if name != "write" or self.room:
            return
        self.left -= 1
        if self.left < 0:
            self.hit = True
            raise apsw.FullError("the disk is full")

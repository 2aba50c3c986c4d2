"""The parent's side of main-text extraction: one child at most, started when first needed, restarted when it
dies."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, cast

import onrecord
from onrecord import limits
from onrecord.errors import InputError
from onrecord.ingest.credits import Clue
from onrecord.ingest.fields import Facts, field
from onrecord.ingest.html.frames import read_frame, write_frame

# -P: a folder of saved pages may hold a `lxml.py`; the child must not import from where it happens to stand.
WORKER = (sys.executable, "-P", "-m", "onrecord.ingest.html.worker")
_MESSAGES = {
    "extract_timeout": "main-text extraction took longer than {seconds:g} s and was stopped; give its text",
    "extract_crashed": "main-text extraction crashed on this page; give its text",
    "extract_memory": "main-text extraction of this page needs more than {memory:,} bytes; give its text",
}


@dataclass(frozen=True, slots=True)
class Extracted:
    """What the child found in a page: its main text (paragraphs apart by blank lines), facts and credit
    clues."""

    text: str
    facts: Facts
    clues: tuple[Clue, ...]


class Extractor:
    """Extracts pages in a killable child process. Use it as a context, or call `close`.

    `command` starts another worker that speaks the same protocol. Not for use by several threads at once.
    """

    def __init__(
        self,
        command: Sequence[str] = WORKER,
        *,
        seconds: float = limits.MAX_EXTRACT_SECONDS,
        grace_seconds: float = limits.EXTRACT_GRACE_SECONDS,
    ) -> None:
        self._command = tuple(command)
        self._seconds, self._grace = seconds, grace_seconds
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Extractor:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def start(self) -> None:
        """Start the child if there is none, without waiting for it. Raises InputError `extract_crashed`."""
        self._running()

    def extract(self, page: str) -> Extracted:
        """The main text, facts and clues of a decoded page without NUL and lone surrogates; text is "" if
        there is none.

        Raises InputError: `extract_timeout`, `extract_crashed`, `extract_memory`. The next page gets a sound
        child.
        """
        answer = self._ask(self._running(), page.encode("utf-8"))
        if code := answer.get("failed"):
            message = _MESSAGES.get(code, _MESSAGES["extract_crashed"])
            raise InputError(
                code if code in _MESSAGES else "extract_crashed",
                message.format(seconds=self._seconds, memory=limits.MAX_EXTRACT_MEMORY_BYTES),
            )
        try:
            clues = tuple(Clue(outlet, role, where) for outlet, role, where in answer["clues"])
            facts = Facts(**{name: field(value) for name, value in answer["facts"].items()})
            return Extracted(str(answer["text"]), facts, clues)
        except (KeyError, TypeError, ValueError, AttributeError):
            raise InputError("extract_crashed", _MESSAGES["extract_crashed"]) from None

    def close(self) -> None:
        """End the child. May be called twice."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is not None and self._child.poll() is None:
            return self._child
        self.close()
        home = str(Path(onrecord.__file__).parent.parent)
        path = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
        try:
            self._child = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": path},
            )
        except OSError as error:
            raise InputError("extract_crashed", f"the extracting child cannot be started ({error})") from None
        return self._child

    def _ask(self, child: subprocess.Popen[bytes], payload: bytes) -> dict[str, Any]:
        expired = threading.Event()

        def stop() -> None:
            expired.set()
            child.kill()

        # Killing the child ends the blocking read below, on every system; no polling, no partial frames.
        timer = threading.Timer(self._seconds + self._grace, stop)
        timer.daemon = True
        timer.start()
        try:
            write_frame(cast(BinaryIO, child.stdin), payload)
            frame = read_frame(cast(BinaryIO, child.stdout), limits.MAX_FRAME_BYTES)
            answer = json.loads(frame) if frame is not None else None
        except (OSError, ValueError):
            answer = None
        finally:
            timer.cancel()
        if isinstance(answer, dict):
            return answer
        self.close()
        return {"failed": "extract_timeout" if expired.is_set() else "extract_crashed"}

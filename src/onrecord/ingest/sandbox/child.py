"""The parent's side: one child at most, started when first needed, restarted when it dies."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO, cast

import onrecord
from onrecord import limits
from onrecord.closing import Closing
from onrecord.errors import InputError
from onrecord.ingest.sandbox.frames import read_frame, write_frame

_CODES = ("extract_timeout", "extract_crashed", "extract_memory")


def module_command(module: str) -> tuple[str, ...]:
    """The command that runs a module of ours as a child. -P: a folder of saved pages may hold a `lxml.py`; the
    child must not import from where it happens to stand."""
    return (sys.executable, "-P", "-m", module)


class Child(Closing):
    """Answers requests in a killable process. Use it as a context, or call `close`.

    `command` starts a worker that runs `sandbox.serve`; `doing` and `instead` complete its failures: "main-text
    extraction took longer than 20 s and was stopped; give its text". Not for use by several threads at once.
    """

    def __init__(
        self, command: Sequence[str], *, doing: str, instead: str, seconds: float, grace_seconds: float
    ) -> None:
        self._command = tuple(command)
        self._doing, self._instead = doing, instead
        self._seconds, self._grace = seconds, grace_seconds
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The process's id, None while there is none."""
        return self._process.pid if self._process is not None else None

    def start(self) -> None:
        """Start the process if there is none, without waiting for it. Raises InputError `extract_crashed`."""
        self._running()

    def ask(self, request: str) -> dict[str, Any]:
        """The answer to one request, which holds no lone surrogate.

        Raises InputError: `extract_timeout`, `extract_crashed`, `extract_memory`. The next request gets a sound
        child.
        """
        answer = self._exchange(self._running(), request.encode("utf-8"))
        if code := answer.get("failed"):
            raise self.failed(code if code in _CODES else "extract_crashed")
        return answer

    def failed(self, code: str = "extract_crashed") -> InputError:
        """The failure as an error to raise; without a code, for an answer that makes no sense."""
        what = {
            "extract_timeout": f"took longer than {self._seconds:g} s and was stopped",
            "extract_crashed": "crashed on this input",
            "extract_memory": f"needs more than {limits.MAX_EXTRACT_MEMORY_BYTES:,} bytes",
        }[code]
        return InputError(code, f"{self._doing} {what}; {self._instead}")

    def close(self) -> None:
        """End the process. May be called twice."""
        child, self._process = self._process, None
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        home = str(Path(onrecord.__file__).parent.parent)
        path = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
        try:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": path},
            )
        except OSError as error:
            raise InputError("extract_crashed", f"the extracting child cannot be started ({error})") from None
        return self._process

    def _exchange(self, child: subprocess.Popen[bytes], payload: bytes) -> dict[str, Any]:
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

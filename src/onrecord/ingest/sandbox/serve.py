"""The child's side: reads pages (or feeds) on stdin, writes answers on stdout.

The libraries are loaded once and the pages read in a fork: a page that crashes, hangs or eats memory takes only
that fork with it, and the next one, with everything loaded, is there in milliseconds. Where there
is no fork (Windows), pages are read in this process, and the parent kills and restarts it.

It ends with its parent: at the end of stdin when idle, by its own alarm when busy.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

from onrecord import limits
from onrecord.ingest.sandbox.frames import read_frame, write_frame

Answer = dict[str, Any]
Handle = Callable[[str], Answer]
TIMEOUT, CRASHED, MEMORY = "extract_timeout", "extract_crashed", "extract_memory"
_EXIT_MEMORY = 3
_PAGES_EACH = 500


def serve(
    handle: Handle,
    *,
    seconds: float = limits.MAX_EXTRACT_SECONDS,
    memory_bytes: int = limits.MAX_EXTRACT_MEMORY_BYTES,
) -> None:
    """Answer each page on stdin with `handle(page)`, or with `{"failed": code}`, until stdin ends."""
    # Libraries that print must not write into the protocol.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    gc.collect()
    gc.freeze()
    reader = _Fork(handle, seconds, memory_bytes, answers.fileno()) if hasattr(os, "fork") else None
    while (page := read_frame(sys.stdin.buffer, limits.MAX_FRAME_BYTES)) is not None:
        answer = reader.answer(page) if reader else _encoded(handle, page)
        try:
            write_frame(answers, answer)
        except OSError:
            return


class _Fork:
    """A fork of this process that answers page after page, replaced when it dies and after `_PAGES_EACH`
    pages."""

    def __init__(self, handle: Handle, seconds: float, memory_bytes: int, parents_fd: int) -> None:
        self._handle, self._seconds, self._memory = handle, seconds, memory_bytes
        self._parents_fd = parents_fd
        self._pid, self._pages = 0, 0

    def answer(self, page: bytes) -> bytes:
        if not self._pid:
            self._start()
        try:
            write_frame(self._requests, page)
            answer = read_frame(self._answers, limits.MAX_FRAME_BYTES)
        except OSError:
            answer = None
        self._pages += 1
        if answer is None:
            return json.dumps({"failed": _reason(self._end())}).encode()
        if self._pages >= _PAGES_EACH:
            self._end()
        return answer

    def _start(self) -> None:
        request_read, request_write = os.pipe()
        answer_read, answer_write = os.pipe()
        self._pages, self._pid = 0, os.fork()
        if self._pid == 0:
            # The parent must see the end of its pipe when this process's own parent is killed, so it is not
            # kept open.
            for fd in (0, self._parents_fd, request_write, answer_read):
                os.close(fd)
            self._run_and_exit(os.fdopen(request_read, "rb"), os.fdopen(answer_write, "wb"))
        os.close(request_read)
        os.close(answer_write)
        self._requests, self._answers = os.fdopen(request_write, "wb"), os.fdopen(answer_read, "rb")

    def _run_and_exit(self, requests: BinaryIO, answers: BinaryIO) -> None:
        """In the fork: never returns, whatever happens, since two processes must not both go on in
        `serve`."""
        code = 1
        try:
            _cap_memory(self._memory)
            # The default action of the alarm kills at once, even within C code that never comes back to
            # Python.
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            while (page := read_frame(requests, limits.MAX_FRAME_BYTES)) is not None:
                signal.setitimer(signal.ITIMER_REAL, self._seconds)
                answer = _encoded(self._handle, page)
                signal.setitimer(signal.ITIMER_REAL, 0)
                write_frame(answers, answer)
            code = 0
        except MemoryError:
            code = _EXIT_MEMORY
        finally:
            os._exit(code)

    def _end(self) -> int:
        """Wait for the fork to end; its wait status."""
        for pipe in (self._requests, self._answers):
            with contextlib.suppress(OSError):
                pipe.close()
        _, status = os.waitpid(self._pid, 0)
        self._pid = 0
        return status


def _encoded(handle: Handle, page: bytes) -> bytes:
    return json.dumps(handle(page.decode("utf-8"))).encode("utf-8")


def _reason(status: int) -> str:
    if os.WIFSIGNALED(status):
        return TIMEOUT if os.WTERMSIG(status) == signal.SIGALRM else CRASHED
    return MEMORY if os.WEXITSTATUS(status) == _EXIT_MEMORY else CRASHED


def _cap_memory(above: int) -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 (no pathlib in this small process)
            in_use = int(statm.read().split()[0]) * resource.getpagesize()
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = in_use + above
        resource.setrlimit(resource.RLIMIT_AS, (wanted if hard < 0 else min(wanted, hard), hard))

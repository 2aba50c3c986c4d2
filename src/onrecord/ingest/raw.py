"""The bytes that articles come from, shown to whoever wants to keep them while `ingest` goes on.

Every reader names its bytes by `build.sha256`; what is hashed there is what is shown, under the same hash.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

HELD = 8
"""Inputs whose bytes are held: an article follows its bytes at once, many records may share one input."""


class RawBytes:
    """The bytes of the inputs that were read last, by their SHA-256."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, bytes] = OrderedDict()

    def add(self, sha256: str, data: bytes) -> None:
        """Hold the bytes; those that were not asked for the longest are let go."""
        self._held[sha256] = data
        self._held.move_to_end(sha256)
        while len(self._held) > HELD:
            self._held.popitem(last=False)

    def get(self, sha256: str | None) -> bytes | None:
        """The bytes with that hash, None if they are not held."""
        if sha256 is None or sha256 not in self._held:
            return None
        self._held.move_to_end(sha256)
        return self._held[sha256]


_SHOWN: ContextVar[RawBytes | None] = ContextVar("raw_bytes", default=None)


@contextmanager
def raw_bytes() -> Iterator[RawBytes]:
    """While this is open, the bytes of what `ingest` reads are in what it gives."""
    held = RawBytes()
    token = _SHOWN.set(held)
    try:
        yield held
    finally:
        _SHOWN.reset(token)


def show(sha256: str, data: bytes) -> None:
    """Called where bytes are named by their hash. Raises nothing."""
    if (held := _SHOWN.get()) is not None:
        held.add(sha256, data)

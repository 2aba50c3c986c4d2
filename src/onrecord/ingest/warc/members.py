"""The bytes of a gzip file of many members, as WARC files are: one member for each record. Damage costs the
member it is in, not what follows.
"""

from __future__ import annotations

import io
import re
import zlib
from typing import BinaryIO

from onrecord import limits
from onrecord.errors import InputError

_CHUNK_BYTES = 1 << 16
_GZIP = 31  # zlib's window bits for a gzip header and trailer, whose checksum is verified
# What is looked at to tell whether a member begins, and how often: bytes that only look like members are cheap to make.
_START_BYTES, _TRIES = 1024, 20_000
_TAKEN_BYTES = 1 << 18
_MEMBER = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")


class Members(io.RawIOBase):
    """The stream, gunzipped as it is read; one read gives bytes of one member only.

    Reading raises InputError: `bad_gzip`, `truncated_gzip`, or `too_large` past MAX_UNPACKED_BYTES. After the first
    two, `resume` goes on at a later member. `ended` counts the members whose checksum held; `fresh`: what was read last
    is the beginning of a member.
    """

    def __init__(self, packed: BinaryIO) -> None:
        self._packed = packed
        self._chunk = b""
        self._member: zlib._Decompress | None = None
        # A damaged member may take the next ones for its own: what it took is kept, to be looked through again.
        self._taken = bytearray()
        self._tries = _TRIES
        self._left = limits.MAX_UNPACKED_BYTES
        self.ended, self.fresh = 0, False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while True:
            if self._member is not None and self._member.eof:
                self._chunk, self._member = self._member.unused_data, None
                self.ended += 1
            fresh = self._member is None
            if self._member is None:
                # Some writers fill their last block with NUL.
                self._chunk = self._chunk.lstrip(b"\0")
            if not self._chunk:
                self._chunk = self._packed.read(_CHUNK_BYTES)
                if self._member is None:
                    if not self._chunk:
                        return 0
                    continue
            data = self._unpacked(len(buffer))
            if data:
                buffer[: len(data)] = data
                self.fresh = fresh
                return len(data)

    def resume(self, start: bytes) -> bool:
        """Go on at the next member that unpacks to something that begins with `start`; False if there is none.
        Raises nothing but what the packed stream raises."""
        self._member, self._chunk = None, bytes(self._taken) + self._chunk
        self._taken.clear()
        while True:
            for found in _MEMBER.finditer(self._chunk, 1):
                if self._tries == 0:
                    return False
                self._tries -= 1
                if _begins(self._chunk[found.start() : found.start() + _START_BYTES], start):
                    self._chunk = self._chunk[found.start() :]
                    return True
            # What may be the beginning of a member is looked at again with what follows it.
            more = self._packed.read(_CHUNK_BYTES)
            if not more:
                self._chunk = b""
                return False
            self._chunk = self._chunk[-_START_BYTES:] + more

    def _unpacked(self, size: int) -> bytes:
        if self._member is None:
            self._member = zlib.decompressobj(_GZIP)
            self._taken.clear()
        try:
            data = self._member.decompress(self._chunk, size)
        except zlib.error as error:
            raise InputError("bad_gzip", f"this part of the gzip file is damaged ({error})") from None
        if not data and not self._chunk and not self._member.eof:
            raise InputError("truncated_gzip", "the gzip file ends too early; fetch it again")
        if not self._member.eof:
            rest = self._member.unconsumed_tail
            self._taken += self._chunk[: len(self._chunk) - len(rest)]
            if len(self._taken) > _TAKEN_BYTES:
                del self._taken[: -_TAKEN_BYTES // 2]
            self._chunk = rest
        self._left -= len(data)
        if self._left < 0:
            allowed = limits.MAX_UNPACKED_BYTES
            raise InputError("too_large", f"unpacks to more than {allowed:,} bytes, the most allowed; split the file")
        return data


def _begins(packed: bytes, start: bytes) -> bool:
    try:
        return zlib.decompressobj(_GZIP).decompress(packed, len(start)) == start
    except zlib.error:
        return False

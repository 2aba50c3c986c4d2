"""Where bytes come from: read whole under a cap, or line by line under a cap, packed or not.

Small readers that stack: each adds one guarantee. All raise `InputError`, with a code of docs/errors.md.
"""

from __future__ import annotations

import gzip
import io
import os
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from onrecord import limits
from onrecord.errors import InputError

GZIP_MAGIC = b"\x1f\x8b"
_SKIP_BYTES = 1 << 20


def read_whole(stream: BinaryIO) -> bytes:
    """All bytes of the stream. Raises InputError `too_large`, by the file's own size before it is read if it
    has one."""
    allowed = limits.MAX_INPUT_BYTES
    size = _size_on_disk(stream)
    if size is not None and size > allowed:
        raise _too_large(f"{size:,} bytes", allowed)
    data = stream.read(allowed + 1)
    if len(data) > allowed:
        raise _too_large(f"more than {allowed:,} bytes", allowed)
    return data


def lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number, counted from 1, without its line end; None for a line over MAX_RECORD_BYTES.

    Never holds more than one line. Raises what the stream raises (InputError for a packed one).
    """
    number = 0
    while line := stream.readline(limits.MAX_RECORD_BYTES + 1):
        number += 1
        if len(line) > limits.MAX_RECORD_BYTES and not line.endswith(b"\n"):
            while (rest := stream.readline(_SKIP_BYTES)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        else:
            yield number, line.rstrip(b"\r\n")


def unpacked(stream: BinaryIO) -> BinaryIO:
    """The stream, gunzipped as it is read.

    Reading raises InputError: `truncated_gzip`, `bad_gzip`, or `too_large` past MAX_UNPACKED_BYTES. What was
    unpacked before that has been handed out already.
    """
    return cast(BinaryIO, io.BufferedReader(_Gunzip(stream), buffer_size=1 << 16))


def packed_start(head: bytes) -> bytes:
    """What the start of a gzip file unpacks to, a few bytes of it; b"" if it is none. Raises nothing."""
    try:
        return zlib.decompressobj(31).decompress(head, 64)
    except zlib.error:
        return b""


def rejoined(head: bytes, rest: BinaryIO) -> BinaryIO:
    """A stream of `head`, which was read to look at it, and then the rest."""
    return cast(BinaryIO, io.BufferedReader(_Rejoined(head, rest), buffer_size=1 << 16))


class _Gunzip(io.RawIOBase):
    def __init__(self, stream: BinaryIO) -> None:
        self._gzip = gzip.GzipFile(fileobj=stream)
        self._left = limits.MAX_UNPACKED_BYTES

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._gzip.read1(len(buffer))
        except EOFError:
            raise InputError(
                "truncated_gzip", "the gzip file ends too early; what came before was read; fetch it again"
            ) from None
        except (gzip.BadGzipFile, zlib.error) as error:
            raise InputError("bad_gzip", f"not a sound gzip file ({error}); test it with `gzip -t`") from None
        self._left -= len(data)
        if self._left < 0:
            raise InputError(
                "too_large",
                f"unpacks to more than {limits.MAX_UNPACKED_BYTES:,} bytes, the most allowed; split the file",
            )
        buffer[: len(data)] = data
        return len(data)


class _Rejoined(io.RawIOBase):
    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(data) :]
        buffer[: len(data)] = data
        return len(data)


def _size_on_disk(stream: BinaryIO) -> int | None:
    try:
        return os.fstat(stream.fileno()).st_size
    except (OSError, AttributeError, ValueError):
        return None


def _too_large(found: str, allowed: int) -> InputError:
    return InputError("too_large", f"{found}; one page or text file may have {allowed:,}; split it or give records")

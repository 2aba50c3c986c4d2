"""The protocol between parent and extracting child: a length in 8 bytes, big-endian, and so many bytes of
UTF-8.

Request: the page. Answer: one JSON object. No pickle: what a hostile page made of the child cannot run in the
parent.
"""

from __future__ import annotations

import struct
from typing import BinaryIO

_LENGTH = struct.Struct(">Q")


def write_frame(stream: BinaryIO, payload: bytes) -> None:
    """Send one frame. Raises OSError (BrokenPipeError) if nobody listens."""
    stream.write(_LENGTH.pack(len(payload)))
    stream.write(payload)
    stream.flush()


def read_frame(stream: BinaryIO, max_bytes: int) -> bytes | None:
    """One frame's payload; None at the end of the stream, within a frame too, or for a frame over
    `max_bytes`."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (size,) = _LENGTH.unpack(head)
    if size > max_bytes:
        return None
    payload = stream.read(size)
    return payload if len(payload) == size else None

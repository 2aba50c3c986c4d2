"""The body of an HTTP response as the reader of a browser gets it: without chunks, unpacked. What a body would
unpack to is counted before any of it is kept.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator

from onrecord import limits
from onrecord.errors import InputError

_STEP_BYTES = 1 << 16
_GZIP, _ZLIB, _DEFLATE = 31, 15, -15
_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
Pieces = Callable[[], Iterator[bytes]]


def unchunked(body: bytes) -> bytes:
    """The body without the frame of `Transfer-Encoding: chunked`. A body that is not chunked, since its writer took
    the chunks away and left the header, comes back as it is; of one that breaks off, what is there.

    Raises InputError `bad_response` for more than MAX_CHUNK_ITEMS chunks."""
    out, at = bytearray(), 0
    for _ in range(limits.MAX_CHUNK_ITEMS):
        end = body.find(b"\r\n", at, at + 64)
        size = _chunk_size(body[at:end]) if end >= 0 else None
        if size is None:
            return body if not out else bytes(out)
        if size == 0:
            return bytes(out)
        out += body[end + 2 : end + 2 + size]
        at = end + 2 + size + 2
    raise InputError("bad_response", f"sent in more than {limits.MAX_CHUNK_ITEMS:,} chunks, the most that is allowed")


def decoded(body: bytes, codings: str | None) -> bytes:
    """The body without its Content-Encoding (`gzip`, `deflate`, `br`, several of them in the order applied). A body
    that is not packed, since its writer unpacked it and left the header, comes back as it is.

    Raises InputError: `too_large` past MAX_INPUT_BYTES, told before it is unpacked; `bad_response` for a body that is
    packed and damaged, or packed in a way not known."""
    for coding in reversed((codings or "").lower().split(",")):
        body = _without(body, coding.strip())
    return body


def _chunk_size(line: bytes) -> int | None:
    digits = line.partition(b";")[0].strip()
    try:
        return int(digits, 16) if digits.isalnum() and len(digits) <= 8 else None
    except ValueError:
        return None


def _without(body: bytes, coding: str) -> bytes:
    if coding in ("", "identity") or not body:
        return body
    if coding in ("gzip", "x-gzip"):
        return _inflated(body, _GZIP) if body.startswith(b"\x1f\x8b") else body
    if coding == "deflate":
        # Some servers send what the standard says, zlib's format, some bare deflate.
        return _first(body, lambda: _inflated(body, _ZLIB), lambda: _inflated(body, _DEFLATE))
    if coding == "br":
        return _first(body, lambda: _kept(lambda: _brotli_pieces(body)))
    if coding == "zstd" and not body.startswith(_ZSTD_MAGIC):
        return body
    raise InputError("bad_response", f"packed as {coding[:40]!r}, which is not known; save the page itself")


def _first(body: bytes, *tries: Callable[[], bytes]) -> bytes:
    """The first of the tries that succeeds; where none does, the body as it is if it looks like text."""
    error = None
    for attempt in tries:
        try:
            return attempt()
        except InputError as failed:
            if failed.code == "too_large":
                raise
            error = failed
    if error is not None and not body.lstrip()[:1] == b"<":
        raise error
    return body


def _inflated(body: bytes, window_bits: int) -> bytes:
    return _kept(lambda: _inflated_pieces(body, window_bits))


def _kept(pieces: Pieces) -> bytes:
    """All the pieces, once it is known that they are not too many bytes."""
    size = 0
    for piece in pieces():
        size += len(piece)
        if size > limits.MAX_INPUT_BYTES:
            allowed = limits.MAX_INPUT_BYTES
            raise InputError("too_large", f"the page unpacks to more than {allowed:,} bytes, the most allowed")
    return b"".join(pieces())


def _inflated_pieces(body: bytes, window_bits: int) -> Iterator[bytes]:
    unpacker, rest, at = zlib.decompressobj(window_bits), b"", 0
    while not unpacker.eof:
        if not rest:
            rest, at = body[at : at + _STEP_BYTES], at + _STEP_BYTES
        ended = not rest
        try:
            piece = unpacker.decompress(rest, _STEP_BYTES)
        except zlib.error as error:
            raise InputError("bad_response", f"the packed page is damaged ({error}); save it again") from None
        rest = unpacker.unconsumed_tail
        if not piece and ended:
            return  # Broken off: what is there, as a browser would show it.
        yield piece


def _brotli_pieces(body: bytes) -> Iterator[bytes]:
    import brotli

    unpacker, at = brotli.Decompressor(), 0
    while not unpacker.is_finished():
        data = b""
        if at < len(body) and unpacker.can_accept_more_data():
            data, at = body[at : at + _STEP_BYTES], at + _STEP_BYTES
        try:
            piece = unpacker.process(data, output_buffer_limit=_STEP_BYTES)
        except brotli.error:
            raise InputError("bad_response", "the packed page (br) is damaged; save it again") from None
        if not piece and not data:
            return
        yield piece

"""The records of a WARC file, one after the other: what each is, and the block of those that are wanted.

A record counts once it is there in full: its block as long as it says, its gzip member's checksum sound, and the
next record, or the end of the file, right after it. What is damaged is told, and reading goes on at the next record
that can be found.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import Any, BinaryIO, cast

from onrecord import limits
from onrecord.errors import InputError
from onrecord.ingest.fields import field
from onrecord.ingest.source import GZIP_MAGIC
from onrecord.ingest.warc.digests import hashing_for, spelled
from onrecord.ingest.warc.members import Members

_STEP_BYTES = 1 << 16
_BLANK_LINES = 100
_FIRST_LINE = b"WARC/"
_PACKING = ("bad_gzip", "truncated_gzip")
_AT_END = "the archive ends within this record; what came before was read; fetch it again"


@dataclass(frozen=True, slots=True)
class Record:
    """The header of a record: its number in the file (from 1), type, target URI, date, id, content type, and the
    digest of its block and of its payload as stated; None where nothing is. `length` in bytes."""

    number: int
    type: str
    length: int
    url: str | None = None
    date: str | None = None
    id: str | None = None
    content_type: str | None = None
    block_digest: str | None = None
    payload_digest: str | None = None
    segment: str | None = None
    truncated: str | None = None


@dataclass(frozen=True, slots=True)
class Damage:
    """What is wrong at the record of this number, in place of the record."""

    number: int
    error: InputError


@dataclass(frozen=True, slots=True)
class Found:
    """A record that is there in full, its block if it was wanted, and whether the digest stated for its block is that
    of another one; None where none is stated."""

    record: Record
    block: bytes | None
    altered: bool | None


Wanted = Callable[[Record, bytes], bool]
"""Whether a block is wanted, from the record's header and the first MAX_WARC_HEADER_BYTES of the block."""


def records(stream: BinaryIO, wanted: Wanted) -> Iterator[Found | Damage]:
    """Each record, with its block if it is `wanted`, or the damage in its place.

    Holds one wanted block, of MAX_INPUT_BYTES at most; a larger one is a Damage `too_large`, after which reading goes
    on. Raises InputError: `empty`, or `too_large` when the file unpacks to more than MAX_UNPACKED_BYTES; OSError.
    """
    # warcio remarks on odd addresses, and without a handler logging would print that.
    logging.getLogger("warcio").addHandler(logging.NullHandler())
    tape, number = _Tape(stream), 0
    line, broken_start = tape.first_line()
    if broken_start is not None:
        number += 1
        yield Damage(number, broken_start)
        line = tape.found_again(broken_start)
    while line:
        number += 1
        try:
            record = tape.header(line, number)
            found = tape.block(record, wanted)
            line, next_is_broken = tape.next_line(vouched=isinstance(found, Found) and found.altered is False)
        except _BrokenError as broken:
            yield Damage(number, broken.error)
            line = tape.found_again(broken.error)
            continue
        yield Damage(number, found) if isinstance(found, InputError) else found
        if next_is_broken is not None:
            number += 1
            yield Damage(number, next_is_broken)
            line = tape.found_again(next_is_broken)


class _BrokenError(Exception):
    """This record is damaged, and where the next one begins is not known."""

    def __init__(self, error: InputError) -> None:
        super().__init__(str(error))
        self.error = error


class _Tape:
    """The unpacked bytes of the file, and the place in them where reading stands."""

    def __init__(self, stream: BinaryIO) -> None:
        from warcio.recordloader import ArcWarcRecordLoader

        raw = io.BufferedReader(_Raw(stream), _STEP_BYTES)
        self._members = Members(cast(BinaryIO, raw)) if _is_packed(raw.peek(_STEP_BYTES)) else None
        self._bytes = io.BufferedReader(self._members, _STEP_BYTES) if self._members else raw
        self._loader = ArcWarcRecordLoader()
        self._begun_in = 0

    def first_line(self) -> tuple[bytes, InputError | None]:
        """The first line of the file that is not blank, or what is wrong there. Raises InputError `empty`,
        `too_large`."""
        try:
            line = self._line_after_blanks()
        except InputError as error:
            if error.code == "too_large":
                raise
            return b"", error
        if not line:
            raise InputError("empty", "no bytes; an archive needs at least one record")
        return line, None

    def header(self, line: bytes, number: int) -> Record:
        """The record that begins with this line; reading stands at its block then. Raises _BrokenError."""
        lines = _HeaderLines(self._line)
        with _breaking():
            try:
                parsed = self._loader.parse_record_stream(lines, line, "warc", no_record_parse=True)
            except (InputError, OSError):
                raise
            except Exception:
                raise InputError("bad_warc", "no WARC record begins here; the file is damaged or is none") from None
            if lines.cut:
                raise InputError("truncated_warc", _AT_END)
            return _record(parsed.rec_headers, number)

    def block(self, record: Record, wanted: Wanted) -> Found | InputError:
        """The record with its block if it is wanted; the error for one that is wanted and too large. Raises
        _BrokenError."""
        hashing = hashing_for(record.block_digest) if record.type != "revisit" else None
        with _breaking():
            head = b"".join(self._pieces(min(record.length, limits.MAX_WARC_HEADER_BYTES)))
            is_wanted, too_large = wanted(record, head), record.length > limits.MAX_INPUT_BYTES
            kept = []
            for piece in chain([head], self._pieces(record.length - len(head))):
                if hashing is not None:
                    hashing.update(piece)
                if is_wanted and not too_large:
                    kept.append(piece)
        if is_wanted and too_large:
            allowed = limits.MAX_INPUT_BYTES
            return InputError("too_large", f"{record.length:,} bytes; one page may have {allowed:,}; leave it out")
        altered = None if hashing is None else not spelled(hashing.digest(), record.block_digest or "")
        return Found(record, b"".join(kept) if is_wanted else None, altered)

    def next_line(self, *, vouched: bool) -> tuple[bytes, InputError | None]:
        """The first line of the next record, b"" at the end of the file, or what is wrong with that next record.

        Raises _BrokenError where it is this record that is wrong. What speaks for it: that its digest held
        (`vouched`), that its gzip member ended soundly, or the blank lines that follow a record."""
        try:
            blank = self._line()
            line = self._line_after_blanks() if not blank.strip() and blank else blank
            if not line or line.startswith(_FIRST_LINE):
                return line, None
            vouched = vouched or not blank.strip()
            raise InputError("bad_warc", "the record does not end where it says, or the next one does not begin there")
        except InputError as error:
            if error.code == "too_large":
                raise
            if vouched or (self._members is not None and self._members.ended > self._begun_in):
                return b"", error
            raise _BrokenError(error) from None
        finally:
            self._begun_in = self._members.ended if self._members is not None else 0

    def found_again(self, error: InputError) -> bytes:
        """The first line of the next record that can be found after the damage, b"" if none can. Raises InputError:
        `too_large`, or what the stream raises."""
        while True:
            if error.code in _PACKING and (self._members is None or not self._members.resume(_FIRST_LINE)):
                return b""
            try:
                line = self._line_of_record()
            except InputError as more:
                # Found and lost again at once: nothing more to tell, but something may follow.
                if more.code not in _PACKING:
                    raise
                error = more
                continue
            self._begun_in = self._members.ended if self._members is not None else 0
            return line

    def _line_of_record(self) -> bytes:
        """The next line that begins a record, wherever it is."""
        if self._bytes.peek(1).startswith(_FIRST_LINE):
            return self._line()
        sought, tail = b"\n" + _FIRST_LINE, b""
        while chunk := self._bytes.peek(1):
            if self._members is not None and self._members.fresh and chunk.startswith(_FIRST_LINE):
                return self._line()
            window = tail + chunk
            at = window.find(sought) + 1
            if at:
                self._bytes.read(max(at - len(tail), 0))
                return window[at : len(tail)] + self._line()
            self._bytes.read(len(chunk))
            tail = window[-len(sought) :]
        return b""

    def _line(self) -> bytes:
        return self._bytes.readline(limits.MAX_WARC_HEADER_BYTES)

    def _line_after_blanks(self) -> bytes:
        for _ in range(_BLANK_LINES):
            line = self._line()
            if not line or line.strip():
                return line
        raise InputError("bad_warc", "nothing but blank lines; the file is damaged")

    def _pieces(self, size: int) -> Iterator[bytes]:
        """So many bytes, piece by piece: what a header claims is not reserved before it is there."""
        while size:
            piece = self._bytes.read(min(size, _STEP_BYTES))
            if not piece:
                raise InputError("truncated_warc", _AT_END)
            size -= len(piece)
            yield piece


def _is_packed(start: bytes) -> bool:
    """Whether the file is made of gzip members, the first of them perhaps damaged."""
    return start.startswith(GZIP_MAGIC) or (not start.startswith(_FIRST_LINE) and GZIP_MAGIC + b"\x08" in start)


class _Raw(io.RawIOBase):
    """Any stream with `read`, for a buffer of our own that can be looked into."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class _HeaderLines:
    """The lines of one header for warcio's parser, MAX_WARC_HEADER_BYTES in all. `cut`: the file ended before the
    blank line that ends a header."""

    def __init__(self, line: Callable[[], bytes]) -> None:
        self._line = line
        self._left = limits.MAX_WARC_HEADER_BYTES
        self.cut = False

    def readline(self, length: int | None = None) -> bytes:
        line = self._line()
        self.cut = not line
        self._left -= len(line)
        if self._left <= 0:
            allowed = limits.MAX_WARC_HEADER_BYTES
            raise InputError("bad_warc", f"a header of more than {allowed:,} bytes, the most that is allowed")
        return line


@contextmanager
def _breaking() -> Iterator[None]:
    """Damage of the input as _BrokenError; what stops the whole file goes through."""
    try:
        yield
    except InputError as error:
        if error.code == "too_large":
            raise
        raise _BrokenError(error) from None


def _record(headers: Any, number: int) -> Record:
    """The record of parsed headers. Raises InputError `bad_warc`."""
    length = (headers.get_header("Content-Length") or "").strip()
    if not (length.isascii() and length.isdecimal() and len(length) < 19):
        raise InputError("bad_warc", "a record without a sound Content-Length; the file is damaged")
    return Record(
        number=number,
        type=(headers.get_header("WARC-Type") or "").strip().lower(),
        length=int(length),
        url=field(headers.get_header("WARC-Target-URI")),
        date=field(headers.get_header("WARC-Date")),
        id=field(headers.get_header("WARC-Record-ID")),
        content_type=field(headers.get_header("Content-Type")),
        block_digest=field(headers.get_header("WARC-Block-Digest")),
        payload_digest=field(headers.get_header("WARC-Payload-Digest")),
        segment=field(headers.get_header("WARC-Segment-Number")),
        truncated=field(headers.get_header("WARC-Truncated")),
    )

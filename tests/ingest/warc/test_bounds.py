"""Archives made to eat memory or time: refused by a limit, within it, and the rest is read."""

import gzip
import io
import tracemalloc
import zlib

import brotli
import pytest

from onrecord import limits
from onrecord.errors import InputError
from onrecord.ingest import ingest
from onrecord.ingest.warc.coding import decoded, unchunked
from onrecord.ingest.warc.records import Damage, records
from onrecord.ingest.warc.response import is_page
from onrecord.records import Article
from tests.ingest.archives import HTML, info, response, text

MIB = 1 << 20
URL = "https://quay.example/bomb"


def codes_and_peak(path):
    tracemalloc.start()
    codes = ["read" if isinstance(item, Article) else item.code for item in ingest([str(path)])]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return codes, peak


def packed_zeros(size, piece=MIB):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([packer.compress(b"\0" * piece) for _ in range(size // piece)] + [packer.flush()])


BOMBS = {
    "gzip": packed_zeros(100 * MIB),
    "br": brotli.compress(b"\0" * (200 * MIB), quality=1),
    "gzip, gzip": gzip.compress(packed_zeros(100 * MIB)),
}


@pytest.mark.parametrize("coding", BOMBS)
def test_a_body_that_would_unpack_to_hundreds_of_megabytes(tmp_path, coding):
    path = tmp_path / "bomb.warc.gz"
    path.write_bytes(info() + text(1) + response(URL, BOMBS[coding], HTML, ("Content-Encoding", coding)) + text(2))
    codes, peak = codes_and_peak(path)
    assert codes == ["read", "too_large", "read"]
    assert peak < 16 * MIB


def header(length, extra=b""):
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://quay.example/b\r\nWARC-Record-ID: <urn:x:1>\r\n"
        b"Content-Type: application/http; msgtype=response\r\n" + extra + b"Content-Length: %d\r\n\r\n" % length
    )


def member_of(start, zeros, end=b""):
    """A gzip member of `start`, so many bytes of NUL, `end`."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    pieces = [packer.compress(start)] + [packer.compress(b"\0" * MIB) for _ in range(zeros // MIB)]
    return b"".join([*pieces, packer.compress(end), packer.flush()])


def test_a_record_larger_than_a_page_may_be(tmp_path):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    path = tmp_path / "large.warc.gz"
    path.write_bytes(text(1) + member_of(header(len(http) + 80 * MIB) + http, 80 * MIB, b"\r\n\r\n") + text(2))
    codes, peak = codes_and_peak(path)
    assert codes == ["read", "too_large", "read"]
    assert peak < 8 * MIB


@pytest.mark.parametrize(
    "start",
    [
        b"",
        b"WARC/1.0",
        b"WARC/1.0\r\nWARC-Type: ",
        b"WARC/1.0\r\n" + b"A: b\r\n" * 100_000,
        b"WARC/1.0\r\nA: b" + b"\r\n c" * 99_999,
    ],
    ids=["no record", "version", "value", "many lines", "one folded line"],
)
def test_a_header_without_end(tmp_path, start):
    path = tmp_path / "header.warc.gz"
    path.write_bytes(text(1) + member_of(start, 24 * MIB) + text(2))
    codes, peak = codes_and_peak(path)
    assert codes == ["read", "bad_warc", "read"]
    assert peak < 8 * MIB


def test_an_http_header_without_end(tmp_path):
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + b"A: b\r\n" * 100_000
    path = tmp_path / "header.warc.gz"
    path.write_bytes(member_of(header(len(block)) + block, 0, b"\r\n\r\n") + text(2))
    assert codes_and_peak(path)[0] == ["bad_response", "read"]


def test_an_archive_that_unpacks_without_end(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MAX_UNPACKED_BYTES", 20 * MIB)
    path = tmp_path / "endless.warc.gz"
    path.write_bytes(text(1) + member_of(header(10**15), 30 * MIB) + text(2))
    codes, peak = codes_and_peak(path)
    assert codes == ["read", "too_large"]
    assert peak < 8 * MIB


def test_a_length_that_is_not_there_takes_no_memory(tmp_path):
    path = tmp_path / "short.warc"
    path.write_bytes(header(60 * MIB) + b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>short")
    codes, peak = codes_and_peak(path)
    assert codes == ["truncated_warc"]
    assert peak < 8 * MIB


def test_blank_lines_and_empty_members_without_end(tmp_path):
    path = tmp_path / "blank.warc.gz"
    path.write_bytes(text(1) + gzip.compress(b"\r\n" * 1_000_000) + gzip.compress(b"") * 1_000 + text(2))
    assert codes_and_peak(path)[0] == ["read", "bad_warc", "read"]


def test_what_only_looks_like_members_is_not_tried_for_ever(tmp_path):
    path = tmp_path / "magic.warc.gz"
    path.write_bytes(text(1) + b"\x1f\x8b\x08\x00" * 200_000 + text(2))
    assert codes_and_peak(path)[0] == ["read", "bad_gzip"]


def test_chunks_of_one_byte():
    assert unchunked(b"1\r\nx\r\n" * 1_000 + b"0\r\n\r\n") == b"x" * 1_000
    with pytest.raises(InputError) as caught:
        unchunked(b"1\r\nx\r\n" * (limits.MAX_CHUNK_ITEMS + 1))
    assert caught.value.code == "bad_response"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<p>",
        b"-5\r\nabc",
        b"ffffffffffff\r\nabc",
        b"5\r\nab",
        b"\r\n\r\n",
        b"0x5\r\nhello\r\n",
        b"5;a=b\r\nhello\r\n",
    ],
)
def test_chunks_that_are_none(body):
    assert unchunked(body) in (body, b"ab", b"hello")


def test_a_packed_body_takes_time_in_proportion(monkeypatch):
    """Of many megabytes that hardly pack, each is looked at once for each pass."""
    seen = []
    real = zlib.decompressobj

    class Counting:
        def __init__(self, *args):
            self._real = real(*args)

        def __getattr__(self, name):
            return getattr(self._real, name)

        def decompress(self, data, size):
            seen.append(len(data))
            return self._real.decompress(data, size)

    monkeypatch.setattr(zlib, "decompressobj", Counting)
    data = b"".join(number.to_bytes(4, "big") for number in range(0, 2**32, 4001))
    packed = gzip.compress(data, 1)
    assert decoded(packed, "gzip") == data
    assert sum(seen) < 6 * len(packed)


def test_fifty_archives_leave_no_descriptor_open(tmp_path):
    from pathlib import Path

    path = tmp_path / "a.warc.gz"
    path.write_bytes(text(1) + text(2))
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(50):
        items = ingest([str(path)])
        next(items)
        items.close()
    assert len(list(Path("/proc/self/fd").iterdir())) <= before


def test_a_pipe_is_read_as_it_comes():
    """An archive on a pipe gives its first page before the last one is there."""

    class Pipe(io.RawIOBase):
        served = 0

        def readable(self):
            return True

        def readinto(self, buffer):
            record = text(self.served, packed=False)
            self.served += 1
            buffer[: len(record)] = record
            return len(record)

    pipe = Pipe()
    found = (item for item in records(pipe, is_page) if not isinstance(item, Damage) and item.block)
    assert next(found).record.number == 1
    assert pipe.served < 5

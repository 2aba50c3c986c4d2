"""WACZ packages: the pages they list are read; what is wrong with a package is told and unpacks nothing."""

import io
import json
import struct
import tracemalloc
import zipfile

import pytest

from onrecord import limits
from onrecord.ingest import ingest
from onrecord.records import Article
from tests.ingest.archives import HTML, info, response, text, wacz
from tests.ingest.pages import BODY, page

MIB = 1 << 20
URL = "https://quay.example/a"
PLAIN = "\n\n".join(BODY)
FRAME = response("https://ads.example/frame", "<html><body><p>Buy a boat today, they said.</p></body></html>")


def codes(path):
    return ["read" if isinstance(item, Article) else item.code for item in ingest([str(path)])]


def test_the_pages_that_are_listed_are_read(tmp_path):
    path = wacz(tmp_path / "a.wacz", {"data.warc.gz": info() + FRAME + response(URL, page())}, pages=[URL + "#top"])
    (item,) = ingest([path])
    assert (item.text, item.url) == (PLAIN, URL)
    assert item.ref == f"{path}:archive/data.warc.gz:3"


def test_a_listed_page_may_have_moved(tmp_path):
    moved = response("http://quay.example", b"", HTML, ("Location", "/b"), status="301 Moved Permanently")
    again = response("http://quay.example/b", b"", HTML, ("Location", URL), status="302 Found")
    path = wacz(
        tmp_path / "a.wacz", {"a.warc.gz": moved + again + FRAME + response(URL, page())}, ["http://quay.example/"]
    )
    assert [item.url for item in ingest([path])] == [URL]


def test_without_a_list_every_page_is_read(tmp_path):
    archives = {"b.warc": text(2, packed=False), "a.warc.gz": response(URL, page()) + text(1)}
    path = wacz(tmp_path / "a.wacz", archives)
    assert [item.ref.removeprefix(path) for item in ingest([path])] == [
        ":archive/a.warc.gz:1",
        ":archive/a.warc.gz:2",
        ":archive/b.warc:1",
    ]


def test_a_list_that_is_too_long_is_not_used(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MAX_LISTED_ITEMS", 3)
    path = wacz(tmp_path / "a.wacz", {"a.warc.gz": text(1)}, [f"https://quay.example/{n}" for n in range(100, 104)])
    assert codes(path) == ["read"]


def test_lists_and_descriptions_that_cannot_be_understood_are_not_used(tmp_path):
    path = tmp_path / "a.wacz"
    for junk in (b"\xff\xfe{", b"[" * 100_000, b'{"resources": [1, {"path": 5, "hash": []}]}', b"null", b'{"url": 5}'):
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("archive/a.warc.gz", text(1))
            package.writestr("pages/pages.jsonl", junk)
            package.writestr("datapackage.json", junk)
        assert codes(path) == ["read"]


def test_an_archive_that_is_not_the_one_described_is_told_and_read(tmp_path):
    described = {"resources": [{"path": "archive/a.warc.gz", "hash": "sha256:" + "0" * 64}]}
    told = list(ingest([wacz(tmp_path / "a.wacz", {"a.warc.gz": text(1)}, description=described)]))
    assert [getattr(item, "code", "read") for item in told] == ["read", "digest_mismatch"]
    assert told[1].ref.endswith("a.wacz:archive/a.warc.gz")


def test_a_package_without_pages(tmp_path):
    assert codes(wacz(tmp_path / "a.wacz", {})) == ["empty"]
    assert codes(wacz(tmp_path / "b.wacz", {"a.warc.gz": info()})) == ["empty"]


def test_from_a_pipe_it_says_what_to_do():
    class Pipe(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, buffer):
            buffer[:4] = b"PK\x03\x04"
            return 4

    (item,) = ingest(["-"], stdin=Pipe())
    assert item.code == "binary"


@pytest.mark.parametrize("name", ["../escape.warc.gz", "archive/../../escape", "/etc/escape", "C:\\escape", "a\\..\\b"])
def test_names_that_lead_outside_are_refused(tmp_path, name):
    path = tmp_path / "in" / "slip.wacz"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("archive/a.warc.gz", text(1))
        package.writestr(name, text(2))
    assert codes(path) == ["bad_wacz"]
    assert [p.name for p in tmp_path.rglob("*")] == ["in", "slip.wacz"]


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"no zip", b"PK\x05\x06" + b"\xff" * 18, b"PK\x05\x06" + b"\0" * 18]
)
def test_what_is_no_package(tmp_path, data):
    path = tmp_path / "a.wacz"
    path.write_bytes(data)
    assert codes(path)[0] in ("bad_wacz", "empty", "too_large")


def test_cut_and_flipped_packages(tmp_path):
    path = tmp_path / "a.wacz"
    wacz(path, {"a.warc.gz": info() + text(1) + text(2)}, ["https://quay.example/1.txt"])
    data = path.read_bytes()
    for at in range(0, len(data), 7):
        path.write_bytes(data[:at])
        assert set(codes(path)) <= {"bad_wacz", "empty"}
        broken = bytearray(data)
        broken[at] ^= 4
        path.write_bytes(broken)
        allowed = {"read", "bad_wacz", "bad_gzip", "truncated_gzip", "digest_mismatch", "bad_warc", "empty"}
        assert set(codes(path)) <= allowed, at


def test_a_packed_file_that_is_damaged_is_told(tmp_path):
    path = tmp_path / "a.wacz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("archive/a.warc", text(1, packed=False) + text(2, packed=False))
    data = bytearray(path.read_bytes())
    data[120] ^= 1
    path.write_bytes(data)
    assert "bad_wacz" in codes(path)


def peak_and_codes(path):
    tracemalloc.start()
    found = codes(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak, found


def test_a_zip_bomb_takes_no_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MAX_UNPACKED_BYTES", 60 * MIB)
    path = tmp_path / "bomb.wacz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("archive/a.warc.gz", text(1))
        with package.open("archive/b.warc", "w") as member:
            for _ in range(100):
                member.write(b"\0" * MIB)
    peak, found = peak_and_codes(path)
    assert found[0] == "read"
    assert found[-1] == "too_large"
    assert peak < 16 * MIB


def test_a_list_of_files_without_end_is_not_read(tmp_path):
    path = tmp_path / "index.wacz"
    claimed = 500 * MIB
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, claimed, 0, 0)
    with path.open("wb") as stream:
        stream.truncate(claimed)
        stream.seek(claimed)
        stream.write(end)
    peak, found = peak_and_codes(path)
    assert found == ["too_large"]
    assert peak < 16 * MIB


def test_a_list_of_pages_without_end_is_not_kept(tmp_path):
    path = tmp_path / "list.wacz"
    line = json.dumps({"url": "https://quay.example/" + "x" * 900}) + "\n"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("archive/a.warc.gz", text(1))
        with package.open("pages/pages.jsonl", "w") as member:
            for number in range(12_000):
                member.write(line.replace("xxxx", f"{number:08}", 1).encode())
    assert path.stat().st_size < 2 * MIB
    peak, found = peak_and_codes(path)
    assert found in (["read"], ["empty"])
    assert peak < 64 * MIB


def test_encrypted_and_unknown_packing(tmp_path):
    path = tmp_path / "a.wacz"
    wacz(path, {"a.warc.gz": text(1)})
    data = path.read_bytes()
    for offset, value in ((6, 1), (8, 99)):  # flags, method: in the local header and in the list of files
        broken = bytearray(data)
        for magic, shift in ((b"PK\x03\x04", 0), (b"PK\x01\x02", 2)):
            broken[data.index(magic) + offset + shift] = value
        path.write_bytes(broken)
        assert codes(path) == ["bad_wacz"]

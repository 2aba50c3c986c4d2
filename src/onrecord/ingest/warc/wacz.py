"""A WACZ package, a zip of WARC files with a list of their pages -> the articles of those pages.

Nothing of it is written to disk. A browser that makes such packages records every frame and advertisement too, so
where the package lists its pages, only they are read, and what they redirect to.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from onrecord import limits
from onrecord.errors import InputError
from onrecord.ingest.build import failure
from onrecord.ingest.html import Extractor
from onrecord.ingest.source import lines
from onrecord.ingest.warc.digests import hashing_for, spelled
from onrecord.ingest.warc.read import archived_pages, nothing_in_it
from onrecord.ingest.warc.records import Record, Wanted
from onrecord.ingest.warc.response import is_page, redirect
from onrecord.records import Article, Failure

_ARCHIVE = re.compile(r"archive/.+\.warc(?:\.gz)?", re.I)
_LISTS = re.compile(r"pages/.+\.jsonl", re.I)
_UNSAFE = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|[\0\n]")
_STEP_BYTES = 1 << 16
_ALTERED = "not the archive whose digest the package states: damaged, or changed later; it was read all the same"
_BROKEN = "the package is damaged or no WACZ; test it with `unzip -t`"


def read_wacz(stream: BinaryIO, *, ref: str, extractor: Extractor) -> Iterator[Article | Failure]:
    """An article or a failure for each page in the archives of the package, as `read_warc` gives them; `ref` is the
    package's with the archive's name and the number of the record. The stream must be a file.

    An archive whose bytes are not those that the package's digest names is read, and is a failure `digest_mismatch`
    too. Raises InputError: `bad_wacz`, `empty`, `too_large`, `unsupported_format`; OSError.
    """
    if not stream.seekable():
        raise InputError("unsupported_format", "a WACZ package cannot be read from a pipe; save it as a file")
    package = _Package(stream)
    archives = [name for name in package.names if _ARCHIVE.fullmatch(name)]
    if not archives:
        raise InputError("empty", "no archive in the package; a WACZ holds them as archive/NAME.warc.gz")
    counted: Counter[str] = Counter()
    stated: dict[str, str] = {}
    wanted: Wanted = is_page
    try:
        stated = _stated_digests(package)
        wanted = _Listed(package).wanted
    except InputError as error:
        if error.code == "too_large":
            raise
        counted["damage"] += 1
        yield failure(ref, error)
    for name in archives:
        at = f"{ref}:{name}"
        try:
            with package.open(name, stated.get(name)) as archive:
                yield from archived_pages(
                    cast(BinaryIO, archive), ref=at, extractor=extractor, counted=counted, wanted=wanted
                )
                if archive.is_altered():
                    raise InputError("digest_mismatch", _ALTERED)
        except InputError as error:
            counted["damage"] += 1
            yield failure(at, error)
    if not counted["page"] and not counted["damage"]:
        raise nothing_in_it(counted)


class _Package:
    """A zip file whose every flaw is an InputError, and which unpacks to MAX_UNPACKED_BYTES at most, in all."""

    def __init__(self, stream: BinaryIO) -> None:
        try:
            self._zip = zipfile.ZipFile(cast(Any, _SmallReads(stream)))
        except InputError:
            raise
        except Exception:
            raise InputError("bad_wacz", _BROKEN) from None
        self.names = sorted({info.filename for info in self._zip.infolist() if not info.is_dir()})
        self.left = limits.MAX_UNPACKED_BYTES
        if unsafe := next((name for name in self._zip.namelist() if _UNSAFE.search(name)), None):
            raise InputError("bad_wacz", f"the package names a file outside itself ({unsafe[:80]!r}); do not trust it")

    def open(self, name: str, stated_digest: str | None = None) -> _Member:
        """The bytes of one file, as they are read. Raises InputError `bad_wacz`."""
        try:
            return _Member(self, cast(BinaryIO, self._zip.open(name)), stated_digest)
        except InputError:
            raise
        except Exception:
            raise InputError("bad_wacz", f"{name[:80]}: {_BROKEN}") from None


class _SmallReads:
    """A file that hands out no more than MAX_ZIP_INDEX_BYTES at once: zipfile reads the whole list of files in one
    go, however long the package says it is."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.seek, self.tell, self.seekable = stream.seek, stream.tell, stream.seekable

    def read(self, size: int = -1) -> bytes:
        allowed = limits.MAX_ZIP_INDEX_BYTES
        data = self._stream.read(allowed + 1 if size is None or size < 0 or size > allowed else size)
        if len(data) > allowed:
            raise InputError("too_large", f"the package's list of files is longer than {allowed:,} bytes")
        return data


class _Member(io.RawIOBase):
    """One file of the package. Reading raises InputError `bad_wacz`, or `too_large` once the package has unpacked to
    MAX_UNPACKED_BYTES."""

    def __init__(self, package: _Package, stream: BinaryIO, stated_digest: str | None) -> None:
        self._package, self._stream = package, stream
        self._stated, self._hash = stated_digest or "", hashing_for(stated_digest)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._stream.read(len(buffer))
        except InputError:
            raise
        except Exception:
            raise InputError("bad_wacz", _BROKEN) from None
        self._package.left -= len(data)
        if self._package.left < 0:
            allowed = limits.MAX_UNPACKED_BYTES
            raise InputError(
                "too_large", f"unpacks to more than {allowed:,} bytes, the most allowed; split the package"
            )
        if self._hash is not None:
            self._hash.update(data)
        buffer[: len(data)] = data
        return len(data)

    def is_altered(self) -> bool:
        """Whether the file is not the one whose digest is stated; what was not read yet is read for that. Raises
        InputError."""
        if self._hash is None:
            return False
        while self.read(_STEP_BYTES):
            pass
        return not spelled(self._hash.digest(), self._stated)

    def close(self) -> None:
        self._stream.close()
        super().close()


class _Listed:
    """The addresses of the pages that the package lists, and of what they redirect to."""

    def __init__(self, package: _Package) -> None:
        self._urls: set[str] | None = set()
        for name in filter(_LISTS.fullmatch, package.names):
            with io.BufferedReader(package.open(name)) as stream:
                for _, line in lines(cast(BinaryIO, stream)):
                    self._add(_url_in(line))
        if not self._urls:
            self._urls = None

    def wanted(self, record: Record, head: bytes) -> bool:
        """Whether the record is a page, and listed where there is a list. Raises nothing."""
        if self._urls is None:
            return is_page(record, head)
        if _bare(record.url or "") not in self._urls:
            return False
        if target := redirect(record, head):
            self._add(target)
        return is_page(record, head)

    def _add(self, url: str | None) -> None:
        if url and self._urls is not None:
            self._urls.add(_bare(url))
            if len(self._urls) > limits.MAX_LISTED_ITEMS:
                self._urls = None


def _url_in(line: bytes | None) -> str | None:
    """The address in one line of a list of pages; None for its header and for what cannot be understood."""
    try:
        value = json.loads(line or b"null")
    except (ValueError, RecursionError):
        return None
    url = value.get("url") if isinstance(value, dict) else None
    return url if isinstance(url, str) and len(url) <= limits.MAX_FIELD_CHARS else None


def _bare(url: str) -> str:
    return url.partition("#")[0].removesuffix("/")


def _stated_digests(package: _Package) -> dict[str, str]:
    """The digests that the package's own description states, by file; none where it cannot be understood."""
    if "datapackage.json" not in package.names:
        return {}
    try:
        with package.open("datapackage.json") as stream:
            described = json.loads(stream.read(limits.MAX_ZIP_INDEX_BYTES) or b"")
        resources = [item for item in described["resources"] if isinstance(item, dict)]
    except (ValueError, RecursionError, KeyError, TypeError):
        return {}
    return {str(item.get("path")): str(item.get("hash")) for item in resources if item.get("hash")}

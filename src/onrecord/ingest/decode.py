"""Bytes -> text, when nobody is sure of the encoding.

The order, first match wins:
1. a byte-order mark (UTF-8, UTF-32, UTF-16);
2. the pattern of UTF-16 without one: NUL in every second byte;
3. UTF-8, if the bytes are valid: a wrong label on UTF-8 is far commoner than text in another encoding that
   happens to be valid UTF-8. A sequence cut at the very end (a truncated file) or a rare broken one becomes
   U+FFFD;
4. what the file declares, if it decodes; labels are read as browsers do (`iso-8859-1` means windows-1252);
5. a statistical guess (charset-normalizer) on the first MAX_DETECT_BYTES; then windows-1252.

Bytes that are no text at all are refused before, by their first bytes and their share of control characters.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from onrecord import limits
from onrecord.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY_STARTS = (
    b"\x89PNG", b"\x7fELF", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"PK\x03\x04", b"MZ\x90", b"\xd0\xcf\x11\xe0",
    b"Rar!", b"7z\xbc\xaf", b"\xfd7zXZ", b"BZh", b"SQLite format 3", b"OggS", b"ID3",
    b"\x28\xb5\x2f\xfd", b"RIFF",
)  # fmt: skip
_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))
# What browsers read under labels that are used for more than they name (WHATWG Encoding).
_BROWSER_LABELS = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
_NOT_TEXT = frozenset({"base64", "bz2", "hex", "quopri", "rot13", "uu", "zlib", "unicode_escape", "idna", "punycode"})
_MULTI_BYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the Python name of its encoding, and whether every byte was understood."""

    text: str
    encoding: str
    exact: bool


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text in the bytes. `declared` is the label the file gives itself, right or wrong; unknown ones are
    ignored.

    Raises InputError: `empty`, `binary`, or `bad_encoding` when more than MAX_REPLACED_SHARE of the text is
    lost.
    """
    if not data:
        raise InputError("empty", "no bytes; an article needs at least one character")
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _lossy(data[len(mark) :], marked)
    if encoding := _unmarked_utf16(data[: limits.SNIFF_BYTES]):
        return _lossy(data, encoding)
    refuse_binary(data[: limits.SNIFF_BYTES])
    return _utf8(data) or _strict(data, _known(declared)) or _guess(data)


def refuse_binary(head: bytes) -> None:
    """Raises InputError `binary` if the start of a file cannot be text in a one-byte or UTF-8 encoding."""
    controls = len(head) - len(head.translate(None, _CONTROL_BYTES))
    if head.startswith(_BINARY_STARTS) or controls > 0.05 * len(head):
        raise InputError(
            "binary",
            "these bytes are not text; give text, HTML, JSON lines, CSV or Parquet (convert others)",
        )


def _utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8", exact=True)
    except UnicodeDecodeError:
        pass
    # Broken UTF-8 is still UTF-8 if its multi-byte sequences are many and the breaks few.
    good = len(_MULTI_BYTE.findall(data))
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    cut_at_end = broken == 1 and text.endswith("\ufffd")
    if good and (cut_at_end or broken * 10 <= good):
        return Decoded(text, "utf-8", exact=False)
    return None


def _strict(data: bytes, encoding: str | None) -> Decoded | None:
    if encoding is None:
        return None
    try:
        return Decoded(data.decode(encoding), encoding, exact=True)
    except (UnicodeError, LookupError):
        return None


def _guess(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(data[: limits.MAX_DETECT_BYTES]).best()
    guessed = best.encoding if best is not None else None
    return _strict(data, guessed) or _lossy(data, "cp1252")


def _lossy(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    if lost > max(1, limits.MAX_REPLACED_SHARE * len(text)):
        raise InputError(
            "bad_encoding", f"{lost:,} of {len(text):,} characters are broken in {encoding}; save it as UTF-8"
        )
    return Decoded(text, encoding, exact=lost == 0)


def _unmarked_utf16(head: bytes) -> str | None:
    """UTF-16 shows itself by NULs in every second byte wherever it writes ASCII (spaces and line ends, at
    least)."""
    pairs = len(head) // 2
    if pairs < 2:
        return None
    first, second = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if second > 0.4 * pairs and first < 0.05 * pairs:
        return "utf-16-le"
    if first > 0.4 * pairs and second < 0.05 * pairs:
        return "utf-16-be"
    return None


def _known(label: str | None) -> str | None:
    """The codec that a label means, None for labels of none, and for those that say UTF-8 or UTF-16 of what
    is not."""
    try:
        name = codecs.lookup((label or "").strip()).name
    except (LookupError, ValueError):
        return None
    if name in _NOT_TEXT or name.startswith(("utf-8", "utf-16", "utf-32", "utf-7")):
        return None
    return _BROWSER_LABELS.get(name, name)

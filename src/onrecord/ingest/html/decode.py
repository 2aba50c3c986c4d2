"""The encoding that a page declares for itself; the order in which it is believed stands in
`ingest/decode.py`."""

from __future__ import annotations

import re

from onrecord import limits
from onrecord.ingest.decode import Decoded, decode

_DECLARATION = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})""", re.I)
_META = re.compile(rb"""<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.I)


def decode_page(data: bytes, served_as: str | None = None) -> Decoded:
    """The page as text. `served_as` is the encoding its server declared. Raises InputError: `empty`, `binary`,
    `bad_encoding`."""
    return decode(data, served_as or declared_charset(data))


def declared_charset(data: bytes) -> str | None:
    """The label in `<meta charset>`, `<meta http-equiv>` or `<?xml encoding?>` within the first SNIFF_BYTES,
    or None."""
    head = data[: limits.SNIFF_BYTES]
    found = _META.search(head) or _DECLARATION.search(head)
    return found[1].decode("ascii", "ignore") if found else None

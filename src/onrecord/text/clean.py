"""The little that is changed in a text before it is stored, so that every database and format can hold it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SURROGATE = re.compile("[\ud800-\udfff]")
# A whole run of CR before an LF, or what is left of it would be a new pair. Possessive, so that a million CR
# without an LF take one step each.
_CRLF = re.compile(r"(?<!\r)\r++\n")
_REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text fit to be stored, and how many characters were changed to make it so."""

    text: str
    nul: int  # NUL that became U+FFFD
    surrogates: int  # lone surrogates that became U+FFFD
    crlf: int  # CR that stood before LF and went


def clean(text: str) -> Cleaned:
    """Replace NUL and lone surrogates by U+FFFD, CR LF by LF, and nothing else. Idempotent. Raises nothing.

    NUL and surrogates go because databases and UTF-8 cannot hold them. A CR that no LF follows stays. Never
    NFC: normalising would move every offset after the first accent.
    """
    nul = text.count("\0")
    if nul:
        text = text.replace("\0", _REPLACEMENT)
    crlf = 0
    if "\r" in text:
        crlf = len(text)
        text = _CRLF.sub("\n", text)
        crlf -= len(text)
    surrogates = 0
    if not text.isascii():
        text, surrogates = _SURROGATE.subn(_REPLACEMENT, text)
    return Cleaned(text, nul, surrogates, crlf)

"""Word pieces of an uncased vocabulary, longest match first (Wu et al. 2016, Devlin et al. 2018); a word at a time."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

LONGEST_PART_CHARS = 100
"""A longer run of letters (base64, a URL's path) is one unknown piece, as in the encoder's own training."""

_SPACES = re.compile(r"[\t\n\r]")
_IDEOGRAPH = re.compile(
    "[\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff\U00020000-\U0002a6df\U0002a700-\U0002b73f"
    "\U0002b740-\U0002b81f\U0002b920-\U0002ceaf\U0002f800-\U0002fa1f]"
)


def read_vocabulary(path: Path) -> dict[str, int]:
    """Piece -> id, from a file of one piece per line. Raises OSError."""
    return {line: i for i, line in enumerate(path.read_text("utf-8").split("\n")) if line}


def word_pieces(word: str, vocabulary: Mapping[str, int]) -> list[int]:
    """Ids of the pieces of a word; a part that no pieces spell is [UNK]. Raises nothing; "" has none."""
    return [piece for part in _parts(_plain(word)) for piece in _pieces(part, vocabulary)]


def _plain(text: str) -> str:
    """Lower case, no accents, no control or private characters."""
    kept = (c for c in _SPACES.sub(" ", text) if c != "\ufffd" and unicodedata.category(c) not in ("Cc", "Cf", "Co"))
    spread = unicodedata.normalize("NFD", "".join(kept))
    return "".join(c for c in spread if unicodedata.category(c) != "Mn").lower()


def _parts(text: str) -> Iterator[str]:
    """Runs of letters and digits; marks and ideographs one by one."""
    run = ""
    for c in text:
        if c.isspace() or _is_mark(c) or _IDEOGRAPH.match(c):
            if run:
                yield run
            run = ""
            if not c.isspace():
                yield c
        else:
            run += c
    if run:
        yield run


def _is_mark(c: str) -> bool:
    """Punctuation, and every ASCII symbol ("$", "+") with it."""
    return unicodedata.category(c).startswith("P") or (c.isascii() and not c.isalnum() and not c.isspace())


def _pieces(part: str, vocabulary: Mapping[str, int]) -> list[int]:
    found: list[int] = []
    start = 0
    while start < len(part) <= LONGEST_PART_CHARS:
        mark = "##" if start else ""
        end = next((e for e in range(len(part), start, -1) if mark + part[start:e] in vocabulary), None)
        if end is None:
            return [vocabulary["[UNK]"]]
        found.append(vocabulary[mark + part[start:end]])
        start = end
    return found or [vocabulary["[UNK]"]]

"""The text of a tree as paragraphs, as its blocks and line breaks set it. Runs in a child."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_BREAKS = re.compile(r"\n{2,}")


@dataclass(frozen=True, slots=True)
class Tags:
    """The names of the elements that begin and end a paragraph, of the line break, and of those left out."""

    blocks: frozenset[str]
    line_break: str
    left_out: frozenset[str] = frozenset()


def paragraphs(body: Any, tags: Tags) -> Iterator[str]:
    """The text of each block of an lxml tree, in order; text outside any block counts as one, and a block with pairs
    of line breaks as several. White space as a browser shows it. Raises nothing."""
    from lxml.etree import iterwalk

    pieces: list[str] = []
    walk = iterwalk(body, events=("start", "end"))
    for event, element in walk:
        left_out = element.tag in tags.left_out
        if element.tag in tags.blocks:
            yield from _flush(pieces)
        if event == "start":
            if left_out:
                walk.skip_subtree()
                continue
            if element.tag == tags.line_break:
                pieces.append("\n")
            pieces.append(_squeezed(element.text))
        elif element is not body:
            pieces.append(_squeezed(element.tail))
    yield from _flush(pieces)


def _squeezed(text: str | None) -> str:
    """The ends are kept, they stand between inline elements."""
    return re.sub(r"[ \t\r\n\f]+", " ", text or "")


def _flush(pieces: list[str]) -> Iterator[str]:
    """The collected text, one paragraph or, where line breaks come in pairs, several."""
    text = re.sub(r" *\n *", "\n", "".join(pieces))
    pieces.clear()
    for part in _BREAKS.split(text):
        if part.strip():
            yield part.strip()

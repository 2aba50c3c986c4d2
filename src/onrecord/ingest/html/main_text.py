"""The main text of a page by trafilatura, as paragraphs apart by blank lines. Runs in the child.

The headline is not in it (it is the article's `title`), headings inside the body are; captions, bylines and
dates that the page marks as such are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from onrecord.ingest.credits import footer_names

_EXTRA = [
    "//figcaption",
    "//*[contains(concat(' ', @class, ' '), ' caption ') or contains(@class, 'wp-caption-text')]",
    "//*[contains(@class, 'pullquote') or contains(@class, 'pull-quote')]",
    "//*[contains(concat(' ', @class, ' '), ' ad ') or contains(concat(' ', @class, ' '), ' advert ')]",
    "//*[contains(@class, 'photo-credit') or contains(@class, 'image-credit')]",
]
_BLOCKS = frozenset({"p", "head", "quote", "item", "cell", "code", "ab", "fw"})
_TOP_PARAGRAPHS, _HEAD_PARAGRAPHS = 12, 6
_RIGHTS = re.compile(r"©|\([cC]\)\s|[Cc]opyright\b")
_BREAKS = re.compile(r"\n{2,}")


def main_text(tree: HtmlElement, *, furniture: frozenset[str], headlines: frozenset[str]) -> str:
    """The page's main text, "" if there is none. The tree stays as it is.

    `headlines` and `furniture` (byline, date) are lines, white space squeezed, that are left out at the top;
    what stands above the headline is the page's, not the article's.
    """
    from trafilatura import bare_extraction, html2txt
    from trafilatura.baseline import baseline

    found = bare_extraction(tree, include_comments=False, include_tables=True, prune_xpath=_EXTRA)
    tries = (
        lambda: _paragraphs(found.body) if found is not None else (),  # type: ignore[union-attr]
        lambda: _paragraphs(baseline(tree)[0]),
        lambda: (html2txt(tree),),
    )
    texts = ("\n\n".join(_body_only(list(paragraphs()), headlines, furniture)) for paragraphs in tries)
    return next((text for text in texts if text.strip()), "")


def _body_only(paragraphs: list[str], headlines: frozenset[str], furniture: frozenset[str]) -> list[str]:
    """The paragraphs without what stands above the headline, without furniture below it, without a closing
    notice of rights that names nobody but the page's own outlet."""
    top = next((i for i, p in enumerate(paragraphs[:_TOP_PARAGRAPHS]) if " ".join(p.split()) in headlines), -1)
    above = sum(map(len, paragraphs[: top + 1]))
    if above < 0.3 * sum(map(len, paragraphs)):
        paragraphs = paragraphs[top + 1 :]
    head = [_without(p, headlines | furniture) for p in paragraphs[:_HEAD_PARAGRAPHS]]
    kept = [p for p in head if p] + paragraphs[_HEAD_PARAGRAPHS:]
    while len(kept) > 1 and _RIGHTS.match(kept[-1]) and not any(footer_names(kept[-1])):
        kept.pop()
    return kept


def _without(paragraph: str, lines: frozenset[str]) -> str:
    return "\n".join(line for line in paragraph.split("\n") if " ".join(line.split()) not in lines)


def _paragraphs(body: Any) -> Iterator[str]:
    """The text of each block of trafilatura's tree, in order; text outside any block counts as one."""
    pieces: list[str] = []
    for event, element in _walk(body):
        if element.tag in _BLOCKS or element.tag in ("list", "table", "row"):
            yield from _flush(pieces)
        if event == "start":
            if element.tag == "lb":
                pieces.append("\n")
            pieces.append(_squeezed(element.text))
        elif element is not body:
            pieces.append(_squeezed(element.tail))
    yield from _flush(pieces)


def _walk(body: Any) -> Iterator[tuple[str, Any]]:
    from lxml.etree import iterwalk

    yield from iterwalk(body, events=("start", "end"))


def _squeezed(text: str | None) -> str:
    """White space as a browser shows it; the ends are kept, they stand between inline elements."""
    return re.sub(r"[ \t\r\n\f]+", " ", text or "")


def _flush(pieces: list[str]) -> Iterator[str]:
    """The collected text, one paragraph or, where line breaks come in pairs, several."""
    text = re.sub(r" *\n *", "\n", "".join(pieces))
    pieces.clear()
    for part in _BREAKS.split(text):
        if part.strip():
            yield part.strip()

"""The main text of a page by trafilatura, as paragraphs apart by blank lines. Runs in the child.

The headline is not in it (it is the article's `title`), headings inside the body are; captions, bylines and
dates that the page marks as such are not.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from onrecord.ingest.credits import footer_names
from onrecord.ingest.html.blocks import Tags, paragraphs

_EXTRA = [
    "//figcaption",
    "//*[contains(concat(' ', @class, ' '), ' caption ') or contains(@class, 'wp-caption-text')]",
    "//*[contains(@class, 'pullquote') or contains(@class, 'pull-quote')]",
    "//*[contains(concat(' ', @class, ' '), ' ad ') or contains(concat(' ', @class, ' '), ' advert ')]",
    "//*[contains(@class, 'photo-credit') or contains(@class, 'image-credit')]",
]
_TAGS = Tags(frozenset({"p", "head", "quote", "item", "cell", "code", "ab", "fw", "list", "table", "row"}), "lb")
_TOP_PARAGRAPHS, _HEAD_PARAGRAPHS = 12, 6
_RIGHTS = re.compile(r"©|\([cC]\)\s|[Cc]opyright\b")


def main_text(tree: HtmlElement, *, furniture: frozenset[str], headlines: frozenset[str]) -> str:
    """The page's main text, "" if there is none. The tree stays as it is.

    `headlines` and `furniture` (byline, date) are lines, white space squeezed, that are left out at the top;
    what stands above the headline is the page's, not the article's.
    """
    from trafilatura import bare_extraction, html2txt
    from trafilatura.baseline import baseline

    found = bare_extraction(tree, include_comments=False, include_tables=True, prune_xpath=_EXTRA)
    tries = (
        lambda: paragraphs(found.body, _TAGS) if found is not None else (),  # type: ignore[union-attr]
        lambda: paragraphs(baseline(tree)[0], _TAGS),
        lambda: (html2txt(tree),),
    )
    texts = ("\n\n".join(_body_only(list(attempt()), headlines, furniture)) for attempt in tries)
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

"""A decoded page -> lxml tree, made harmless. Runs in the child."""

from __future__ import annotations

from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from onrecord import limits

_SPANNING = ("td", "th", "col", "colgroup")


def parse(page: str) -> HtmlElement | None:
    """The page's tree, without comments and processing instructions; None if there is nothing in it.

    Entities that the page declares itself are never expanded: HTML has none. Raises nothing.
    """
    # Bytes with a fixed encoding: text with an XML declaration is refused by lxml, and what the page declares
    # is wrong by now.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=True)
    try:
        tree = document_fromstring(page.encode("utf-8"), parser=parser)
    except (ParserError, ValueError):
        return None
    for cell in tree.iter(*_SPANNING):
        for key in ("colspan", "rowspan", "span"):
            value = cell.get(key)
            if value is not None and not (
                value.isdecimal() and len(value) < 9 and int(value) <= limits.MAX_TREE_CELL_SPAN
            ):
                cell.set(key, "1")
    return tree


def words(element: HtmlElement) -> str:
    """All text within the element, white space squeezed. Raises nothing."""
    return " ".join("".join(element.itertext()).split())

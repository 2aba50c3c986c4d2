"""Pages nested deeper than any tree builder bears are flattened before a tree is built."""

from __future__ import annotations

import re
from collections import Counter

from onrecord import limits

# Unclosed ones reach to the end, as in a parser: trying each of them in vain would take quadratic time.
_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<(/?)([a-zA-Z][^\s/>]*)[^>]*(?:>|\Z)", re.S)
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()
    # Their end tags may be missing: the parser closes them, so they do not nest.
    + "p li dt dd tr td th thead tbody tfoot option optgroup colgroup html head body".split()
)


def flattened(page: str) -> str:
    """The page without the tags below MAX_HTML_DEPTH; their words stay. The very same page if it is not that
    deep.

    Linear in the page's length. Raises nothing."""
    if page.count("<") <= limits.MAX_HTML_DEPTH:
        return page
    out: list[str] = []
    open_names: list[str] = []
    counts: Counter[str] = Counter()
    kept_until, dropped = 0, False
    for tag in _TAG.finditer(page):
        name = (tag[2] or "").lower()
        if not name or name in _VOID:
            continue
        if tag[1]:
            # A tag that was never opened closes nothing, otherwise `<div></span>` without end would look
            # flat.
            too_deep = len(open_names) > limits.MAX_HTML_DEPTH
            if counts[name]:
                while (closed := open_names.pop()) != name:
                    counts[closed] -= 1
                counts[name] -= 1
        else:
            open_names.append(name)
            counts[name] += 1
            too_deep = len(open_names) > limits.MAX_HTML_DEPTH
        if too_deep:
            out.append(page[kept_until : tag.start()])
            out.append(" ")
            kept_until, dropped = tag.end(), True
    if not dropped:
        return page
    out.append(page[kept_until:])
    return "".join(out)

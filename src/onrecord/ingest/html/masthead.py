"""Who publishes a page that declares nothing: the name that its masthead shows and its notice of rights repeats."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.ingest.credits import rights_names

_MOST_WORDS = 6


def masthead_outlet(above: Iterable[str], lines: Iterable[str]) -> str | None:
    """The outlet, where two places agree: `above` are texts and pictures' descriptions above the headline,
    `lines` those of the page, a notice of rights among them. One place alone may name a designer or an owner. Raises
    nothing."""
    shown = {_key(text): text for text in above if 0 < len(text.split()) <= _MOST_WORDS}
    for line in lines:
        for name in rights_names(line):
            if found := shown.get(_key(name)):
                return found if len(found) >= len(name) else name
    return None


def _key(name: str) -> str:
    return "".join(c for c in name.casefold().removeprefix("the ") if c.isalnum())

"""What is done to one page inside the child: tree, facts, main text, one JSON answer."""

from __future__ import annotations

import logging
from dataclasses import asdict
from typing import Any

from onrecord.ingest.html.depth import flattened
from onrecord.ingest.html.main_text import main_text
from onrecord.ingest.html.page import read_facts
from onrecord.ingest.html.tree import parse

# Short, so that the libraries try all they have on it and load all that they would otherwise load in every
# fork anew.
_WARM_UP = "<html><head><title></title></head><body><h1>A</h1><p>By Ann Lee</p><p>So, said one.</p></body></html>"


def load() -> None:
    """Import and warm up what extraction needs, before the first fork, and keep its log to itself."""
    logging.disable(logging.CRITICAL)
    read(_WARM_UP)


def read(page: str) -> dict[str, Any]:
    """The answer to one page: `text`, `facts`, `clues` as plain JSON values. May raise anything; the child
    contains it."""
    tree = parse(flattened(page))
    if tree is None:
        return {"text": "", "facts": {}, "clues": []}
    found = read_facts(tree)
    text = main_text(tree, furniture=found.furniture, headlines=found.headlines)
    return {
        "text": text,
        "facts": asdict(found.facts),
        "clues": [[clue.outlet, clue.role, clue.where] for clue in found.clues],
    }

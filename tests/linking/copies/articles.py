"""Fictional articles for tests of copies."""

from __future__ import annotations

import random
from typing import Any

from bench.news import sentence
from onrecord.records import Article, article_id


def report(seed: int, sentences: int = 14) -> list[str]:
    """The sentences of a report; another for each seed."""
    chance = random.Random(seed)
    return [sentence(chance) for _ in range(sentences)]


def article(lines: list[str], outlet: str, **fields: Any) -> Article:
    """An article of an outlet, one sentence a paragraph."""
    text = "\n\n".join(lines)
    domain = outlet.lower().replace(" ", "") + ".example"
    return Article(id=article_id(text, domain=domain), text=text, outlet=outlet, domain=domain, language="en", **fields)

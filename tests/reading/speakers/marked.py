"""Articles written with their statements marked: `{source} <cue> [content]`, each with the number of its statement.

`{1:Ana Ruiz} <1:said> [1:it was late]`; a content may hold other statements, which then get it as their parent.
"""

from __future__ import annotations

import re
from collections import defaultdict

from onrecord.reading.speakers import resolve
from onrecord.records import Article, Statement
from onrecord.text.span import Span

_MARK = re.compile(r"([{<\[])(\w+):|([}>\]])")
_ROLE = {"{": "source", "<": "cue", "[": "content"}


def article(marked: str) -> Article:
    """The article that the marked text means, its statements in the order of their numbers."""
    text, at = "", 0
    spans: dict[tuple[str, str], list[Span]] = defaultdict(list)
    open_: list[tuple[str, str, int]] = []
    parents: dict[str, str | None] = {}
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark[1]:
            around = [n for role, n, _ in open_ if role == "content" and n != mark[2]]
            parents.setdefault(mark[2], around[-1] if around else None)
            open_.append((_ROLE[mark[1]], mark[2], len(text)))
        else:
            role, number, start = open_.pop()
            spans[number, role].append(Span(start, len(text)))
    text += marked[at:]
    return Article(
        id="a",
        text=text,
        statements=tuple(
            Statement(
                id=n,
                parent=parents[n],
                source=tuple(spans[n, "source"]),
                cue=next(iter(spans[n, "cue"]), None),
                content=tuple(sorted(spans[n, "content"])),
            )
            for n in sorted(parents)
        ),
    )


def speakers(marked: str) -> list[str | None]:
    """Who speaks in each statement of the marked text."""
    return [s.speaker for s in resolve(article(marked)).statements]


def types(marked: str) -> list[str | None]:
    """What each of the speakers is."""
    return [s.speaker_type for s in resolve(article(marked)).statements]

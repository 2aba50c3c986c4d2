"""What an article says of its own work: somebody told its outlet, or its outlet has seen something."""

from __future__ import annotations

import re

from onrecord.linking.independence.outlets import Outlets
from onrecord.records import Article
from onrecord.text.span import Span

_THIS_PAPER = re.compile(r"^(?:to\s)?this\s(?:news)?(?:paper|agency|website|magazine|reporter|outlet|station)\b", re.I)
_SHOWN_TO = re.compile(
    r"\b(?:seen|obtained|reviewed|read|heard|examined|viewed)\sby\s(?:the\s)?$"
    r"|\b(?:shown|leaked|provided|given|sent|made available)\sto\s(?:the\s)?$"
    r"|\b(?:interview|shared|spoke|speaking)\swith\s(?:the\s)?$",
    re.I,
)
_BEFORE_CHARS, _SHOWN_CHARS = 40, 80


def obtained_itself(article: Article, outlets: Outlets) -> str | None:
    """The words that say so: a statement addressed to the article's own outlet ("told the Gazette"), or its name behind
    "seen by" and the like. None where nothing does, or where the article does not tell its outlet."""
    mine, text = outlets.of(article), article.text
    if mine is None:
        return None
    for s in article.statements:
        for span in s.addressee if s.parent is None else ():
            to = re.sub(r"^to\s", "", span.of(text))
            if _THIS_PAPER.match(to) or ((to[:1].isupper() or to.startswith("the ")) and _is(to, mine, outlets)):
                start = min(p.start for p in (*s.source, *([s.cue] if s.cue else []), span))
                return _shown(Span(start if span.end - start <= _SHOWN_CHARS else span.start, span.end), text)
    for c in article.credits:
        if c.where == "text" and c.span is not None and outlets.named(c.outlet) == mine:
            found = _SHOWN_TO.search(text[max(0, c.span.start - _BEFORE_CHARS) : c.span.start])
            if found:
                return _shown(Span(c.span.start - len(found[0]), c.span.end), text)
    return None


def _is(name: str, mine: str, outlets: Outlets) -> bool:
    return outlets.is_known(name) and outlets.named(name) == mine


def _shown(span: Span, text: str) -> str:
    return " ".join(span.of(text).split())

"""Small articles in which every measure can be worked out by hand. Statements are given by their words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.records import Article, Credit, Statement
from onrecord.text.span import Span

TEXT = "Ida Haas said the mill, her own, was sold. “Never,” wrote Omar Lind, who thinks the buyers lied."


def spans(words: Sequence[str], text: str = TEXT) -> tuple[Span, ...]:
    """Where each of `words` first stands in the text."""
    return tuple(Span(text.index(w), text.index(w) + len(w)) for w in words)


def statement(
    key: str, cue: str | None, source: Sequence[str], content: Sequence[str], text: str = TEXT, **rest: Any
) -> Statement:
    """A statement by the words of its parts."""
    (span,) = spans([cue], text) if cue else (None,)
    return Statement(id=key, cue=span, source=spans(source, text), content=spans(content, text), **rest)


SOLD = statement("a", "said", ["Ida Haas"], ["the mill, her own, was sold"])
NEVER = statement("b", "wrote", ["Omar Lind"], ["“Never,”"])
LIED = statement("c", "thinks", ["who"], ["the buyers lied"])


def article(*statements: Statement, text: str = TEXT, key: str = "1", **rest: Any) -> dict[str, Article]:
    """One article as a corpus."""
    return {key: Article(id=key, text=text, statements=statements, **rest)}


def credit(outlet: str, role: str = "origin") -> Credit:
    """A credit that stands outside the text."""
    return Credit(outlet=outlet, span=None, role=role)

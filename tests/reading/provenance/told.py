"""Marked articles (tests/reading/speakers/marked.py) whose speakers are given, not found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from onrecord.reading.provenance import trace
from onrecord.records import Article, Statement
from tests.reading.speakers.marked import article


def traced(marked: str, speakers: Mapping[str, tuple[str | None, str]], /, **known: object) -> Article:
    """The article traced. `speakers`: id of a statement -> name and type; `known`: other fields of the article."""
    plain = article(marked)
    statements = tuple(
        replace(s, speaker=name, speaker_id=name, speaker_type=kind, attitude="communication", kind="indirect")
        for s in plain.statements
        for name, kind in [speakers.get(s.id, (None, "unknown"))]
    )
    return trace(replace(plain, statements=statements, **known))  # type: ignore[arg-type]


def told(article: Article, number: str) -> dict[str, str]:
    """Label -> words of the circumstances of one statement."""
    return {c.label: c.span.of(article.text) for c in one(article, number).circumstances}


def chain(article: Article, number: str) -> list[str]:
    """The hops of one statement: role, name, and what a report rests on."""
    hops = one(article, number).via
    return [":".join(filter(None, (h.role[0], h.name, str(h.unknown.get("basis", ""))))) for h in hops]


def one(article: Article, number: str) -> Statement:
    """The statement with that id."""
    return next(s for s in article.statements if s.id == number)

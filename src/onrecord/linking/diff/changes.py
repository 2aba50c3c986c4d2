"""What became of one text in another, as records."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from onrecord.linking.copies.align import Match
from onrecord.linking.copies.prepared import prepare_article
from onrecord.linking.diff.sentences import Edit, SentenceChange, aligned, sentence_changes
from onrecord.linking.diff.statements import StatementChange, statement_changes
from onrecord.records import Article
from onrecord.text import Span

__all__ = ["Diff", "Edit", "SentenceChange", "StatementChange", "diff", "diff_to_json"]


@dataclass(frozen=True, slots=True)
class Diff:
    """From `a` to `b`. `sentences` in the order of b, with what was dropped where it stood; `statements` by weight."""

    a: Article
    b: Article
    sentences: tuple[SentenceChange, ...]
    statements: tuple[StatementChange, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many sentences were kept, changed, dropped, added; and how many of them were moved."""
        found = Counter(change.kind for change in self.sentences)
        found["moved"] = sum(change.moved for change in self.sentences)
        return {kind: found[kind] for kind in ("kept", "changed", "dropped", "added", "moved")}


def diff(a: Article, b: Article) -> Diff:
    """What b makes of a. Statements are compared where both articles have been read. Raises nothing."""
    one, other = prepare_article(a), prepare_article(b)
    matches: list[Match] = aligned(one, other)
    return Diff(
        a, b, tuple(sentence_changes(one, other, matches)), tuple(statement_changes(one, other, _by_sentence(matches)))
    )


def _by_sentence(matches: list[Match]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for match in matches:
        found.setdefault(match.a, []).append(match.b)
    return found


def diff_to_json(found: Diff) -> dict[str, Any]:
    """As plain JSON values; spans as [start, end], code points of the article's text."""
    return {
        "a": _article(found.a),
        "b": _article(found.b),
        "counts": found.counts,
        "sentences": [
            {
                "kind": change.kind,
                "moved": change.moved,
                "a": _span(change.a),
                "b": _span(change.b),
                "words": [{"op": e.op, "a": _span(e.a), "b": _span(e.b)} for e in change.words],
            }
            for change in found.sentences
        ],
        "statements": [
            {"kind": c.kind, "a": c.a, "b": c.b, "speaker": c.speaker, "before": c.before, "after": c.after}
            for c in found.statements
        ],
    }


def _article(article: Article) -> dict[str, Any]:
    keys = ("id", "ref", "outlet", "domain", "title", "published", "url")
    return {key: getattr(article, key) for key in keys}


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]

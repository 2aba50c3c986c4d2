"""Which predicted statement answers which gold one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.records import Article, Statement
from onrecord.scoring.tokens import Tokens, TokenSet, jaccard

ROLES = ("source", "cue", "content")

MIN_CONTENT_JACCARD = 0.5
"""Contents that share at least this much of their tokens are about the same words."""


@dataclass(frozen=True, slots=True)
class Tokenised:
    """A statement with its parts as token sets."""

    statement: Statement
    source: TokenSet
    cue: TokenSet
    content: TokenSet

    def part(self, role: str) -> TokenSet:
        """The tokens of one of ROLES."""
        tokens: TokenSet = getattr(self, role)
        return tokens

    def same_spans(self, other: Tokenised) -> bool:
        """Source, cue and content hold the same tokens."""
        return all(self.part(role) == other.part(role) for role in ROLES)


def tokenise(article: Article, tokens: Tokens, *, outermost: bool = False) -> list[Tokenised]:
    """The article's statements in order, without those in ignored text and, if asked, without nested ones."""
    found = []
    for s in article.statements:
        if outermost and s.parent:
            continue
        cue = tokens.within([s.cue] if s.cue else [])
        view = Tokenised(s, tokens.within(s.source), cue, tokens.within(s.content))
        if view.cue or view.content:
            found.append(view)
    return found


def align(gold: Sequence[Tokenised], predicted: Sequence[Tokenised]) -> dict[int, int]:
    """One-to-one pairs, index in `gold` -> index in `predicted`: best overlap first, ties by position."""
    candidates = [
        (-overlap, i, j)
        for i, a in enumerate(gold)
        for j, b in enumerate(predicted)
        if (overlap := _overlap(a, b)) is not None
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(candidates):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def linked(gold: Tokenised, predicted: Tokenised) -> bool:
    """Of an aligned pair: sources overlap or neither has one, and contents are about the same words."""
    sources = bool(gold.source & predicted.source) or not (gold.source or predicted.source)
    return sources and jaccard(gold.content, predicted.content) >= MIN_CONTENT_JACCARD


def _overlap(a: Tokenised, b: Tokenised) -> float | None:
    """How well two statements fit, None where they may not be paired.

    With cues on both sides, cues and contents must touch. A floating quotation has only its content to go by.
    """
    if a.cue and b.cue:
        if a.cue & b.cue and a.content & b.content:
            return jaccard(a.cue, b.cue) + jaccard(a.content, b.content) + jaccard(a.source, b.source)
        return None
    contents = jaccard(a.content, b.content)
    return contents if contents >= MIN_CONTENT_JACCARD else None

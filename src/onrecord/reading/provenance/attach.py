"""Which statement a phrase of its sentence belongs to: "in an interview", "told the Gazette", "on Twitter"."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.reading.provenance.patterns import SUBORDINATE
from onrecord.reading.provenance.scene import Scene, anchor, who
from onrecord.records import Statement
from onrecord.text.span import Span

_REACH_CHARS = 160
"""How far from its cue a phrase may stand, in code points."""


def framed(scene: Scene, span: Span, *, near_only: bool = False) -> list[Statement]:
    """The statements that the words are about: those that have them in their frame, else the nearest cue of the same
    sentence and level; then others of the same speaker behind it in the sentence.

    `near_only`: only those that have them in their frame, or begin with them. Raises nothing.
    """
    statements = scene.by_sentence.get(scene.sentence_at(span.start), ())
    holder = scene.holder(span)
    near = [s for s in statements if s.cue is not None and s.parent == holder]
    if not near:
        return []
    owners = [s for s in near if any(x.overlaps(span) for x in _frame(s)) and not _aside(scene, s, span)]
    if not owners:
        nearest = min(near, key=lambda s: _gap(s.cue, span))
        if not _belongs(scene, nearest, span, near_only):
            return []
        owners = [nearest]
    first = owners[0]
    return [*owners, *(s for s in near if s not in owners and _goes_on(s, first, span))]


def _frame(statement: Statement) -> Iterable[Span]:
    yield from (*statement.medium, *statement.place, *statement.addressee, *statement.source)
    if statement.cue:
        yield statement.cue


def _aside(scene: Scene, statement: Statement, span: Span) -> bool:
    """Whether the words stand in a clause before the source that tells of something else: "after he attacked her on
    Twitter, Moen said"."""
    first = min([statement.cue.start if statement.cue else span.start, *(s.start for s in statement.source)])
    if span.end > first:
        return False
    start = scene.sentences[scene.sentence_at(span.start)].start
    return bool(SUBORDINATE.search(scene.article.text, start, span.start))


def _goes_on(statement: Statement, first: Statement, span: Span) -> bool:
    """Whether it is a further act of the same speaker, behind the phrase."""
    if who(statement) is None or who(statement) != who(first):
        return False
    return anchor(statement) > max(span.start, anchor(first))


def _belongs(scene: Scene, statement: Statement, span: Span, near_only: bool) -> bool:
    """Whether a phrase outside of the statement's frame is about its act: it follows the cue, or begins the clause, or
    stands between source and cue."""
    text, cue = scene.article.text, statement.cue
    if cue is None or span.of(text).lower().startswith(("tweet", "retweet")):
        return False
    if cue.end <= span.start:
        return not near_only and span.start - cue.end < _REACH_CHARS
    sentence = scene.sentences[scene.sentence_at(span.start)]
    before = text[sentence.start : span.start].strip(" \"“”'‘’")
    begins = not before or before[-1] in ",;—–(:" or len(before) < 4
    follows_source = any(0 <= span.start - x.end <= 3 for x in statement.source)
    return (begins or follows_source) and not _aside(scene, statement, span) and cue.start - span.end < _REACH_CHARS


def _gap(cue: Span | None, span: Span) -> tuple[int, int]:
    """How far the cue is from the words; of two that are as far, the one before them."""
    if cue is None:
        return (10**9, 0)
    return (span.start - cue.end, 0) if cue.end <= span.start else (max(cue.start - span.end, 0), 1)

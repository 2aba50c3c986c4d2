"""The article as circumstances need it: its sentences, and which statement stands where."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.records import Article, Statement
from onrecord.text.sentences import sentences
from onrecord.text.span import Span


@dataclass(slots=True)
class Scene:
    """`sentences`: in text order; `by_sentence`: number of a sentence -> the statements that are attributed in it;
    `by_id`: statements by their id."""

    article: Article
    sentences: list[Span] = field(init=False)
    by_sentence: dict[int, list[Statement]] = field(init=False)
    by_id: dict[str, Statement] = field(init=False)
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.sentences = sentences(self.article.text)
        self._starts = [s.start for s in self.sentences]
        self.by_id = {s.id: s for s in self.article.statements}
        self.by_sentence = {}
        for statement in self.article.statements:
            self.by_sentence.setdefault(self.sentence_at(anchor(statement)), []).append(statement)

    def sentence_at(self, place: int) -> int:
        """Number of the sentence in which the place stands, or of the one before."""
        return max(bisect_right(self._starts, place) - 1, 0)

    def words_of(self, number: int) -> str:
        """The words of a sentence."""
        return self.sentences[number].of(self.article.text) if self.sentences else ""

    def paragraphs_apart(self, one: int, other: int) -> int:
        """How many ends of paragraphs stand between two sentences."""
        low, high = sorted((one, other))
        between = self.article.text[self.sentences[low].start : self.sentences[high].start]
        return len(re.findall(r"\n+", between))

    def holder(self, span: Span) -> str | None:
        """Id of the innermost statement whose content holds the span."""
        best: tuple[int, str] | None = None
        for statement in self.article.statements:
            for piece in statement.content:
                if piece.contains(span) and (best is None or len(piece) < best[0]):
                    best = (len(piece), statement.id)
        return best[1] if best else None

    def outside(self, statement: Statement) -> str:
        """The words of the statement's sentence that are not what it says."""
        sentence, text = self.sentences[self.sentence_at(anchor(statement))], self.article.text
        inside = [c for c in statement.content if c.overlaps(sentence)]
        return "".join(
            text[i] for i in range(sentence.start, sentence.end) if not any(c.start <= i < c.end for c in inside)
        )

    def ancestors(self, statement: Statement) -> Iterator[Statement]:
        """The statements around it, innermost first."""
        seen: set[str] = {statement.id}
        while statement.parent is not None and statement.parent in self.by_id and statement.parent not in seen:
            statement = self.by_id[statement.parent]
            seen.add(statement.id)
            yield statement


def anchor(statement: Statement) -> int:
    """Where the statement is attributed: at its cue, else where its content begins."""
    return statement.cue.start if statement.cue else min((s.start for s in statement.content), default=0)


def who(statement: Statement) -> str | None:
    """Something that is the same for all statements of one who speaks; None where nobody is known."""
    return statement.speaker_id or statement.speaker

"""The article as circumstances need it: its sentences, and which statement stands where."""

from __future__ import annotations

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
    _paragraphs: list[int] = field(init=False)
    _contents: dict[int, list[tuple[Span, str]]] = field(init=False)

    def __post_init__(self) -> None:
        self.sentences = sentences(self.article.text)
        self._starts = [s.start for s in self.sentences]
        self.by_id = {s.id: s for s in self.article.statements}
        self.by_sentence = {}
        for statement in self.article.statements:
            self.by_sentence.setdefault(self.sentence_at(anchor(statement)), []).append(statement)
        text, ends = self.article.text, 0
        self._paragraphs = []
        for before, sentence in zip([None, *self.sentences], self.sentences, strict=False):
            ends += before is not None and "\n" in text[before.end : sentence.start]
            self._paragraphs.append(ends)
        self._contents = {}
        for statement in self.article.statements:
            for piece in statement.content:
                for number in range(self.sentence_at(piece.start), self.sentence_at(piece.end) + 1):
                    self._contents.setdefault(number, []).append((piece, statement.id))

    def sentence_at(self, place: int) -> int:
        """Number of the sentence in which the place stands, or of the one before."""
        return max(bisect_right(self._starts, place) - 1, 0)

    def place(self, number: int) -> tuple[int, int]:
        """Where a sentence stands in the text."""
        return (self.sentences[number].start, self.sentences[number].end) if self.sentences else (0, 0)

    def words_of(self, number: int) -> str:
        """The words of a sentence."""
        return self.sentences[number].of(self.article.text) if self.sentences else ""

    def paragraph_of(self, number: int) -> int:
        """Number of the paragraph in which a sentence stands."""
        return self._paragraphs[number]

    def paragraphs_apart(self, one: int, other: int) -> int:
        """How many ends of paragraphs stand between two sentences."""
        return abs(self._paragraphs[one] - self._paragraphs[other])

    def holder(self, span: Span) -> str | None:
        """Id of the innermost statement whose content holds the span."""
        pieces = self._contents.get(self.sentence_at(span.start), ())
        return min(((len(p), id_) for p, id_ in pieces if p.contains(span)), default=(0, None))[1]

    def outside(self, statement: Statement) -> str:
        """The words of the statement's sentence that are not what it says."""
        sentence, text = self.sentences[self.sentence_at(anchor(statement))], self.article.text
        at, words = sentence.start, []
        for piece in sorted(c for c in statement.content if c.overlaps(sentence)):
            words.append(text[at : max(piece.start, at)])
            at = max(at, piece.end)
        return "".join([*words, text[at : max(sentence.end, at)]])

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

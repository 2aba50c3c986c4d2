"""What became of the statements: which speaker was cut, which quotation was shortened or altered, which attribution
turned into plain assertion, which credit was lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from onrecord.linking.copies.direction import is_outlet
from onrecord.linking.copies.prepared import Prepared
from onrecord.linking.copies.words import FUNCTION_WORDS, words
from onrecord.outlets import same_outlet
from onrecord.records import Article, Statement
from onrecord.text import Span

KINDS = {
    "speaker_cut": "does not speak any more",
    "credit_lost": "is not credited any more",
    "attribution_lost": "is asserted without anybody who says it",
    "quotation_altered": "other words stand in the quotation",
    "quotation_shortened": "the quotation is shorter",
    "quotation_reported": "what was quoted is told in other words",
    "circumstance_lost": "the circumstances in which it was said are gone",
    "hedge_lost": "a doubt is gone",
    "statement_cut": "the statement is gone",
}
"""What can happen to a statement, the gravest first, with what it means."""

SAME = 0.5
"""Share of the content words of the shorter of two contents, from which on they are one statement."""
ASSERTED = 0.7
"""Share of a statement's content words that stand unattributed in the other text."""
MIN_WORDS = 4
FAR, FAR_WORDS = 0.6, 4
"""The same, and how many words it takes, for statements in sentences that do not match."""
MIN_QUOTED = 3
"""Words of a quotation whose changes are told."""


@dataclass(frozen=True, slots=True)
class StatementChange:
    """`kind`: one of KINDS; `a`, `b`: ids of the statements; `before`, `after`: the words concerned, if any."""

    kind: str
    a: str | None
    b: str | None
    speaker: str | None
    before: str | None
    after: str | None = None


def statement_changes(a: Prepared, b: Prepared, stands_in: Mapping[int, Sequence[int]]) -> list[StatementChange]:
    """The changes from a to b, the gravest kind first. `stands_in`: sentence of a -> sentences of b. Raises nothing."""
    found = list(_credits_lost(a.article, b.article))
    if a.article.statements and b.article.outcome != "unsupported_language":
        found += _Comparison(a, b, stands_in).changes()
    order = list(KINDS)
    return sorted(found, key=lambda change: order.index(change.kind))


def told_once(changes: Iterable[StatementChange]) -> list[tuple[StatementChange, int]]:
    """For readers: what happened to several statements in the same words, such as the circumstances of an interview,
    once, in the order of the first; with how many statements it is true of."""
    alike: defaultdict[tuple[str | None, ...], list[StatementChange]] = defaultdict(list)
    for change in changes:
        alike[change.kind, change.speaker, change.before, change.after].append(change)
    return [(same[0], len(same)) for same in alike.values()]


def _credits_lost(a: Article, b: Article) -> Iterator[StatementChange]:
    """Whom a credits, else the outlet of a, where b does not name it."""
    names = [c.outlet for c in a.credits if c.role == "origin"] or [name for name in [a.outlet] if name]
    told = [c.outlet for c in b.credits]
    seen: list[str] = []
    for name in names:
        if is_outlet(name, b) or any(same_outlet(name, other) for other in (*told, *seen)):
            continue
        seen.append(name)
        if name.removeprefix("The ") not in b.text:
            yield StatementChange("credit_lost", None, None, None, name)


class _Comparison:
    """The statements of two articles, side by side."""

    def __init__(self, a: Prepared, b: Prepared, stands_in: Mapping[int, Sequence[int]]) -> None:
        self._a, self._b, self._stands_in = a, b, stands_in
        self._contents_b = {s.id: _content_keys(b.article, s) for s in b.article.statements}
        self._text_b = _spaced(key for key, _, _ in words(b.article.text))
        self._speaks_in_b = {_name(s.speaker) for s in b.article.statements}

    def changes(self) -> Iterator[StatementChange]:
        cut = set()
        for statement in self._a.article.statements:
            keys = _content_keys(self._a.article, statement)
            partner = self._partner(statement, keys)
            if partner is not None:
                yield from self._altered(statement, partner)
                continue
            if len(keys) >= MIN_WORDS and (asserted := self._asserted(statement, keys)) is not None:
                before, after = _words(self._a.article, statement), asserted.of(self._b.article.text)
                yield StatementChange("attribution_lost", statement.id, None, statement.speaker, before, after)
                continue
            name = _name(statement.speaker)
            if name and name not in self._speaks_in_b and name not in cut:
                cut.add(name)
                yield self._gone("speaker_cut", statement)
            elif len(set(keys) - FUNCTION_WORDS) >= 2 and (not name or name in self._speaks_in_b):
                yield self._gone("statement_cut", statement)

    def _gone(self, kind: str, statement: Statement) -> StatementChange:
        return StatementChange(kind, statement.id, None, statement.speaker, _words(self._a.article, statement))

    def _partner(self, statement: Statement, keys: tuple[int, ...]) -> Statement | None:
        """The statement of b that says the same: by the words of its content, and by where it stands."""
        mine = set(keys) - FUNCTION_WORDS
        places = self._sentences_of(statement)
        best, score = None, 0.0
        for other in self._b.article.statements:
            theirs = set(self._contents_b[other.id]) - FUNCTION_WORDS
            smaller, larger = sorted((len(mine), len(theirs)))
            both = len(mine & theirs)
            near = any(span.overlaps(place) for span in other.content for place in places)
            if not both or both < (SAME * smaller if near else max(FAR_WORDS, FAR * smaller)):
                continue
            likeness = both / smaller * 0.6 + both / larger * 0.4 + near
            if likeness > score:
                best, score = other, likeness
        return best

    def _sentences_of(self, statement: Statement) -> list[Span]:
        """The sentences of b in which the statement's own sentences stand."""
        found = []
        for i, sentence in enumerate(self._a.sentences):
            if any(span.overlaps(sentence.span) for span in statement.content):
                found += [self._b.sentences[j].span for j in self._stands_in.get(i, ())]
        return found

    def _altered(self, mine: Statement, theirs: Statement) -> Iterator[StatementChange]:
        a, b = self._a.article, self._b.article
        before, after = _words(a, mine), _words(b, theirs)
        ids = (mine.id, theirs.id, mine.speaker)
        if len(_content_keys(a, mine)) < MIN_QUOTED or self._stands_whole(mine):
            pass
        elif mine.kind == "direct" and theirs.kind == "indirect":
            yield StatementChange("quotation_reported", *ids, before, after)
        elif mine.kind == "direct" and theirs.kind in ("direct", "mixed"):
            kind = _quotation_change(_content_keys(a, mine), self._contents_b[theirs.id])
            if kind is not None:
                yield StatementChange(kind, *ids, before, after)
        if mine.hedged and theirs.hedged is False:
            yield StatementChange("hedge_lost", *ids, before, after)
        kept = {c.label for s in b.statements for c in s.circumstances}
        for circumstance in mine.circumstances:
            if circumstance.label not in kept:
                yield StatementChange("circumstance_lost", *ids, circumstance.span.of(a.text))

    def _stands_whole(self, statement: Statement) -> bool:
        """Whether every word of the content stands in b as it was, whatever b's statements are."""
        spans = (_spaced(key for key, _, _ in words(span.of(self._a.article.text))) for span in statement.content)
        return all(span in self._text_b for span in spans)

    def _asserted(self, statement: Statement, keys: tuple[int, ...]) -> Span | None:
        """The sentence of b in which the content stands outside every statement."""
        mine = set(keys) - FUNCTION_WORDS
        if not mine:
            return None
        for i, sentence in enumerate(self._a.sentences):
            if not any(span.overlaps(sentence.span) for span in statement.content):
                continue
            for j in self._stands_in.get(i, ()):
                other = self._b.sentences[j]
                attributed = any(
                    span.overlaps(other.span)
                    for s in self._b.article.statements
                    for span in (*s.content, *([s.cue] if s.cue else []))
                )
                if not attributed and len(mine & other.content) >= ASSERTED * len(mine):
                    return other.span
        return None


def _quotation_change(before: tuple[int, ...], after: tuple[int, ...]) -> str | None:
    """Whether words were taken away, or others put in their place."""
    if before == after or not before or not after:
        return None
    common = LCSseq.similarity(before, after)
    if common == len(before):
        return None  # more is quoted than before
    if common == len(after):
        return "quotation_shortened"
    # Some of both is left over: words were replaced, unless what b has more is no more than an inflection.
    return "quotation_altered"


def _spaced(keys: Iterable[int]) -> str:
    return f" {' '.join(map(str, keys))} "


def _content_keys(article: Article, statement: Statement) -> tuple[int, ...]:
    return tuple(key for span in statement.content for key, _, _ in words(span.of(article.text)))


def _words(article: Article, statement: Statement) -> str:
    return " … ".join(span.of(article.text) for span in statement.content)


def _name(speaker: str | None) -> str:
    return " ".join((speaker or "").casefold().split())

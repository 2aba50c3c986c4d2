"""Statements -> points: the sentences of a content, each with what may not clash with another's.

A long quotation says several things; a claim is about one. So contents are cut into sentences. What stands in a nested
statement is that one's point, and not the outer one's as well: the one who vouches for it is the innermost speaker.
What is left of the outer sentence is a point if it says something; and what somebody is said to want or to have asked
for is part of what is said about them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from onrecord.limits import MAX_POINT_CHARS
from onrecord.records import Article, Statement
from onrecord.text.sentences import sentences
from onrecord.text.span import Span

LEAST_WORDS = 4
"""A point of fewer words says too little to be told from others."""

_SPACED_MARK = re.compile(r"(\w)\s(['’])\s(?=(?:t|s|re|ve|ll|d|m)\b)")
"""Tokenised text: "hadn ’ t"."""
_AROUND = " \n\t,;:\"“”‘’«»'"
_JOINED = re.compile(r"\s*(?:and|but)\s", re.IGNORECASE)
_AND_THAT = re.compile(r"(?<=[\s,])(?:and|but)\s+(?=that\s)", re.IGNORECASE)
LEAST_CLAUSE_CHARS = 20
"""Characters of a clause that says something beside what a nested statement says."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’][^\W_]+)*")
NEGATIONS = frozenset("not no never none nobody nothing neither nor without nowhere hardly".split())
_FIRST_PERSON = frozenset("i we me us my our mine ours myself ourselves".split())
_SHORT_FORMS = {"won't": ("will", "not"), "can't": ("can", "not"), "cannot": ("can", "not"), "shan't": ("shall", "not")}
_ENDINGS = {"n't": "not", "'ve": "have", "'ll": "will", "'re": "are", "'m": "am", "'d": "would"}
_NUMBERS = {
    w: str(n)
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
    if n != 1  # "one" is a pronoun as often as a number
} | {w: str(10 * n) for n, w in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)}
_MULTIPLES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_NUMBER_WORDS = _NUMBERS.keys() | _MULTIPLES
DENIALS = frozenset(
    "deny denies denied denying dismiss dismisses dismissed reject rejects rejected refute refutes refuted dispute "
    "disputes disputed contradict contradicts contradicted denial".split()
)
"""Cues that say the content is not so."""
_STOP = frozenset(
    "a an the of to in on at for by with from as and or but that this these those it its he she they them his her "
    "their "
    "is are was were be been being has have had do does did will would could should may might can who which what when "
    "there here than then so if into about after before over under also said says say told one".split()
)


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that one statement says. `text` as printed; `words`: its words in lower case, marks gone;
    `stems`: of the words that carry meaning; `negated`: by an odd number of negating
    words, a cue of denial among them; `denial`: that cue; `quoted`: it stands in quotation marks; `told`: the
    statement itself names the speaker, not only "she" or "the minister"."""

    article: str
    statement: str
    text: str
    words: tuple[str, ...]
    stems: frozenset[str]
    numbers: frozenset[str]
    names: frozenset[str]
    negated: bool
    first_person: bool
    quoted: bool
    speaker: str | None
    speaker_type: str | None
    denial: str | None = None
    told: bool = True


def points_of(article: Article) -> list[Point]:
    """The points of an article's statements, in their order. Raises nothing; an article without statements has none."""
    children: dict[str, list[Statement]] = {}
    for s in article.statements:
        if s.parent is not None:
            children.setdefault(s.parent, []).append(s)
    cuts = sentences(article.text)
    return [p for s in article.statements for p in _points(article, s, children.get(s.id, ()), cuts)]


def point(
    text: str,
    *,
    article: str = "",
    statement: str = "",
    quoted: bool = False,
    speaker: str | None = None,
    speaker_type: str | None = None,
    negated: bool = False,
    denial: str | None = None,
    told: bool = True,
) -> Point:
    """The point that these words make. `negated`: beyond what the words themselves and the denial say."""
    found = _WORD.findall(_SPACED_MARK.sub(r"\1\2", text))
    words = tuple(part for w in found for part in _full(w.lower().replace("’", "'")))
    negations = sum(w in NEGATIONS for w in words)
    return Point(
        article=article,
        statement=statement,
        text=text,
        words=words,
        stems=frozenset(stem(w) for w in words if w not in _STOP and w not in NEGATIONS),
        numbers=_numbers(words),
        names=frozenset(
            w.lower().replace("’", "'").removesuffix("'s")
            for w in found[1:]
            if w[0].isupper() and w.lower() not in _STOP and w.lower() not in _FIRST_PERSON
        ),
        negated=(negations % 2 == 1) ^ negated ^ (denial is not None),
        first_person=not _FIRST_PERSON.isdisjoint(words),
        quoted=quoted,
        speaker=speaker,
        speaker_type=speaker_type,
        denial=denial,
        told=told,
    )


def _full(word: str) -> tuple[str, ...]:
    """A short form written out ("doesn't" is "does not"), so that house style changes no words."""
    if word in _SHORT_FORMS:
        return _SHORT_FORMS[word]
    if "'" not in word:
        return (word,)
    for ending, whole in _ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return word.removesuffix(ending), whole
    return (word.removesuffix("'s"),)


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word without its commonest endings: enough to meet its other forms."""
    for ending in ("ing", "ied", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word.removesuffix("e") if len(word) > 4 else word


def _points(
    article: Article, statement: Statement, inner: tuple[Statement, ...] | list[Statement], cuts: list[Span]
) -> Iterator[Point]:
    if _is_wish(statement, article.text):
        return
    nested = [s for s in inner if not _is_wish(s, article.text)]
    for piece in _by_sentence(statement.content, cuts, article.text):
        kept = _without(piece, nested)
        if not kept:
            continue
        text = " ".join(p.of(article.text) for p in kept)[:MAX_POINT_CHARS].strip(_AROUND)
        text = re.sub(r"^(?:and|but)\s+(?=that\s)", "", text)
        made = point(
            text,
            article=article.id,
            statement=statement.id,
            quoted=_is_quoted(statement, kept, article.text),
            speaker=statement.speaker,
            speaker_type=statement.speaker_type,
            negated=bool(statement.negated and statement.attitude == "belief"),
            denial=_denial(statement, article.text),
            told=is_told(statement, article.text),
        )
        if len(made.words) >= LEAST_WORDS and made.stems:
            yield made


def _is_wish(statement: Statement, text: str) -> bool:
    """A wish, an order or a demand says nothing that could be vouched for, unless words of it are quoted for it."""
    begins = statement.content[0].of(text).split(maxsplit=1)[:1] if statement.content else []
    asked = statement.parent is not None and begins in (["to"], ["for"])
    return statement.attitude == "intention" and (statement.kind == "indirect" or asked)


def is_told(statement: Statement, text: str) -> bool:
    """Whether the statement's own words give the speaker a name, or at least the description that is the speaker."""
    given = {w.lower() for s in statement.source for w in _WORD.findall(s.of(text))}
    return statement.speaker is None or bool(given & {w.lower() for w in _WORD.findall(statement.speaker)} - _STOP)


def _without(piece: list[Span], nested: Sequence[Statement]) -> list[Span]:
    """A sentence's pieces without what nested statements say there. All of it where that is less than half; else what
    stands before the first of them, if it says something by itself: "they sold the fuel, told the men ..."."""
    taken = [span for s in nested for span in s.content]
    covered = sum(min(t.end, p.end) - max(t.start, p.start) for p in piece for t in taken if t.overlaps(p))
    if 2 * covered <= sum(len(p) for p in piece):
        return piece
    here = [s for s in nested if any(c.overlaps(p) for c in s.content for p in piece)]
    first = min(span.start for s in here for span in (*s.content, *s.source, *([s.cue] if s.cue else ())))
    cue = min(s.cue.start if s.cue else c.start for s in here for c in s.content[:1])
    # A source before it all is the subject of both; only where something stands between it and the cue do they differ.
    source_end = max((span.end for s in here for span in s.source if span.end <= cue), default=first)
    if cue - source_end < LEAST_CLAUSE_CHARS:
        return [p for p in (_cut(p, first) for p in piece) if p is not None and len(p) >= LEAST_CLAUSE_CHARS]
    return [p for p in (_cut(p, cue) for p in piece) if p is not None]


def _cut(span: Span, end: int) -> Span | None:
    return None if span.start >= end else Span(span.start, min(span.end, end))


def _denial(statement: Statement, text: str) -> str | None:
    """The cue, if it denies the content; not if the denial itself is negated ("did not deny")."""
    words = _WORD.findall(statement.cue.of(text).lower()) if statement.cue else []
    undone = statement.negated or any(w in NEGATIONS or w.endswith(("n't", "n’t")) for w in words)
    # "was denied a visa": who is denied something denies nothing.
    passive = words[:1] in (["was"], ["were"], ["been"], ["being"], ["be"]) or words[-1:] == ["by"]
    return statement.cue.of(text) if statement.cue and DENIALS.intersection(words) and not (undone or passive) else None


def _by_sentence(content: tuple[Span, ...], cuts: list[Span], text: str) -> Iterator[list[Span]]:
    """The pieces of a content that stand in one sentence of the text, a list for each sentence: what the cue
    interrupts ("The gate," he said, "was locked.") stays one."""
    pieces: dict[int, list[Span]] = {}
    for span in content:
        first = bisect_right(cuts, span.start, key=lambda c: c.end)
        for number in range(first, len(cuts)):
            if cuts[number].start >= span.end:
                break
            part = Span(max(span.start, cuts[number].start), min(span.end, cuts[number].end))
            pieces.setdefault(number, []).append(part)
    for piece in pieces.values():
        yield from _by_clause(piece, text)


def _by_clause(piece: list[Span], text: str) -> Iterator[list[Span]]:
    """A sentence's pieces, apart where another whole clause begins: behind the cue that interrupts ("The gate was
    locked by the army," he said, and those inside ...) or at a second "that" ("that ... and that ...")."""
    said: list[Span] = []
    for span in piece:
        new = _JOINED.match(text, span.start) and min(_words_in(said, text), _words_in([span], text)) >= LEAST_WORDS
        if said and new:
            yield said
            said = []
        cuts = [m.start() for m in _AND_THAT.finditer(text, span.start, span.end)]
        if not cuts or not text.startswith("that ", span.start):
            said.append(span)
            continue
        for start, end in pairwise((span.start, *cuts, span.end)):
            yield [*said, Span(start, end)]
            said = []
    if said:
        yield said


def _words_in(spans: list[Span], text: str) -> int:
    return sum(len(_WORD.findall(s.of(text))) for s in spans)


def _is_quoted(statement: Statement, piece: list[Span], text: str) -> bool:
    if statement.kind == "direct":
        return True
    if statement.kind != "mixed":
        return False
    inside = "".join(p.of(text) for p in piece)
    before = text[max(0, piece[0].start - 1) : piece[0].start]
    return any(mark in before + inside for mark in '"“”«»') or bool(re.search(r"(?<!\w)[‘'].{8,}[’']", inside, re.S))


def _numbers(words: tuple[str, ...]) -> frozenset[str]:
    """Numbers in digits or words, as digits; "forty thousand" is one, as is "a hundred and twelve"."""
    if _NUMBER_WORDS.isdisjoint(words) and not any(word[0].isdigit() for word in words):
        return frozenset()
    found: list[float] = []
    before = ""
    for word in words:
        digits = _NUMBERS.get(word) or (word.replace(",", "") if word[0].isdigit() else "")
        value = float(digits) if digits.replace(".", "", 1).isdigit() and digits.isascii() else None
        if word in _MULTIPLES and before in ("number", "a"):
            found[len(found) - (before == "number") :] = [_MULTIPLES[word] * (found[-1] if before == "number" else 1)]
            before = "multiple"
        elif value is not None:
            if before == "multiple and" and value < 100:
                found[-1] += value
            else:
                found.append(value)
            before = "number"
        else:
            before = "multiple and" if word == "and" and before == "multiple" else "a" if word == "a" else ""
    return frozenset(f"{n:g}" for n in found)

"""The disagreements behind the measures, one by one and by class, to be read fifty at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.records import Article, Statement
from onrecord.scoring.align import ROLES, Tokenised, align, tokenise
from onrecord.scoring.measures import check_same_text, ignored
from onrecord.scoring.tokens import Tokens, TokenSet

CLASSES = {
    "missed": "an outermost statement that was not found",
    "spurious": "an outermost statement that is not there",
    "nested.missed": "a statement inside another's content that was not found",
    "nested.spurious": "a statement inside another's content that is not there",
    "parent.wrong": "the statements agree, what they stand in does not",
    "cue.missing": "read as a floating quotation; the text has a cue",
    "cue.spurious": "the quotation floats; a cue was read",
    "cue.boundary": "the cues overlap and differ",
    "cue.punctuation": "the cues differ in punctuation only",
    "source.missing": "the text names a source; none was read",
    "source.spurious": "a source was read; the text names none",
    "source.other": "the sources share no word",
    "source.boundary": "the sources overlap and differ",
    "source.punctuation": "the sources differ in punctuation only",
    "content.too_long_left": "the content was begun too early",
    "content.too_short_left": "the content was begun too late",
    "content.too_long_right": "the content was ended too late",
    "content.too_short_right": "the content was ended too early",
    "content.inside": "the ends agree; words between them are left out, or taken in, on one side only",
    "content.punctuation": "the contents differ in punctuation only",
}
"""Every class of disagreement, and what it means."""


@dataclass(frozen=True, slots=True)
class Miss:
    """One disagreement; `kind` is one of CLASSES.

    `gold` is None for a spurious statement, `pred` for a missed one. A pair that differs in several ways
    gives several misses.
    """

    article: str
    kind: str
    gold: Statement | None
    pred: Statement | None


def misses(gold: Mapping[str, Article], pred: Mapping[str, Article], *, outermost: bool = False) -> list[Miss]:
    """All disagreements, in the order of the gold articles. Raises RecordError where two texts differ.

    Statements are paired as the measures pair them; without any miss, `exact` is 100 and so is every parent.
    """
    found: list[Miss] = []
    for article_id, article in gold.items():
        other = pred.get(article_id) or Article(id=article_id, text=article.text)
        check_same_text(article, other)
        tokens = Tokens(article.text, ignored(article))
        sides = (tokenise(a, tokens, outermost=outermost) for a in (article, other))
        found.extend(Miss(article_id, *rest) for rest in _compare(tokens, *sides))
    return found


_Found = tuple[str, Statement | None, Statement | None]


def _compare(tokens: Tokens, gold: Sequence[Tokenised], pred: Sequence[Tokenised]) -> Iterator[_Found]:
    pairs = align(gold, pred)
    partner = {gold[i].statement.id: pred[j].statement.id for i, j in pairs.items()}
    for i, ours in enumerate(gold):
        a = ours.statement
        if i not in pairs:
            yield "nested.missed" if a.parent else "missed", a, None
            continue
        theirs = pred[pairs[i]]
        b = theirs.statement
        for kind in _differences(tokens, ours, theirs):
            yield kind, a, b
        if (partner.get(a.parent) if a.parent else None) != (b.parent or None):
            yield "parent.wrong", a, b
    answered = set(pairs.values())
    for j, theirs in enumerate(pred):
        if j not in answered:
            b = theirs.statement
            yield "nested.spurious" if b.parent else "spurious", None, b


def _differences(tokens: Tokens, gold: Tokenised, pred: Tokenised) -> Iterator[str]:
    """How the parts of an aligned pair differ; nothing where they hold the same tokens."""
    for role in ROLES:
        ours, theirs = gold.part(role), pred.part(role)
        if ours == theirs:
            continue
        if not theirs:
            yield f"{role}.missing"
        elif not ours:
            yield f"{role}.spurious"
        elif all(tokens.is_punctuation(t) for t in ours ^ theirs):
            yield f"{role}.punctuation"
        elif role == "content":
            yield from _content_ends(ours, theirs)
        else:
            yield f"{role}.boundary" if ours & theirs else f"{role}.other"


def _content_ends(gold: TokenSet, pred: TokenSet) -> Iterator[str]:
    """Where two contents part: before, after or between the ends that both reach."""
    first, last = min(gold), max(gold)
    if min(pred) != first:
        yield "content.too_long_left" if min(pred) < first else "content.too_short_left"
    if max(pred) != last:
        yield "content.too_long_right" if max(pred) > last else "content.too_short_right"
    common = range(max(first, min(pred)), min(last, max(pred)) + 1)
    if any(token in common for token in gold ^ pred):
        yield "content.inside"

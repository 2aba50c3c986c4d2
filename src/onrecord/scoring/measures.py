"""The measures: how well predicted statements, speakers and credits agree with gold ones.

fragment.ROLE   exact F1 of contiguous runs of tokens of one role
token.ROLE      F1 of the tokens of one role
alpha           Krippendorff's nominal alpha over the tokens: cue, source, content or none
aligned         one-to-one pairs whose cues and contents overlap; without a cue, by content alone
linked          aligned, sources overlap (or both have none), and half of the content's tokens are shared
exact           cue, source and content hold the same tokens
nested          linked, among statements that have a parent on both sides, those parents aligned
floating        aligned, among statements that have no cue on both sides
speaker         of aligned pairs with a gold speaker: the same name
speaker_end_to_end   F1 of the same over all statements
type, kind, attitude, negated, hedged, frame.*   on aligned pairs: accuracy, or F1 of flags and of tokens
credits         F1 of the outlets credited with the origin

A field that no gold record fills was not annotated and is not measured.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from onrecord.errors import RecordError
from onrecord.records import Article, Statement
from onrecord.scoring.align import ROLES, Tokenised, align, linked, tokenise
from onrecord.scoring.counts import Accuracy, Counts
from onrecord.scoring.labels import LabelPairs, labels
from onrecord.scoring.names import same_name
from onrecord.scoring.tokens import Tokens, fragments
from onrecord.text.span import Span

PRONOUN = re.compile(r"(?i)(i|we|he|she|it|they|my|our|his|her|its|their|who|which)")
FLAGS = ("negated", "hedged")
FRAMES = ("addressee", "medium", "time", "place")
LABELS = (("speaker_type", "type"), ("kind", "kind"), ("attitude", "attitude"))
"""Field of a statement -> name of its accuracy."""


@dataclass(slots=True)
class Scores:
    """All measures over one corpus. Counts and accuracies are keyed by the names listed above."""

    articles: int = 0
    counts: defaultdict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    accuracies: defaultdict[str, Accuracy] = field(default_factory=lambda: defaultdict(Accuracy))
    labels: LabelPairs = field(default_factory=LabelPairs)

    def as_dict(self) -> dict[str, Any]:
        """Percentages with two decimals: `articles`, `alpha`, then one dictionary for each measure."""
        out: dict[str, Any] = {"articles": self.articles, "alpha": round(100 * self.labels.alpha(), 2)}
        out.update({f"token.{role}": self.labels.counts(role).as_dict() for role in ROLES})
        out.update({name: counts.as_dict() for name, counts in sorted(self.counts.items())})
        out.update({name: acc.as_dict() for name, acc in sorted(self.accuracies.items())})
        return out


def score(gold: Mapping[str, Article], pred: Mapping[str, Article], *, outermost: bool = False) -> Scores:
    """Score `pred` against `gold`, matched by article id; articles that `pred` lacks count as empty.

    `outermost` leaves out statements that have a parent, on both sides, for corpora that annotate no nesting.
    Text in a gold article's `ignore` (a list of [start, end]) is not scored.
    Raises RecordError where the two sides' texts differ.
    """
    scores = Scores()
    annotated = _Annotated.of(gold)
    for article_id, article in gold.items():
        other = pred.get(article_id) or Article(id=article_id, text=article.text)
        _score_article(scores, article, other, annotated, outermost)
    return scores


def ignored(article: Article) -> list[Span]:
    """Boilerplate that nobody annotated: the spans in the record's `ignore` key. Raises RecordError."""
    try:
        return [Span(int(start), int(end)) for start, end in article.unknown.get("ignore") or ()]
    except (TypeError, ValueError):
        raise RecordError(f"article {article.id!r}: ignore must be a list of [start, end]") from None


def check_same_text(gold: Article, pred: Article) -> None:
    """Offsets into different texts mean nothing. Raises RecordError."""
    if gold.text != pred.text:
        raise RecordError(f"article {gold.id!r}: the texts of gold and prediction differ; read the gold text")


@dataclass(frozen=True, slots=True)
class _Annotated:
    """What the gold corpus says anything about: every record has every field, annotated ones are filled."""

    who: bool
    kind: bool
    credits: bool

    @staticmethod
    def of(gold: Mapping[str, Article]) -> _Annotated:
        every = [s for article in gold.values() for s in article.statements]
        return _Annotated(
            who=any(s.speaker is not None for s in every),
            kind=any(s.kind is not None for s in every),
            credits=any(article.credits for article in gold.values()),
        )


def _score_article(scores: Scores, gold: Article, pred: Article, annotated: _Annotated, outermost: bool) -> None:
    check_same_text(gold, pred)
    tokens = Tokens(gold.text, ignored(gold))
    ours, theirs = (tokenise(a, tokens, outermost=outermost) for a in (gold, pred))
    pairs = align(ours, theirs)
    scores.articles += 1
    scores.labels.add(labels(ours, outermost), labels(theirs, outermost), len(tokens) - len(tokens.ignored))
    _score_spans(scores, ours, theirs, pairs)
    _score_nesting(scores, ours, theirs, pairs)
    matched = [(ours[i].statement, theirs[j].statement) for i, j in pairs.items()]
    if annotated.who and ours:
        _score_speakers(scores, gold.text, ours, theirs, matched)
        for a, b in matched:
            _score_fields(scores, tokens, a, b)
    elif annotated.kind:
        for a, b in matched:
            scores.accuracies["kind"].add(a.kind == b.kind)
    if annotated.credits:
        _score_credits(scores, gold, pred)


def _score_spans(
    scores: Scores, gold: Sequence[Tokenised], pred: Sequence[Tokenised], pairs: Mapping[int, int]
) -> None:
    for role in ROLES:
        ours, theirs = ({f for s in side for f in fragments(s.part(role))} for side in (gold, pred))
        scores.counts[f"fragment.{role}"].add(len(ours & theirs), len(theirs), len(ours))
    hits = {
        "aligned": len(pairs),
        "linked": sum(linked(gold[i], pred[j]) for i, j in pairs.items()),
        "exact": sum(gold[i].same_spans(pred[j]) for i, j in pairs.items()),
    }
    for name, true in hits.items():
        scores.counts[name].add(true, len(pred), len(gold))


def _score_nesting(
    scores: Scores, gold: Sequence[Tokenised], pred: Sequence[Tokenised], pairs: Mapping[int, int]
) -> None:
    """Nested statements and floating quotations: the two kinds that a reader of plain quotations misses."""
    partner = {gold[i].statement.id: pred[j].statement.id for i, j in pairs.items()}
    nested = floating = 0
    for i, j in pairs.items():
        parent, other = gold[i].statement.parent, pred[j].statement.parent
        nested += bool(parent and other) and linked(gold[i], pred[j]) and partner.get(str(parent)) == other
        floating += not gold[i].cue and not pred[j].cue
    with_parent = [sum(bool(s.statement.parent) for s in side) for side in (pred, gold)]
    without_cue = [sum(not s.cue for s in side) for side in (pred, gold)]
    scores.counts["nested"].add(nested, *with_parent)
    scores.counts["floating"].add(floating, *without_cue)


def _score_speakers(
    scores: Scores,
    text: str,
    gold: Sequence[Tokenised],
    pred: Sequence[Tokenised],
    matched: Sequence[tuple[Statement, Statement]],
) -> None:
    hits = 0
    for a, b in matched:
        if not a.speaker:
            continue
        right = same_name(a.speaker, b.speaker)
        hits += right
        scores.accuracies["speaker"].add(right)
        if PRONOUN.fullmatch(" ".join(text[s.start : s.end] for s in a.source).strip()):
            scores.accuracies["speaker_of_pronoun"].add(right)
    named = [sum(bool(s.statement.speaker) for s in side) for side in (pred, gold)]
    scores.counts["speaker_end_to_end"].add(hits, *named)


def _score_fields(scores: Scores, tokens: Tokens, gold: Statement, pred: Statement) -> None:
    for name, measure in LABELS:
        if getattr(gold, name):
            scores.accuracies[measure].add(getattr(gold, name) == getattr(pred, name))
    for name in FLAGS:
        ours, theirs = bool(getattr(gold, name)), bool(getattr(pred, name))
        scores.counts[name].add(ours and theirs, theirs, ours)
    for name in FRAMES:
        words, others = tokens.within(getattr(gold, name)), tokens.within(getattr(pred, name))
        scores.counts[f"frame.{name}"].add(len(words & others), len(others), len(words))


def _score_credits(scores: Scores, gold: Article, pred: Article) -> None:
    """Each origin counts once, however often it is credited; a predicted one answers one gold one at most."""
    ours, theirs = _origins(gold), _origins(pred)
    left = list(theirs)
    true = 0
    for outlet in ours:
        found = next((other for other in left if same_name(outlet, other)), None)
        if found is not None:
            left.remove(found)
            true += 1
    scores.counts["credits"].add(true, len(theirs), len(ours))


def _origins(article: Article) -> list[str]:
    return list(dict.fromkeys(credit.outlet for credit in article.credits if credit.role == "origin"))

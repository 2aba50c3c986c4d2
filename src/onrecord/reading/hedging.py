"""Whether a statement is marked as uncertain: "reportedly", "may have", "is believed to".

The words that mark it are few and known: a logistic regression over the classes of words in the cue, at the beginning
of the content and further on (`python -m training.hedging` fits it). What the network says of it is not asked.
"""

from __future__ import annotations

import math
import re
from collections.abc import Container, Iterable, Mapping, Sequence

from onrecord.reading.encoding import Encoded
from onrecord.reading.statements import Draft

_CLASSES = {
    "modal": "may might",
    "could": "could",
    "adverb": "reportedly allegedly purportedly supposedly presumably apparently seemingly possibly perhaps probably "
    "likely unlikely ostensibly unconfirmed",
    "seeming": "seem seems seemed appear appears appeared tend tends",
    "belief": "believed thought suspect suspects suspected suspecting suspicion suspicions speculate speculates "
    "speculated speculating speculation rumor rumors rumored rumour rumours rumoured presume presumes presumed wonder "
    "wonders wondered hypothesis hypothesize hypothesized estimate estimates estimated estimating fear fears feared "
    "doubt doubts doubted guess guesses guessed surmises surmised",
    "forecast": "expected forecast projected",
    "evidence": "suggest suggests suggested suggesting indicate indicates indicated indicating",
    "possible": "alleged possible possibility potential potentially suspected apparent presumed unclear reported risk "
    "chance tentative tentatively",
}
_CLASS_OF = {word: name for name, words in _CLASSES.items() for word in words.split()}
_NO_DOUBT = re.compile(r"May\b|[Cc]ould(?:\s?n['’]t|\snot|\sonly|\snever|\sno\slonger)\b")
"""The month; and what someone was not able to do."""
_BEFORE = 4
"""Words before the cue that count."""
_BEGINNING = 12
"""Words of the content in which the main claim's own verb mostly stands."""
_SHORT = 25

FEATURES = (
    "always", "sourceless", "short",
    *(f"{place}.{name}" for place in ("cue", "begins", "later", "before") for name in _CLASSES),
)  # fmt: skip

WEIGHTS = {
    "always": -5.18,
    "sourceless": 1.91,
    "short": 0.07,
    "cue.modal": 7.09,
    "cue.could": 3.12,
    "cue.adverb": 6.35,
    "cue.seeming": 6.15,
    "cue.belief": 2.57,
    "cue.forecast": 0.74,
    "cue.evidence": 1.53,
    "cue.possible": 1.49,
    "begins.modal": 5.1,
    "begins.could": 4.37,
    "begins.adverb": 3.46,
    "begins.seeming": 2.76,
    "begins.belief": 0.89,
    "begins.forecast": -0.25,
    "begins.evidence": -0.45,
    "begins.possible": 1.66,
    "later.modal": 1.7,
    "later.could": 1.65,
    "later.adverb": 1.52,
    "later.seeming": 1.58,
    "later.belief": -0.78,
    "later.forecast": -0.19,
    "later.evidence": -1.12,
    "later.possible": 0.63,
    "before.modal": 0.44,
    "before.could": -0.1,
    "before.adverb": 3.0,
    "before.seeming": -0.19,
    "before.belief": -0.22,
    "before.forecast": -0.53,
    "before.evidence": 2.33,
    "before.possible": 0.66,
}
"""Fitted on the annotated articles but for the fold that is measured on (training.folds), and on the further ones."""

THRESHOLD = 0.18
"""Where precision and recall are about equal on the articles that the weights were fitted on."""


def judge(drafts: Sequence[Draft], parents: Sequence[int | None], text: str, encoded: Encoded) -> list[bool | None]:
    """Whether each statement is hedged; None for one without a cue. `parents`: index of the one it stands in."""
    limit = math.log(THRESHOLD / (1.0 - THRESHOLD))
    classes = word_classes(text, encoded)
    inner: list[list[Draft]] = [[] for _ in drafts]
    for draft, parent in zip(drafts, parents, strict=True):
        if parent is not None:
            inner[parent].append(draft)
    return [
        None if d.cue is None else _weight(features(d, within, classes)) > limit
        for d, within in zip(drafts, inner, strict=True)
    ]


def _weight(found: Container[str]) -> float:
    return sum(weight for name, weight in WEIGHTS.items() if name in found)


def word_classes(text: str, encoded: Encoded) -> dict[int, str]:
    """The words that may mark something, by their number -> their class."""
    spans: Sequence[Sequence[int]] = encoded.spans.tolist()
    return {
        i: name
        for i, (start, end) in enumerate(spans)
        if (name := _CLASS_OF.get(text[start:end].lower())) and not _NO_DOUBT.match(text, start)
    }


def features(draft: Draft, nested: Iterable[Draft], classes: Mapping[int, str]) -> set[str]:
    """What there is to weigh: those of FEATURES that a statement has. `nested`: the statements within this one, whose
    contents are theirs; `classes`: word_classes of the article."""
    inner = {word for statement in nested for word in statement.content.tolist()}
    own = [word for word in draft.content.tolist() if word not in inner]
    places: dict[str, Sequence[int]] = {"begins": own[:_BEGINNING], "later": own[_BEGINNING:]}
    if draft.cue:
        first, last = draft.cue
        places |= {"cue": range(first, last), "before": range(max(0, first - _BEFORE), first)}
    found = {f"{place}.{classes[word]}" for place, words in places.items() for word in words if word in classes}
    found.add("always")
    if not len(draft.source):
        found.add("sourceless")
    if len(own) < _SHORT:
        found.add("short")
    return found

"""Who is spoken to: the object of "told", the subject of "was told", the one who answers when asked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from onrecord.reading.chain import Ints
from onrecord.reading.encoding import Encoded
from onrecord.reading.frame_phrases import CONTENT, FORMS, FREE, Found, Stretch
from onrecord.reading.listener_words import (
    ASKED,
    BIDDEN,
    CONTENT_BEGINS,
    IS_TOLD,
    LISTENER,
    NOT_TOLD,
    OBJECT,
    PASSIVE,
    SAID_TO,
    TELLS,
    TOLD_ONE,
)
from onrecord.reading.statements import Draft, no_words

_LISTENER_WORDS = 30
_GAP = re.compile(r"[\s,–—-]*")
_RELATIVE = re.compile(r"who|whom|which|that", re.IGNORECASE)


def subject_is_told(draft: Draft, text: str, encoded: Encoded) -> Draft:
    """The draft; the subject of a passive cue of telling ("residents were advised") is spoken to and is no source."""
    if draft.cue is None or not len(draft.source) or draft.source[-1] + 1 != draft.cue[0]:
        return draft
    cue = _cue(draft, text, encoded)
    if not (IS_TOLD.search(cue) and PASSIVE.search(cue)):
        return draft
    return replace(draft, source=no_words(), addressee=np.union1d(draft.addressee, draft.source))


def content_without_listener(draft: Draft, text: str, encoded: Encoded) -> Draft:
    """The draft; in "urged the council to resign" the council is spoken to, and what follows is the content."""
    if draft.cue is None or not len(draft.content) or draft.cue[1] not in draft.content:
        return draft
    if not _has_object(draft, text, encoded):
        return draft
    last = min(draft.cue[1] + _LISTENER_WORDS, len(encoded)) - 1
    found = LISTENER.match(text, int(encoded.spans[draft.cue[1], 0]), int(encoded.spans[last, 1]))
    if not found or not BIDDEN.match(text, found.end()):
        return draft
    listener = np.array(encoded.beginning_in(found.span()), dtype=np.int64)
    rest = draft.content[~np.isin(draft.content, listener)]
    if not len(rest) or len(rest) + len(listener) != len(draft.content):
        return draft
    return replace(draft, content=rest, addressee=np.union1d(draft.addressee, listener))


def content_with_subject(draft: Draft, text: str, encoded: Encoded) -> Draft:
    """The draft; in "told reporters he slept" he who slept is content, and so is what a noun of it begins with."""
    last = int(draft.content[0]) - 1 if len(draft.content) else -1
    if last not in draft.addressee or last - 1 not in draft.addressee:
        return draft
    if not CONTENT_BEGINS.fullmatch(text[encoded.place(last, last + 1)]):
        return draft
    word = np.array([last])
    return replace(draft, addressee=np.setdiff1d(draft.addressee, word), content=np.concatenate([word, draft.content]))


def listener(draft: Draft, stretch: Stretch, text: str, encoded: Encoded) -> Found | None:
    """Who is spoken to right after the cue."""
    end = stretch.end
    at = _GAP.match(text, stretch.begin, end).end()  # type: ignore[union-attr]
    if _has_object(draft, text, encoded) and (found := LISTENER.match(text, at, end)):
        return "addressee", found.span()
    if found := SAID_TO.match(text, at, end):
        return "addressee", found.span("to" if found["to"] else "with")
    bidden = stretch.right == CONTENT and BIDDEN.match(text, end)
    if not bidden or PASSIVE.search(_cue(draft, text, encoded)) or any(form.match(text, at, end) for _, form in FORMS):
        return None
    found = OBJECT.match(text, at, end)
    return ("addressee", found.span()) if found else None


def one_told(draft: Draft, line: str, first: int, text: str, encoded: Encoded) -> Ints:
    """Who is told something by nobody in particular: the subject of "residents were advised to"."""
    assert draft.cue is not None
    before = line[: draft.cue[0] - first]
    run = len(before) - len(before.rstrip(FREE))
    speaks = len(draft.source) and draft.source[0] < draft.cue[0]
    if not run or speaks or not IS_TOLD.search(_cue(draft, text, encoded)):
        return no_words()
    at, end = int(encoded.spans[draft.cue[0] - run, 0]), int(encoded.spans[draft.cue[0], 0])
    if skipped := NOT_TOLD.match(text, at, end):
        at = skipped.end()
    found = TOLD_ONE.match(text, at, end)
    return np.array(encoded.beginning_in(found.span()), dtype=np.int64) if found else no_words()


def those_asked(drafts: Sequence[Draft], starts: Ints, text: str, encoded: Encoded) -> list[Draft]:
    """The drafts; in "Asked whether it rained, Ann Roe said no" she who answers was asked. `starts`: as elsewhere."""
    answers = sorted((d for d in drafts if d.cue and len(d.source)), key=lambda d: d.cue or (0, 0))
    return [_asked(d, answers, starts, text, encoded) for d in drafts]


def _asked(draft: Draft, answers: Sequence[Draft], starts: Ints, text: str, encoded: Encoded) -> Draft:
    if draft.cue is None or not ASKED.fullmatch(_cue(draft, text, encoded)):
        return draft
    if len(draft.source) and draft.source[0] < draft.cue[0]:
        return draft
    last = max(draft.cue[0], int(draft.content[-1]))
    answer = next((d for d in answers if d.cue and d.cue[0] > last), None)
    if (
        answer is None
        or answer.cue is None
        or bisect_right(starts, answer.cue[0]) != bisect_right(starts, draft.cue[0])
    ):
        return draft
    # A relative pronoun is of a clause between: who answers after it is not told here.
    return replace(draft, addressee=no_words() if is_relative(answer, text, encoded) else answer.source)


def is_relative(draft: Draft, text: str, encoded: Encoded) -> bool:
    """Whether its source is a relative pronoun, before which nothing of the statement stands."""
    first, last = int(encoded.spans[draft.source[0], 0]), int(encoded.spans[draft.source[-1], 1])
    return _RELATIVE.fullmatch(text, first, last) is not None


def _has_object(draft: Draft, text: str, encoded: Encoded) -> bool:
    cue = _cue(draft, text, encoded)
    return bool(TELLS.search(cue)) and not PASSIVE.search(cue)


def _cue(draft: Draft, text: str, encoded: Encoded) -> str:
    return text[encoded.place(*draft.cue)]  # type: ignore[misc]

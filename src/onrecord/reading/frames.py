"""Frames in plain sight that the tagger missed or cut short: "told the Gazette", "said Thursday", "in a statement".

The annotated articles hold a few hundred of each, too few for the tagger to be sure of every wording. What stands right
beside the cue or the source and has the form of a time, a medium or a listener is completed here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from onrecord.reading.chain import Ints
from onrecord.reading.encoding import Encoded
from onrecord.reading.frame_words import (
    IS_TOLD,
    LISTENER,
    MEDIUM,
    NOT_TOLD,
    PASSIVE,
    SAID_TO,
    TELLS,
    THEN_CONTENT,
    TIME,
    TO_LISTENER,
    TOLD_ONE,
)
from onrecord.reading.statements import Draft, no_words

FRAMES = ("addressee", "medium", "time")

_FREE, _SOURCE, _CUE, _CONTENT, _OTHER_CUE = ".SQCX"
_PLACES = re.compile(r"(?<=Q)\.+(?=C|\Z)|(?<=[SC])\.+(?=Q)|(?<=C)\.+(?=C|\Z)|\A\.+(?=S[S.]*Q)")
"""Where in a sentence a frame of its statement stands, if nothing else stands between: beside the cue, after the
content, before the source at the beginning."""

_REACH = 400
"""Words on each side of a cue that are looked at: a text without full stops is one sentence of any length."""
_LISTENER_WORDS = 30

_GAP = re.compile(r"[\s,–—-]*")


def complete_frames(drafts: Sequence[Draft], text: str, encoded: Encoded, starts: Ints) -> list[Draft]:
    """The drafts, their frames completed by what stands in plain sight. `starts`: first words of the sentences, sorted.

    Raises nothing.
    """
    for mend in (_shorten_cue, _subject_is_told, _content_without_listener):
        drafts = [mend(d, text, encoded) for d in drafts]
    cues = np.zeros(len(encoded), dtype=np.bool_)
    for draft in drafts:
        if draft.cue:
            cues[slice(*draft.cue)] = True
    return [_completed(d, text, encoded, starts, cues) if d.cue else d for d in drafts]


def _shorten_cue(draft: Draft, text: str, encoded: Encoded) -> Draft:
    """The draft; a time or a medium at the end of its cue ("said in a statement") is a frame and no part of the cue.

    PolNeAR has such cues in two ways, the annotated articles in this one. Raises nothing.
    """
    if draft.cue is None:
        return draft
    first, last = draft.cue
    end = int(encoded.spans[last - 1, 1])
    for word in range(first + 1, last):
        start = int(encoded.spans[word, 0])
        if _reaches(TIME.match(text, start), end):
            return replace(draft, cue=(first, word), time=np.union1d(draft.time, np.arange(word, last)))
        if _reaches(MEDIUM.match(text, start), end):
            return replace(draft, cue=(first, word), medium=np.union1d(draft.medium, np.arange(word, last)))
    return draft


def _reaches(found: re.Match[str] | None, end: int) -> bool:
    return found is not None and found.end() >= end


def _subject_is_told(draft: Draft, text: str, encoded: Encoded) -> Draft:
    """The draft; the subject of a passive cue of telling ("residents were advised") is spoken to and is no source."""
    if draft.cue is None or not len(draft.source) or draft.source[-1] + 1 != draft.cue[0]:
        return draft
    cue = _words_of(text, encoded, *draft.cue)
    if not (IS_TOLD.search(cue) and PASSIVE.search(cue)):
        return draft
    return replace(draft, source=no_words(), addressee=np.union1d(draft.addressee, draft.source))


def _content_without_listener(draft: Draft, text: str, encoded: Encoded) -> Draft:
    """The draft; in "urged the council to resign" the council is spoken to, and what follows is the content."""
    if draft.cue is None or not len(draft.content) or draft.cue[1] not in draft.content:
        return draft
    cue = _words_of(text, encoded, *draft.cue)
    if not TELLS.search(cue) or PASSIVE.search(cue):
        return draft
    last = min(draft.cue[1] + _LISTENER_WORDS, len(encoded)) - 1
    found = LISTENER.match(text, int(encoded.spans[draft.cue[1], 0]), int(encoded.spans[last, 1]))
    if not found or not THEN_CONTENT.match(text, found.end()):
        return draft
    listener = np.arange(*np.searchsorted(encoded.spans[:, 0], found.span()), dtype=np.int64)
    rest = draft.content[~np.isin(draft.content, listener)]
    if len(rest) + len(listener) != len(draft.content):
        return draft
    return replace(draft, content=rest, addressee=np.union1d(draft.addressee, listener))


def _words_of(text: str, encoded: Encoded, first: int, last: int) -> str:
    return text[encoded.spans[first, 0] : encoded.spans[last - 1, 1]]


def _completed(draft: Draft, text: str, encoded: Encoded, starts: Ints, cues: np.ndarray) -> Draft:
    assert draft.cue is not None
    at = bisect_right(starts, draft.cue[0]) - 1
    first = max(int(starts[at]), draft.cue[0] - _REACH)
    last = min(int(starts[at + 1]) if at + 1 < len(starts) else len(encoded), draft.cue[1] + _REACH)
    line = _line(draft, first, last, cues)
    found: dict[str, set[int]] = {name: set() for name in FRAMES}
    known = {int(w) for name in FRAMES for w in getattr(draft, name)}
    for place in _PLACES.finditer(line):
        words = range(first + place.start(), first + place.end())
        phrases = list(_phrases(words, text, encoded, known, draft))
        if phrases and words[0] == first and not _set_off(phrases[-1][1], words, text, encoded):
            continue
        for name, run in phrases:
            found[name].update(run)
    found["addressee"].update(_one_told(draft, line, first, text, encoded))
    if not any(found.values()):
        return draft
    taken = np.array(sorted(set().union(*found.values())), dtype=np.int64)

    def completed(name: str, tagged: Ints) -> Ints:
        return np.union1d(np.array(sorted(found[name]), dtype=np.int64), np.setdiff1d(tagged, taken))

    return replace(
        draft,
        addressee=completed("addressee", draft.addressee),
        medium=completed("medium", draft.medium),
        time=completed("time", draft.time),
    )


def _line(draft: Draft, first: int, last: int, cues: np.ndarray) -> str:
    """One letter for each word of the sentence: what it is to this statement."""
    line = np.where(cues[first:last], _OTHER_CUE, _FREE)
    for letter, words in ((_CONTENT, draft.content), (_SOURCE, draft.source), (_CUE, np.arange(*draft.cue))):  # type: ignore[misc]
        inside = words[(words >= first) & (words < last)]
        line[inside - first] = letter
    return "".join(line)


def _set_off(run: Ints, words: range, text: str, encoded: Encoded) -> bool:
    """Whether the source follows at once, or after a comma: "on Monday the pumps failed and" is another clause."""
    return bool(text[encoded.spans[run[-1], 1] : encoded.spans[words[-1], 1]].strip()[-1:] in ("", ","))


def _phrases(words: range, text: str, encoded: Encoded, known: set[int], draft: Draft) -> Iterator[tuple[str, Ints]]:
    """The frames at the beginning of a run of words, one beside the other."""
    begin, end = int(encoded.spans[words[0], 0]), int(encoded.spans[words[-1], 1])
    cue = _words_of(text, encoded, *draft.cue)  # type: ignore[misc]
    after_cue = words[0] == draft.cue[1]  # type: ignore[index]
    at = begin
    while at < end:
        at = _GAP.match(text, at, end).end()  # type: ignore[union-attr]
        near = after_cue and at - begin < 2
        name, span = _phrase(text, at, end, cue if near else "")
        word = int(np.searchsorted(encoded.spans[:, 1], at, side="right"))
        if span is not None:
            run = np.arange(*np.searchsorted(encoded.spans[:, 0], span), dtype=np.int64)
            yield name, run
            at = span[1]
        elif word in known and word in words:
            at = int(encoded.spans[word, 1])
        else:
            return


def _one_told(draft: Draft, line: str, first: int, text: str, encoded: Encoded) -> Ints:
    """Who is told something by nobody in particular: the subject of "residents were advised to"."""
    cue_first, cue_last = draft.cue  # type: ignore[misc]
    if not IS_TOLD.search(_words_of(text, encoded, cue_first, cue_last)) or not (
        run := re.search(r"\.+\Z", line[: cue_first - first])
    ):
        return np.zeros(0, dtype=np.int64)
    at, end = int(encoded.spans[first + run.start(), 0]), int(encoded.spans[cue_first, 0])
    if skipped := NOT_TOLD.match(text, at, end):
        at = skipped.end()
    found = TOLD_ONE.match(text, at, end)
    return np.arange(*np.searchsorted(encoded.spans[:, 0], found.span() if found else (at, at)), dtype=np.int64)


def _phrase(text: str, at: int, end: int, cue: str) -> tuple[str, tuple[int, int] | None]:
    for name, form in (("time", TIME), ("medium", MEDIUM)):
        if found := form.match(text, at, end):
            return name, (at, at + len(found.group().rstrip()))
    if cue and TELLS.search(cue) and not PASSIVE.search(cue) and (found := LISTENER.match(text, at, end)):
        return "addressee", found.span()
    if cue and (found := SAID_TO.match(text, at, end)):
        return "addressee", found.span("who")
    if not cue and (found := TO_LISTENER.match(text, at, end)):
        return "addressee", found.span("who")
    return "", None

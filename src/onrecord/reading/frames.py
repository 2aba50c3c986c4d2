"""Frames in plain sight that the tagger missed, cut short or mistook: "told the Gazette", "said Thursday", "by phone".

The annotated articles hold a few hundred of each, too few for the tagger to be sure of every wording. What stands where
frames stand and has the form of a time, a medium, a place or a listener is completed here; a shred that says nothing is
dropped; and the medium that opens a sentence is that of all that its subject says there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from onrecord.reading.chain import Ints
from onrecord.reading.encoding import Encoded
from onrecord.reading.frame_phrases import CONTENT, CUE, FREE, OTHER_CUE, SOURCE, phrases, stretches
from onrecord.reading.frame_times import content_before_time, source_before_time
from onrecord.reading.frame_words import MEDIUM, NO_TIME, PLACE, TIME
from onrecord.reading.listeners import (
    content_with_subject,
    content_without_listener,
    is_relative,
    listener,
    one_told,
    subject_is_told,
    those_asked,
)
from onrecord.reading.statements import Draft, no_words

FRAMES = ("addressee", "medium", "time", "place")

_REACH = 400
"""Words on each side of a cue that are looked at: a text without full stops is one sentence of any length."""

_AUXILIARY = re.compile(r"\b(?:was|were|is|are|been|being|has|have|had)\s\Z")
_LONGEST_AUXILIARY = len("being ") + 1

_WHOLE = {"medium": MEDIUM, "time": TIME, "place": PLACE}
"""Frames that a few words of them stand for."""

_MARK = re.compile(r"[,;:–—-]+")
_POSSESSIVE = re.compile(r"(?:..|.)?(?:['’]s|s['’])\s[a-z]")
"""At the end of a time: "this morning's paper"."""

_SHRED = re.compile(
    r"(?:\W|\b(?:in|on|at|a|an|the|and|of|by|to|for|with|as|from|is|was|last|speaking)\b)*", re.IGNORECASE
)
"""Words that alone say nothing."""


def complete_frames(drafts: Sequence[Draft], text: str, encoded: Encoded, starts: Ints) -> list[Draft]:
    """The drafts, their frames completed by what stands in plain sight. `starts`: first words of the sentences, sorted.

    Raises nothing.
    """
    quoted = encoded.quotes > 0
    apart = starts[~(quoted[starts] & quoted[np.maximum(starts - 1, 0)])]
    drafts = [_in_own_sentence(d, encoded, starts if d.cue and quoted[d.cue[0]] else apart) for d in drafts]
    for mend in (
        _shorten_cue,
        subject_is_told,
        content_without_listener,
        content_with_subject,
        source_before_time,
        content_before_time,
    ):
        drafts = [mend(d, text, encoded) for d in drafts]
    letters = np.full(len(encoded), ord(FREE), dtype=np.uint8)
    for draft in drafts:
        if draft.cue:
            letters[slice(*draft.cue)] = ord(OTHER_CUE)
    done = [_completed(d, text, encoded, starts, letters) if d.cue else d for d in drafts]
    return _share(those_asked(done, starts, text, encoded), text, encoded, starts)


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
        if TIME.fullmatch(text, start, end):
            return replace(draft, cue=(first, word), time=np.union1d(draft.time, np.arange(word, last)))
        if MEDIUM.fullmatch(text, start, end):
            return replace(draft, cue=(first, word), medium=np.union1d(draft.medium, np.arange(word, last)))
    return draft


def _in_own_sentence(draft: Draft, encoded: Encoded, starts: Ints) -> Draft:
    """The draft with the frames that stand in the sentence of its cue: so do 99.8% of those annotated. What opens the
    sentence before is often taken for a frame of this one, too. `starts`: a quotation's sentences are one to who quotes
    it."""
    if draft.cue is None or not any(len(getattr(draft, name)) for name in FRAMES):
        return draft
    at = bisect_right(starts, draft.cue[0]) - 1
    first, last = int(starts[at]), int(starts[at + 1]) if at + 1 < len(starts) else len(encoded)
    return _each(draft, lambda _, words: words[(words >= first) & (words < last)])


def _completed(draft: Draft, text: str, encoded: Encoded, starts: Ints, letters: np.ndarray) -> Draft:
    assert draft.cue is not None
    if NO_TIME.fullmatch(text[encoded.place(*draft.cue)]):
        return draft
    at = bisect_right(starts, draft.cue[0]) - 1
    first = max(int(starts[at]), draft.cue[0] - _REACH)
    last = min(int(starts[at + 1]) if at + 1 < len(starts) else len(encoded), draft.cue[1] + _REACH)
    line = _line(draft, first, letters[first:last])
    found = _found(draft, line, first, text, encoded)
    if found["addressee"]:  # who stands in plain sight is the one
        found["addressee"] = _all_of(found["addressee"], set(draft.addressee.tolist()))
        draft = replace(draft, addressee=no_words())
    found["addressee"].update(one_told(draft, line, first, text, encoded).tolist())
    return _whole(_with(draft, found), line, first, text, encoded)


def _all_of(listener: set[int], tagged: set[int]) -> set[int]:
    """The words of who is spoken to in plain sight, with those that the tagger saw follow: what ends a name in one
    sentence is a part of it in another ("told [the crowd at his fundraiser]")."""
    end = min(listener)
    while end in tagged:
        end += 1
    return listener | set(range(min(listener), end))


def _line(draft: Draft, first: int, letters: np.ndarray) -> str:
    """One letter for each word of the sentence that begins with the word `first`: what it is to this statement.
    `letters`: those of its words, as cues or nothing."""
    line, sentence = letters.copy(), (first, first + len(letters))
    for letter, words in ((CONTENT, draft.content), (SOURCE, draft.source)):
        line[words[slice(*np.searchsorted(words, sentence))] - first] = ord(letter)
    start, end = draft.cue  # type: ignore[misc]
    line[start - first : end - first] = ord(CUE)
    return line.tobytes().decode("ascii")


def _found(draft: Draft, line: str, first: int, text: str, encoded: Encoded) -> dict[str, set[int]]:
    """The words of the frames in plain sight; of those spoken to, the first."""
    found: dict[str, set[int]] = {name: set() for name in FRAMES}
    tagged = {name: set(getattr(draft, name).tolist()) for name in FRAMES}
    for stretch in stretches(line, first, encoded):
        if stretch.place == "before" and stretch.right == SOURCE and is_relative(draft, text, encoded):
            continue
        start = listener(draft, stretch, text, encoded) if stretch.place == "cue" else None
        for name, span in phrases(stretch, start, tagged, text, encoded):
            if name != "addressee" or not found[name]:
                found[name].update(encoded.beginning_in(span))
    found["time"].update(_time_in_cue(draft, text, encoded))
    return found


def _time_in_cue(draft: Draft, text: str, encoded: Encoded) -> range:
    """The time that parts a cue: "was yesterday reported"."""
    first, last = draft.cue  # type: ignore[misc]
    for word in range(first + 1, last - 1):
        start = int(encoded.spans[word, 0])
        found = TIME.match(text, start, int(encoded.spans[last - 2, 1]))
        if found and _AUXILIARY.search(text, max(0, start - _LONGEST_AUXILIARY), start):
            return range(word, int(np.searchsorted(encoded.spans[:, 0], found.end())))
    return range(0)


def _with(draft: Draft, found: Mapping[str, set[int]]) -> Draft:
    """The draft with these frames too; a word that was tagged otherwise is what was found."""
    if not any(found.values()):
        return draft
    taken = set().union(*found.values())

    def completed(name: str, tagged: Ints) -> Ints:
        words, before = found.get(name, set()), set(tagged.tolist())
        changed = words or not taken.isdisjoint(before)
        return np.array(sorted(words | before - taken), dtype=np.int64) if changed else tagged

    return _each(draft, completed)


def _each(draft: Draft, change: Callable[[str, Ints], Ints]) -> Draft:
    """The draft with each frame changed; `change` is given its name and words."""
    return replace(
        draft,
        addressee=change("addressee", draft.addressee),
        medium=change("medium", draft.medium),
        time=change("time", draft.time),
        place=change("place", draft.place),
    )


def _whole(draft: Draft, line: str, first: int, text: str, encoded: Encoded) -> Draft:
    """The draft; a frame of which the tagger saw a part ("night" of "last night") is whole, one of which nothing is
    left that says anything is none."""
    tagged = {w for name in FRAMES for w in getattr(draft, name).tolist()}
    if not tagged:
        return draft
    found: dict[str, set[int]] = {name: set() for name in FRAMES}
    shreds: set[int] = set()
    for name in FRAMES:
        for run in _runs(getattr(draft, name)):
            words = text[encoded.place(int(run[0]), int(run[-1]) + 1)]
            edges = () if name == "addressee" else (int(run[0]), int(run[-1]))
            shreds.update(w for w in edges if _MARK.fullmatch(text[encoded.place(w, w + 1)]))
            owned = name == "time" and _POSSESSIVE.match(text, int(encoded.spans[run[-1], 1]) - 2)
            if _SHRED.fullmatch(words) or owned:
                shreds.update(run.tolist())
            elif form := _WHOLE.get(name):
                found[name].update(w for w in _around(run, form, line, first, text, encoded) if w not in tagged)
    draft = _with(draft, found)
    if not shreds:
        return draft
    gone = np.array(sorted(shreds), dtype=np.int64)
    return _each(draft, lambda _, words: np.setdiff1d(words, gone))


def _runs(words: Ints) -> list[Ints]:
    return np.split(words, np.flatnonzero(np.diff(words) > 1) + 1) if len(words) else []


def _around(run: Ints, form: re.Pattern[str], line: str, first: int, text: str, encoded: Encoded) -> range:
    """The words of the phrase of that form that the run is a part of; none if it is of none."""
    begin, end = int(run[0]) - first, int(run[-1]) + 1 - first
    if begin < 0 or end > len(line):
        return range(0)
    start = len(line[:begin].rstrip(FREE))
    end += len(line[end:]) - len(line[end:].lstrip(FREE))
    stop = int(encoded.spans[first + end - 1, 1])
    for word in range(first + start, int(run[0]) + 1):
        if found := form.match(text, int(encoded.spans[word, 0]), stop):
            last = int(np.searchsorted(encoded.spans[:, 0], found.start() + len(found.group().rstrip())))
            if last > run[0]:
                return range(word, last)
    return range(0)


def _share(drafts: Sequence[Draft], text: str, encoded: Encoded, starts: Ints) -> list[Draft]:
    """The drafts; what a sentence begins with is true of all that its subject says in it: "In a letter she denied it
    and called it absurd", nine times in ten. Of a participle that follows ("..., adding") it is as often not said."""
    done = list(drafts)
    leaders: dict[tuple[int, ...], int] = {}
    for i in sorted((i for i, d in enumerate(done) if d.cue and len(d.source)), key=lambda i: done[i].cue or (0, 0)):
        cue = done[i].cue or (0, 0)
        leader = leaders.setdefault((bisect_right(starts, cue[0]), *done[i].source.tolist()), i)
        if leader != i and cue[0] not in done[leader].content and not text[encoded.place(*cue)].endswith("ing"):
            done[i] = _with(done[i], _of_leader(done[leader], done[i]))
    return done


def _of_leader(leader: Draft, draft: Draft) -> dict[str, set[int]]:
    shared: dict[str, set[int]] = {}
    for name in FRAMES:
        words = getattr(leader, name)
        if not len(getattr(draft, name)):
            shared[name] = set(words[(words < draft.source[0]) & ~np.isin(words, draft.content)].tolist())
    return shared

"""Frames in the stretches of a sentence where they stand: before source or content, between source and cue, behind.

A stretch is a run of words that play no part in the statement yet; frames are found one beside the other from its
beginning, as in "in a letter to the council released on Monday".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from onrecord.reading import frame_times
from onrecord.reading.encoding import Encoded
from onrecord.reading.frame_words import EVENT, MADE, MEDIUM, PLACE, TIME
from onrecord.reading.listener_words import SAID_TO, TO_LISTENER

FREE, SOURCE, CUE, CONTENT, OTHER_CUE = ".SQCX"
"""The letters of a sentence's line: what each word is to the statement."""

_PLACES = {
    "cue": re.compile(r"(?<=Q)\.+(?!S)"),
    "before": re.compile(r"\A\.+(?=S[S.]*Q|C[C.]*Q|Q)"),
    "between": re.compile(r"(?<=S)\.+(?=Q)|(?<=Q)\.+(?=S)"),
    "behind": re.compile(r"(?<=[SC])\.+(?!Q)|(?<=C)\.+(?=Q)"),
}
"""Where frames stand, if nothing else stands between: right after the cue, before source or content at the beginning of
the sentence, between source and cue, behind source or content."""

Found = tuple[str, tuple[int, int]]
"""A frame and where it stands in the text."""

FORMS = (("time", TIME), ("medium", MEDIUM), ("time", EVENT), ("place", PLACE))

_GAP = re.compile(
    r"""[\s,–—-]*(?:(?:and|also)\s)?
    (?:(?:issued|released|published|posted|dated|delivered|broadcast|aired|held|given|made|presented|conducted|
    (?:speaking|appearing|writing)(?!\s(?:to|with)))\s)?""",
    re.VERBOSE,
)
"""What may stand between two frames: "in a letter released Monday"."""

_OPENING = re.compile(
    r"""[\s“"'‘(–—-]*(?:(?:But|And|Yet|So|Still|However|Meanwhile|Also|Then|Only|Instead|It\swas)\b,?\s)?
    (?:(?:[Ss]peaking|[Aa]ppearing|[Ww]riting)\s(?!to\b|with\b))?""",
    re.VERBOSE,
)
"""What may stand before the first frame of a sentence."""

_SET_OFF = {
    SOURCE: re.compile(r"[\s,–—-]*(?:(?:as|that|however|though|meanwhile)[\s,]*)?|\s?[,–—-]\s.*[,–—-]\s*", re.DOTALL),
    CONTENT: re.compile(r"[\s,]*"),
    CUE: re.compile(r"[\s,]*(?:it|there)\s*"),
}
"""What may stand between these and source, content or cue: "on Monday the pumps failed and" is another clause."""

_BESIDE = re.compile(
    r"\s?,|\s(?:in|at|on|of|by|to|for|from|near|outside|during|with|as|amid|after|before|following|while|when)\s"
)
"""What more an opening says begins with this."""

_PARTICIPLE = re.compile(r"\s?,?\s(?:also\s|[a-z]+ly\s)?[a-z]+ing\b")

_EVENT_WORDS = 7
"""A longer one behind what was said is rather of what was said."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that play no part yet, and the letters of those beside them. `begin`, `end`: of the text."""

    place: str
    words: range
    begin: int
    end: int
    left: str
    right: str


def stretches(line: str, first: int, encoded: Encoded) -> Iterator[Stretch]:
    """Those of the sentence that begins with the word `first`, what stands after the cue first."""
    for place, form in _PLACES.items():
        for found in form.finditer(line):
            a, b = found.span()
            yield Stretch(
                place,
                range(first + a, first + b),
                int(encoded.spans[first + a, 0]),
                int(encoded.spans[first + b - 1, 1]),
                line[a - 1 : a] if a else "",
                line[b : b + 1],
            )


def phrases(
    stretch: Stretch, start: Found | None, tagged: Mapping[str, set[int]], text: str, encoded: Encoded
) -> list[Found]:
    """The frames of a stretch, in order. `start`: what else stands at its beginning; `tagged`: the words of each frame
    that the tagger found; they are passed over."""
    out = [x for x in (start or _beginning(stretch, text),) if x]
    at = stretch.begin
    if out:
        at = out[-1][1][1]
    elif stretch.place == "before":
        at = _OPENING.match(text, at, stretch.end).end()  # type: ignore[union-attr]
    while at < stretch.end:
        at = _GAP.match(text, at, stretch.end).end()  # type: ignore[union-attr]
        word = int(np.searchsorted(encoded.spans[:, 1], at, side="right"))
        found = _phrase(stretch, text, at, out)
        if found and (not _is_doubtful(stretch, found, text) or _is_tagged(found, tagged, encoded)):
            out.append(found)
            at = found[1][1]
        elif word in stretch.words and any(word in words for words in tagged.values()):
            at = int(encoded.spans[word, 1])
        else:
            break
    after = out[-1][1][1] if out else stretch.begin
    if stretch.place == "before":
        return (
            out if _SET_OFF[stretch.right].fullmatch(text, after, stretch.end) else _opening(stretch, text, out, after)
        )
    time = None if _tells_time(out) else _further_on(stretch, text, after)
    return [*out, ("time", time)] if time else out


def _tells_time(found: list[Found]) -> bool:
    return any(name == "time" for name, _ in found)


def _opening(stretch: Stretch, text: str, out: list[Found], after: int) -> list[Found]:
    """What is a frame of an opening that says other things, too: "On Monday, before a crowd that cheered, she"."""
    if stretch.right != SOURCE or text[stretch.begin : stretch.end].rstrip()[-1:] != ",":
        return []
    return out if out and _BESIDE.match(text, after, stretch.end) else []


def _further_on(stretch: Stretch, text: str, after: int) -> tuple[int, int] | None:
    """The time that stands behind other words of the stretch."""
    if stretch.place == "between":
        participle = _PARTICIPLE.match(text, stretch.end) is not None
        found = frame_times.before_cue(text, after, stretch.end, participle=participle)
        return found if stretch.right == CUE else None
    if stretch.place == "behind" and (stretch.left == SOURCE or stretch.right == CUE):
        return None
    return frame_times.behind(text, after, stretch.end)


def _is_doubtful(stretch: Stretch, found: Found, text: str) -> bool:
    """Whether it is a frame only if the tagger takes a part of it for one, too: behind what was said a place is as
    often a part of that, and what happened before is often told for its own sake."""
    name, span = found
    if stretch.place == "behind":
        return name == "place"
    return stretch.place == "before" and name == "time" and not TIME.match(text, *span)


def _is_tagged(found: Found, tagged: Mapping[str, set[int]], encoded: Encoded) -> bool:
    words = encoded.beginning_in(found[1])
    return any(not of_frame.isdisjoint(words) for of_frame in tagged.values())


def _beginning(stretch: Stretch, text: str) -> Found | None:
    """What someone issued and, with it, said, between source and cue."""
    if stretch.left == SOURCE and stretch.right == CUE and (made := MADE.search(text, stretch.begin, stretch.end)):
        return "medium", made.span("what")
    return None


def _phrase(stretch: Stretch, text: str, at: int, before: list[Found]) -> Found | None:
    end = stretch.end
    for name, form in FORMS:
        found = form.match(text, at, end)
        if found and (form is not EVENT or _is_event(stretch, found, text, before)):
            return name, (at, at + len(found.group().rstrip()))
    if before and before[-1][0] == "medium" and "interview" not in text[slice(*before[-1][1])]:
        found = SAID_TO.match(text, at, end)
        if found and found["to"]:
            return "addressee", found.span("to")
    if stretch.place in ("before", "between") and (found := TO_LISTENER.match(text, at, end)):
        return "addressee", found.span("who")
    return None


def _is_event(stretch: Stretch, found: re.Match[str], text: str, before: list[Found]) -> bool:
    """Whether it ends where the stretch does, or with a mark: "said after the vote", not "said after [she left]".
    Behind another frame of an opening it is a part of that: "At the debate before the vote"."""
    marked = bool(text[found.end() : stretch.end].strip())
    if stretch.place == "before":
        return marked and all(name == "addressee" for name, _ in before)
    if stretch.place == "between":
        return marked
    if "," in text[found.start() - 2 : found.start()]:
        return False
    if stretch.place == "behind":
        return len(found.group().split()) <= _EVENT_WORDS and (marked or not stretch.right)
    return marked or stretch.right in ("", CONTENT)

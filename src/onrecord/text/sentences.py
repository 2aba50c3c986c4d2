"""Sentences by rule: where a full stop ends one, and where it only shortens a word."""

from __future__ import annotations

import re
from functools import lru_cache

from .paragraphs import paragraphs
from .span import Span

# Full stops and their kin, then the closing marks that belong to the sentence. The first character stands before
# the alternatives, so that the search looks for it alone.
_END = re.compile(r"[.!?…。！？](?:(?<=[.!?…])[.!?…]*+[\"'”’»›)\]]*+|(?<=[。！？])[。！？]*+[」』”’）]*+)")
# What follows: a closing mark set apart by a detokeniser, white space, opening marks, and the next sentence's
# first character.
_LOOSE_CLOSE = re.compile(r"[ \t\u00a0](?:[”»](?=\s|\Z)|[\"'](?=\s|\Z))")
_NEXT = re.compile(r"\s++[\"'“‘«‹„‚(\[¿¡`—–-]{0,4}\s?+(\w*+)")

_TITLES = frozenset(
    "mr mrs ms mx dr prof gen lt col maj capt cmdr sgt cpl pvt adm rev fr hon pres gov sen rep sens reps "
    "supt insp det amb sec min st mt ft messrs mme mlle mgr vs v".split()
)
_SHORTENED = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun inc corp co "
    "ltd llc bros jr sr esq etc eg ie cf al approx est dept div univ assn ave blvd rd sq no nos vol pp p "
    "fig ed eds ph.d a.m p.m ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn "
    "miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo".split()
)
# Words that seldom follow an abbreviation inside a sentence with a capital letter.
_STARTERS = frozenset(
    "A An And As At Another But By For From He Her Here His How However I If In It Its Meanwhile Most My "
    "No Now Of On One Or Our Several She So Some Still That The Their Then There These They This Those "
    "Though To Today Under Until Was We What When Where While Who Why With Yet You".split()
)
_INITIALS = re.compile(r"(?:\w\.)*\w\Z")
_BEFORE = re.compile(r"[\w.&]{1,11}\Z")


def sentences(text: str) -> list[Span]:
    """The sentences of `text`, without the white space around them. A sentence never crosses a paragraph.

    Half-open code points, sorted, disjoint; together they cover every non-space character. Closing quotation
    marks stay with their sentence. Linear in the text. Raises nothing.
    """
    return list(_sentences(text))


@lru_cache(maxsize=4)
def _sentences(text: str) -> tuple[Span, ...]:
    """Remembered for the last few texts: one stage after the other asks for those of the same article."""
    found = []
    for paragraph in paragraphs(text):
        start = paragraph.start
        for end in _ends(text, paragraph):
            found.append(Span(start, end))
            start = end
            while start < paragraph.end and text[start].isspace():
                start += 1
        if start < paragraph.end:
            found.append(Span(start, paragraph.end))
    return tuple(found)


def _ends(text: str, paragraph: Span) -> list[int]:
    """Where the sentences inside a paragraph end, except for the last one."""
    ends = []
    for stop in _END.finditer(text, paragraph.start, paragraph.end):
        end = stop.end()
        loose = _LOOSE_CLOSE.match(text, end, paragraph.end)
        if loose is not None:
            end = loose.end()
        if end >= paragraph.end:
            break
        if stop[0][0] in "。！？" or _parts(text, stop.start(), stop[0], end, paragraph.end):
            ends.append(end)
    return ends


def _parts(text: str, start: int, stop: str, end: int, limit: int) -> bool:
    """Whether the stop at `start`, whose closing marks end at `end`, ends a sentence."""
    following = _NEXT.match(text, end, limit)
    if following is None:
        return False
    word = following[1]
    if word[:1].islower():
        return False
    if stop != ".":
        return True  # a question, an exclamation, an ellipsis, or a stop with a closing mark
    return not _shortens(text[max(0, start - 12) : start], word)


def _shortens(before: str, word: str) -> bool:
    """Whether a full stop after `before` only shortens its last word; the sentence may go on with `word`."""
    found = _BEFORE.search(before)
    if found is None or (found.start() == 0 and len(before) == 12):
        return False
    last = found[0]
    if last.lower() in _TITLES:
        return True
    if len(last) == 1 and last.isupper():
        return last != "I" or word not in _STARTERS  # an initial: J. Smith
    shortened = last.lower() in _SHORTENED or (len(last) > 1 and _INITIALS.match(last) is not None)
    if shortened and last.isalpha() and last.islower():
        return word[:1].isdigit()  # no. 5, but not "she said no. He"
    return shortened and word not in _STARTERS

"""Times that do not stand right beside source, cue or content: before a participle ("issued a letter on Monday
asking"), behind other circumstances, or within what the tagger took for source or content ("announced [the deal on
Monday]").

Only those that tell the day, the year or what lies between: "on Monday", "last week".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from onrecord.reading.chain import Ints
from onrecord.reading.encoding import Encoded
from onrecord.reading.frame_words import CLEAR, TIME
from onrecord.reading.statements import Draft, no_words

Place = tuple[int, int]
"""Where something stands in the text."""

_WORD = re.compile(r"(?<![\w’'.-])\w[\w-]*")
_OWNER = re.compile(
    r"""(?:\b(?:the|an?|his|her|its|their|of|from|since|until|than|for|next|through|and|between|is|was|were|are)|['’]s?)
    \s\Z""",
    re.VERBOSE | re.IGNORECASE,
)
"""What a time right behind it belongs to: "the Monday meeting", "since Monday"."""
_LONGEST_OWNER = len("between ")
_END = re.compile(
    r"""\s*(?:\Z|[,;:.)“”\"—–-]|(?:in|at|on|with|by|to|for|before|after|about|and|that|as|during|from|when|while|over|
    [a-z]+ing)\b)""",
    re.VERBOSE,
)
"""What follows a time that stands by itself."""
_LONGEST_END = 20

_CLAUSE = re.compile(r"\b(?:who|which|that|where|when|whose|but|and|than|if|though|although|because|since)\b")
_TOWARDS = re.compile(r"\b(?:to|by|in|while|as)\s*(?:also\s)?\Z")
"""What leads from what someone did to what they said with it: "met on Monday to discuss"."""
_CIRCUMSTANCES = re.compile(r"\s?(?:[a-z]+ly\s)?(?:at|in|on|during|to|with|while|through|before|for)\s[^;:!?“”\"()—]*")
"""What may stand between cue and time: "said at a town hall in Oakham on Monday"."""

_TIME_WORDS = 8
_VERBAL = re.compile(
    r"""\b(?:I|you|he|she|it|we|they|that|if|whether|how|why|what|who|which|when|where|to|would|will|could|should|may|might|
    must|can|had|has|have|was|were|is|are|be|been|did|does|do|not|from|since|of|out|[a-z]+(?:ed|ing)|said|made|took|put|
    came|ran|met|set|won|lost|held|told|got)\b|[\"“”;:]|''|[’'](?:ll|re|ve|d)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""What a time that follows may belong to."""
_NOT_A_DAY = re.compile(r"since|from|for|by|until|.*(?:\bago|\d\d\d\d)\W*\Z", re.IGNORECASE)
_ELSEWHEN = re.compile(
    r"""(?:expect|want|hop|plan|anticipat|schedul|propos|aim|intend|look|wait|seek|sought|call|consider|urg|prepar|promis|
    vow|pledg|predict|show|remember|recall|recount|describ|compar|cit|refer|reference|mention|mull)(?:e|es|ed|s|ing)?
    (?:\s[a-z]+)?\Z|\b(?:of|for|about|in|with)\Z""",
    re.VERBOSE,
)
"""The end of a cue whose content lies at another time than the saying."""


def before_cue(text: str, begin: int, end: int, *, participle: bool) -> Place | None:
    """The time between source and cue of what was done and, with it, said: "issued a letter on Monday | asking"."""
    times = list(_times(text, begin, end))
    if not times or _CLAUSE.search(text, begin, times[-1][0]):
        return None
    return times[-1] if participle or _TOWARDS.search(text, begin, end) else None


def behind(text: str, begin: int, end: int) -> Place | None:
    """The time behind other circumstances: "said | at a town hall in Oakham on Monday"."""
    first = next(_times(text, begin, end), None)
    if first is None or _CLAUSE.search(text, begin, first[0]):
        return None
    return first if _CIRCUMSTANCES.fullmatch(text, begin, first[0]) else None


def _times(text: str, begin: int, end: int) -> Iterator[Place]:
    at = begin
    while word := _WORD.search(text, at, end):
        start, at = word.span()
        found = TIME.match(text, start, end)
        if found is None:
            continue
        at = start + len(found.group().rstrip())
        owned = _OWNER.search(text, max(begin, start - _LONGEST_OWNER), start) or found.group().startswith("the ")
        if CLEAR.search(found.group()) and not owned and _END.match(text, at, min(end, at + _LONGEST_END)):
            yield start, at


def source_before_time(draft: Draft, text: str, encoded: Encoded) -> Draft:
    """The draft; in "said Joe Coffey Monday" Monday is no part of his name. Behind a verb it may be: "a poll released
    Monday"."""
    time = _at_end(draft.source, text, encoded)
    if not len(time):
        return draft
    return replace(draft, source=np.setdiff1d(draft.source, time), time=np.union1d(draft.time, time))


def content_before_time(draft: Draft, text: str, encoded: Encoded) -> Draft:
    """The draft; in "announced the deal on Monday" Monday is when it was announced. In a content with a verb of its own
    it is rather of that: "announced it will close on Monday"."""
    words = draft.content
    if draft.cue is None or not len(words) or words[0] != draft.cue[1] or words[-1] - words[0] + 1 != len(words):
        return draft
    time = _at_end(words, text, encoded)
    if not len(time) or _ELSEWHEN.search(text[encoded.place(*draft.cue)]):
        return draft
    return replace(draft, content=np.setdiff1d(words, time), time=np.union1d(draft.time, time))


def _at_end(words: Ints, text: str, encoded: Encoded) -> Ints:
    """The last words, if they tell a time, and the others before them are no clause."""
    end = int(encoded.spans[words[-1], 1]) if len(words) else 0
    for word in words[1:][-_TIME_WORDS:].tolist():
        found = TIME.match(text, int(encoded.spans[word, 0]), end)
        if not found or text[found.end() : end].strip(" ,.") or not CLEAR.search(found.group()):
            continue
        before = text[encoded.place(int(words[0]), word)]
        return no_words() if _NOT_A_DAY.match(found.group()) or _VERBAL.search(before) else words[words >= word]
    return no_words()

"""Headlines that capitalise every word: a capital letter tells nothing in them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from onrecord.reading.speakers import lexicon
from onrecord.reading.speakers.page import Page

HEADLINE_SHARE = 0.6
"""Of its words that stand capitalised, in a sentence that capitalises every word of weight."""
HEADLINE_WORDS = 4


def headlines(page: Page) -> set[int]:
    """Sentences that capitalise every word of weight: small words among them, or nothing but small words not."""
    rows = zip(page.sentence, page.words, page.lower, page.first, strict=True)
    return {number for number, words in groupby(rows, key=itemgetter(0)) if _headline(list(words))}


def _headline(sentence: Sequence[tuple[int, str, str, bool]]) -> bool:
    words = [row for row in sentence if row[1][:1].isalpha()]
    capital = [row for row in words if row[1][:1].isupper()]
    if len(words) < HEADLINE_WORDS or len(capital) <= HEADLINE_SHARE * len(words):
        return False
    if any(low in _SMALL and not first and not word.isupper() for _, word, low, first in capital):
        return True
    plain = any(low not in lexicon.NEVER_NAMES and not word[:1].isupper() for _, word, low, _ in words)
    return not plain and len(words) > HEADLINE_WORDS + 1


_DATES_AND_NUMBERS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march july september october
    november december first second third one two three four five six seven eight nine ten i""".split()
)
_SMALL = lexicon.NEVER_NAMES - lexicon.MONTHS_AND_NAMES - _DATES_AND_NUMBERS

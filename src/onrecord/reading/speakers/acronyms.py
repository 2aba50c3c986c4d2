"""What an acronym in brackets stands for: Voters for Honesty and Order in Sarn (VHOS)."""

from __future__ import annotations

from onrecord.reading.speakers import lexicon
from onrecord.reading.speakers.page import Page

_WITHIN = lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS | lexicon.ARTICLES


def spelt_out(page: Page) -> list[tuple[int, int]]:
    """Words `[start, end)` before each acronym in brackets that give its letters, whatever small words they hold."""
    out = []
    for i in range(3, len(page) - 2):
        short = page.words[i + 1]
        if page.words[i] == "(" and page.words[i + 2] == ")" and len(short) > 2 and short.isalpha() and short.isupper():
            starts = (_spelt_by(page, short.lower(), i, small) for small in (False, True))
            out += [(s, i) for s in starts if s is not None][:1]
    return out


def _spelt_by(page: Page, short: str, end: int, small: bool) -> int | None:
    """Where the words begin that end there and whose initials are these; `small` words give one as well, or none."""
    left, i = len(short), end
    while left:
        i -= 1
        if i < 0 or page.sentence[i] != page.sentence[end]:
            return None
        capital = page.words[i][:1].isupper()
        if not capital and page.lower[i] not in _WITHIN:
            return None
        if capital or small:
            left -= 1
            if page.lower[i][0] != short[left]:
                return None
    return i if page.words[i][:1].isupper() else None

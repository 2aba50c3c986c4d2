"""Whether two articles share text, and of which kind: every candidate passes here before it becomes an edge.

What counts is prose: words that stand outside quotation marks in both texts. Two reporters who heard the same speaker
share quotations, names and facts; they do not share sentences.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.linking.copies.align import Match, align, shared_words
from onrecord.linking.copies.prepared import Prepared
from onrecord.linking.copies.shingles import shared
from onrecord.linking.copies.words import FUNCTION_WORDS

NEARLY_ALL = 0.74
"""Share of sentences from which on a text is `nearly all` in the other."""
MIN_PROSE_WORDS = 22
"""Words of prose in common, in sentences that are one sentence, for a text to be derived."""
MIN_PROSE_SHARE = 0.05
"""Share of the shorter text's prose that this must be."""
SHORT_PROSE_SHARE = 0.3
"""A stub of one or two sentences is derived if this much of its prose is shared, however few words that is."""
MIN_STUB_WORDS = 12
MIN_QUOTED_SHINGLES = 2
"""Shingles of quotations in common: a run of six words."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two texts share. `relation` None: nothing that counts.

    `matches`: indices into the two bodies. `prose_words`: words in common outside quotation marks, in sentences that
    match; `prose_share`: of the shorter text's prose; `quoted_shingles`: those in common that are quoted in either.
    """

    relation: str | None
    share_a: float
    share_b: float
    matches: list[Match]
    prose_words: int
    prose_share: float
    prose_sentences: int
    quoted_shingles: int
    caption: bool


def compare(a: Prepared, b: Prepared) -> Comparison:
    """Align the two bodies and judge what they share. Raises nothing."""
    matches = align(a.body, b.body)
    prose, sentences = _prose(a, b, matches)
    shorter = min(_prose_words(a), _prose_words(b))
    prose_share = min(1.0, prose / shorter) if shorter else 0.0
    share_a = _share({m.a for m in matches}, len(a.body))
    share_b = _share({m.b for m in matches}, len(b.body))
    quoted = _quoted(a, b)
    caption = bool(_caption_shared(a, b))
    relation = None
    if _derived(prose, prose_share, sentences, max(share_a, share_b)):
        relation = _extent(share_a, share_b)
    elif quoted >= MIN_QUOTED_SHINGLES or caption or _all_quoted(matches):
        relation = "quotes"
    return Comparison(relation, share_a, share_b, matches, prose, prose_share, sentences, quoted, caption)


def _derived(prose: int, prose_share: float, sentences: int, share: float) -> bool:
    if prose_share >= SHORT_PROSE_SHARE and prose >= MIN_STUB_WORDS:
        return True
    return prose >= MIN_PROSE_WORDS and sentences >= 2 and prose_share >= MIN_PROSE_SHARE


def _extent(share_a: float, share_b: float) -> str:
    if min(share_a, share_b) >= NEARLY_ALL:
        return "copy"
    return "cut" if max(share_a, share_b) >= NEARLY_ALL else "partial"


def _prose(a: Prepared, b: Prepared, matches: list[Match]) -> tuple[int, int]:
    """Words and sentences of prose in common."""
    total = sentences = 0
    for match in matches:
        x, y = a.body[match.a], b.body[match.b]
        both = [(i, j) for i, j in shared_words(x, y) if not (x.quoted[i] or y.quoted[j])]
        content = sum(x.keys[i] not in FUNCTION_WORDS for i, _ in both)
        if content >= 4:
            total += len(both)
            sentences += 1
    return total, sentences


def _prose_words(text: Prepared) -> int:
    return sum(not q for s in text.body for q in s.quoted)


def _share(matched: set[int], count: int) -> float:
    return len(matched) / count if count else 0.0


def _quoted(a: Prepared, b: Prepared) -> int:
    """Quoted in one of them at least: the other may print it as a block, without marks."""
    return max(shared(a.quoted_shingles, b.shingles), shared(a.shingles, b.quoted_shingles))


def _caption_shared(a: Prepared, b: Prepared) -> list[Match]:
    long_a = [s for s in a.captions if len(s.keys) >= 10]
    long_b = [s for s in b.captions if len(s.keys) >= 10]
    return align(long_a, long_b) if long_a and long_b else []


def _all_quoted(matches: list[Match]) -> bool:
    return False

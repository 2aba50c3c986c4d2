"""Whether two articles share text, and of which kind: every candidate passes here before it becomes an edge.

What counts is prose: words that stand outside quotation marks in both texts. Two reporters who heard the same speaker
share quotations, names and facts; they do not share sentences.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.linking.copies.align import Match, align, shared_words
from onrecord.linking.copies.prepared import Prepared
from onrecord.linking.copies.sentences import Sentence, Sentences
from onrecord.linking.copies.shingles import SIZE, Counts, where
from onrecord.linking.copies.words import FUNCTION_WORDS

NEARLY_ALL = 0.75
"""Share of a text's words, in sentences that match, from which on it is `nearly all` in the other."""
MIN_SHINGLES, MIN_PROSE_CONTAINMENT, MIN_CONTAINMENT = 5, 0.03, 0.1
"""No sentences are compared if the shingles of prose in common are fewer than the first and than the second, and all
shingles in common fewer than the third, both as shares of the shorter text's."""
MIN_RUN = 3
"""Words in a row in common: fewer come together by chance in two sentences about one thing."""
MIN_PROSE_WORDS = 22
"""Words of prose in common, in such runs, for a text to be derived."""
MIN_PROSE_SHARE = 0.05
"""Share of the shorter text's prose that this must be."""
STUB_WORDS, STUB_SHARE = 14, 0.2
"""A short text is derived by fewer words, if they are this much of its prose."""
RETOLD_SENTENCES, RETOLD_SHARE = 4, 0.35
"""A text that takes over so many sentences, quotations with their attributions, is derived with little prose."""
QUOTE_IN_BOTH, QUOTE_IN_ONE = 6, 8
"""Words in a row that both (that one) of the texts put in quotation marks, for a shared quotation."""
CAPTION_WORDS = 10


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two texts share. `relation` None: nothing that counts.

    `share_a`, `share_b`: share of a's (b's) sentences that stand in the other. `matches`: indices into the two bodies.
    `prose_words`: words in common outside quotation marks, in runs; `prose_share`: of the shorter text's prose;
    `quoted_run`: the longest quotation in common, in words; `caption`: the text of a photograph is shared.
    """

    relation: str | None
    share_a: float
    share_b: float
    matches: list[Match]
    prose_words: int
    prose_share: float
    prose_sentences: int
    quoted_run: int
    caption: bool


def compare(a: Prepared, b: Prepared) -> Comparison:
    """Align the two bodies and judge what they share. Raises nothing.

    Texts with hardly a shingle of prose in common are not aligned: then only quotations and captions can be shared.
    """
    smaller = min(len(a.shingles), len(b.shingles))
    places = where(a.shingles, b.shingles)
    (both,) = (places >= 0).nonzero()
    prose = int(np.count_nonzero(a.in_prose[both] & b.in_prose[places[both]]))
    few = prose < max(1, min(MIN_SHINGLES, MIN_PROSE_CONTAINMENT * smaller)) and len(both) < MIN_CONTAINMENT * smaller
    matches = [] if few else align(a.body, b.body)
    prose, sentences = _prose(a, b, matches)
    shorter = min(a.prose_words, b.prose_words)
    prose_share = min(1.0, prose / shorter) if shorter else 0.0
    in_a, in_b = {m.a for m in matches}, {m.b for m in matches}
    share_a, share_b = _share(in_a, len(a.body)), _share(in_b, len(b.body))
    quoted = _quoted_run(a, b, places) if len(both) else 0
    caption = caption_shared(a, b)
    relation = None
    if _derived(prose, prose_share, sentences) or _retold(matches, prose, max(share_a, share_b)):
        relation = _extent(_word_share(a, in_a), _word_share(b, in_b))
    elif quoted or caption:
        relation = "quotes"
    return Comparison(relation, share_a, share_b, matches, prose, prose_share, sentences, quoted, caption)


def _derived(prose: int, prose_share: float, sentences: int) -> bool:
    if prose_share >= STUB_SHARE and prose >= STUB_WORDS:
        return True
    return prose >= MIN_PROSE_WORDS and sentences >= 2 and prose_share >= MIN_PROSE_SHARE


def _retold(matches: list[Match], prose: int, share: float) -> bool:
    return len(matches) >= RETOLD_SENTENCES and share >= RETOLD_SHARE and prose >= 2 * MIN_RUN


def _extent(share_a: float, share_b: float) -> str:
    if min(share_a, share_b) >= NEARLY_ALL:
        return "copy"
    return "cut" if max(share_a, share_b) >= NEARLY_ALL else "partial"


def _prose(a: Prepared, b: Prepared, matches: list[Match]) -> tuple[int, int]:
    """Words of prose in common that stand in runs, and the sentences that have such runs."""
    total = sentences = 0
    for match in matches:
        x, y = a.body[match.a], b.body[match.b]
        here = sum(
            size
            for i, _, size in prose_runs(x, y)
            if size >= MIN_RUN and any(key not in FUNCTION_WORDS for key in x.keys[i : i + size])
        )
        total += here
        sentences += here >= 2 * MIN_RUN
    return total, sentences


def prose_runs(x: Sentence, y: Sentence) -> list[tuple[int, int, int]]:
    """(place in x, place in y, words): what two sentences have in common outside quotation marks, in order."""
    if x.keys == y.keys and not any(x.quoted) and not any(y.quoted):
        return [(0, 0, len(x.keys))]
    runs: list[tuple[int, int, int]] = []
    for i, j in shared_words(x, y):
        if x.quoted[i] or y.quoted[j]:
            continue
        if runs and (runs[-1][0] + runs[-1][2], runs[-1][1] + runs[-1][2]) == (i, j):
            runs[-1] = (*runs[-1][:2], runs[-1][2] + 1)
        else:
            runs.append((i, j, 1))
    return runs


def _share(matched: set[int], count: int) -> float:
    return len(matched) / count if count else 0.0


def _word_share(text: Prepared, matched: set[int]) -> float:
    """The share of the words rather than of the sentences: where a sentence ends is a matter of style."""
    every = len(text.words)
    return sum(len(text.body[i].keys) for i in matched) / every if every else 0.0


def _quoted_run(a: Prepared, b: Prepared, places: Counts) -> int:
    """The longest quotation in common, in words; 0 where none is long enough to tell. `places`: in b's shingles, of
    each of a's, -1 for none; some are there."""
    found = places[a.numbers]
    (hits,) = (found >= 0).nonzero()
    # Neighbouring hits are one run of words, four longer than it has shingles.
    begins, ends = np.ones(len(hits), np.bool_), np.ones(len(hits), np.bool_)
    begins[1:] = ends[:-1] = hits[1:] - hits[:-1] > 1
    first = hits[begins]
    size = hits[ends] - first + SIZE
    in_a, in_b = _quoted(a, first, size), _quoted(b, b.places[found[first]], size)
    more, less = np.maximum(in_a, in_b), np.minimum(in_a, in_b)
    return int(more[(less >= QUOTE_IN_BOTH) | (more >= QUOTE_IN_ONE)].max(initial=0))


def _quoted(text: Prepared, first: Counts, size: Counts) -> Counts:
    """How many of so many words from each place on stand in quotation marks. *Shape:* as `first`."""
    before = text.quoted_before
    counts: Counts = before[np.minimum(first + size, len(before) - 1)] - before[first]
    return counts


def caption_shared(a: Prepared, b: Prepared) -> bool:
    """Whether both print the same text below a photograph."""
    if not a.captions or not b.captions:
        return False
    long_a, long_b = (Sentences(s for s in x.captions if len(s.keys) >= CAPTION_WORDS) for x in (a, b))
    return bool(align(long_a, long_b))

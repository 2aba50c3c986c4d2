"""Which sentence of one text stands where in another.

Exact twins first; then the best of a few sentences with the most words in common, by the longest common subsequence
of words; last, sentences that were split or joined. One sentence has one partner; parts may share theirs.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from onrecord.linking.copies.sentences import Sentence, Sentences

MIN_LIKENESS = 0.5
"""Below this, two sentences have words in common but are not one sentence, changed."""
MIN_PART = 0.8
"""Share of a part's words that the whole must have, in order."""
MIN_PART_WORDS = 6
RIVALS = 3
"""Sentences of the other text that are looked at for one sentence."""
MIN_OVERLAP = 0.3
"""Share of the content words of the poorer sentence, below which two sentences are not compared word by word."""
KEPT = 0.995


@dataclass(frozen=True, slots=True)
class Match:
    """Sentence `a` of the one text is sentence `b` of the other (indices). `likeness` 0 to 1, 1 = word for word.

    `part`: one of the two is only a part of the other (a sentence that was split, joined or cut short).
    """

    a: int
    b: int
    likeness: float
    part: bool = False

    @property
    def kept(self) -> bool:
        """Word for word, as far as words are compared."""
        return self.likeness >= KEPT and not self.part


def align(a: Sentences, b: Sentences) -> list[Match]:
    """The matches, sorted by a, then b. Time grows with the words in common, not with the product. Raises nothing."""
    found = [] if a.wordings.isdisjoint(b.wordings) else _twins(a, b)
    rest_a = _without({m.a for m in found}, len(a))
    rivals = _rivals(a, b, rest_a)
    taken_a, taken_b = {m.a for m in found}, {m.b for m in found}
    for likeness, i, j in sorted(rivals, key=lambda r: (-r[0], abs(r[1] - r[2]), r[1], r[2])):
        if likeness >= MIN_LIKENESS and i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            found.append(Match(i, j, likeness))
    found += _parts(a, b, rivals, taken_a, taken_b)
    return sorted(found, key=lambda m: (m.a, m.b))


def shared_words(x: Sentence, y: Sentence) -> list[tuple[int, int]]:
    """Pairs of positions of the words that the two have in common, in order."""
    if x.keys == y.keys:
        return [(i, i) for i in range(len(x.keys))]
    pairs: list[tuple[int, int]] = []
    for code in LCSseq.opcodes(x.keys, y.keys):
        if code.tag == "equal":
            pairs += zip(range(code.src_start, code.src_end), range(code.dest_start, code.dest_end), strict=True)
    return pairs


def _twins(a: Sentences, b: Sentences) -> list[Match]:
    places: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for j in range(len(b) - 1, -1, -1):
        places[b[j].keys].append(j)
    found = []
    for i, sentence in enumerate(a):
        if places.get(sentence.keys):
            found.append(Match(i, places[sentence.keys].pop(), 1.0))
    return found


def _without(taken: set[int], count: int) -> list[int]:
    return [i for i in range(count) if i not in taken]


def _rivals(a: Sentences, b: Sentences, rest_a: list[int]) -> list[tuple[float, int, int]]:
    """(likeness, i, j) for each sentence of a without a twin and those of b with which it shares most."""
    found, rare = [], b.rare_words if rest_a else {}
    for i in rest_a:
        content = a[i].content
        votes: dict[int, int] = {}
        for key in content:
            for j in rare.get(key, ()):
                votes[j] = votes.get(j, 0) + 1
        for _, j in sorted([(-count, j) for j, count in votes.items()])[:RIVALS]:
            overlap = len(content & b[j].content) / min(len(content), len(b[j].content))
            if overlap >= MIN_OVERLAP:
                found.append((_likeness(a[i], b[j], overlap), i, j))
    return found


def _likeness(x: Sentence, y: Sentence, overlap: float) -> float:
    """Half by the words in order, half by the content words in any order (a date moved, a clause turned round)."""
    shared = LCSseq.similarity(x.keys, y.keys)
    in_order = 2 * shared / (len(x.keys) + len(y.keys))
    both, smaller = len(x.content | y.content), min(len(x.content), len(y.content))
    any_order = 2 * overlap * smaller / (both + overlap * smaller) if smaller else in_order
    return (in_order + any_order) / 2


def _parts(
    a: Sentences,
    b: Sentences,
    rivals: list[tuple[float, int, int]],
    taken_a: set[int],
    taken_b: set[int],
) -> list[Match]:
    """Sentences without a partner that are nearly all in one of the other text, or hold one."""
    found = []
    for likeness, i, j in sorted(rivals, reverse=True):
        if i in taken_a and j in taken_b:
            continue
        shorter = min(len(a[i].keys), len(b[j].keys))
        inside = LCSseq.similarity(a[i].keys, b[j].keys)
        if inside >= MIN_PART_WORDS and inside >= MIN_PART * shorter:
            taken_a.add(i)
            taken_b.add(j)
            found.append(Match(i, j, likeness, part=True))
    return found

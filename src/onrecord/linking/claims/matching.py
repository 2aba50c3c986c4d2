"""Do two points say the same thing? The same quotation through its variants, or a paraphrase; with guards."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from onrecord.linking.claims.paraphrase import least_probability, names_clash, probability
from onrecord.linking.claims.points import NEGATIONS, Point, stem

SAME_QUOTATION = 0.8
"""Share of the shorter quotation's words that stand in the other, in order, from which it is the same one."""
ALTERED_QUOTATION = 0.6
"""The same for an altered one; the speaker must be compatible then."""
ALTERED_COSINE = 0.6
LEAST_RUN = 3
"""Words in a row that two wordings of one quotation share at least."""
CONTAINED_COSINE = 0.45
"""Cosine that a short quotation needs with one in which it is less than CONTAINED_SHARE of the words: else it stands
there as a part of something else ("convicted of telling her ...")."""
CONTAINED_SHARE = 0.5
COMPARED_COSINE = 0.5
"""Cosine below which no two wordings are compared, but for common runs of words."""
LEAST_STEMS = 2
"""Meaning-bearing words that both points need to be paraphrases."""
LONG_QUOTATION = 8
"""Words from which the same quotation given to two people is one utterance, where one of them is only "she" or "the
minister" there: who that is may be mistaken."""


Order = tuple[float, int]
"""Of two wordings: the share of the shorter one's words that stand in the other in the same order, and their longest
run."""


@dataclass(frozen=True, slots=True)
class Match:
    """How two points are one claim: a relation of records.claim.VARIANTS, and a strength, 0 to 1."""

    relation: str
    strength: float


def match(a: Point, b: Point, cosine: float, order: Order | None = None) -> Match | None:
    """None where they are not, or cannot be told to be, one claim. Symmetric but for the relation: b's to a. `order`:
    as `in_order`, where it is known."""
    if order is None and cannot_match(a, b):
        return None
    share, run = order or in_order(a, b)
    settled, found = as_quotation(a, b, cosine, share, run)
    if settled:
        return found
    sure = probability(a, b, cosine, share, run)
    if sure < least_probability():
        return None
    return Match("reported" if a.quoted and not b.quoted else "paraphrase", max(sure, 0.75))


def cannot_match(a: Point, b: Point) -> bool:
    """Whether two points cannot be one claim, whatever their sense and the order of their words."""
    return not (a.quoted and b.quoted) and a.words != b.words and _apart(a, b)


def most_in_order(a: Point, b: Point) -> Order:
    """No less than `in_order`, for a tenth of its cost: as if all words that both have stood in one order."""
    one, other = _distinct(a.words), _distinct(b.words)
    shared = len(one & other)
    shared += min(len(a.words) - len(one), len(b.words) - len(other)) if shared else 0
    shorter = min(len(a.words), len(b.words))
    return min(1.0, shared / shorter) if shorter else 0.0, min(shared, shorter)


@lru_cache(maxsize=1 << 12)
def _distinct(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


def as_quotation(a: Point, b: Point, cosine: float, share: float, run: int) -> tuple[bool, Match | None]:
    """Whether the words alone, or a guard, settle it, and how; else sense decides. `share`, `run`: as `in_order`."""
    long = a.quoted and b.quoted and min(len(a.words), len(b.words)) >= LONG_QUOTATION
    one_utterance = long and not (a.told and b.told)
    two_speakers = not one_utterance and speakers_clash(a, b)
    if a.words == b.words:
        same = (a.denial is None) == (b.denial is None) and not two_speakers
        return True, Match("quotation" if b.quoted else "reported", 1.0) if same else None
    if (a.words[:1] == ("to",)) != (b.words[:1] == ("to",)):
        return True, None  # what one wants or was told to do is part of what the other says about it
    shorter, longer = sorted((len(a.words), len(b.words)))
    apart = shorter < CONTAINED_SHARE * longer and cosine < CONTAINED_COSINE
    if a.quoted and b.quoted and run >= LEAST_RUN and shorter >= 5 and not two_speakers and not apart:
        if share >= SAME_QUOTATION and (a.negated == b.negated or share < 1.0):
            return True, Match(_quotation(a, b, share), 0.9 + share / 10)
        if share >= ALTERED_QUOTATION and cosine >= ALTERED_COSINE:
            return True, Match("altered", 0.8 + share / 10)
    return _apart(a, b), None


def _apart(a: Point, b: Point) -> bool:
    """Whether two points cannot be paraphrases, however alike their sense is."""
    return clash(a, b) is not None or min(len(a.stems), len(b.stems)) < LEAST_STEMS


def in_order(a: Point, b: Point) -> Order:
    """How much of the one stands in the other in the same order."""
    return _in_order(a.words, b.words)


@lru_cache(maxsize=1 << 13)
def _in_order(a: tuple[str, ...], b: tuple[str, ...]) -> Order:
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    shorter = min(len(a), len(b))
    return sum(m.size for m in blocks) / shorter if shorter else 0.0, max(m.size for m in blocks)


def clash(a: Point, b: Point) -> str | None:
    """What keeps two points from being paraphrases: `negation`, `numbers`, `names` or `speaker`; None: nothing."""
    if signs_differ(a, b):
        return "negation"
    if not (a.numbers <= b.numbers or b.numbers <= a.numbers):
        return "numbers"
    if names_clash(a, b):
        return "names"
    if (a.first_person or b.first_person) and speakers_clash(a, b):
        return "speaker"
    return None


def signs_differ(a: Point, b: Point) -> bool:
    """Whether one says the contrary of the other, as far as negating words tell. Of the longer one only the part counts
    that speaks of what both speak of: "The gate was locked, and nobody could leave" does not negate the gate."""
    if NEGATIONS.isdisjoint(a.words) and NEGATIONS.isdisjoint(b.words):
        return a.negated != b.negated
    shared = a.stems & b.stems
    return _negated_about(a, shared) != _negated_about(b, shared)


def _negated_about(p: Point, shared: frozenset[str]) -> bool:
    about = [i for i, w in enumerate(p.words) if stem(w) in shared]
    words = p.words[max(0, about[0] - 3) : about[-1] + 1] if about else p.words
    inside = sum(w in NEGATIONS for w in words) % 2 == 1
    everywhere = sum(w in NEGATIONS for w in p.words) % 2 == 1
    return p.negated ^ everywhere ^ inside


@lru_cache(maxsize=1 << 14)
def compatible(a: str | None, b: str | None) -> bool:
    """Whether two speakers' names may be one's: one is unknown, or the words of the shorter stand in the longer."""
    if a is None or b is None:
        return True
    mine, yours = name_words(a), name_words(b)
    shorter, longer = sorted((mine, yours), key=len)
    return bool(shorter) and (shorter <= longer or _acronym(a, b) or _acronym(b, a))


_NOT_OF_A_NAME = frozenset("the a an mr mrs ms dr sir of".split())


@lru_cache(maxsize=1 << 14)
def name_words(name: str) -> frozenset[str]:
    """The words by which a name is compared with another."""
    words = name.lower().replace("’", "'").replace("'s", "").replace(".", "").split()
    return frozenset(words) - _NOT_OF_A_NAME


def initials_of(name: str) -> str:
    """The letters that an acronym of the name would have."""
    return "".join(w[0] for w in name.split() if w[:1].isupper())


def _acronym(short: str, long: str) -> bool:
    return short.isupper() and short == initials_of(long) and len(short) > 1


@lru_cache(maxsize=1 << 14)
def is_name(speaker: str | None) -> bool:
    """Whether a speaker is named, and not only described ("the minister")."""
    words = (speaker or "").split()
    return any(w[:1].isupper() for w in words[words[:1] in (["The"], ["A"], ["An"]) :])


def speakers_clash(a: Point, b: Point) -> bool:
    """Whether the points are of two people, by their names."""
    return is_name(a.speaker) and is_name(b.speaker) and not compatible(a.speaker, b.speaker)


def _quotation(a: Point, b: Point, share: float) -> str:
    if share < 1.0:
        return "altered"
    return "shortened" if len(b.words) < len(a.words) else "quotation"

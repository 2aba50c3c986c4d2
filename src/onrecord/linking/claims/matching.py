"""Do two points say the same thing? The same quotation through its variants, or a paraphrase; with guards."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

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
SENSE = 0.9
"""Cosine of two points whose meaning-bearing words are half the same, from which they say the same, if nothing clashes;
SENSE_BY_WORDS less for each further share of the words."""
SENSE_BY_WORDS = 0.5
LEAST_STEMS = 3
"""Meaning-bearing words that both points need."""


@dataclass(frozen=True, slots=True)
class Match:
    """How two points are one claim: a relation of records.claim.VARIANTS, and a strength, 0 to 1."""

    relation: str
    strength: float


def match(a: Point, b: Point, cosine: float) -> Match | None:
    """None where they are not, or cannot be told to be, one claim. Symmetric but for the relation: b's to a."""
    speakers_clash = _speakers_clash(a, b)
    if a.words == b.words:
        same_sign = (a.denial is None) == (b.denial is None)
        return Match("quotation" if b.quoted else "reported", 1.0) if same_sign and not speakers_clash else None
    if (a.words[:1] == ("to",)) != (b.words[:1] == ("to",)):
        return None  # what one wants or was told to do is part of what the other says about it
    share, run = in_order(a, b)
    shorter, longer = sorted((len(a.words), len(b.words)))
    apart = shorter < CONTAINED_SHARE * longer and cosine < CONTAINED_COSINE
    if a.quoted and b.quoted and run >= LEAST_RUN and shorter >= 5 and not speakers_clash and not apart:
        if share >= SAME_QUOTATION and (a.negated == b.negated or share < 1.0):
            return Match(_quotation(a, b, share), 0.9 + share / 10)
        if share >= ALTERED_QUOTATION and cosine >= ALTERED_COSINE:
            return Match("altered", 0.8 + share / 10)
    if clash(a, b) is not None:
        return None
    least = min(len(a.stems), len(b.stems))
    if least < LEAST_STEMS:
        return None
    shared = len(a.stems & b.stems) / least
    sense = cosine + SENSE_BY_WORDS * (shared - 0.5)
    if sense < SENSE:
        return None
    reported = a.quoted != b.quoted and not b.quoted
    return Match("reported" if reported else "paraphrase", min(1.0, max(cosine, 0.75)))


def in_order(a: Point, b: Point) -> tuple[float, int]:
    """Share of the shorter one's words that stand in the other in the same order, and the longest run of them."""
    blocks = SequenceMatcher(None, a.words, b.words, autojunk=False).get_matching_blocks()
    shorter = min(len(a.words), len(b.words))
    return sum(m.size for m in blocks) / shorter if shorter else 0.0, max(m.size for m in blocks)


def clash(a: Point, b: Point) -> str | None:
    """What keeps two points from being paraphrases: `negation`, `numbers`, `names` or `speaker`; None: nothing."""
    if signs_differ(a, b):
        return "negation"
    if not (a.numbers <= b.numbers or b.numbers <= a.numbers):
        return "numbers"
    if (
        a.names
        and b.names
        and not (a.names <= b.names or b.names <= a.names)
        and (a.names - b.names)
        and (b.names - a.names)
    ):
        return "names"
    if (a.first_person or b.first_person) and _speakers_clash(a, b):
        return "speaker"
    return None


def signs_differ(a: Point, b: Point) -> bool:
    """Whether one says the contrary of the other, as far as negating words tell. Of the longer one only the part counts
    that speaks of what both speak of: "The gate was locked, and nobody could leave" does not negate the gate."""
    shared = a.stems & b.stems
    return _negated_about(a, shared) != _negated_about(b, shared)


def _negated_about(p: Point, shared: frozenset[str]) -> bool:
    about = [i for i, w in enumerate(p.words) if stem(w) in shared]
    words = p.words[max(0, about[0] - 3) : about[-1] + 1] if about else p.words
    inside = sum(w in NEGATIONS for w in words) % 2 == 1
    everywhere = sum(w in NEGATIONS for w in p.words) % 2 == 1
    return p.negated ^ everywhere ^ inside


def compatible(a: str | None, b: str | None) -> bool:
    """Whether two speakers' names may be one's: one is unknown, or the words of the shorter stand in the longer."""
    if a is None or b is None:
        return True
    mine, yours = _name_words(a), _name_words(b)
    shorter, longer = sorted((mine, yours), key=len)
    return bool(shorter) and (shorter <= longer or _acronym(a, b) or _acronym(b, a))


def _name_words(name: str) -> set[str]:
    words = name.lower().replace("’", "'").replace("'s", "").replace(".", "").split()
    return {w for w in words if w not in ("the", "a", "an", "mr", "mrs", "ms", "dr", "sir", "of")}


def _acronym(short: str, long: str) -> bool:
    initials = "".join(w[0] for w in long.split() if w[:1].isupper())
    return short.isupper() and short == initials and len(short) > 1


def is_name(speaker: str | None) -> bool:
    """Whether a speaker is named, and not only described ("the minister")."""
    words = (speaker or "").split()
    return any(w[:1].isupper() for w in words[words[:1] in (["The"], ["A"], ["An"]) :])


def _speakers_clash(a: Point, b: Point) -> bool:
    return is_name(a.speaker) and is_name(b.speaker) and not compatible(a.speaker, b.speaker)


def _quotation(a: Point, b: Point, share: float) -> str:
    if share < 1.0:
        return "altered"
    return "shortened" if len(b.words) < len(a.words) else "quotation"

"""Does one point say that another is not so? By a cue of denial, a negation, or the opposite word. Precision first."""

from __future__ import annotations

import re

from onrecord.linking.claims.matching import ALTERED_QUOTATION, Order, in_order, signs_differ
from onrecord.linking.claims.opposites import opposite_of
from onrecord.linking.claims.paraphrase import names_clash, probability
from onrecord.linking.claims.points import NEGATIONS, Point, stem

LEAST_COSINE = 0.5
DENIED_COSINE, DENIED_ALIKE = 0.775, 0.65
"""What a cue of denial needs: one of these, the cosine or the probability that sign apart they say the same."""
CONTRARY_ALIKE = 0.5
"""That probability where one is negated, or says the opposite word."""
_NEGATING = re.compile(r"\b(?:not|no|never|none|nobody|nothing|neither|without|cannot|\w+n['’]t)\b", re.IGNORECASE)
_OF_CLAUSES = frozenset("not never nobody".split())
"""Negations of what is said; "none of" and "no" are of how much of it."""
_QUALIFIED = frozenset("but until only enough if whether unless yet although though while just merely".split())
"""Words that make a negation one of something else, or say less than it."""
_MODALS = frozenset("should must ought can could may might".split())
_VERBS = frozenset(
    "is are was were be been being am has have had do does did will would shall should can could may might must "
    "became began bought broke brought built came chose cut drew fell felt fled flew forgot fought found gave got grew "
    "heard held hit hurt kept knew laid led left lent lost made met paid put ran rewrote rose said saw sent set shot "
    "shut sold sought spent spoke stole stood struck swore took told thought threw went woke won wore wrote".split()
)
"""With a word in -ed, what tells a clause from a mere name of something."""


def denies(a: Point, b: Point, cosine: float, order: Order | None = None) -> str | None:
    """The words by which `a` says that `b` is not so: a cue of denial, a negation, or the opposite of a word of `b`.
    None where it does not say so, or cannot be told to. `order`: as `in_order`, where it is known."""
    against = opposite_of(a, b)
    if cosine < LEAST_COSINE or b.denial is not None or not (a.denial or a.negated or against):
        return None
    if not (a.numbers <= b.numbers or b.numbers <= a.numbers) or names_clash(a, b):
        return None
    if not (_is_clause(a) and _is_clause(b)) or _QUALIFIED.intersection(b.words):
        return None
    share, run = order or in_order(a, b)
    if a.quoted and b.quoted and share >= ALTERED_QUOTATION and not against:
        return None  # one quotation in two wordings, whoever it is given to
    alike = probability(a, b, cosine, share, run)
    if a.denial is not None:
        about = (a.stems & b.stems) - {stem(n) for n in a.names | b.names}
        found = signs_differ(a, b) and against is None and (cosine >= DENIED_COSINE or alike >= DENIED_ALIKE)
        return a.denial if about and found else None
    if alike < CONTRARY_ALIKE or _QUALIFIED.intersection(a.words) or _modals(a) != _modals(b):
        return None
    if signs_differ(a, b):
        return _negation(a, b) if against is None else None
    return against


def _negation(a: Point, b: Point) -> str | None:
    """The one negation of `a`, if it is about what `b` says, and nothing in `b` is negated."""
    at = [n for n, w in enumerate(a.words) if w in NEGATIONS]
    if len(at) != 1 or a.words[at[0]] not in _OF_CLAUSES or any(w in NEGATIONS for w in b.words):
        return None
    # "would not actively promote": it is the verb that is negated.
    behind = next((s for w in a.words[at[0] + 1 :] if (s := stem(w)) in a.stems and not w.endswith("ly")), None)
    printed = _NEGATING.search(a.text)
    return printed[0] if printed and behind in b.stems else None


def _is_clause(p: Point) -> bool:
    return any(w in _VERBS or w.endswith("ed") for w in p.words[1:]) and p.words[0] != "to"


def _modals(p: Point) -> frozenset[str]:
    return _MODALS.intersection(p.words)

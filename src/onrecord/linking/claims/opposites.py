"""Words that say the contrary of each other: "locked from the inside" is not "locked from the outside"."""

from __future__ import annotations

from functools import lru_cache

from onrecord.linking.claims.points import Point

_PAIRS = """
inside outside, open closed, opened closed, opened locked, open locked, guilty innocent, true false, alive
dead, legal illegal, lawful unlawful, rose fell, rise fall, rising falling, increase decrease, increased
decreased, increasing decreasing, related unrelated, safe unsafe, safe dangerous, won lost, accept reject,
accepted rejected, approved rejected, supports opposes, support oppose, supported opposed, present absent,
present away, possible impossible, necessary unnecessary, true untrue, fair unfair, intentional accidental,
deliberate accidental, constitutional unconstitutional, arrived left, before after, upper lower, northern
southern, eastern western, succeeded failed, strengthened weakened, strengthen weaken, higher lower, acquitted
convicted, remember forget, remembered forgot, remove restore, removed restored, allowed banned, allowed
forbidden, everybody nobody, everyone nobody, always never
"""
_OPPOSITES: dict[str, frozenset[str]] = {}
for _pair in _PAIRS.replace("\n", " ").split(","):
    _one, _other = _pair.split()
    _OPPOSITES[_one] = _OPPOSITES.get(_one, frozenset()) | {_other}
    _OPPOSITES[_other] = _OPPOSITES.get(_other, frozenset()) | {_one}


def opposite_of(a: Point, b: Point) -> str | None:
    """The first word of `a` whose opposite `b` has, where neither has both; None: there is none."""
    mine, yours = _having_opposites(a.words), _having_opposites(b.words)
    if not mine or not yours:
        return None
    for word in mine:
        against = _OPPOSITES[word]
        if word not in yours and against.intersection(yours) and not against.intersection(mine):
            return word
    return None


@lru_cache(maxsize=1 << 14)
def _having_opposites(words: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the words that have an opposite at all: most texts have none."""
    return tuple(w for w in words if w in _OPPOSITES)

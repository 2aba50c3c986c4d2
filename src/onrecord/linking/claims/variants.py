"""How a claim was printed: each wording with its relation to the fullest, and what an altered quotation changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from onrecord.linking.claims.matching import match
from onrecord.linking.claims.points import Point
from onrecord.linking.claims.wordings import Wording
from onrecord.records import Change, Variant

_WORD = re.compile(r"\S+")


def base_of(wordings: Sequence[Wording]) -> Wording:
    """The wording that stands for the claim: a quotation before indirect speech, the one that most articles print,
    then the longest; the earliest of equals."""
    return max(wordings, key=lambda w: (w.first.quoted, len({p.article for p in w.points}), len(w.first.words)))


def variants_of(
    wordings: Sequence[Wording], outlets: dict[str, str | None], cosines: Sequence[float]
) -> tuple[Variant, ...]:
    """One variant for each wording, the base first. `outlets`: article's id -> outlet; `cosines`: of each wording with
    the base."""
    base = base_of(wordings)
    first: dict[tuple[str, ...], int] = {base.first.words: wordings.index(base)}
    printed: dict[tuple[str, ...], list[str]] = {base.first.words: []}
    for n, wording in enumerate(wordings):
        first.setdefault(wording.first.words, n)
        printed.setdefault(wording.first.words, []).extend(p.article for p in wording.points)
    return tuple(
        _variant(base, wordings[first[words]], cosines[first[words]], tuple(dict.fromkeys(articles)), outlets)
        for words, articles in printed.items()
    )


def _variant(
    base: Wording, wording: Wording, cosine: float, articles: tuple[str, ...], outlets: dict[str, str | None]
) -> Variant:
    relation = "quotation" if base.first.quoted else "reported"
    if wording is not base:
        found = match(base.first, wording.first, cosine)
        relation = found.relation if found else "paraphrase"
    changes = changes_between(base.first, wording.first) if relation == "altered" else ()
    names = tuple(dict.fromkeys(o for a in articles if (o := outlets.get(a)) is not None))
    return Variant(wording.first.text, relation, articles, names, changes)


def changes_between(a: Point, b: Point) -> tuple[Change, ...]:
    """Runs of words of `a` that stand otherwise in `b`, as printed. What is only missing at either end was left out,
    not altered."""
    return _changes(a.text, b.text)


@lru_cache(maxsize=1 << 12)
def _changes(a: str, b: str) -> tuple[Change, ...]:
    mine, yours = _WORD.findall(a), _WORD.findall(b)
    steps = SequenceMatcher(None, [_plain(w) for w in mine], [_plain(w) for w in yours], autojunk=False).get_opcodes()
    kept = [s for n, s in enumerate(steps) if s[0] != "equal" and not (s[0] == "delete" and n in (0, len(steps) - 1))]
    return tuple(Change(" ".join(mine[i:j]), " ".join(yours[k:m])) for _, i, j, k, m in kept)


def _plain(word: str) -> str:
    return re.sub(r"[^\w'-]", "", word.lower().replace("’", "'").replace("‘", "'")).strip("'-")

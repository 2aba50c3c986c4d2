"""Outlets and newsrooms as ranges, for a claim or a story, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.linking.independence.newsrooms import Origin
from onrecord.linking.independence.outlets import Outlets
from onrecord.records import Article, Count, Reason


def count_outlets(articles: Sequence[Article], outlets: Outlets) -> tuple[Count, tuple[Reason, ...]]:
    """Who carries it. An article that does not tell its outlet may be one more, or one of the others."""
    names = [outlets.of(a) for a in articles]
    known = dict.fromkeys(n for n in names if n is not None)
    owned: dict[str, list[str]] = {}
    for n in known:
        owned.setdefault(outlets.owner(n), []).append(n)
    reasons = tuple(
        Reason("outlets", owner, "one_owner", f"{', '.join(same)} belong to {owner}, by the owners file")
        for owner, same in owned.items()
        if len(same) > 1
    )
    unknown = names.count(None)
    if not known:
        return Count(None, None, (), "no article tells its outlet"), reasons
    note = _untold(unknown)
    return Count(len(owned), len(owned) + unknown, tuple(owned), note), reasons


def _untold(articles: int) -> str | None:
    if not articles:
        return None
    return "1 article does not tell its outlet" if articles == 1 else f"{articles} articles do not tell their outlet"


class NewsroomCounts:
    """Who obtained it, for the claims of one story. A list of origins that is met again, the same object, is summed
    once: hundreds of copies of one text share theirs in every claim."""

    def __init__(self, outlets: Outlets) -> None:
        self._outlets = outlets
        self._known: dict[int, tuple[Sequence[Origin], _Sum]] = {}

    def of(self, every: Iterable[Sequence[Origin]]) -> tuple[Count, tuple[Reason, ...]]:
        """Of all origins in the lists. Sure ones make `low`, with one more if an article rests on none of them; those
        that may have obtained it make `high`."""
        whole = _Sum()
        for origins in every:
            whole.add(self._sum(origins))
        reasons = tuple(dict.fromkeys(whole.reasons.values()))
        sure, maybe = whole.sure, [n for n in whole.named if n not in whole.sure]
        if not sure and not maybe:
            return Count(None, None, (), "no article tells its outlet or credits one"), reasons
        nameless = sum("" in names for names in whole.behind.values())
        another = any(names.isdisjoint(sure) for names in whole.behind.values() if "" not in names)
        low, high = max(1, len(sure) + another), len(sure) + len(maybe) + nameless
        return Count(low, high, (*sure, *maybe), _untold(nameless)), reasons

    def _sum(self, origins: Sequence[Origin]) -> _Sum:
        found = self._known.get(id(origins))
        if found is None:
            found = origins, _sum_of(origins, self._outlets)
            self._known[id(origins)] = found  # with the list itself, so that no other gets its id
        return found[1]


@dataclass(slots=True)
class _Sum:
    """Owners that are surely among the origins and all that are, in order; `behind`: the first article of a reason ->
    owners by it, "" for one that is not told; the reasons by their ids, which tell most equal ones apart quickest."""

    sure: dict[str, None] = field(default_factory=dict)
    named: dict[str, None] = field(default_factory=dict)
    behind: dict[tuple[str, ...], set[str]] = field(default_factory=dict)
    reasons: dict[int, Reason] = field(default_factory=dict)

    def add(self, other: _Sum) -> None:
        """Put what comes behind to it."""
        self.sure |= other.sure
        self.named |= other.named
        self.reasons |= other.reasons
        for article, names in other.behind.items():
            self.behind.setdefault(article, set()).update(names)


def _sum_of(origins: Sequence[Origin], outlets: Outlets) -> _Sum:
    found = _Sum()
    for o in origins:
        owner = outlets.owner(o.name) if o.name is not None else ""
        if o.name is not None:
            found.named[owner] = None
            if o.sure:
                found.sure[owner] = None
        found.behind.setdefault(o.reason.articles[:1], set()).add(owner)
        found.reasons[id(o.reason)] = o.reason
    return found

"""Outlets and newsrooms as ranges, for a claim or a story, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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


def count_newsrooms(origins: Iterable[Origin], outlets: Outlets) -> tuple[Count, tuple[Reason, ...]]:
    """Who obtained it. Sure ones make `low`, with one more if an article rests on none of them; those that may have
    obtained it make `high`."""
    every = list({id(o): o for o in origins}.values())  # hundreds of copies of one text share the same objects
    sure = dict.fromkeys(outlets.owner(o.name) for o in every if o.sure and o.name is not None)
    maybe = dict.fromkeys(n for o in every if o.name is not None and (n := outlets.owner(o.name)) not in sure)
    nameless = {o.reason.articles[:1] for o in every if o.name is None}
    reasons = tuple(dict.fromkeys({id(o.reason): o.reason for o in every}.values()))
    if not sure and not maybe:
        return Count(None, None, (), "no article tells its outlet or credits one"), reasons
    note = _untold(len(nameless))
    behind: dict[tuple[str, ...], set[str]] = {}
    for o in every:
        behind.setdefault(o.reason.articles[:1], set()).add(outlets.owner(o.name) if o.name is not None else "")
    another = any(not names & sure.keys() for names in behind.values() if "" not in names)
    return Count(max(1, len(sure) + another), len(sure) + len(maybe) + len(nameless), (*sure, *maybe), note), reasons

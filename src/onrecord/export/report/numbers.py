"""The three numbers, as the page shows them: a range that opens into who is counted, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.export.display import one_line
from onrecord.export.report.places import Link, Places
from onrecord.records import Claim, Count, Reason, Story

MOST_DOTS = 24
MOST_MEMBERS = 200
WORDS = {
    "outlets": ("outlet", "outlets", "carries it", "carry it"),
    "newsrooms": ("newsroom", "newsrooms", "obtained it itself", "obtained it themselves"),
    "speakers": ("speaker", "speakers", "vouches for it", "vouch for it"),
}
SPEAKING = ("speaks in it", "speak in it")
"""What speakers do in a story, which makes no claim itself."""


@dataclass(frozen=True, slots=True)
class Why:
    """A reason in words, with the articles it rests on."""

    detail: str
    articles: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """One who is counted (`sure`), may be counted, or is not; with the reasons."""

    name: str
    sure: bool
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """One of the three numbers. `shown`: "2", "1–3" or "?"; `dots`: one sign for each, full where it is sure; none
    where they are too many. `members` are or may be counted, `others` are named by a reason and not counted."""

    name: str
    shown: str
    noun: str
    what: str
    dots: tuple[bool, ...]
    members: tuple[Member, ...]
    others: tuple[Member, ...]
    left_out: int
    unmeasured: str


def numbers(of: Story | Claim, places: Places) -> tuple[Number, Number, Number]:
    """Outlets, newsrooms, speakers of a story or a claim."""
    counts = {"outlets": of.outlets, "newsrooms": of.newsrooms, "speakers": of.speakers}
    outlets, newsrooms, speakers = (_number(name, count, of.reasons, places) for name, count in counts.items())
    if isinstance(of, Story):
        speakers = replace(speakers, what=SPEAKING[speakers.shown != "1"])
    return outlets, newsrooms, speakers


def _number(name: str, count: Count, reasons: Iterable[Reason], places: Places) -> Number:
    low, high = count.low, count.high
    one, many, does, do = WORDS[name]
    single = low == high == 1
    found: defaultdict[str, list[Why]] = defaultdict(list)
    for reason in reasons:
        if reason.number == name:
            links = tuple(places.article(article) for article in reason.articles)
            found[one_line(reason.subject)].append(Why(one_line(reason.detail), links))
    names = [one_line(member) for member in count.members]
    members = [Member(member, index < (low or 0), tuple(found.get(member, ()))) for index, member in enumerate(names)]
    others = [Member(subject, False, tuple(why)) for subject, why in found.items() if subject not in set(names)]
    return Number(
        name=name,
        shown=_range(low, high),
        noun=one if single else many,
        what=does if single else do,
        dots=tuple(index < (low or 0) for index in range(high or 0)) if (high or 0) <= MOST_DOTS else (),
        members=tuple(members[:MOST_MEMBERS]),
        others=tuple(others[:MOST_MEMBERS]),
        left_out=max(0, len(members) - MOST_MEMBERS) + max(0, len(others) - MOST_MEMBERS),
        unmeasured=one_line(count.unmeasured),
    )


def _range(low: int | None, high: int | None) -> str:
    if low is None or high is None:
        return "?"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"

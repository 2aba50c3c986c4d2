"""One story as the page shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.export.display import NO_TITLE, count, label, one_line
from onrecord.export.report.claims import Claims
from onrecord.export.report.compare import Comparison
from onrecord.export.report.numbers import Number, numbers
from onrecord.export.report.places import Link, Places
from onrecord.export.report.propagation import Graph, Propagation, Tie, span_of_days
from onrecord.records import Story, StorySpeaker
from onrecord.records.copy_edge import DERIVED

MOST_SPEAKERS = 40
MOST_TAKERS = 12


@dataclass(frozen=True, slots=True)
class Room:
    """How much of one story fits: articles in its list, articles in its drawing, claims, articles side by side."""

    events: int
    dots: int
    claims: int
    comparisons: int


@dataclass(frozen=True, slots=True)
class Event:
    """One article in the timeline. `day` is told where another begins. `ties` say what it took; `comparisons` are the
    anchors of side-by-side views, by the same order, "" for none."""

    day: str
    clock: str
    outlet: Link
    title: Link
    ties: tuple[Tie, ...]
    comparisons: tuple[str, ...]
    takers: tuple[Link, ...]
    more_takers: int


@dataclass(frozen=True, slots=True)
class Voice:
    """One who speaks in the story."""

    name: str
    about: str
    statements: str
    articles: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """One story. `edges_known`: whether copies have been computed, so that "took nothing" means it."""

    anchor: str
    id: str
    title: str
    days: str
    size: str
    numbers: tuple[Number, Number, Number]
    graph: Graph | None
    events: tuple[Event, ...]
    left_out: int
    comparisons: tuple[Comparison, ...]
    more_comparisons: int
    voices: tuple[Voice, ...]
    more_voices: int
    claims: Claims
    edges_known: bool


def story_view(
    story: Story,
    anchor: str,
    spread: Propagation,
    claims: Claims,
    comparisons: Mapping[tuple[str, str], Comparison],
    places: Places,
    *,
    edges_known: bool,
    room: Room,
) -> StoryView:
    """The story, ready to be drawn. `comparisons`: (source, taker) -> their side-by-side view."""
    return StoryView(
        anchor=anchor,
        id=one_line(story.id),
        title=one_line(story.title) or NO_TITLE,
        days=span_of_days(spread.moments.values()),
        size=count(len(story.articles), "article"),
        numbers=numbers(story, places),
        graph=spread.graph(room.dots) if edges_known else None,
        events=tuple(_events(story, spread, comparisons, places, room.events)),
        left_out=max(0, len(spread.order) - room.events),
        comparisons=tuple(comparisons.values()),
        more_comparisons=len(to_compare(spread)) - len(comparisons) if comparisons else 0,
        voices=tuple(_voice(voice, spread) for voice in story.speaking[:MOST_SPEAKERS]),
        more_voices=max(0, len(story.speaking) - MOST_SPEAKERS),
        claims=claims,
        edges_known=edges_known,
    )


def _events(
    story: Story, spread: Propagation, comparisons: Mapping[tuple[str, str], Comparison], places: Places, most: int
) -> Iterator[Event]:
    titles = {article.id: article.title or article.ref or "" for article in story.articles}
    before = None
    for article in spread.order[:most]:
        when, takers, ties = spread.moments[article], spread.takers(article), spread.ties(article)
        yield Event(
            day=when.day if when.day != before else "",
            clock=when.clock,
            outlet=spread.link(article),
            title=places.title(article, titles[article]),
            ties=tuple(ties),
            comparisons=tuple(_anchor(tie, comparisons) for tie in ties),
            takers=tuple(takers[:MOST_TAKERS]),
            more_takers=max(0, len(takers) - MOST_TAKERS),
        )
        before = when.day


def to_compare(spread: Propagation) -> list[tuple[str, str]]:
    """The pairs (source, taker) of which one took the other's text."""
    return [(arc.source, arc.taker) for arc in spread.arcs if arc.directed and arc.relation in DERIVED]


def _anchor(tie: Tie, comparisons: Mapping[tuple[str, str], Comparison]) -> str:
    found = comparisons.get((tie.arc.source, tie.arc.taker)) if tie.arc else None
    return found.anchor if found else ""


def _voice(voice: StorySpeaker, spread: Propagation) -> Voice:
    about = [label(voice.type) if voice.type not in (None, "unknown", "person") else "", one_line(voice.institution)]
    return Voice(
        name=one_line(voice.name),
        about=", ".join(filter(None, about)),
        statements=count(voice.statements, "statement"),
        articles=tuple(spread.link(article) for article in voice.articles if article in spread.moments),
    )

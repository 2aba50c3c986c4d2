"""The report of a ledger: one HTML file with its stories, who took from whom, claims, comparisons and articles.

Drawn in the order of what depends on what: first the articles, into a temporary file, since everything else links to
their statements; then the stories. One article at a time is in memory; what the page may hold is bounded (limits.py,
MAX_REPORT_...), and what is left out is told.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, TextIO

from jinja2 import Environment

from onrecord import __version__
from onrecord.export.display import count, failure_reason, one_line
from onrecord.export.html.shell import asset, environment, lit_rules, policy
from onrecord.export.html.view import Row, page, row_of
from onrecord.export.report.claims import Claims, claims_view
from onrecord.export.report.compare import Comparison, comparison
from onrecord.export.report.places import Link, Places
from onrecord.export.report.propagation import Propagation
from onrecord.export.report.story import Room, StoryView, story_view, to_compare
from onrecord.limits import (
    MAX_REPORT_ARTICLE_CHARS,
    MAX_REPORT_ARTICLES,
    MAX_REPORT_CLAIMS,
    MAX_REPORT_COMPARED_ITEMS,
    MAX_REPORT_EVENT_ITEMS,
    MAX_REPORT_GRAPH_ARTICLES,
    MAX_REPORT_STORIES,
    MAX_REPORT_STORY_ARTICLES,
    MAX_REPORT_STORY_CLAIMS,
    MAX_REPORT_STORY_COMPARED_ITEMS,
)
from onrecord.pipeline.report import Contents
from onrecord.records import Story

PACKAGE = "onrecord.export.report"

Progress = Callable[[int, int], None]
"""Called as `progress(done, total)`: articles and stories drawn."""


@dataclass(slots=True)
class Drawn:
    """What is known once the articles are drawn. `room`: for more of them; `unlisted`: articles without a line."""

    places: Places = field(default_factory=Places)
    rows: list[tuple[Row, bool]] = field(default_factory=list)
    most: int = 0
    chars: int = 0
    room: bool = True
    unlisted: int = 0
    in_full: int = 0


def write(contents: Contents, out: TextIO, progress: Progress | None = None) -> str:
    """Write the page; what is on it, on a line. Raises OSError, and what `contents` raises."""
    stories = _shown(contents)
    told = _Told(progress, min(len(contents.articles), MAX_REPORT_ARTICLES) + len(stories))
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace", newline="") as articles:
        drawn = _draw_articles(contents, stories, articles, told)
        room = _room(len(stories))
        views = []
        for n, story in enumerate(stories, start=1):
            views.append(_story(contents, story, f"s{n}", drawn.places, room))
            told()
        head, foot = _frame(contents, views, drawn)
        out.write(head)
        template = _templates().get_template("story.html.j2")
        for view in views:
            out.write(template.render(story=view))
        out.write(_templates().get_template("articles.html.j2").render(**_listing(contents, drawn)))
        articles.seek(0)
        shutil.copyfileobj(articles, out)
        out.write(foot)
    return ", ".join(_totals(contents, views, drawn))


class _Told:
    """Counts what is drawn, and tells how far it is."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def __call__(self) -> None:
        self._done += 1
        if self._progress is not None:
            self._progress(min(self._done, self._total), self._total)


def _shown(contents: Contents) -> list[Story]:
    """The stories that get a section: those of several articles."""
    several = [story for story in contents.stories or () if len(story.articles) > 1]
    return several[:MAX_REPORT_STORIES]


def _draw_articles(contents: Contents, stories: list[Story], to: IO[str], told: _Told) -> Drawn:
    """Draw the articles of the stories, then the others, as far as the page has room; list all of them."""
    drawn = Drawn()
    story_of = {a.id: Link(one_line(s.title), f"#s{n}") for n, s in enumerate(stories, start=1) for a in s.articles}
    order = dict.fromkeys([*story_of, *contents.articles])
    template = _templates().get_template("article.html.j2")
    for number, article_id in enumerate(order, start=1):
        article = contents.article(article_id) if number <= MAX_REPORT_ARTICLES else None
        if article is None:
            drawn.unlisted += 1
            continue
        told()
        row = row_of(article, f"a{number}")
        if drawn.room:
            html = template.render(page=page(article, row.anchor), story=story_of.get(article_id))
            drawn.room = drawn.chars + len(html) <= MAX_REPORT_ARTICLE_CHARS
        if drawn.room:
            to.write(html)
            drawn.chars += len(html)
            drawn.in_full += 1
            drawn.most = max(drawn.most, row.statements)
        drawn.places.add(article, row.anchor if drawn.room else None)
        drawn.rows.append((row, drawn.room))
    return drawn


def _room(stories: int) -> Room:
    """The share of each of so many stories."""
    events = min(MAX_REPORT_STORY_ARTICLES, max(20, MAX_REPORT_EVENT_ITEMS // max(stories, 1)))
    claims = min(MAX_REPORT_STORY_CLAIMS, max(5, MAX_REPORT_CLAIMS // max(stories, 1)))
    comparisons = min(MAX_REPORT_STORY_COMPARED_ITEMS, max(1, MAX_REPORT_COMPARED_ITEMS // max(stories, 1)))
    return Room(events, min(events, MAX_REPORT_GRAPH_ARTICLES), claims, comparisons)


def _story(contents: Contents, story: Story, anchor: str, places: Places, room: Room) -> StoryView:
    edges = contents.edges(story) if contents.edges else None
    spread = Propagation(story.articles, edges or (), places)
    claims = claims_view(contents.claims(story) if contents.claims else None, places, anchor, room.claims)
    comparisons = _comparisons(contents, spread, anchor, places, room.comparisons)
    return story_view(story, anchor, spread, claims, comparisons, places, edges_known=edges is not None, room=room)


def _comparisons(
    contents: Contents, spread: Propagation, prefix: str, places: Places, most: int
) -> dict[tuple[str, str], Comparison]:
    """(source, taker) -> their side-by-side view, of the first `most` pairs that the ledger has."""
    found: dict[tuple[str, str], Comparison] = {}
    for source, taker in to_compare(spread)[:most]:
        a, b = contents.article(source), contents.article(taker)
        if contents.compare is not None and a is not None and b is not None:
            found[source, taker] = comparison(contents.compare(a, b), f"{prefix}d{len(found) + 1}", places)
    return found


def _listing(contents: Contents, drawn: Drawn) -> Mapping[str, object]:
    """What the list of articles shows."""
    return {
        "rows": drawn.rows,
        "unlisted": drawn.unlisted,
        "left_out": len(drawn.rows) - drawn.in_full,
        "in_full": drawn.in_full,
        "speakers": any(row.speakers for row, _ in drawn.rows),
        "ledger": one_line(contents.name),
    }


def _frame(contents: Contents, views: list[StoryView], drawn: Drawn) -> tuple[str, str]:
    """What stands before the stories and after the articles."""
    style = asset("report.css") + asset("ledger.css", PACKAGE) + lit_rules(drawn.most)
    script = asset("report.js") + asset("ledger.js", PACKAGE)
    html = (
        _templates()
        .get_template("ledger.html.j2")
        .render(
            name=one_line(contents.name),
            stories=views,
            known=contents.stories is not None,
            more_stories=contents.more_stories + _several(contents) - len(views),
            elsewhere=_elsewhere(contents, drawn.places),
            failures=[
                {"ref": one_line(f.ref), "code": one_line(f.code), "message": failure_reason(f)}
                for f in contents.failures
            ],
            totals=list(_totals(contents, views, drawn)),
            empty=not drawn.rows,
            policy=policy(style, script),
            style=style,
            script=script,
            version=__version__,
        )
    )
    head, _, foot = html.partition("<!--contents-->")
    return head, foot


def _several(contents: Contents) -> int:
    return sum(len(story.articles) > 1 for story in contents.stories or ())


def _elsewhere(contents: Contents, places: Places) -> Claims:
    """Claims that are of no story."""
    return claims_view(contents.claims(None), places, "x", MAX_REPORT_STORY_CLAIMS) if contents.claims else Claims(())


def _totals(contents: Contents, views: list[StoryView], drawn: Drawn) -> Iterator[str]:
    outlets = {row.outlet.casefold() for row, _ in drawn.rows if row.outlet}
    if contents.stories is not None:
        yield f"{len(views):,} {'story' if len(views) == 1 else 'stories'}"
    yield count(len(contents.articles), "article")
    yield count(len(outlets), "outlet")
    yield count(sum(row.statements for row, _ in drawn.rows), "statement")
    if contents.failures:
        yield f"{len(contents.failures):,} not read"


def _templates() -> Environment:
    return environment(PACKAGE)

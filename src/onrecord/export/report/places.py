"""Where on the page things stand, so that everything that is named can be a link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.export.display import one_line, shorten, title_of
from onrecord.export.outline import outline
from onrecord.records import Article

NAME_CHARS = 60


@dataclass(frozen=True, slots=True)
class Link:
    """A name that leads to `href`, or only the name where that is None. `hint`: what it is, in full."""

    text: str
    href: str | None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """An article: its outlet, its title, its part of the page (None: it is not on the page in full), and the number of
    each statement (by id) in it."""

    outlet: str
    title: str
    anchor: str | None
    numbers: Mapping[str, int] = field(default_factory=dict)


class Places:
    """All articles of the page by id."""

    def __init__(self) -> None:
        self._at: dict[str, Place] = {}

    def add(self, article: Article, anchor: str | None) -> None:
        """Note an article; `anchor` None if it is not drawn in full."""
        numbers = {entry.statement.id: entry.number for entry in outline(article)} if anchor else {}
        outlet = one_line(article.outlet or article.domain)
        self._at[article.id] = Place(outlet, title_of(article), anchor, numbers)

    def article(self, article_id: str, *, outlet: str | None = None, title: str | None = None) -> Link:
        """A link named by the article's outlet, else its title. `outlet`, `title`: for an article that is not noted."""
        place = self._at.get(article_id) or Place(one_line(outlet), one_line(title), None)
        name = place.outlet or place.title or one_line(outlet or title) or one_line(article_id)
        return Link(shorten(name, NAME_CHARS), f"#{place.anchor}" if place.anchor else None, place.title)

    def title(self, article_id: str, otherwise: str) -> Link:
        """A link named by the article's title."""
        place = self._at.get(article_id)
        if place is None:
            return Link(one_line(otherwise), None)
        return Link(place.title, f"#{place.anchor}" if place.anchor else None)

    def statement(self, article_id: str, statement_id: str) -> str | None:
        """The address of a statement's card, None if it is not on the page."""
        place = self._at.get(article_id)
        number = place.numbers.get(statement_id) if place else None
        return f"#{place.anchor}-s{number}" if place and number else None

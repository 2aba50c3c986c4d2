"""A story: the articles about one event (FORMAT.md, "Across articles")."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from onrecord.records.count import Count, Reason, count_from_json, count_to_json, reason_from_json
from onrecord.records.json_values import Json, Taker, encodable, fields_of
from onrecord.records.statement import Unknown


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """One article of a story. `published` (ISO 8601) orders the timeline; None stands last."""

    id: str
    ref: str | None = None
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    unknown: Unknown = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class StorySpeaker:
    """Who speaks in a story: `statements` outermost statements, in `articles` (ids). `institution`: for whom."""

    name: str
    type: str | None
    statements: int
    articles: tuple[str, ...]
    institution: str | None = None
    unknown: Unknown = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one event, in order of time; `families`: ids of a text and its copies, each sorted by time.

    `speaking`: who speaks, the most quoted first. The three numbers open into `reasons`.
    """

    id: str
    title: str
    articles: tuple[StoryArticle, ...]
    families: tuple[tuple[str, ...], ...]
    outlets: Count
    newsrooms: Count
    speakers: Count
    speaking: tuple[StorySpeaker, ...] = ()
    reasons: tuple[Reason, ...] = ()
    unknown: Unknown = field(default_factory=dict, hash=False)


def story_to_json(story: Story) -> Json:
    """The story as plain JSON values, with the keys of FORMAT.md."""
    out = fields_of(story, Story)
    out["articles"] = [fields_of(a, StoryArticle) for a in story.articles]
    out["speaking"] = [fields_of(s, StorySpeaker) for s in story.speaking]
    for number in ("outlets", "newsrooms", "speakers"):
        out[number] = count_to_json(getattr(story, number))
    out["reasons"] = [fields_of(r, Reason) for r in story.reasons]
    return out


def story_from_json(value: Any) -> Story:
    """The story in a JSON value. Raises RecordError, which names the key that is off."""
    take = Taker(value, "story")
    families = take.optional("families", list) or []
    return Story(
        id=take.required("id", str),
        title=take.required("title", str),
        articles=take.objects("articles", _article_from_json),
        families=tuple(
            tuple(Taker({"family": f}, f"story.families[{i}]").strings("family")) for i, f in enumerate(families)
        ),
        outlets=count_from_json(take.required("outlets", dict), "story.outlets"),
        newsrooms=count_from_json(take.required("newsrooms", dict), "story.newsrooms"),
        speakers=count_from_json(take.required("speakers", dict), "story.speakers"),
        speaking=take.objects("speaking", _speaker_from_json),
        reasons=take.objects("reasons", reason_from_json),
        unknown=take.rest(),
    )


def story_dumps(story: Story) -> str:
    """One line of JSON, without the newline."""
    return encodable(json.dumps(story_to_json(story), ensure_ascii=False, separators=(",", ":")))


def _article_from_json(value: Mapping[str, Any], at: str) -> StoryArticle:
    take = Taker(value, at)
    return StoryArticle(
        id=take.required("id", str),
        ref=take.optional("ref", str),
        outlet=take.optional("outlet", str),
        published=take.optional("published", str),
        title=take.optional("title", str),
        unknown=take.rest(),
    )


def _speaker_from_json(value: Mapping[str, Any], at: str) -> StorySpeaker:
    take = Taker(value, at)
    return StorySpeaker(
        name=take.required("name", str),
        type=take.optional("type", str),
        statements=take.required("statements", int),
        articles=tuple(take.strings("articles")),
        institution=take.optional("institution", str),
        unknown=take.rest(),
    )

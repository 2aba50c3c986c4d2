"""A statement: one attribution, with the words that prove it (FORMAT.md, "Statement")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from onrecord.text.span import Span

SPEAKER_TYPES = frozenset(
    {"person", "unnamed_person", "group", "organisation", "media", "document", "author", "unknown"}
)
KINDS = frozenset({"direct", "mixed", "indirect"})
ATTITUDES = frozenset({"communication", "belief", "knowledge", "intention"})
CIRCUMSTANCES = frozenset(
    {
        "in_custody", "official_present", "interview", "press_conference", "anonymous", "written_statement",
        "social_media", "court", "translated", "leaked",
    }
)  # fmt: skip
HOP_ROLES = frozenset({"publisher", "report", "speaker"})

Unknown = Mapping[str, Any]
"""Keys of a JSON object that this version does not know; kept so that a round trip loses nothing.
Fields of this type stay out of the hash: JSON values have none."""


@dataclass(frozen=True, slots=True)
class Circumstance:
    """In what circumstances something was said; `span` holds the words that say so."""

    label: str
    span: Span
    unknown: Unknown = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Hop:
    """One pair of hands the words went through: `publisher`, `report` or `speaker`."""

    role: str
    name: str | None
    span: Span | None
    unknown: Unknown = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Statement:
    """Who (source) said (cue) what (content). Spans are half-open, in code points of the article's text.

    `cue` is None for a floating quotation; `source` is empty where the text names none; `parent` is the id of
    the innermost statement whose content holds this one. None always means unknown.
    """

    id: str
    content: tuple[Span, ...]
    cue: Span | None = None
    source: tuple[Span, ...] = ()
    parent: str | None = None
    speaker: str | None = None
    speaker_id: str | None = None
    speaker_type: str | None = None
    kind: str | None = None
    attitude: str | None = None
    addressee: tuple[Span, ...] = ()
    medium: tuple[Span, ...] = ()
    time: tuple[Span, ...] = ()
    place: tuple[Span, ...] = ()
    negated: bool | None = None
    hedged: bool | None = None
    circumstances: tuple[Circumstance, ...] = ()
    via: tuple[Hop, ...] = ()
    score: float | None = None
    unknown: Unknown = field(default_factory=dict, hash=False)

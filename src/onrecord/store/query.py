"""What is asked of a ledger, words and filters, and what comes back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.errors import UsageError
from onrecord.limits import MAX_FOUND_ITEMS
from onrecord.records.statement import ATTITUDES, CIRCUMSTANCES, KINDS, SPEAKER_TYPES

DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
CHOICES = {
    "speaker_type": SPEAKER_TYPES,
    "kind": KINDS,
    "attitude": ATTITUDES,
    "circumstance": CIRCUMSTANCES,
}


@dataclass(frozen=True, slots=True)
class Query:
    """Which statements are wanted; None (and empty `words`) = no matter. All conditions must hold.

    `speaker`, `outlet`: a part of the name, in any case. `since`, `until`: YYYY, YYYY-MM or YYYY-MM-DD, both
    included, compared with the day of publication as the article gives it. `min_score`: 0 to 1; a statement without
    a score stays. `nested`: only those inside another (True), only outermost ones (False). `story`: its id.

    Raises UsageError when made with a value that is off.
    """

    words: str = ""
    speaker: str | None = None
    speaker_type: str | None = None
    outlet: str | None = None
    kind: str | None = None
    attitude: str | None = None
    since: str | None = None
    until: str | None = None
    story: str | None = None
    min_score: float | None = None
    nested: bool | None = None
    circumstance: str | None = None
    article: str | None = None
    limit: int = 20
    offset: int = 0

    def __post_init__(self) -> None:
        for name, allowed in CHOICES.items():
            value = getattr(self, name)
            if value is not None and value not in allowed:
                raise UsageError(f"{name} {value!r} is not allowed; give one of {', '.join(sorted(allowed))}")
        for name in ("since", "until"):
            value = getattr(self, name)
            if value is not None and not DATE.fullmatch(value):
                raise UsageError(f"{name} {value!r} is not allowed; give a date as 2031, 2031-03 or 2031-03-11")
        if self.min_score is not None and not 0 <= self.min_score <= 1:
            raise UsageError(f"min_score {self.min_score!r} is not allowed; give a number from 0 to 1")
        if not 1 <= self.limit <= MAX_FOUND_ITEMS:
            raise UsageError(f"limit {self.limit!r} is not allowed; give 1 to {MAX_FOUND_ITEMS:,}, or export for more")
        if self.offset < 0:
            raise UsageError(f"offset {self.offset!r} is not allowed; give 0 or more")


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement that was found, with the words around its content. `id`: article id, colon, statement id.

    `before`, `after`: the text around the content, cut between words; `start`, `end`: where in the article's text
    the content begins and ends, half-open, in code points. None means unknown, as in the record format.
    """

    id: str
    article: str
    speaker: str | None
    speaker_type: str | None
    source: str | None
    cue: str | None
    content: str
    before: str
    after: str
    start: int
    end: int
    kind: str | None
    attitude: str | None
    negated: bool | None
    hedged: bool | None
    circumstances: tuple[str, ...]
    parent: str | None
    score: float | None
    outlet: str | None
    published: str | None
    title: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """All statements under one name (in any case). `first`, `last`: days of publication, None where none is known."""

    name: str
    type: str | None
    statements: int
    articles: int
    outlets: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class OutletCount:
    """All articles of one outlet (its name, else its domain). `speakers`: distinct names."""

    name: str
    articles: int
    statements: int
    speakers: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Stats:
    """How much there is. Statements, speakers and kinds are those of the current readings."""

    articles: int
    read: int
    not_read: int
    """In a language that the model does not know, or without text."""
    waiting: int
    """Taken in, but not read yet: the reader failed."""
    failures: int
    statements: int
    nested: int
    direct: int
    mixed: int
    indirect: int
    speakers: int
    outlets: int
    first: str | None
    last: str | None
    readings: int
    """Those that newer ones have replaced included."""
    versions: tuple[str, ...]
    """Of the readers whose readings are current."""
    size_bytes: int

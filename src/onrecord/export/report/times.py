"""When an article was published, for ordering, drawing and showing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from onrecord.export.display import one_line, when

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
DAY_ONLY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Moment:
    """`hours` since 1970 (UTC where no zone is told), None where the date is not known; `day` ("8 Mar 2025") and
    `clock` ("18:00") as published."""

    hours: float | None
    day: str
    clock: str


def moment(published: str | None) -> Moment:
    """The moment in an ISO 8601 date, with or without a time of day. Raises nothing."""
    shown = when(published)
    try:
        found = datetime.fromisoformat((published or "").strip())
        hours = (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp() / 3600
    except (ValueError, OverflowError):
        return Moment(None, one_line(shown) if shown else "no date", "")
    day = f"{found.day} {MONTHS[found.month - 1]} {found.year}"
    clock = "" if DAY_ONLY.fullmatch((published or "").strip()) else f"{found:%H:%M}"
    return Moment(hours, day, clock)

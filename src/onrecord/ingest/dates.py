"""A date that an article states -> ISO 8601, or None. Understands what pages and mastheads really write; a
guess between day and month (`03/04/2024`) is no date."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from onrecord.ingest.fields import field

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY_FIRST = re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+{_MONTH},?\s+(?P<year>\d{{4}})", re.I)
_MONTH_FIRST = re.compile(rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})", re.I)
_ISO_DAY = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_AROUND = re.compile(
    r"(?:(?:published|updated|posted|last|first|modified|created|on|at|date|"
    r"mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|"
    r"\d{1,2}\s?[:.]\s?\d{2}(?::\d{2})?|[ap]\.?m\.?|[A-Z]{1,4}T|GMT|UTC|Z)(?![A-Za-z])|[\s,.:;|·•()+–—-])*+",
    re.I,
)


def iso_date(value: Any) -> str | None:
    """The date or date and time that a field states as ISO 8601, with the precision and zone it has. Raises
    nothing."""
    text = field(value)
    if text is None or len(text) > 100:
        return None
    try:
        return datetime.fromisoformat(text).isoformat() if len(text) > 10 else date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return _written_out(text)


def is_date_line(line: str) -> bool:
    """Whether the line holds a date and nothing else but weekday, time and words such as "Published". Raises
    nothing."""
    if len(line) > 100:
        return False
    found = _find(line)
    return bool(found and _AROUND.fullmatch(line[: found.start()]) and _AROUND.fullmatch(line[found.end() :]))


def holds_date(line: str) -> bool:
    """Whether the line is a written-out date with a few words around it ("Darrow, Monday 10 March 2025").
    Raises nothing."""
    found = _find(line) if len(line) <= 60 else None
    return bool(
        found and found.re is not _ISO_DAY and len(f"{line[: found.start()]} {line[found.end() :]}".split()) <= 4
    )


def _find(text: str) -> re.Match[str] | None:
    return _DAY_FIRST.search(text) or _MONTH_FIRST.search(text) or _ISO_DAY.search(text)


def _written_out(text: str) -> str | None:
    found = _find(text)
    if not found:
        return None
    try:
        if found.re is _ISO_DAY:
            return date(*(int(part) for part in found.groups())).isoformat()
        return date(int(found["year"]), _MONTHS[found["month"].lower()], int(found["day"])).isoformat()
    except ValueError:
        return None

"""How many: a range, who is counted, and the reasons (FORMAT.md, "Across articles")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from onrecord.errors import RecordError
from onrecord.records.json_values import Json, Taker, fields_of
from onrecord.records.statement import Unknown

NUMBERS = frozenset({"outlets", "newsrooms", "speakers"})


@dataclass(frozen=True, slots=True)
class Count:
    """From `low` to `high`; `members` are the names of those who are, or may be, counted, the sure ones first.

    Both are None where nothing could be measured; `unmeasured` then says why. It may also stand beside a number, to
    say what the number leaves out. Raises RecordError when made with `low` above `high`, or with one of them alone.
    """

    low: int | None
    high: int | None
    members: tuple[str, ...] = ()
    unmeasured: str | None = None
    unknown: Unknown = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        low, high = self.low, self.high
        if (low is None) != (high is None):
            raise RecordError(f"count: low {low!r} and high {high!r}; give both, or neither for what is unmeasured")
        if low is not None and high is not None and not 0 <= low <= high:
            raise RecordError(f"count: low {low} and high {high}; 0 <= low <= high is needed")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a number is what it is. `number`: which of NUMBERS; `subject`: the member, or the outlet that is not one;
    `reason`: a stable name (docs/stories-and-claims.md lists them); `detail`: for people; `articles`: ids."""

    number: str
    subject: str
    reason: str
    detail: str
    articles: tuple[str, ...] = ()
    unknown: Unknown = field(default_factory=dict, hash=False)


def count_to_json(count: Count) -> Json:
    """The count as plain JSON values."""
    return fields_of(count, Count)


def count_from_json(value: Any, at: str) -> Count:
    """The count in a JSON value. Raises RecordError, which names the key that is off."""
    take = Taker(value, at)
    low, high = take.optional("low", int), take.optional("high", int)
    members = tuple(take.strings("members"))
    unmeasured = take.optional("unmeasured", str)
    try:
        return Count(low, high, members, unmeasured, unknown=take.rest())
    except RecordError as error:
        raise RecordError(f"{at}: {error}") from None


def reason_from_json(value: Mapping[str, Any], at: str) -> Reason:
    """The reason in a JSON value. Raises RecordError, which names the key that is off."""
    take = Taker(value, at)
    number = take.choice("number", NUMBERS)
    if number is None:
        raise RecordError(f"{at}.number: missing; one of {', '.join(sorted(NUMBERS))}")
    return Reason(
        number=number,
        subject=take.required("subject", str),
        reason=take.required("reason", str),
        detail=take.required("detail", str),
        articles=tuple(take.strings("articles")),
        unknown=take.rest(),
    )

"""Floors: what the reader has reached and may not fall below. They rise when asked to and never sink.

A floor belongs to one state of one corpus, told by the SHA-256 of its file. A little room stays below what
was measured: int8 sums round differently on different processors.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KEPT = Path(__file__).parent / "floors.json"

ROOM_POINTS = 0.3
"""How far below a measured value its floor is set."""

FLOORED = (
    "alpha",
    *(f"{name}.f1" for name in ("aligned", "linked", "exact", "nested")),
    *(f"fragment.{role}.f1" for role in ("source", "cue", "content")),
    "kind.accuracy",
    "attitude.accuracy",
    "negated.f1",
    "hedged.f1",
    *(f"frame.{name}.f1" for name in ("addressee", "medium", "time")),
    "speaker.accuracy",
    "speaker_end_to_end.f1",
    "type.accuracy",
    "credits.f1",
    "circumstances.precision",
    "circumstances.recall",
)
"""The measures that get a floor where a corpus has them."""


@dataclass(frozen=True, slots=True)
class Floors:
    """Floors by corpus: the file's SHA-256, and measure -> points (0 to 100)."""

    corpora: Mapping[str, Mapping[str, Any]]

    @classmethod
    def load(cls, path: Path) -> Floors:
        """Floors as they stand in the file. Raises OSError, ValueError."""
        return cls(json.loads(path.read_text("utf-8")))

    def save(self, path: Path) -> None:
        """Write the file."""
        path.write_text(json.dumps(self.corpora, indent=2, sort_keys=True) + "\n", "utf-8")

    def of(self, corpus: str, sha256: str) -> dict[str, float]:
        """The floors of this state of the corpus; none where it is unknown."""
        entry = self.corpora.get(corpus, {})
        return dict(entry["floors"]) if entry.get("sha256") == sha256 else {}

    def broken(self, corpus: str, sha256: str, values: Mapping[str, float]) -> list[str]:
        """What is below its floor, and by how much, one line each. A measure that is gone counts as 0."""
        known = self.corpora.get(corpus, {}).get("sha256", sha256)
        if known != sha256:
            return [f"{corpus}: file {sha256[:12]} is not the one its floors were measured on, {known[:12]}"]
        lines = []
        for name, floor in sorted(self.of(corpus, sha256).items()):
            value = values.get(name, 0.0)
            if value < floor:
                lines.append(f"{corpus}: {name} is {value:.2f}, {floor - value:.2f} below {floor}")
        return lines

    def raised(self, corpus: str, sha256: str, values: Mapping[str, float]) -> Floors:
        """The same floors, higher where `values` allow. A corpus in another state starts afresh."""
        floors = self.of(corpus, sha256)
        for name in FLOORED:
            floor = math.floor(10 * (values.get(name, 0.0) - ROOM_POINTS)) / 10
            if floor > floors.get(name, 0.0):
                floors[name] = floor
        return Floors({**self.corpora, corpus: {"sha256": sha256, "floors": floors}})


def flat(scores: Mapping[str, Any]) -> dict[str, float]:
    """`{"alpha": 1, "cue": {"f1": 2}}` -> `{"alpha": 1, "cue.f1": 2}`."""
    out: dict[str, float] = {}
    for name, value in scores.items():
        if isinstance(value, Mapping):
            out.update({f"{name}.{key}": number for key, number in value.items()})
        else:
            out[name] = value
    return out

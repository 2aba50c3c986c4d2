"""Floors of claims and denials: what was reached once, eval/linking_floors.json. They only rise."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

FLOORS = Path(__file__).with_name("linking_floors.json")


def held(measured: Mapping[str, float]) -> bool:
    """Whether nothing measured lies below its floor; tells what does. Raises OSError, ValueError for a bad file."""
    floors: dict[str, float] = json.loads(FLOORS.read_text("utf-8"))
    low = {k: v for k, v in measured.items() if round(v, 3) < floors.get(k, 0.0)}
    for name, value in low.items():
        print(f"eval: {name} is {value:.3f}, below its floor {floors[name]:.3f}", file=sys.stderr)
    return not low

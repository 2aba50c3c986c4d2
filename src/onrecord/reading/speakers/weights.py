"""The trained numbers, kept in one JSON file beside this one; read when first needed, and only if they are the ones
that their hash names."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.errors import ModelError
from onrecord.reading.speakers.features import FEATURES
from onrecord.reading.speakers.nouns import Nouns
from onrecord.reading.speakers.scorer import Scorer
from onrecord.reading.speakers.types import TYPES, Typer

SHIPPED = Path(__file__).parent / "weights.json"
TABLES = ("inner", "shift", "outer", "direct")


@dataclass(frozen=True, slots=True)
class Weights:
    """What is trained: who is meant, what a speaker is, what a noun tells. `about`: how they came to be."""

    scorer: Scorer
    typer: Typer
    nouns: Nouns
    about: Mapping[str, Any]


@lru_cache(maxsize=4)
def load_weights(path: Path = SHIPPED) -> Weights:
    """The weights in the file. Raises ModelError if it cannot be read, was changed, or is of another version."""
    try:
        kept = json.loads(path.read_text("utf-8"))
        tables = kept["tables"]
        if tables_hash(tables) != kept["sha256"]:
            raise ModelError(f"{path}: not what its hash names; reinstall onrecord")
        if tables["features"] != list(FEATURES) or tables["types"] != list(TYPES):
            raise ModelError(f"{path}: made for another version of onrecord (its features differ)")
        scorer = Scorer(*(np.array(tables["scorer"][name], dtype=np.float64) for name in TABLES))
        table = {f: np.array(row, dtype=np.float64) for f, row in tables["typer"].items()}
        nouns = Nouns({key: (a, b, c) for key, (a, b, c) in tables["nouns"].items()})
        return Weights(scorer, Typer(table), nouns, kept["about"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path}: cannot be read ({error!r}); reinstall onrecord") from None


def save_weights(path: Path, weights: Weights) -> None:
    """Write the file that load_weights reads."""
    scorer, typer = weights.scorer, weights.typer
    tables = {
        "features": list(FEATURES),
        "types": list(TYPES),
        "scorer": {name: getattr(scorer, name).tolist() for name in TABLES},
        "typer": {f: row.tolist() for f, row in sorted(typer.table.items())},
        "nouns": {key: list(counts) for key, counts in sorted(weights.nouns.counts.items())},
    }
    kept = {"about": dict(weights.about), "sha256": tables_hash(tables), "tables": tables}
    path.write_text(json.dumps(kept, separators=(",", ":"), ensure_ascii=False) + "\n", "utf-8")


def tables_hash(tables: Mapping[str, Any]) -> str:
    """SHA-256 of the numbers, as they are written in JSON with sorted keys."""
    return hashlib.sha256(json.dumps(tables, sort_keys=True).encode()).hexdigest()

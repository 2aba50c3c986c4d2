"""The trained numbers: what has names in a JSON file, tables in an .npz file beside it.

Read when first needed, and only if they are the ones that their hashes name.
"""

from __future__ import annotations

import hashlib
import io
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
from onrecord.reading.speakers.pairs import PairScorer, PairWords
from onrecord.reading.speakers.scorer import Floats, Scorer
from onrecord.reading.speakers.types import TYPES, Typer
from onrecord.reading.word_vectors import Vectors

SHIPPED = Path(__file__).parent / "weights.json"
SCORER = ("inner", "shift", "outer", "direct")
PAIRS = ("query", "query_shift", "key", "key_shift", "alone", "alone_shift")


@dataclass(frozen=True, slots=True)
class Weights:
    """What is trained: who is meant, by features and by words; what a speaker is; what a noun tells. `about`: how they
    came to be."""

    scorer: Scorer
    pairs: PairScorer
    typer: Typer
    nouns: Nouns
    about: Mapping[str, Any]

    @property
    def encoder(self) -> str:
        """SHA-256 of the encoder whose vectors the pairs were trained with."""
        return str(self.about.get("encoder", ""))

    def scores(self, rows: Floats, words: PairWords, vectors: Vectors | None) -> Floats:
        """How well each candidate fits, as log-odds among them; without `vectors` by the features alone. *Shape:*
        (candidates,)."""
        by_features = self.scorer(rows)
        return by_features if vectors is None else by_features + self.pairs(vectors, words)


@lru_cache(maxsize=4)
def load_weights(path: Path = SHIPPED) -> Weights:
    """The weights in the file and the one beside it. Raises ModelError if one cannot be read, was changed, or is of
    another version."""
    try:
        kept = json.loads(path.read_text("utf-8"))
        named = kept["named"]
        packed = path.with_suffix(".npz").read_bytes()
        if kept["sha256"] != {"named": named_hash(named), "tables": hashlib.sha256(packed).hexdigest()}:
            raise ModelError(f"{path}: not what its hashes name; reinstall onrecord")
        if named["features"] != list(FEATURES) or named["types"] != list(TYPES):
            raise ModelError(f"{path}: made for another version of onrecord (its features differ)")
        with np.load(io.BytesIO(packed), allow_pickle=False) as file:
            tables = {name: file[name].astype(np.float64) for name in file.files}
        typer = Typer(dict(zip(named["typer"], tables["typer"], strict=True)))
        nouns = Nouns({key: (a, b, c) for key, (a, b, c) in named["nouns"].items()})
        scorer, pairs = Scorer(*(tables[n] for n in SCORER)), PairScorer(*(tables[n] for n in PAIRS))
        return Weights(scorer, pairs, typer, nouns, kept["about"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path}: cannot be read ({error!r}); reinstall onrecord") from None


def save_weights(path: Path, weights: Weights) -> None:
    """Write the two files that load_weights reads."""
    typed = sorted(weights.typer.table.items())
    tables = {name: getattr(weights.scorer, name) for name in SCORER}
    tables |= {name: getattr(weights.pairs, name) for name in PAIRS}
    tables["typer"] = np.array([row for _, row in typed]).reshape(len(typed), len(TYPES))
    packed = io.BytesIO()
    np.savez_compressed(packed, **{name: table.astype(np.float32) for name, table in tables.items()})
    named = {
        "features": list(FEATURES),
        "types": list(TYPES),
        "typer": [name for name, _ in typed],
        "nouns": {key: list(counts) for key, counts in sorted(weights.nouns.counts.items())},
    }
    hashes = {"named": named_hash(named), "tables": hashlib.sha256(packed.getvalue()).hexdigest()}
    kept = {"about": dict(weights.about), "sha256": hashes, "named": named}
    path.write_text(json.dumps(kept, separators=(",", ":"), ensure_ascii=False) + "\n", "utf-8")
    path.with_suffix(".npz").write_bytes(packed.getvalue())


def named_hash(named: Mapping[str, Any]) -> str:
    """SHA-256 of what has names, as it is written in JSON with sorted keys."""
    return hashlib.sha256(json.dumps(named, sort_keys=True).encode()).hexdigest()

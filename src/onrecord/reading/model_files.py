"""The model's files: found, checked against their manifest, and only then loaded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.errors import ModelError
from onrecord.models.files import MANIFEST, READER, VOCABULARY, checked_manifest, read_json, version_of
from onrecord.reading.attribution import Calibration, Decoder
from onrecord.reading.chain import Chain, Floats
from onrecord.reading.labels import ATTITUDES, CUE_LABELS, ROLE_LABELS

SHIPPED = READER
TAGGER, ROLES, DECODER = "tagger.onnx", "roles.onnx", "decoder.json"
NEEDED = (TAGGER, ROLES, VOCABULARY, DECODER)
TABLES = ("start", "transitions", "end")
LABELS = {"cue": list(CUE_LABELS), "role": list(ROLE_LABELS), "attitude": list(ATTITUDES)}


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A model whose files are the ones its manifest names. `version` is short and stands on every record it reads."""

    folder: Path
    name: str
    version: str
    manifest: dict[str, Any]

    @property
    def encoder(self) -> str:
        """SHA-256 of the encoder's graph."""
        return str(self.manifest.get("files", {}).get(TAGGER, ""))


def check_manifest(folder: Path | None = None) -> ModelInfo:
    """Check the model's files against the SHA-256 in its manifest. Raises ModelError at the first that differs."""
    folder = folder or SHIPPED
    manifest = checked_manifest(folder, NEEDED)
    if manifest.get("labels") != LABELS:
        raise ModelError(f"{folder / MANIFEST}: made for another version of onrecord (its labels differ)")
    return ModelInfo(folder, manifest["name"], version_of(manifest), manifest)


def load_decoder(info: ModelInfo) -> Decoder:
    """The transition scores of both taggers, and the calibration. Raises ModelError if they do not fit the labels."""
    path = info.folder / DECODER
    tables = read_json(path)
    try:
        cue, role = (Chain(*(_numbers(tables[n][k]) for k in TABLES)) for n in ("cue", "role"))
        calibration = Calibration(**{k: float(_numbers(tables["score"][k])) for k in ("right", "wrong", "shift")})
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f"{path}: not the tables of a decoder ({error!r}); reinstall onrecord") from None
    if len(cue.start) != len(CUE_LABELS) or len(role.start) != len(ROLE_LABELS):
        raise ModelError(f"{path}: wrong number of labels; reinstall onrecord")
    return Decoder(cue, role, calibration)


def _numbers(rows: Any) -> Floats:
    """Raises ValueError for ragged rows and TypeError for what is no number."""
    numbers = np.array(rows, dtype=np.float32)
    if not np.isfinite(numbers).all():
        raise ValueError("not finite")
    return numbers

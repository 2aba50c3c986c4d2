"""The model's files: found, checked against their manifest, and only then loaded."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.errors import ModelError
from onrecord.reading.attribution import Calibration, Decoder
from onrecord.reading.chain import Chain, Floats
from onrecord.reading.labels import CUE_LABELS, FIELD_SIZES, ROLE_LABELS

SHIPPED = Path(__file__).parent / "model"
MANIFEST = "manifest.json"
TAGGER, ROLES, VOCABULARY, DECODER = "tagger.onnx", "roles.onnx", "vocabulary.txt", "decoder.json"
NEEDED = (TAGGER, ROLES, VOCABULARY, DECODER)
TABLES = ("start", "transitions", "end")
LABELS = {"cue": list(CUE_LABELS), "role": list(ROLE_LABELS), "fields": dict(FIELD_SIZES)}


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A model whose files are the ones its manifest names. `version` is short and stands on every record it reads."""

    folder: Path
    name: str
    version: str
    manifest: dict[str, Any]


def check_manifest(folder: Path | None = None) -> ModelInfo:
    """Check the model's files against the SHA-256 in its manifest. Raises ModelError at the first that differs."""
    folder = folder or SHIPPED
    path = folder / MANIFEST
    manifest = _json(path)
    name, hashes = manifest.get("name"), manifest.get("files")
    if not isinstance(name, str) or not isinstance(hashes, dict):
        raise ModelError(f"{path}: names no model or no files; reinstall onrecord or name another model folder")
    for needed in NEEDED:
        if needed not in hashes:
            raise ModelError(f"{path}: lists no {needed}; reinstall onrecord")
    for file, expected in hashes.items():
        if Path(file).name != file or "\0" in file:
            raise ModelError(f"{path}: {file!r} is not a plain file name")
        if _sha256(folder / file) != expected:
            raise ModelError(
                f"{folder / file}: not the file that the manifest names (SHA-256 differs); reinstall onrecord"
            )
    if manifest.get("labels") != LABELS:
        raise ModelError(f"{path}: made for another version of onrecord (its labels differ)")
    version = hashlib.sha256(json.dumps(hashes, sort_keys=True).encode()).hexdigest()[:12]
    return ModelInfo(folder, name, version, manifest)


def load_decoder(info: ModelInfo) -> Decoder:
    """The transition scores of both taggers, and the calibration. Raises ModelError if they do not fit the labels."""
    path = info.folder / DECODER
    tables = _json(path)
    try:
        cue, role = (Chain(*(_numbers(tables[n][k]) for k in TABLES)) for n in ("cue", "role"))
        calibration = Calibration(**{k: float(_numbers(tables["score"][k])) for k in ("scale", "shift")})
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


def _json(path: Path) -> dict[str, Any]:
    """The object in a JSON file. Raises ModelError if there is none."""
    try:
        value = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(f"{path}: cannot be read ({error}); reinstall onrecord or name another model folder") from None
    if not isinstance(value, dict):
        raise ModelError(f"{path}: not a JSON object; reinstall onrecord or name another model folder")
    return value


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror}); reinstall onrecord") from None

"""The model's files: found, checked against their manifest, and only then loaded."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.errors import ModelError
from onrecord.reading.attribution import Decoder
from onrecord.reading.chain import Chain
from onrecord.reading.labels import CUE_LABELS, FIELD_SIZES, ROLE_LABELS

SHIPPED = Path(__file__).parent / "model"
MANIFEST = "manifest.json"
TAGGER, ROLES, VOCABULARY, DECODER = "tagger.onnx", "roles.onnx", "vocabulary.txt", "decoder.json"
NEEDED = (TAGGER, ROLES, VOCABULARY, DECODER)
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
    try:
        manifest = json.loads(path.read_text("utf-8"))
        hashes: dict[str, str] = manifest["files"]
        name = str(manifest["name"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path}: no usable manifest ({error!r}); reinstall onrecord or name a model folder") from None
    for needed in NEEDED:
        if needed not in hashes:
            raise ModelError(f"{path}: lists no {needed}; reinstall onrecord")
    for file, expected in hashes.items():
        if Path(file).name != file:
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
    """The transition scores of both taggers. Raises ModelError if they do not fit the labels."""
    tables = json.loads((info.folder / DECODER).read_text("utf-8"))
    cue, role = (_chain(tables[name]) for name in ("cue", "role"))
    if len(cue.start) != len(CUE_LABELS) or len(role.start) != len(ROLE_LABELS):
        raise ModelError(f"{info.folder / DECODER}: wrong number of labels")
    return Decoder(cue, role)


def _chain(table: dict[str, Any]) -> Chain:
    return Chain(*(np.array(table[k], dtype=np.float32) for k in ("start", "transitions", "end")))


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror}); reinstall onrecord") from None

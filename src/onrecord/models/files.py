"""A packaged model's files: the manifest read, every file held to its SHA-256. Only then may one be loaded."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from onrecord.errors import ModelError

MANIFEST = "manifest.json"
READER = Path(__file__).parent.parent / "reading" / "model"
"""The reader's model. Its vocabulary is the other packaged network's too; the path stands here, since importing the
reader takes a third of a second."""
VOCABULARY = "vocabulary.txt"


def read_json(path: Path) -> dict[str, Any]:
    """The object in a JSON file. Raises ModelError if there is none."""
    try:
        value = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(f"{path}: cannot be read ({error}); reinstall onrecord or name another model folder") from None
    if not isinstance(value, dict):
        raise ModelError(f"{path}: not a JSON object; reinstall onrecord or name another model folder")
    return value


def checked_manifest(folder: Path, needed: tuple[str, ...]) -> dict[str, Any]:
    """The manifest of a model folder, once each file that it lists has the hash that it gives and all of `needed`
    are among them. Raises ModelError at the first that differs."""
    path = folder / MANIFEST
    manifest = read_json(path)
    name, hashes = manifest.get("name"), manifest.get("files")
    if not isinstance(name, str) or not isinstance(hashes, dict):
        raise ModelError(f"{path}: names no model or no files; reinstall onrecord or name another model folder")
    for file in needed:
        if file not in hashes:
            raise ModelError(f"{path}: lists no {file}; reinstall onrecord")
    for file, expected in hashes.items():
        if Path(file).name != file or "\0" in file:
            raise ModelError(f"{path}: {file!r} is not a plain file name")
        check_file(folder / file, expected)
    return manifest


def check_file(path: Path, sha256: object) -> None:
    """Raises ModelError unless the file's SHA-256 is the one given."""
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror}); reinstall onrecord") from None
    if found != sha256:
        raise ModelError(f"{path}: not the file that the manifest names (SHA-256 differs); reinstall onrecord")


def version_of(manifest: dict[str, Any]) -> str:
    """Twelve characters that change with any of the model's files."""
    return hashlib.sha256(json.dumps(manifest["files"], sort_keys=True).encode()).hexdigest()[:12]

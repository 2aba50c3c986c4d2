"""One `Settings` for a run: flags > environment (`ONRECORD_*`) > file > defaults.

The file is `onrecord.toml` in the working directory, else `$XDG_CONFIG_HOME/onrecord/config.toml`
(`~/.config` where that is not set). A value that is off stops the run with a UsageError that says where it
stands and what is allowed.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from onrecord.errors import UsageError

PREFIX = "ONRECORD_"
SETTINGS_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may be told. None = let OnRecord choose."""

    threads: int | None = None
    """Processor threads that the model may use, 1 to 256; None: all cores."""

    min_score: float = 0.0
    """Statements with a lower calibrated score (0 to 1) are left out."""

    color: bool | None = None
    """Colours in the terminal; None: where the terminal shows them."""

    model_dir: Path | None = None
    """Folder of the model to use; None: the one that came with OnRecord."""

    ledger: Path | None = None
    """The ledger's file; None: `onrecord.db` in the working directory."""

    owners: Path | None = None
    """TOML file of outlets by owner (`"Owner" = ["Outlet", ...]`); outlets of one owner count as one. None: none."""

    outlets: Path | None = None
    """File with names of outlets and agencies that count beside the shipped ones (docs/provenance.md)."""


def load(
    flags: Mapping[str, Any] | None = None,
    *,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Settings:
    """The settings of this run. `flags` by field name, None = not given; `folder`: the working directory.

    Raises UsageError: a value that is off, an unknown name in the file, a file that is no TOML.
    """
    environ = os.environ if environment is None else environment
    values: dict[str, Any] = _from_file(environ, folder or Path())
    for field in fields(Settings):
        variable = PREFIX + field.name.upper()
        if environ.get(variable):
            values[field.name] = _CHECKS[field.name](environ[variable], variable)
    for name, value in (flags or {}).items():
        if value is not None:
            values[name] = _CHECKS[name](value, "--" + name.replace("_", "-"))
    return Settings(**values)


def settings_files(environment: Mapping[str, str], folder: Path) -> list[Path]:
    """Where a settings file may stand; the first that is there counts, alone."""
    home = environment.get("XDG_CONFIG_HOME") or Path(environment.get("HOME") or "~").expanduser() / ".config"
    return [folder / "onrecord.toml", Path(home) / "onrecord" / "config.toml"]


def read_toml(path: Path, most_bytes: int) -> dict[str, Any]:
    """A small TOML file that the user wrote. Raises UsageError: larger than that, not readable, not TOML."""
    try:
        with path.open("rb") as file:
            raw = file.read(most_bytes + 1)
        if len(raw) > most_bytes:
            raise UsageError(f"{path}: larger than {most_bytes:,} bytes; it should hold a few lines")
        return tomllib.loads(raw.decode("utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: not a readable TOML file: {error}") from None


def _from_file(environment: Mapping[str, str], folder: Path) -> dict[str, Any]:
    path = next((p for p in settings_files(environment, folder) if p.is_file()), None)
    if path is None:
        return {}
    table = read_toml(path, SETTINGS_BYTES)
    for name in table:
        if name not in _CHECKS:
            raise UsageError(f"{path}: unknown setting {name!r}; there are {', '.join(_CHECKS)}")
    return {name: _CHECKS[name](value, f"{path}: {name}") for name, value in table.items()}


def _threads(value: Any, where: str) -> int:
    try:
        number = int(value) if isinstance(value, str | int) and not isinstance(value, bool) else 0
    except ValueError:
        number = 0
    if not 1 <= number <= 256:
        raise UsageError(f"{where}: {value!r} is not allowed; give a whole number of threads, 1 to 256")
    return number


def _min_score(value: Any, where: str) -> float:
    try:
        number = float(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else -1.0
    except (ValueError, OverflowError):
        number = -1.0
    if not 0.0 <= number <= 1.0:
        raise UsageError(f"{where}: {value!r} is not allowed; give a number from 0 to 1")
    return number


def _color(value: Any, where: str) -> bool | None:
    if isinstance(value, bool):
        return value
    words = {
        "auto": None,
        "always": True,
        "never": False,
        "true": True,
        "false": False,
        "1": True,
        "0": False,
    }
    if not isinstance(value, str) or value.lower() not in words:
        raise UsageError(f"{where}: {value!r} is not allowed; give auto, always or never")
    return words[value.lower()]


def _model_dir(value: Any, where: str) -> Path:
    path = Path(value).expanduser() if isinstance(value, str | Path) and "\0" not in str(value) else None
    if path is None or not path.is_dir():
        raise UsageError(f"{where}: {str(value)!r} is not a folder; name the folder that holds manifest.json")
    return path


def _owners(value: Any, where: str) -> Path:
    path = Path(value).expanduser() if isinstance(value, str | Path) and "\0" not in str(value) else None
    if path is None or not path.is_file():
        raise UsageError(f"{where}: {str(value)!r} is not a file; name a TOML file of outlets by owner")
    return path


def _ledger(value: Any, where: str) -> Path:
    if not isinstance(value, str | Path) or not str(value) or "\0" in str(value):
        raise UsageError(f"{where}: {value!r} is not allowed; give the name of a file")
    return Path(value).expanduser()


def _outlets(value: Any, where: str) -> Path:
    path = Path(value).expanduser() if isinstance(value, str | Path) and "\0" not in str(value) else None
    if path is None or not path.is_file():
        raise UsageError(f"{where}: {str(value)!r} is not a file; name one that holds a name of an outlet on each line")
    return path.resolve()


_CHECKS: dict[str, Callable[[Any, str], Any]] = {
    "threads": _threads,
    "min_score": _min_score,
    "color": _color,
    "model_dir": _model_dir,
    "ledger": _ledger,
    "owners": _owners,
    "outlets": _outlets,
}

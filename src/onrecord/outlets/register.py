"""The names that are known: `names.txt`, and the lines that users add to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from onrecord import limits
from onrecord.errors import UsageError

_FORMAT = "one name to a line, other names of the same outlet after bars, a star before an agency: * NPA | Northgate"


@dataclass(frozen=True, slots=True)
class Register:
    """The known names. `canonical`: each name, as it is written -> the first name of its line; `agencies`: those of
    lines with a star; `starts`: first word of a name -> the names that begin with it, longest first."""

    canonical: Mapping[str, str]
    agencies: frozenset[str]
    starts: Mapping[str, tuple[str, ...]]


_extra: list[Path] = []


def use(path: Path | None) -> None:
    """Let the names in a user's file count as well, from now on and in this process; None: only the shipped ones.

    Raises UsageError: the file cannot be read, or a line is no name.
    """
    if path is not None:
        load_register(path)
    _extra[:] = [path] if path is not None else []
    in_use.cache_clear()


def extra() -> Path | None:
    """The user's file that counts now, for a child process that is to know the same names."""
    return _extra[0] if _extra else None


@cache
def in_use() -> Register:
    """The names that count in this process."""
    return load_register(*_extra)


def load_register(path: Path | None = None) -> Register:
    """The shipped names, and those of the user's file. Raises UsageError."""
    shipped = resources.files(__package__).joinpath("names.txt").read_text(encoding="utf-8")
    lines = list(_lines(shipped, "names.txt"))
    return _register([*lines, *_lines(_text(path), str(path))] if path is not None else lines)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(limits.MAX_OUTLETS_BYTES + 1)
        if len(raw) > limits.MAX_OUTLETS_BYTES:
            raise UsageError(f"{path}: larger than {limits.MAX_OUTLETS_BYTES:,} bytes; {_FORMAT}")
        return raw.decode("utf-8-sig")
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: not a readable list of outlets: {error}") from None


def _lines(text: str, where: str) -> Iterable[tuple[bool, tuple[str, ...]]]:
    """Whether it is an agency, and its names, of each line that is not empty and no comment."""
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        names = tuple(" ".join(part.split()) for part in bare.removeprefix("*").split("|"))
        if not all(name and len(name) <= limits.MAX_OUTLET_CHARS and name[0].isalnum() for name in names):
            raise UsageError(f"{where}:{number}: {bare[:80]!r} holds a name that is none; {_FORMAT}")
        yield bare.startswith("*"), names


def _register(lines: Iterable[tuple[bool, tuple[str, ...]]]) -> Register:
    canonical: dict[str, str] = {}
    agencies: set[str] = set()
    starts: dict[str, set[str]] = {}
    for agency, names in lines:
        for name in names:
            canonical.setdefault(name, names[0])
            starts.setdefault(name.split()[0], set()).add(name)
        if agency:
            agencies.update(names)
    return Register(
        canonical,
        frozenset(agencies),
        {word: tuple(sorted(names, key=lambda n: (-len(n), n))) for word, names in starts.items()},
    )

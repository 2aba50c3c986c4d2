"""The export formats by name. Each writer is imported when it is first used: Jinja2 and rich are not free."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TextIO

from onrecord.errors import UsageError
from onrecord.records import Article, Failure


@dataclass(frozen=True, slots=True)
class Format:
    """One export format: its name and what it is; `folder`: not one file; `binary`: no text; `styled`: colours may
    be asked for; `raw`: has a profile for programs too; `needs`: a package of the extra of this format's name.
    """

    name: str
    summary: str
    module: str
    folder: bool = False
    binary: bool = False
    styled: bool = False
    raw: bool = False
    needs: str | None = None


FORMATS = {
    form.name: form
    for form in (
        Format("text", "the article with numbered statements, then a table", "onrecord.export.text", styled=True),
        Format("jsonl", "one onrecord/1 record per line", "onrecord.export.jsonl"),
        Format("csv", "one row per statement, for spreadsheets; --raw: for programs", "onrecord.export.csv", raw=True),
        Format("parquet", "one row per statement, with types", "onrecord.export.parquet", binary=True, needs="pyarrow"),
        Format("html", "one page that needs nothing else", "onrecord.export.html"),
        Format("brat", "a folder of .txt and .ann standoff files", "onrecord.export.brat", folder=True),
        Format("w3c", "Web Annotation JSON-LD, one annotation per statement", "onrecord.export.w3c"),
    )
}


def write(
    name: str,
    items: Iterable[Article | Failure],
    to: Path | TextIO,
    *,
    color: bool | None = None,
    raw: bool = False,
) -> None:
    """Write all items in the named format, to a path or an open text stream. `color` None: only on a
    terminal. `raw`: the profile for programs, where the format has one.

    A path is written beside itself first and renamed at the end: it holds all of the result or is not
    touched. Raises UsageError: an unknown format, a folder format without a path, a folder that is not
    empty, a path that cannot be written, a package that is not installed.
    """
    form = check(name, to, raw=raw)
    module = import_module(form.module)
    options: dict[str, Any] = {"color": color} if form.styled else {}
    options |= {"raw": raw} if form.raw else {}
    if not isinstance(to, Path):
        module.write(items, to.buffer if form.binary else to, **options)
    elif form.folder:
        with _new_folder(to) as folder:
            module.write(items, folder)
    else:
        with new_file(to, binary=form.binary) as out:
            module.write(items, out, **options)


def check(name: str, to: Path | TextIO, *, raw: bool = False) -> Format:
    """The format of that name, if it can be written there; to be asked before the work is done. Raises UsageError."""
    form = FORMATS.get(name)
    if form is None:
        raise UsageError(f"format {name!r} is unknown; use one of {', '.join(FORMATS)}")
    if raw and not form.raw:
        raise UsageError(f"format {name} has no raw profile; leave out --raw")
    if form.folder and not isinstance(to, Path):
        raise UsageError(f"format {name} writes a folder; name it with -o DIR")
    if form.binary and not isinstance(to, Path) and (to.isatty() or not hasattr(to, "buffer")):
        raise UsageError(f"format {name} is not for a terminal; name a file with -o FILE")
    if form.needs and find_spec(form.needs) is None:
        raise UsageError(f"format {name} needs {form.needs}, which is not installed; pip install 'onrecord[{name}]'")
    return form


@contextmanager
def new_file(path: Path, *, binary: bool = False) -> Iterator[Any]:
    """A file that takes its name only when all is written. Text is UTF-8; what cannot be encoded becomes `?`."""
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name a file in it")
    text: dict[str, Any] = {} if binary else {"encoding": "utf-8", "errors": "replace", "newline": ""}
    with (
        _renamed_at_the_end(path, folder=False) as temporary,
        temporary.open("wb" if binary else "w", **text) as out,
    ):
        yield out


@contextmanager
def _new_folder(path: Path) -> Iterator[Path]:
    """A folder that takes its name only when all is written."""
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise UsageError(f"{path} is there already; name a new or an empty folder")
    with _renamed_at_the_end(path, folder=True) as temporary:
        yield temporary


@contextmanager
def _renamed_at_the_end(path: Path, *, folder: bool) -> Iterator[Path]:
    """A new file or folder beside the path; it gets the path's name if all goes well and is removed if not."""
    prefix = f".{path.name[:40]}."
    try:
        if folder:
            name = tempfile.mkdtemp(prefix=prefix, dir=path.parent)
        else:
            descriptor, name = tempfile.mkstemp(prefix=prefix, dir=path.parent)
            os.close(descriptor)
        temporary = Path(name)
        try:
            yield temporary
            temporary.chmod((0o777 if folder else 0o666) & ~_umask())
            temporary.replace(path)
        finally:
            if folder:
                shutil.rmtree(temporary, ignore_errors=True)
            else:
                temporary.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror or error}") from error


def _umask() -> int:
    """The permissions that new files lack; POSIX tells only when it is set."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask

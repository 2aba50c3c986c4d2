"""`onrecord doctor`: is all there that OnRecord needs, and in which version?"""

from __future__ import annotations

import json
import platform
import re
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib import metadata

import click

OPTIONAL = {"pyarrow": "reading .parquet files; pip install 'onrecord[parquet]'"}
"""Distributions of the extras for users, and what each is for. Extras for developers are nobody else's
matter.
"""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at. `state`: ok, missing (OnRecord needs it), wrong (it is there but not as it must
    be), absent (optional).
    """

    name: str
    state: str
    detail: str


@click.command("doctor")
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True)
def doctor(form: str) -> int:
    """Show versions, check the model's files, and say what is missing.

    \b
    Exit status: 0 all that is needed is there; 1 something is missing or wrong.
    """  # noqa: D301 - \b is how click is told to keep these lines
    checks = [*_platform(), *_dependencies(), *_optional(), _model()]
    good = all(check.state in ("ok", "absent") for check in checks)
    if form == "json":
        click.echo(json.dumps({"ok": good, "checks": [asdict(check) for check in checks]}, indent=2))
    else:
        _print(checks, good)
    return 0 if good else 1


def _platform() -> Iterator[Check]:
    from onrecord import __version__

    yield Check("onrecord", "ok", __version__)
    needed = sys.version_info >= (3, 11)
    yield Check(
        "python",
        "ok" if needed else "wrong",
        platform.python_version() + ("" if needed else "; 3.11 is needed"),
    )
    yield Check("platform", "ok", platform.platform())


def _dependencies() -> Iterator[Check]:
    try:
        requirements = metadata.requires("onrecord") or []
    except metadata.PackageNotFoundError:
        yield Check(
            "installation",
            "missing",
            "onrecord is run but not installed; pip install it to check what it needs",
        )
        return
    for requirement in requirements:
        if "extra ==" not in requirement:
            yield _distribution(requirement)


def _distribution(requirement: str) -> Check:
    """Whether a requirement such as `rich>=13.9` is met. Only lower bounds are used, and only they are
    checked.
    """
    match = re.match(r"\s*([\w.-]+)\s*(?:>=\s*([\d.]+))?", requirement)
    name, least = (match.group(1), match.group(2)) if match else (requirement, None)
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        return Check(name, "missing", f"pip install '{requirement.partition(';')[0].strip()}'")
    if least and _numbers(version) < _numbers(least):
        return Check(name, "wrong", f"{version} is too old; pip install '{name}>={least}'")
    return Check(name, "ok", version)


def _numbers(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", version)[:3]]


def _optional() -> Iterator[Check]:
    for name, purpose in OPTIONAL.items():
        try:
            yield Check(name, "ok", f"{metadata.version(name)} (optional: {purpose.partition(';')[0]})")
        except metadata.PackageNotFoundError:
            yield Check(name, "absent", f"optional: {purpose}")


def _model() -> Check:
    """The model's name when all its files are the ones its manifest names."""
    from onrecord.errors import ModelError
    from onrecord.settings import load

    try:
        from onrecord.reading import check_manifest

        info = check_manifest(load().model_dir)
    except ModelError as error:
        return Check("model", "wrong", str(error))
    except ImportError as error:
        return Check("model", "missing", f"cannot be checked: {error}")
    return Check("model", "ok", f"{info.name}, version {info.version}; the hashes of its files match")


def _print(checks: list[Check], good: bool) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    styles = {"ok": "green", "missing": "bold red", "wrong": "bold red", "absent": "yellow"}
    table = Table(box=None, pad_edge=False, show_header=False)
    for check in checks:
        table.add_row(check.name, Text(check.state, style=styles[check.state]), Text(check.detail))
    console = Console(file=sys.stdout, highlight=False, markup=False, width=None if sys.stdout.isatty() else 100)
    console.print(table)
    console.print(
        "All that is needed is there." if good else "Something that OnRecord needs is missing or wrong: see above."
    )

"""The user's file of outlets by owner."""

from __future__ import annotations

import tomllib
from pathlib import Path

from onrecord.errors import UsageError
from onrecord.limits import MAX_OWNERS_BYTES


def load_owners(path: Path | None) -> dict[str, str]:
    """Outlet -> owner, from a TOML file of `"Owner" = ["Outlet", ...]`; {} for None.

    Raises UsageError: not readable, not TOML, an owner without a list of names, an outlet with two owners.
    """
    if path is None:
        return {}
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_OWNERS_BYTES + 1)
        if len(raw) > MAX_OWNERS_BYTES:
            raise UsageError(f"{path}: larger than {MAX_OWNERS_BYTES:,} bytes")
        table = tomllib.loads(raw.decode("utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: not a readable TOML file: {error}") from None
    owners: dict[str, str] = {}
    for owner, outlets in table.items():
        if not isinstance(outlets, list) or not all(isinstance(o, str) and o.strip() for o in outlets):
            raise UsageError(f'{path}: {owner}: give a list of outlets, as in "{owner}" = ["An Outlet", "Another"]')
        for outlet in outlets:
            if owners.setdefault(outlet, owner) != owner:
                raise UsageError(f"{path}: {outlet!r} belongs to {owners[outlet]!r} and to {owner!r}; name one owner")
    return owners

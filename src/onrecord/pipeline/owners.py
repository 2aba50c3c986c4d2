"""The user's file of outlets by owner."""

from __future__ import annotations

from pathlib import Path

from onrecord.errors import UsageError
from onrecord.limits import MAX_OWNERS_BYTES
from onrecord.settings import read_toml


def load_owners(path: Path | None) -> dict[str, str]:
    """Outlet -> owner, from a TOML file of `"Owner" = ["Outlet", ...]`; {} for None.

    Raises UsageError: not readable, not TOML, an owner without a list of names, an outlet with two owners.
    """
    if path is None:
        return {}
    owners: dict[str, str] = {}
    for owner, outlets in read_toml(path, MAX_OWNERS_BYTES).items():
        if not isinstance(outlets, list) or not all(isinstance(o, str) and o.strip() for o in outlets):
            raise UsageError(f'{path}: {owner}: give a list of outlets, as in "{owner}" = ["An Outlet", "Another"]')
        for outlet in outlets:
            if owners.setdefault(outlet, owner) != owner:
                raise UsageError(f"{path}: {outlet!r} belongs to {owners[outlet]!r} and to {owner!r}; name one owner")
    return owners

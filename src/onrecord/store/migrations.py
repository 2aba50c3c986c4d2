"""A change of the tables, by name. `Database.migrate` applies it once, together with the record that it was applied."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Migration:
    """`sql` may hold several statements. A migration that has been in a release is never edited: add another one."""

    name: str
    sql: str

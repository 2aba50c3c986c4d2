"""Python's search for cyclic garbage, made seldom while much is built that stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 1_000_000
"""New objects before the youngest are searched. Linking makes millions that stay, and hardly any cycles: searching for
these at every seven hundredth object took about a twentieth of its time."""


@contextmanager
def seldom() -> Iterator[None]:
    """Search for garbage seldom; as before at the end. Where it was turned off, it stays so."""
    before = gc.get_threshold()
    if before[0]:
        gc.set_threshold(max(SELDOM, before[0]), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)

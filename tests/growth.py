"""How processor time grows with the size of an input, on a machine that does other things as well."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

ROUNDS = 10
MOST = 24.0
"""Between what is linear and what is not."""


def growth(prepare: Callable[[int], Callable[[], object]]) -> float:
    """How many times as long the work takes when its input is eight times as long: 8 if time is linear, 64 if it grows
    with the square.

    `prepare` makes the input, of 1 and of 8 units, and returns the work on it, which alone is timed. What else the
    machine does only ever adds time, so that of several turns the least counts; no turn follows once the ratio is below
    MOST.
    """
    short = long = float("inf")
    for _ in range(ROUNDS):
        short = min(short, _seconds(prepare(1)))
        long = min(long, _seconds(prepare(8)))
        if long < MOST * short:
            break
    return long / short


def _seconds(work: Callable[[], object]) -> float:
    gc.disable()  # how long that takes depends on what other tests have left behind
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        gc.enable()

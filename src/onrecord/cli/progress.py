"""A progress bar on standard error, where somebody can see it and there is enough to wait for."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.closing import Closing

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from onrecord.pipeline import Summary
    from onrecord.pipeline.recorder import Outcome

SHOWN_FROM = 4
"""Inputs or articles: a bar for fewer would only flicker."""

TITLES = {"collect": "Collecting", "read": "Reading", "link": "Linking", "draw": "Drawing"}


class Bar(Closing):
    """A `Progress` callback of onrecord.pipeline.

    Shows only the given stages: while results go to the same terminal, a bar would run through them.
    """

    def __init__(self, stages: Sequence[str]) -> None:
        self._stages = stages if sys.stderr.isatty() else ()
        self._bar: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        """Show how far the stage is. A stage that is not to be shown wipes the bar of the one before."""
        if stage not in self._stages:
            self.close()
            return
        if (total if total is not None else done) < SHOWN_FROM:
            return
        bar = self._bar = self._bar or _start()
        if stage not in self._tasks:
            self._tasks[stage] = bar.add_task(TITLES.get(stage, stage), total=total)
        bar.update(self._tasks[stage], completed=done, total=total)

    def close(self) -> None:
        """Wipe the bar."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None
            self._tasks.clear()


class RunBar(Closing):
    """A progress callback of `Ledger.add` and `Ledger.update`: how many of which outcome, how fast, how long still."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._started = time.monotonic()

    def close(self) -> None:
        """Wipe the bar."""
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, outcome: Outcome, summary: Summary, total: int | None) -> None:
        """Show how far it is. `total` may be too low: an archive holds more than its name tells."""
        if not sys.stderr.isatty() or (total if total is not None else summary.inputs) < SHOWN_FROM:
            return
        if self._bar is None or self._task is None:
            self._bar = _start("{task.fields[counts]}")
            self._task = self._bar.add_task(self._title, total=total, counts="")
        read = summary.added + summary.read_again
        speed = read / max(time.monotonic() - self._started, 0.001)
        counts = f"{read:,} done  {summary.known:,} skipped  {summary.failed:,} failed  {speed:.1f} articles/s"
        known = None if total is None else max(total, summary.inputs)
        self._bar.update(self._task, completed=summary.inputs, total=known, counts=counts)


def _start(*further: str) -> Progress:
    """A bar that is shown; `further`: what stands in columns after it, as rich writes them."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = [TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()]
    columns += [*map(TextColumn, further), TimeRemainingColumn()]
    bar = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False)
    bar.start()
    return bar

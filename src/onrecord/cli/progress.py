"""A progress bar on standard error, where somebody can see it and there is enough to wait for."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

SHOWN_FROM = 4
"""Inputs or articles: a bar for fewer would only flicker."""

TITLES = {"collect": "Collecting", "read": "Reading"}


class Bar:
    """A `Progress` callback of onrecord.pipeline. A context manager: the bar is wiped when it is left.

    Shows only the given stages: while results go to the same terminal, a bar would run through them.
    """

    def __init__(self, stages: Sequence[str]) -> None:
        self._stages = stages if sys.stderr.isatty() else ()
        self._bar: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        """Show how far the stage is. A stage that is not to be shown wipes the bar of the one before."""
        if stage not in self._stages:
            self._stop()
            return
        if (total if total is not None else done) < SHOWN_FROM:
            return
        bar = self._bar = self._bar or _start()
        if stage not in self._tasks:
            self._tasks[stage] = bar.add_task(TITLES.get(stage, stage), total=total)
        bar.update(self._tasks[stage], completed=done, total=total)

    def _stop(self) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None
            self._tasks.clear()


def _start() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False)
    bar.start()
    return bar

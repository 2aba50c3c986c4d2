"""`onrecord add` and `onrecord update`: articles into the ledger, and read again."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from onrecord.cli.ledger import ledger_option, open_ledger

if TYPE_CHECKING:
    from onrecord.pipeline import Ledger, Summary

ALL_WELL, SOME_FAILED, NOTHING_READ = 0, 1, 2

threads_option = click.option(
    "--threads", type=int, metavar="N", help="Processor threads for the model; by default all cores."
)
model_option = click.option("--model-dir", metavar="DIR", help="Use the model in this folder.")
summary_option = click.option("-f", "--format", "form", type=click.Choice(("text", "json")), default="text")


@click.command("add")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@ledger_option
@click.option("--watch", is_flag=True, help="Go on: add what appears or changes under PATH, until stopped with Ctrl-C.")
@summary_option
@threads_option
@model_option
def add(
    paths: tuple[str, ...], ledger: str | None, watch: bool, form: str, threads: int | None, model_dir: str | None
) -> int:
    """Read articles and keep them in the ledger.

    PATH is what `onrecord read` takes. What the ledger holds already is not read again, so a run that was stopped
    goes on with the same command. An article is counted when it is safely on the disk.

    \b
    Exit status:
      0  every input is in the ledger
      1  some inputs failed; the others are in it
      2  nothing could be read, or the command line was wrong

    Each failed input is one line on standard error, with a code; the ledger keeps it too.
    """  # noqa: D301 - \b is how click is told to keep these lines
    from onrecord.cli.progress import RunBar

    with open_ledger(ledger, threads=threads, model_dir=model_dir) as opened:
        if watch:
            return _watch(paths, opened, form)
        with RunBar("Adding") as bar:
            summary = opened.add(*paths, stdin=sys.stdin.buffer, progress=bar)
        _report(summary, opened, form)
    return status_of(summary)


@click.command("update")
@ledger_option
@summary_option
@threads_option
@model_option
def update(ledger: str | None, form: str, threads: int | None, model_dir: str | None) -> int:
    """Read again what the present model has not read.

    For a ledger that an older OnRecord or another model has read, and for articles with which the reader failed. The
    older readings stay in the ledger; the newest is shown.

    \b
    Exit status: 0 all are read; 1 the reader failed with some; 2 with all.
    """  # noqa: D301 - \b is how click is told to keep these lines
    from onrecord.cli.progress import RunBar

    with open_ledger(ledger, threads=threads, model_dir=model_dir) as opened:
        _ = opened.store  # `update` makes no ledger: refuse one that is not there before the model is loaded
        opened.close()
        with RunBar("Reading") as bar:
            summary = opened.update(progress=bar)
        _report(summary, opened, form)
    return status_of(summary)


def _watch(paths: tuple[str, ...], ledger: Ledger, form: str) -> int:
    """Ends with Ctrl-C, which is how it is meant to end."""
    from onrecord.pipeline.watch import watch

    status = ALL_WELL
    click.echo(f"watching {', '.join(paths)}; Ctrl-C ends it", err=True)
    try:
        for files in watch(paths):
            summary = ledger.add(*files)
            _report(summary, ledger, form)
            status = max(status, SOME_FAILED if summary.failed else ALL_WELL)
    except KeyboardInterrupt:
        click.echo("stopped; what was counted is in the ledger", err=True)
    return status


def report_failures(summary: Summary) -> None:
    """A line for each failure to standard error."""
    from onrecord.export.display import failure_line

    for failure in summary.failures:
        click.echo(f"onrecord: {failure_line(failure)}", err=True)
    if summary.failed > len(summary.failures):
        more = summary.failed - len(summary.failures)
        click.echo(f"onrecord: and {more:,} more failures; all are in the ledger's view `failures`", err=True)


def _report(summary: Summary, ledger: Ledger, form: str) -> None:
    """A line for each failure to standard error, and the totals to standard output."""
    report_failures(summary)
    if form == "json":
        counts = ("inputs", "added", "read_again", "known", "failed", "statements", "not_read")
        click.echo(json.dumps({"ledger": str(ledger.path), **{name: getattr(summary, name) for name in counts}}))
    else:
        click.echo(summary_line(summary, ledger))
        if owed := ledger.owed():
            click.echo(f"{owed:,} articles are not read by the present model; to read them: onrecord update", err=True)


def summary_line(summary: Summary, ledger: Ledger) -> str:
    """`12 inputs = 10 added + 1 there already + 1 failed; 143 statements; onrecord.db`."""
    from onrecord.export.display import count, one_line

    parts = [(summary.added, "added"), (summary.read_again, "read again"), (summary.known, "there already")]
    shown = [f"{number:,} {words}" for number, words in parts if number] + [f"{summary.failed:,} failed"]
    line = f"{count(summary.inputs, 'input')} = {' + '.join(shown)}; {count(summary.statements, 'statement')}"
    if summary.not_read:
        line += f"; {summary.not_read:,} marked as not read"
    return f"{line}; in {one_line(str(ledger.path))}"


def status_of(summary: Summary) -> int:
    """The exit status that --help documents."""
    if summary.failed and summary.failed == summary.inputs:
        return NOTHING_READ
    return SOME_FAILED if summary.failed else ALL_WELL

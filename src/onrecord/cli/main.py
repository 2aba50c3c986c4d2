"""`onrecord`: the group of commands, and the one place where errors become a line and an exit status.

The command modules import nothing heavy: what a command needs is imported when it runs, so that `--help` is
fast.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from dataclasses import dataclass

import click

from onrecord import __version__
from onrecord.cli.add import add, update
from onrecord.cli.copies import copies
from onrecord.cli.diff import diff
from onrecord.cli.doctor import doctor
from onrecord.cli.eval import evaluate
from onrecord.cli.read import read
from onrecord.cli.report import report
from onrecord.cli.search import outlets, search, speakers
from onrecord.cli.show import show, stats
from onrecord.cli.sources import claim, claims, stories, story
from onrecord.cli.transfer import export, import_
from onrecord.errors import OnRecordError

USAGE_STATUS = 2
BUG_STATUS = 70
INTERRUPTED_STATUS = 130
PIPE_CLOSED_STATUS = 141


@dataclass(slots=True)
class Run:
    """What the group's own options say; commands do not see it."""

    debug: bool = False


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
    epilog="Settings also come from ONRECORD_* variables and onrecord.toml: see docs/settings.md.",
)
@click.version_option(__version__, prog_name="onrecord", message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Show the traceback of an error, not only its line.")
@click.pass_obj
def cli(run: Run, debug: bool) -> None:
    """Read news and show who said what, on whose word, with the words that prove it."""
    run.debug = debug


COMMANDS = (
    read, add, update, search, speakers, outlets, show, stats, copies, diff, stories, story, claims, claim, report,
    export, import_, evaluate, doctor,
)  # fmt: skip
for command in COMMANDS:
    cli.add_command(command)


def main() -> None:
    """The program's entry point. Exits with the status that `run` returns."""
    sys.exit(run(sys.argv[1:]))


def run(args: Sequence[str]) -> int:
    """Run one command line and return its exit status. Errors are one line on stderr. Raises nothing."""
    for stream in (sys.stdout, sys.stderr):
        # A name that the terminal's encoding lacks must not end the run.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    state = Run()
    try:
        # Not cli.main: that would answer some errors itself, in its own way.
        with cli.make_context("onrecord", list(args), obj=state) as context:
            status = cli.invoke(context)
        sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except click.exceptions.Exit as asked:
        return asked.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return USAGE_STATUS
    except click.ClickException as error:
        return _fail("usage", _with_hint(error), USAGE_STATUS, state)
    except OnRecordError as error:
        return _fail(error.code, str(error), USAGE_STATUS, state)
    except (KeyboardInterrupt, click.Abort):
        return _fail("interrupted", "stopped; what was not finished was not written", INTERRUPTED_STATUS, state)
    except BrokenPipeError:
        # Who read our output has gone (`| head`). Python would complain again at exit, so stdout is sent
        # nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED_STATUS
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        return _fail("error", f"{reason} (this is a bug; see where with onrecord --debug)", BUG_STATUS, state)


def _with_hint(error: click.ClickException) -> str:
    """What click says, and where the command is explained."""
    message = error.format_message()
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{message.removesuffix('.')} (see {context.command_path} --help)" if context else message


def _fail(code: str, message: str, status: int, state: Run) -> int:
    from onrecord.export.display import one_line

    if state.debug:
        traceback.print_exc()
    click.echo(f"onrecord: [{code}] {one_line(message)}", err=True)
    return status

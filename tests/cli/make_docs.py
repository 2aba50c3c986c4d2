"""docs/cli.md from the commands' own --help. `python -m tests.cli.make_docs` writes it; a test compares."""

from __future__ import annotations

import click

from onrecord.cli.main import cli
from tests.export.articles import ROOT

PAGE = ROOT / "docs" / "cli.md"
WIDTH = 88

HEAD = """# The command line

Written by `make docs` from what `onrecord --help` and each command's `--help` say.

Results go to standard output or to the file after `-o`; all else, failures too, to standard error, a line
each: `onrecord: [code] what, where, what is allowed`. The codes are in [errors](errors.md), the settings
that can also stand in the environment or in a file in [settings](settings.md). Besides the exit status that
each command names, every command can end with 70 (a bug of ours; `onrecord --debug` shows where), 130
(interrupted) and 141 (who read the output has closed it).
"""


def page() -> str:
    """What docs/cli.md should hold."""
    parts = [HEAD, _section("onrecord", cli)]
    parts += [_section(f"onrecord {name}", command) for name, command in sorted(cli.commands.items())]
    return "\n".join(parts)


def _section(title: str, command: click.Command) -> str:
    context = click.Context(command, info_name=title, terminal_width=WIDTH, max_content_width=WIDTH)
    context.help_option_names = ["-h", "--help"]
    lines = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    return f"## {title}\n\n```text\n{lines}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")

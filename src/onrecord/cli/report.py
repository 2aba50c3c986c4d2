"""`onrecord report`: a ledger as one page."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.ledger import ledger_option, link_new, open_ledger
from onrecord.errors import UsageError


@click.command("report")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default="report.html",
    show_default=True,
    metavar="FILE",
    help="File to write. It appears only when complete.",
)
@click.option("--story", "stories", multiple=True, metavar="ID", help="Only this story; may be given several times.")
@ledger_option
def report(output: Path, stories: tuple[str, ...], ledger: str | None) -> int:
    """Write one page of everything in the ledger, for a browser.

    Stories with the number of their outlets, newsrooms and speakers, each with its reasons; who took text from whom, as
    a drawing and in words; claims with their wordings; articles side by side; every article with its statements. The
    page needs no other file and no connection, and prints well. What was added since the last time is linked first.

    A page has room for the widest carried stories and some hundred articles; it tells what it leaves out, and --story
    draws that.

    \b
    Exit status: 0 written; 2 there is no ledger, no such story, or the file cannot be written.
    """  # noqa: D301 - \b is how click is told to keep these lines
    if not output.absolute().parent.is_dir():
        raise UsageError(f"{output}: the folder {output.parent} is not there; make it first")
    from onrecord.cli.progress import Bar
    from onrecord.export.formats import new_file
    from onrecord.export.report import write
    from onrecord.pipeline.report import contents

    with open_ledger(ledger) as opened:
        if output.exists() and opened.path.exists() and output.samefile(opened.path):
            raise UsageError(f"{output} is the ledger; name another file to write")
        link_new(opened)
        shown = contents(opened, stories)
        with new_file(output) as out, Bar(("draw",)) as bar:
            drawn = write(shown, out, lambda done, total: bar("draw", done, total))
    click.echo(f"{output}: {drawn}", err=True)
    return 0

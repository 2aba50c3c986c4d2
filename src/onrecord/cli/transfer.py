"""`onrecord export` and `onrecord import`: a ledger, or what a search finds in it, to files and back."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.ledger import filter_options, given, ledger_option, open_ledger, with_options
from onrecord.cli.read import FORMATS as READ_FORMATS
from onrecord.cli.read import SUFFIXES, Tally, check_output

if TYPE_CHECKING:
    from onrecord.pipeline import Ledger
    from onrecord.records import Article

FORMATS = tuple(name for name in READ_FORMATS if name != "text")
EXPORTED, NOTHING_FOUND = 0, 1


@click.command("export")
@click.argument("words", nargs=-1)
@with_options(
    ledger_option,
    click.option(
        "-f", "--format", "form", type=click.Choice(FORMATS), help="By default jsonl, or what -o's name says."
    ),
    click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write (brat: folder)."),
    click.option("--raw", is_flag=True, help="csv: the very characters, for programs; not safe in spreadsheets."),
    *filter_options,
)
def export(
    words: tuple[str, ...], ledger: str | None, form: str | None, output: Path | None, raw: bool, **filters: Any
) -> int:
    """Write the ledger, or what a search finds in it, to a file.

    WORDS and filters are those of `onrecord search`; without them everything is written. Of a search, each article
    holds the statements that were found and no others.

    \b
    Formats:
      jsonl    one onrecord/1 record per line; `onrecord import` takes it back
      csv      one row per statement, safe in spreadsheets; with --raw exact, for programs
      parquet  one row per statement, with types (needs pyarrow)
      html     one page with everything in it, for a browser
      brat     a folder of .txt and .ann standoff files (needs -o)
      w3c      Web Annotation JSON-LD; positions are code points

    \b
    Exit status: 0 something was written; 1 nothing was found; 2 the command line was wrong.
    """  # noqa: D301 - \b is how click is told to keep these lines
    from onrecord.export import write
    from onrecord.export.display import count, one_line

    named = SUFFIXES.get(output.suffix.lower()) if output else None
    form = form or (named if named in FORMATS else "jsonl")
    tally = Tally()
    with open_ledger(ledger) as opened:
        check_output(form, output, (str(opened.path),), raw=raw)
        write(form, tally.watch(_articles(opened, words, given(filters))), output or sys.stdout, raw=raw)
    parts = [count(tally.articles, "article"), count(tally.statements, "statement")]
    click.echo(", ".join(parts) + (f"; in {one_line(str(output))}" if output else ""), err=True)
    return EXPORTED if tally.articles else NOTHING_FOUND


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@ledger_option
def import_(files: tuple[str, ...], ledger: str | None) -> int:
    """Take records that were exported as jsonl into a ledger.

    FILE is .jsonl or .jsonl.gz, or - for standard input. Articles come with what a reader found in them; nothing is
    read anew, and what the ledger holds already stays as it is. Into a new ledger, the export of another one gives
    the same ledger, but for the bytes that articles came from, and older readings.

    \b
    Exit status:
      0  every record is in the ledger
      1  some failed; the others are in it
      2  nothing could be taken in, or the command line was wrong
    """  # noqa: D301 - \b is how click is told to keep these lines
    from onrecord.cli.add import report_failures, status_of, summary_line
    from onrecord.cli.progress import RunBar

    with open_ledger(ledger) as opened:
        with RunBar("Importing") as bar:
            summary = opened.import_records(*files, stdin=sys.stdin.buffer, progress=bar)
        report_failures(summary)
        click.echo(summary_line(summary, opened))
    return status_of(summary)


def _articles(ledger: Ledger, words: tuple[str, ...], filters: dict[str, Any]) -> Iterator[Article]:
    text = " ".join(words)
    return ledger.articles(text or None, **filters)

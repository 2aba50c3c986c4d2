"""`onrecord read`: paths in, statements out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.pipeline import Reads
    from onrecord.records import Article, Failure
    from onrecord.settings import Settings

FORMATS = ("text", "jsonl", "csv", "parquet", "html", "brat", "w3c")
"""The names in onrecord.export.FORMATS, again, so that --help need not import it; a test compares them."""

SUFFIXES = {
    ".txt": "text",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".parquet": "parquet",
    ".html": "html",
    ".htm": "html",
    ".jsonld": "w3c",
    ".json": "w3c",
}

ALL_READ, SOME_FAILED, NOTHING_READ = 0, 1, 2


@click.command("read")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="How to write the result; see above for the default.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File to write (brat: folder). It appears only when complete.",
)
@click.option("--raw", is_flag=True, help="csv: the very characters, for programs; not safe in spreadsheets.")
@click.option("--color/--no-color", default=None, help="Colours in text; by default where the terminal shows them.")
@click.option("--min-score", type=float, metavar="0-1", help="Leave out statements with a lower score.")
@click.option("--threads", type=int, metavar="N", help="Processor threads for the model; by default all cores.")
@click.option(
    "--model-dir",
    type=str,
    metavar="DIR",
    help="Use the model in this folder instead of the one that came along.",
)
def read(
    paths: tuple[str, ...],
    form: str | None,
    output: Path | None,
    raw: bool,
    color: bool | None,
    min_score: float | None,
    threads: int | None,
    model_dir: str | None,
) -> int:
    """Read articles and show who said what.

    PATH is a page (.html, .htm), a text (.txt), records (.jsonl, .jsonl.gz, .csv, .parquet), a web archive
    (.warc, .warc.gz, .wacz), a feed (.rss, .atom, .xml), a list of feeds (.opml), a folder of those, or - for
    standard input. The same article met twice is read once.

    \b
    Formats:
      text     the article with its statements marked and numbered, then a table of them
      jsonl    one onrecord/1 record per line
      csv      one row per statement, safe in spreadsheets; with --raw exact, for programs
      parquet  one row per statement, with types (needs pyarrow)
      html     one page with everything in it, for a browser
      brat     a folder of .txt and .ann standoff files (needs -o)
      w3c      Web Annotation JSON-LD; positions are code points

    Without --format, the name after -o decides (.txt .jsonl .csv .parquet .html .jsonld); without -o it is text
    on a terminal and jsonl elsewhere: in a pipe or a file.

    \b
    Exit status:
      0  every input was read
      1  some inputs failed; the results of the others are given
      2  nothing could be read, or the command line was wrong

    Each failed input is one line on standard error, with a code.
    """  # noqa: D301 - \b is how click is told to keep these lines
    from onrecord.settings import load

    settings = load({"color": color, "min_score": min_score, "threads": threads, "model_dir": model_dir})
    form = form or default_format(output)
    check_output(form, output, paths, raw=raw)
    from onrecord.cli.progress import Bar

    with Bar(stages=("collect", "read") if output or not sys.stdout.isatty() else ("collect",)) as bar:
        tally = Tally()
        _write(form, tally.watch(_items(paths, settings, bar)), output or sys.stdout, settings, raw)
    tally.report()
    return tally.status()


class Tally:
    """Counts what goes by, for the lines on standard error and the exit status."""

    def __init__(self) -> None:
        self.articles = self.statements = self.unread = 0
        self.failures: list[Failure] = []

    def watch(self, items: Iterable[Article | Failure]) -> Iterator[Article | Failure]:
        """The same items, counted."""
        from onrecord.records import Article

        for item in items:
            if isinstance(item, Article):
                self.articles += 1
                self.statements += len(item.statements)
                self.unread += item.outcome in ("unsupported_language", "no_text")
            else:
                self.failures.append(item)
            yield item

    def report(self) -> None:
        """One line for each failure, and one with the totals, to standard error."""
        from onrecord.export.display import count, failure_line

        for failure in self.failures:
            click.echo(f"onrecord: {failure_line(failure)}", err=True)
        parts = [count(self.articles, "article"), count(self.statements, "statement")]
        if self.unread:
            parts.append(f"{self.unread:,} marked as not read")
        parts.append(count(len(self.failures), "failure"))
        click.echo(", ".join(parts), err=True)

    def status(self) -> int:
        """The exit status that --help documents."""
        if not self.articles:
            return NOTHING_READ
        return SOME_FAILED if self.failures else ALL_READ


def _items(paths: tuple[str, ...], settings: Settings, bar: Any) -> Iterator[Article | Failure]:
    from onrecord.pipeline import confident, read_paths
    from onrecord.records import Failure

    reader = _reader(settings)
    for item in read_paths(paths, reader=reader, stdin=sys.stdin.buffer, progress=bar):
        yield item if isinstance(item, Failure) else confident(item, settings.min_score)


def _reader(settings: Settings) -> Reads:
    """The reader as the settings want it; what they leave open is the reader's own choice. Raises
    ModelError, UsageError.
    """
    from onrecord.outlets import use
    from onrecord.reading import load_reader

    use(settings.outlets)
    return load_reader(settings.model_dir, threads=settings.threads)


def _write(form: str, items: Iterable[Article | Failure], to: Path | TextIO, settings: Settings, raw: bool) -> None:
    from onrecord.export import write

    write(form, items, to, color=settings.color, raw=raw)


def default_format(output: Path | None) -> str:
    if output is not None:
        return SUFFIXES.get(output.suffix.lower(), "jsonl")
    return "text" if sys.stdout.isatty() else "jsonl"


def check_output(form: str, output: Path | None, paths: tuple[str, ...], *, raw: bool = False) -> None:
    """Refuse now what would fail, or do harm, after all the work. Raises UsageError."""
    from onrecord.export import check

    check(form, output or sys.stdout, raw=raw)
    if output is None:
        return
    if not output.absolute().parent.is_dir():
        raise UsageError(f"{output}: the folder {output.parent} is not there; make it first")
    if form == "brat" and output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise UsageError(f"{output} is there already; name a new or an empty folder")
    if form != "brat" and output.is_dir():
        raise UsageError(f"{output} is a folder; name a file in it")
    if any(path != "-" and output.exists() and Path(path).exists() and output.samefile(path) for path in paths):
        raise UsageError(f"{output} is one of the inputs; name another file to write")

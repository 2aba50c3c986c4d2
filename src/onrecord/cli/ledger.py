"""What the commands that work on a ledger share: which file, which filters, and the forms of what they show."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from onrecord.pipeline import Ledger

Command = TypeVar("Command", bound=Callable[..., Any])

FORMS = ("table", "json", "jsonl", "csv")
SPEAKER_TYPES = ("person", "unnamed_person", "group", "organisation", "media", "document", "author", "unknown")
KINDS = ("direct", "mixed", "indirect")
ATTITUDES = ("communication", "belief", "knowledge", "intention")
CIRCUMSTANCES = (
    "in_custody", "official_present", "interview", "press_conference", "anonymous", "written_statement",
    "social_media", "court", "translated", "leaked",
)  # fmt: skip
"""The words of the record format, again, so that --help need not import it; a test compares them."""

PLAIN_COLUMNS = 100

ledger_option = click.option(
    "--ledger", metavar="FILE", help="The ledger; by default onrecord.db, or $ONRECORD_LEDGER."
)
form_option = click.option("-f", "--format", "form", type=click.Choice(FORMS), default="table", show_default=True)
page_options = (
    click.option("--limit", type=int, default=20, show_default=True, metavar="N", help="Show at most so many."),
    click.option("--offset", type=int, default=0, metavar="N", help="Leave out the first ones."),
)
filter_options = (
    click.option("--speaker", metavar="NAME", help="Said by one whose name holds NAME."),
    click.option("--speaker-type", type=click.Choice(SPEAKER_TYPES), help="What the speaker is."),
    click.option("--outlet", metavar="NAME", help="Published by an outlet whose name or domain holds NAME."),
    click.option("--kind", type=click.Choice(KINDS), help="In quotation marks: all, some or none of it."),
    click.option("--attitude", type=click.Choice(ATTITUDES), help="Says, thinks, knows or wants."),
    click.option("--since", metavar="DATE", help="Published on that day or later: 2031, 2031-03 or 2031-03-11."),
    click.option("--until", metavar="DATE", help="Published on that day or earlier."),
    click.option("--story", metavar="ID", help="In an article of that story."),
    click.option("--min-score", type=float, metavar="0-1", help="Leave out statements with a lower score."),
    click.option("--nested/--outermost", default=None, help="Only what stands inside another statement, or in none."),
    click.option("--circumstance", type=click.Choice(CIRCUMSTANCES), help="Said in such circumstances."),
)


def with_options(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Give a command all the options, in that order."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def open_ledger(path: str | None, **flags: Any) -> Ledger:
    """The ledger that the flag or the settings name, with the settings' reader. Raises UsageError."""
    from onrecord.outlets import use
    from onrecord.pipeline import Ledger
    from onrecord.pipeline.ledger import DEFAULT
    from onrecord.pipeline.owners import load_owners
    from onrecord.settings import load

    settings = load({"ledger": path, **flags})
    use(settings.outlets)
    return Ledger(
        settings.ledger or DEFAULT,
        model_dir=settings.model_dir,
        threads=settings.threads,
        owners=load_owners(settings.owners),
    )


def link_new(ledger: Ledger) -> None:
    """Find the stories and claims of what was added since the last time, with a bar."""
    from onrecord.cli.progress import Bar

    with Bar(("link",)) as bar:
        ledger.link(progress=lambda done, total: bar("link", done, total))


def given(filters: Mapping[str, Any]) -> dict[str, Any]:
    """The filters that were given; `min_score` may come from the settings. Raises UsageError."""
    from onrecord.settings import load

    wanted = {name: value for name, value in filters.items() if value is not None}
    least = load({"min_score": filters.get("min_score")}).min_score
    return wanted | ({"min_score": least} if least > 0 else {})


def write_records(
    form: str, name: str, records: Sequence[Mapping[str, Any]], columns: Iterable[str], **head: Any
) -> None:
    """Records to standard output as json (one object: `head`, then the list under `name`), jsonl or csv."""
    if form == "json":
        click.echo(json.dumps({**head, name: records}, ensure_ascii=False, indent=2))
    elif form == "jsonl":
        for record in records:
            click.echo(json.dumps(record, ensure_ascii=False))
    else:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([safe_cell(record[name]) for name in columns] for record in records)


def safe_cell(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula; a list as its words."""
    from onrecord.export.csv import safe_cell as safe_text

    if isinstance(value, list | tuple):
        value = " ".join(map(str, value))
    return safe_text(value) if isinstance(value, str) else value


def print_table(heads: Mapping[str, str], rows: Iterable[Mapping[str, Any]]) -> None:
    """A table to standard output; `heads`: key of the record -> head of its column. Numbers stand on the right."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    from onrecord.export.display import for_terminal, label, one_line

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    shown = list(rows)
    for name, head in heads.items():
        number = bool(shown) and isinstance(shown[0][name], int | float)
        table.add_column(head, justify="right" if number else "left", no_wrap=number)
    for row in shown:
        cells = []
        for name in heads:
            value = row[name]
            plain = f"{value:,}" if isinstance(value, int) else "" if value is None else str(value)
            cells.append(Text(for_terminal(one_line(label(plain) if name == "type" else plain))))
        table.add_row(*cells)
    console().print(table)


def console() -> Any:
    """A rich console on standard output; as wide as the terminal, in a pipe PLAIN_COLUMNS."""
    from rich.console import Console

    from onrecord.settings import load

    color = load().color
    return Console(
        file=sys.stdout,
        highlight=False,
        markup=False,
        width=None if sys.stdout.isatty() else PLAIN_COLUMNS,
        force_terminal=True if color else None,
        no_color=None if color is None else not color,
    )

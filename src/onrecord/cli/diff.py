"""`onrecord diff`: what one article makes of another."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.ledger import ledger_option, open_ledger
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.linking.diff import Diff
    from onrecord.pipeline.read import Reads
    from onrecord.records import Article

FORMS = ("text", "json", "html")
SUFFIXES = {".html": "html", ".htm": "html", ".json": "json", ".txt": "text"}


@click.command("diff")
@click.argument("articles", nargs=-1, required=True, metavar="[A] B")
@ledger_option
@click.option("-f", "--format", "form", type=click.Choice(FORMS), help="By default text, or by the name after -o.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="File to write.")
@click.option("--statements/--no-statements", default=True, help="Compare who says what, too (reads files first).")
@click.option("--all", "everything", is_flag=True, help="Text: show the sentences that were kept, too.")
def diff(
    articles: tuple[str, ...], ledger: str | None, form: str | None, output: Path | None, statements: bool,
    everything: bool,
) -> int:  # fmt: skip
    """Show what B makes of A: sentences kept, changed, dropped, added, moved, and what became of the statements.

    A and B are pages or other files with one article in them, or ids of articles in a ledger. With B alone, which then
    is in a ledger, A is the text that B was taken from, else the earliest of its family.

    Of the statements it tells: a speaker who was cut, a quotation that was shortened, altered or only reported, an
    attribution that became plain assertion, a credit or a circumstance that was lost.

    \b
    Exit status: 0 compared; 2 an article cannot be found or read.
    """  # noqa: D301 - \b is how click is told to keep these lines
    if len(articles) > 2:
        raise UsageError(f"two articles are compared, not {len(articles)}; give A and B")
    if output is not None and not output.absolute().parent.is_dir():
        raise UsageError(f"{output}: the folder {output.parent} is not there; make it first")
    form = form or (SUFFIXES.get(output.suffix.lower(), "text") if output is not None else "text")
    if len(articles) == 1:
        a, b = _with_its_source(articles[0], ledger)
    else:
        a, b = (_article(name, ledger, statements) for name in articles)
    from onrecord.linking.diff import diff as compare

    _write(compare(a, b), form, output, everything)
    return 0


def _with_its_source(name: str, ledger: str | None) -> tuple[Article, Article]:
    from onrecord.pipeline.copies import source_of

    if Path(name).exists():
        raise UsageError(f"{name} is a file: name what to compare it with, or give the id of an article in a ledger")
    with open_ledger(ledger) as opened:
        article = opened.article(name)
        if article is None:
            raise UsageError(f"{name!r} is no article of {opened.path}; onrecord search finds ids")
        source = source_of(opened.writer, name)
        if source is None:
            raise UsageError(f"{name}: no other text of its family is in {opened.path}; name what to compare it with")
        return source, article


def _article(name: str, ledger: str | None, statements: bool) -> Article:
    """The one article of a file, read if wanted; else the one with that id in the ledger. Raises UsageError."""
    if not Path(name).exists():
        with open_ledger(ledger) as opened:
            if not opened.path.exists():
                raise UsageError(f"{name}: there is no such file, and no ledger {opened.path} with such an article")
            found = opened.article(name)
        if found is None:
            raise UsageError(f"{name}: neither a file nor an article of {opened.path}")
        return found
    from onrecord.pipeline.copies import articles_of
    from onrecord.records import Failure

    items = list(articles_of([name], _reader() if statements else None))
    if not items:
        raise UsageError(f"{name}: there is no article in it")
    if len(items) > 1:
        raise UsageError(f"{name} holds {len(items)} articles; two are compared, so give a file with one")
    if isinstance(items[0], Failure):
        raise UsageError(items[0].message)
    return items[0]


def _reader() -> Reads:
    from onrecord.reading import load_reader
    from onrecord.settings import load

    settings = load()
    return load_reader(settings.model_dir, threads=settings.threads)


def _write(found: Diff, form: str, output: Path | None, everything: bool) -> None:
    import json

    from onrecord.export.formats import new_file
    from onrecord.linking.diff import diff_to_json

    if form == "html":
        from onrecord.export.diff import page

        text = page(found)
    elif form == "json":
        text = json.dumps(diff_to_json(found), ensure_ascii=False, indent=2) + "\n"
    else:
        from onrecord.export.diff import lines

        if output is None:
            from onrecord.cli.ledger import console

            for line in lines(found, everything):
                console().print(line)
            return
        text = "".join(f"{line.plain}\n" for line in lines(found, everything))
    if output is None:
        sys.stdout.write(text)
    else:
        with new_file(output) as out:
            out.write(text)
        click.echo(
            f"{output}: {found.counts['changed']} sentences changed, {found.counts['dropped']} dropped", err=True
        )

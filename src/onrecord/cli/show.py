"""`onrecord show` and `onrecord stats`: one thing in a ledger, and how much there is."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.ledger import FORMS, console, ledger_option, open_ledger, print_table, write_records
from onrecord.cli.search import SPEAKER_HEADS, print_hit
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.pipeline import Ledger
    from onrecord.records import Article

SAID_BY_ONE = 20
"""Statements of a speaker that are shown."""

form_option = click.option("-f", "--format", "form", type=click.Choice(FORMS), default="table", show_default=True)


@click.command("show")
@click.argument("name", metavar="ID")
@ledger_option
@form_option
def show(name: str, ledger: str | None, form: str) -> int:
    """Show an article, a statement or a speaker.

    ID is an article's id, a statement's (`article:s3`, as `onrecord search` gives it) or a speaker's name.

    \b
    Exit status: 0 it is there; 2 it is not.
    """  # noqa: D301 - \b is how click is told to keep these lines
    with open_ledger(ledger) as opened:
        if (article := opened.article(name)) is not None:
            _show_article(article, form)
        elif opened.statement(name) is not None:
            _show_statement(opened, name, form)
        elif opened.speaker(name) is not None:
            _show_speaker(opened, name, form)
        else:
            raise UsageError(f"{name!r} is no article, statement or speaker here; onrecord search finds ids")
    return 0


@click.command("stats")
@ledger_option
@form_option
def stats(ledger: str | None, form: str) -> int:
    """Count articles, statements, speakers, outlets, failures.

    \b
    Exit status: 0 counted; 2 there is no ledger.
    """  # noqa: D301 - \b is how click is told to keep these lines
    with open_ledger(ledger) as opened:
        found = asdict(opened.stats())
        path = opened.path
    if form == "table":
        shown = [(key.replace("_", " "), _plain(value)) for key, value in found.items() if key != "size_bytes"]
        shown += [("size", f"{found['size_bytes'] / 1e6:,.1f} MB"), ("ledger", str(path))]
        width = max(len(key) for key, _ in shown)
        for key, value in shown:
            click.echo(f"{key:<{width}}  {value}")
    elif form == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        write_records(form, "stats", [found], found)
    return 0


def _show_article(article: Article, form: str) -> None:
    from onrecord.export import write
    from onrecord.records import to_json

    if form == "csv":
        raise UsageError("an article has no csv; use --format json, or onrecord search --format csv")
    if form == "json":
        click.echo(json.dumps(to_json(article), ensure_ascii=False, indent=2))
    else:
        from onrecord.settings import load

        write("text" if form == "table" else form, [article], sys.stdout, color=load().color)


def _show_statement(ledger: Ledger, name: str, form: str) -> None:
    """The statement with those it stands in, outermost first, and those that stand in it."""
    article_id = name.partition(":")[0]
    article = ledger.article(article_id)
    parents = {} if article is None else {s.id: s.parent for s in article.statements}
    chain: list[str] = []
    at: str | None = name.partition(":")[2]
    while at is not None and at not in chain:
        chain.insert(0, at)
        at = parents.get(at)
    inside = [child for child, parent in parents.items() if parent == chain[-1]]
    found = [hit for s in (*chain, *inside) if (hit := ledger.statement(f"{article_id}:{s}")) is not None]
    if form == "table":
        out = console()
        for depth, hit in enumerate(found):
            level = min(depth, len(chain))
            print_hit(hit, out, lead="   " * level + ("↳ " if level else ""))
    else:
        columns = [field.name for field in fields(found[0])]
        write_records(form, "statements", [asdict(hit) for hit in found], columns, id=name)


def _show_speaker(ledger: Ledger, name: str, form: str) -> None:
    from onrecord.store.articles import key

    speaker = ledger.speaker(name)
    if speaker is None:
        return
    hits = [h for h in ledger.search(speaker=name, limit=SAID_BY_ONE) if key(h.speaker) == key(name)]
    if form == "table":
        print_table(SPEAKER_HEADS, [asdict(speaker)])
        out = console()
        for number, hit in enumerate(hits, 1):
            print_hit(hit, out, lead=f"{number:>3}  ")
        if speaker.statements > len(hits):
            click.echo(f"{len(hits)} of {speaker.statements:,} statements; all: onrecord search --speaker NAME")
    elif form == "csv":
        write_records(form, "speakers", [asdict(speaker)], SPEAKER_HEADS)
    else:
        write_records(form, "statements", [asdict(hit) for hit in hits], (), speaker=asdict(speaker))


def _plain(value: Any) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value))
    return f"{value:,}" if isinstance(value, int) else value or "unknown"

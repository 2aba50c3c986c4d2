"""`onrecord search`, `onrecord speakers`, `onrecord outlets`: questions to a ledger."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.ledger import (
    console,
    filter_options,
    form_option,
    given,
    ledger_option,
    open_ledger,
    page_options,
    print_table,
    with_options,
    write_records,
)

if TYPE_CHECKING:
    from onrecord.store import Hit

FOUND, NOTHING_FOUND = 0, 1
SPEAKER_HEADS = {
    "name": "speaker",
    "type": "type",
    "statements": "statements",
    "articles": "articles",
    "outlets": "outlets",
    "first": "first",
    "last": "last",
}
OUTLET_HEADS = {
    "name": "outlet",
    "articles": "articles",
    "statements": "statements",
    "speakers": "speakers",
    "first": "first",
    "last": "last",
}


@click.command("search")
@click.argument("words", nargs=-1)
@with_options(ledger_option, *filter_options, *page_options, form_option)
def search(words: tuple[str, ...], ledger: str | None, form: str, limit: int, offset: int, **filters: Any) -> int:
    """Find statements by their words and who made them.

    All WORDS must stand in the content. "A phrase" goes in quotation marks (and those in the shell's), a
    beginning with an asterisk: 'harb*'. AND, OR, NOT in capitals and parentheses combine: 'strike NOT (dock OR rail)'.
    Without WORDS, the filters alone decide.

    \b
    Exit status: 0 something was found; 1 nothing was; 2 the command line was wrong.
    """  # noqa: D301 - \b is how click is told to keep these lines
    text = " ".join(words)
    with open_ledger(ledger) as opened:
        wanted = given(filters)
        total = opened.count(text, **wanted)
        hits = opened.search(text, **wanted, limit=limit, offset=offset)
    if form == "table":
        _print_hits(hits, total, offset)
    else:
        from onrecord.store import Hit

        columns = [field.name for field in fields(Hit)]
        write_records(form, "statements", [asdict(h) for h in hits], columns, total=total, offset=offset)
    return FOUND if total else NOTHING_FOUND


@click.command("speakers")
@click.argument("words", nargs=-1)
@with_options(ledger_option, *filter_options, *page_options, form_option)
def speakers(words: tuple[str, ...], ledger: str | None, form: str, limit: int, offset: int, **filters: Any) -> int:
    """Who speaks: names, with how much they say and where.

    With WORDS or filters, as in `onrecord search`: who makes those statements.

    \b
    Exit status: 0 something was found; 1 nothing was; 2 the command line was wrong.
    """  # noqa: D301 - \b is how click is told to keep these lines
    with open_ledger(ledger) as opened:
        found = [asdict(s) for s in opened.speakers(" ".join(words), **given(filters), limit=limit, offset=offset)]
    if form == "table":
        print_table(SPEAKER_HEADS, found)
    else:
        write_records(form, "speakers", found, SPEAKER_HEADS)
    return FOUND if found else NOTHING_FOUND


@click.command("outlets")
@click.argument("name", default="")
@with_options(ledger_option, *page_options, form_option)
def outlets(name: str, ledger: str | None, form: str, limit: int, offset: int) -> int:
    """Which outlets there are, with their articles and statements.

    With NAME: those whose name holds it, in any case.

    \b
    Exit status: 0 something was found; 1 nothing was; 2 the command line was wrong.
    """  # noqa: D301 - \b is how click is told to keep these lines
    with open_ledger(ledger) as opened:
        found = [asdict(outlet) for outlet in opened.outlets(name, limit=limit, offset=offset)]
    if form == "table":
        print_table(OUTLET_HEADS, found)
    else:
        write_records(form, "outlets", found, OUTLET_HEADS)
    return FOUND if found else NOTHING_FOUND


def _print_hits(hits: list[Hit], total: int, offset: int) -> None:
    from onrecord.export.display import count

    out = console()
    for number, hit in enumerate(hits, offset + 1):
        print_hit(hit, out, lead=f"{number:>3}  ")
    shown = f"{offset + 1:,} to {offset + len(hits):,} of " if hits and len(hits) < total else ""
    click.echo(f"{shown}{count(total, 'statement')}")


def print_hit(hit: Hit, out: Any, *, lead: str = "") -> None:
    """A statement as people read it: who, where and when; the words in their context; the id for `onrecord show`."""
    from rich.padding import Padding
    from rich.text import Text

    from onrecord.export.display import NOT_NAMED, for_terminal, label, one_line, when

    def clean(text: str | None) -> str:
        return for_terminal(one_line(text))

    name = clean(hit.speaker) or clean(hit.source)
    title = Text(lead + (name or NOT_NAMED), style="bold" if name else "dim")
    facts = [label(hit.kind), *(word for word in ("negated", "hedged") if getattr(hit, word))]
    facts += [label(circumstance) for circumstance in hit.circumstances]
    where = [clean(hit.outlet), when(hit.published), ", ".join(filter(None, facts))]
    title.append("".join(f"  ·  {fact}" for fact in where if fact), style="not bold")
    out.print(title, soft_wrap=False)
    before, after = (clean(text) for text in (hit.before, hit.after))
    glued = bool(hit.before) and not hit.before[-1].isspace()
    words = Text(before + ("" if glued or not before else " "), style="dim")
    words.append("[" + clean(hit.content) + "]", style="green not dim")
    words.append(("" if hit.after[:1] and not hit.after[0].isspace() else " ") + after, style="dim")
    out.print(Padding(words, (0, 0, 0, len(lead)), expand=False))
    score = "" if hit.score is None else f"  ·  score {hit.score:.2f}"
    title_of = f"  ·  {clean(hit.title)}" if hit.title else ""
    out.print(Padding(Text(f"{clean(hit.id)}{score}{title_of}", style="dim"), (0, 0, 1, len(lead)), expand=False))

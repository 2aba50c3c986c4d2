"""`onrecord copies`: who took text from whom."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.ledger import console, ledger_option, open_ledger
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.records import Article, CopyEdge

FORMS = ("table", "json", "jsonl")
RELATIONS = ("copy", "cut", "partial", "quotes")


@click.command("copies")
@click.argument("articles", nargs=-1, metavar="[ARTICLE | PATH...]")
@ledger_option
@click.option("-f", "--format", "form", type=click.Choice(FORMS), default="table", show_default=True)
@click.option("--relation", "relations", multiple=True, type=click.Choice(RELATIONS),
              help="Only these; by default all but quotes, which share quotations alone.")  # fmt: skip
@click.option("--why/--no-why", default=None, help="The evidence in words; by default for one article only.")
def copies(
    articles: tuple[str, ...], ledger: str | None, form: str, relations: tuple[str, ...], why: bool | None
) -> int:
    """Show which articles are copies, cuts or parts of one another, who took from whom, and the evidence.

    Of the ledger, all of them; with ARTICLE (an id), its own. With PATHs (pages, folders, records), of these articles,
    without a ledger; nothing is stored.

    \b
    Relations:
      copy     nearly all of each stands in the other
      cut      the shorter is nearly all in the longer
      partial  running passages are shared, each has other text too
      quotes   only quotations or captions are shared

    \b
    Exit status: 0 shown; 2 there is no ledger, or no such article.
    """  # noqa: D301 - \b is how click is told to keep these lines
    wanted = relations or (RELATIONS if form != "table" or _one_id(articles) else RELATIONS[:3])
    if articles and Path(articles[0]).exists():
        edges, names = _of_paths(articles)
    else:
        edges, names = _of_ledger(articles, ledger)
    shown = [edge for edge in edges if edge.relation in wanted]
    if form == "table":
        _table(shown, names, why if why is not None else _one_id(articles))
        return 0
    from onrecord.records import copy_edge_to_json

    records = [copy_edge_to_json(edge) for edge in shown]
    if form == "json":
        click.echo(json.dumps({"copies": records}, ensure_ascii=False, indent=2))
    for record in records if form == "jsonl" else ():
        click.echo(json.dumps(record, ensure_ascii=False))
    return 0


def _one_id(articles: Sequence[str]) -> bool:
    return len(articles) == 1 and not Path(articles[0]).exists()


def _of_paths(paths: Sequence[str]) -> tuple[list[CopyEdge], dict[str, str]]:
    from onrecord.export.display import failure_line
    from onrecord.linking.copies import link, resolve
    from onrecord.pipeline.copies import articles_of
    from onrecord.records import Failure

    found: dict[str, Article] = {}
    for item in articles_of(paths, None):
        if isinstance(item, Failure):
            click.echo(f"onrecord: {failure_line(item)}", err=True)
        else:
            found[item.id] = item
    return resolve(link(found.values())), {article.id: _name(article) for article in found.values()}


def _of_ledger(articles: Sequence[str], ledger: str | None) -> tuple[list[CopyEdge], dict[str, str]]:
    from onrecord.pipeline.copies import found_copies, link_copies

    with open_ledger(ledger) as opened:
        for name in articles:
            if opened.article(name) is None:
                raise UsageError(f"{name!r} is no article of {opened.path}, and no file; onrecord search finds ids")
        if not opened.path.exists():
            raise UsageError(f"{opened.path}: there is no ledger; make one with onrecord add, or give PATHs")
        with _bar(opened) as progress:
            link_copies(opened.writer, progress)
        edges = found_copies(opened.store, articles or None)
        ids = {end for edge in edges for end in (edge.a, edge.b)}
        loaded = (opened.article(each) for each in sorted(ids))
        return edges, {article.id: _name(article) for article in loaded if article is not None}


def _bar(opened: Any) -> Any:
    """A progress bar where there is a terminal to show it and something to link."""
    from contextlib import contextmanager

    @contextmanager
    def shown() -> Iterator[Any]:
        if not sys.stderr.isatty():
            yield None
            return
        from rich.console import Console
        from rich.progress import Progress

        with Progress(console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("Linking copies", total=None)
            yield lambda done, total: bar.update(task, completed=done, total=total)

    return shown()


def _name(article: Article) -> str:
    return article.outlet or article.domain or article.ref or article.id


def _table(edges: Sequence[CopyEdge], names: dict[str, str], why: bool) -> None:
    from rich.text import Text

    from onrecord.export.display import for_terminal, one_line
    from onrecord.linking.copies import families

    def name(article: str) -> str:
        return for_terminal(one_line(names.get(article, article)))

    out = console()
    found = families(edges)
    if not edges:
        click.echo("no text is shared")
        return
    for number, family in enumerate(found, start=1):
        out.print(Text(f"Family {number}: {len(family.members)} articles", "bold"))
        for member in _tree(family):
            depth, article = member
            inside = "← " if depth else ""
            out.print(Text.assemble("  " * (depth + 1), inside, name(article), (f"  {article}", "dim")))
    out.print()
    arrows = {"a_from_b": "took from", "common": "same source as"}
    for edge in edges:
        ends = [(edge.a, edge.share_a), (edge.b, edge.share_b)]
        if edge.direction == "b_from_a":
            ends.reverse()
        (one, share), (other, other_share) = ends
        arrow = "took from" if edge.direction == "b_from_a" else arrows.get(edge.direction, "and")
        line = Text.assemble(
            (f"{edge.relation:<8}", "bold"), name(one), f" {arrow} ", name(other),
            (f"  {share:.0%} of it, {other_share:.0%} of the other", "cyan"),
            (f"  origin: {for_terminal(one_line(edge.origin))}" if edge.origin else "", "dim"),
        )  # fmt: skip
        out.print(line)
        for evidence in edge.evidence if why else ():
            detail = for_terminal(one_line(evidence.detail))
            out.print(Text(f"          {evidence.reason.replace('_', ' ')}: {detail}", "dim"))


def _tree(family: Any) -> Iterator[tuple[int, str]]:
    """The members with their depth, each below the one that it was taken from."""

    def below(member: str, depth: int) -> Iterator[tuple[int, str]]:
        yield depth, member
        for child in sorted(m for m, parent in family.parents.items() if parent == member):
            yield from below(child, depth + 1)

    for root in family.roots:
        yield from below(root, 0)

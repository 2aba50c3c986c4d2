"""`onrecord eval`: how well a reading agrees with a gold one."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click


@click.command("eval")
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("pred", type=click.Path(path_type=Path))
@click.option(
    "--outermost",
    is_flag=True,
    help="Score only statements that stand in no other (for gold without nesting).",
)
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True)
def evaluate(gold: Path, pred: Path, outermost: bool, form: str) -> int:
    """Score the statements in PRED against those in GOLD.

    Both are .jsonl or .jsonl.gz files of onrecord/1 records over the same texts, matched by id. An article
    that PRED lacks counts as read without a result. All figures but the counts
    are percentages.

    \b
    Exit status: 0 scored; 2 a file cannot be read, or the texts differ.
    """  # noqa: D301 - \b is how click is told to keep these lines
    from onrecord.scoring import load_corpus, score

    result = score(load_corpus(gold), load_corpus(pred), outermost=outermost).as_dict()
    if form == "json":
        click.echo(json.dumps(result, indent=2))
    else:
        _print(result)
    return 0


def _print(result: Mapping[str, Any]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    single = [(name, value) for name, value in result.items() if not isinstance(value, Mapping)]
    click.echo("  ".join(f"{name} {value:,}" for name, value in single))
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("measure")
    for column in ("F1", "precision", "recall", "accuracy", "gold", "predicted"):
        table.add_column(column, justify="right")
    for name, row in result.items():
        if isinstance(row, Mapping):
            shares = [_share(row.get(key)) for key in ("f1", "p", "r", "accuracy")]
            counts = [_count(row.get("gold", row.get("n"))), _count(row.get("pred"))]
            table.add_row(name, *shares, *counts)
    Console(file=sys.stdout, highlight=False, width=None if sys.stdout.isatty() else 100).print(table)


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"


def _count(value: int | None) -> str:
    return "" if value is None else f"{value:,}"

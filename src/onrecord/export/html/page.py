"""The report: one HTML file that needs no other, asks for nothing and runs nothing but its own few lines of
script.

A Content-Security-Policy in the page allows exactly one style and one script, by their hashes, and forbids
all else, so that no word of an article can load or run anything even if escaping failed.
"""

from __future__ import annotations

import base64
import hashlib
import shutil
import tempfile
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import TextIO

from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord import __version__
from onrecord.export.display import count, failure_reason, one_line
from onrecord.export.html.view import Row, page
from onrecord.records import Article, Failure

FILTER_FROM = 12
"""From this many articles on, the list can be filtered."""

LIT_NUMBERS = 500
"""Statements of one article whose words light up without scripts: each costs the browser a rule."""


def write(items: Iterable[Article | Failure], out: TextIO) -> None:
    """Write the page when all items have come. One article at a time is in memory; drawn ones wait in a
    temporary file.

    Raises OSError.
    """
    template = _environment().get_template("article.html.j2")
    rows: list[Row] = []
    failures: list[dict[str, str]] = []
    most = 0
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace", newline="") as drawn:
        for item in items:
            if isinstance(item, Failure):
                failures.append(
                    {
                        "ref": one_line(item.ref),
                        "code": one_line(item.code),
                        "message": failure_reason(item),
                    }
                )
                continue
            view = page(item, f"a{len(rows) + 1}")
            rows.append(view.row)
            most = max(most, len(view.cards))
            drawn.write(template.render(page=view))
        drawn.seek(0)
        head, foot = _frame(rows, failures, most)
        out.write(head)
        shutil.copyfileobj(drawn, out)
        out.write(foot)


def _frame(rows: list[Row], failures: list[dict[str, str]], most: int) -> tuple[str, str]:
    """What stands before and after the articles."""
    style, script = _style(most), _asset("report.js")
    html = (
        _environment()
        .get_template("report.html.j2")
        .render(
            rows=rows,
            failures=failures,
            title=rows[0].title if len(rows) == 1 else count(len(rows), "article"),
            totals=_totals(rows, failures),
            speakers=any(row.speakers for row in rows),
            filtered=len(rows) >= FILTER_FROM,
            policy=_policy(style, script),
            style=style,
            script=script,
            version=__version__,
        )
    )
    head, _, foot = html.partition("<!--articles-->")
    return head, foot


def _totals(rows: list[Row], failures: list[dict[str, str]]) -> list[str]:
    outlets = {row.outlet.casefold() for row in rows if row.outlet}
    totals = [count(len(rows), "article"), count(sum(r.statements for r in rows), "statement")]
    totals[1:1] = [count(len(outlets), "outlet")] if outlets else []
    unread = len(failures) + sum(row.notice is not None for row in rows)
    return totals + ([f"{unread:,} not read"] if unread else [])


def _style(most: int) -> str:
    """The style, with one rule for each statement number: a card that is the link's target lights up its
    words, unscripted.
    """
    rules = []
    for n in range(1, min(most, LIT_NUMBERS) + 1):
        words = ",".join(f'[data-s~="{n}{letter}"]' for letter in "csq")
        rules.append(f".art:has(.k{n}:target) :is({words}){{background-color:var(--lit);color:var(--lit-ink)}}")
    return _asset("report.css") + "\n".join(rules)


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode()


@cache
def _asset(name: str) -> str:
    return files("onrecord.export.html").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("onrecord.export.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )

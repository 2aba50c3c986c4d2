"""The report: one HTML file that needs no other, asks for nothing and runs nothing but its own few lines of
script (`shell.py`).
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from typing import TextIO

from onrecord import __version__
from onrecord.export.display import count, failure_reason, one_line
from onrecord.export.html.shell import asset, environment, lit_rules, policy
from onrecord.export.html.view import Row, page
from onrecord.records import Article, Failure

FILTER_FROM = 12
"""From this many articles on, the list can be filtered."""


def write(items: Iterable[Article | Failure], out: TextIO) -> None:
    """Write the page when all items have come. One article at a time is in memory; drawn ones wait in a
    temporary file.

    Raises OSError.
    """
    template = environment().get_template("article.html.j2")
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
    style, script = asset("report.css") + lit_rules(most), asset("report.js")
    html = (
        environment()
        .get_template("report.html.j2")
        .render(
            rows=rows,
            failures=failures,
            title=rows[0].title if len(rows) == 1 else count(len(rows), "article"),
            totals=_totals(rows, failures),
            speakers=any(row.speakers for row in rows),
            filtered=len(rows) >= FILTER_FROM,
            policy=policy(style, script),
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

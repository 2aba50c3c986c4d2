"""A diff as one self-contained page: the two texts side by side, and what became of the statements."""

from __future__ import annotations

from itertools import groupby

from onrecord import __version__
from onrecord.export.display import one_line, visible
from onrecord.export.html.shell import asset, environment, policy
from onrecord.export.sides import side_by_side
from onrecord.linking.diff import Diff
from onrecord.linking.diff.statements import KINDS, told_once
from onrecord.records import Article

PACKAGE = "onrecord.export.diff"


def page(found: Diff) -> str:
    """The page. Nothing of the articles becomes markup."""
    style = asset("report.css") + asset("diff.css", PACKAGE)
    template = environment(PACKAGE).get_template("diff.html.j2")
    return template.render(
        version=__version__,
        policy=policy(style, ""),
        style=style,
        a=_heading(found.a),
        b=_heading(found.b),
        counts=[(kind, count) for kind, count in found.counts.items() if count],
        rows=[side_by_side(found, change) for change in found.sentences],
        groups=[
            (kind, KINDS[kind], list(changes))
            for kind, changes in groupby(told_once(found.statements), key=lambda told: told[0].kind)
        ],
        visible=visible,
    )


def _heading(article: Article) -> dict[str, str]:
    return {
        "outlet": one_line(article.outlet or article.domain) or "(outlet not known)",
        "title": one_line(article.title) or one_line(article.ref or article.id),
        "date": one_line(article.published),
    }

"""A diff as one self-contained page: the two texts side by side, and what became of the statements."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord import __version__
from onrecord.export.display import one_line, visible
from onrecord.export.html.shell import asset, environment, policy
from onrecord.linking.diff import Diff, Edit, SentenceChange
from onrecord.linking.diff.statements import KINDS
from onrecord.records import Article
from onrecord.text import Span

PACKAGE = "onrecord.export.diff"


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of one side, and the space after them; `op` as in Edit."""

    op: str
    words: str
    gap: str = " "


@dataclass(frozen=True, slots=True)
class _Row:
    kind: str
    moved: bool
    a: list[_Piece]
    b: list[_Piece]


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
        rows=[_row(found, change) for change in found.sentences],
        groups=[
            (kind, meaning, [c for c in found.statements if c.kind == kind])
            for kind, meaning in KINDS.items()
            if any(c.kind == kind for c in found.statements)
        ],
        visible=visible,
    )


def _heading(article: Article) -> dict[str, str]:
    return {
        "outlet": one_line(article.outlet or article.domain) or "(outlet not known)",
        "title": one_line(article.title) or one_line(article.ref or article.id),
        "date": one_line(article.published),
    }


def _row(found: Diff, change: SentenceChange) -> _Row:
    if change.kind == "changed":
        a = [_piece(found.a, e, e.a) for e in change.words if e.a is not None]
        b = [_piece(found.b, e, e.b) for e in change.words if e.b is not None]
        return _Row(change.kind, change.moved, a, b)
    return _Row(change.kind, change.moved, _whole(found.a, change.a), _whole(found.b, change.b))


def _piece(article: Article, edit: Edit, span: Span) -> _Piece:
    gap = " " if article.text[span.end : span.end + 1].isspace() else ""
    return _Piece(edit.op, visible(span.of(article.text)), gap)


def _whole(article: Article, span: Span | None) -> list[_Piece]:
    return [] if span is None else [_Piece("same", visible(span.of(article.text)))]

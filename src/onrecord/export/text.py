"""For people at a terminal, or in a pipe: the article with its statements marked and numbered, then a table
of them.

A source stands in braces, a cue in angle brackets, a content in square ones, each with its statement's
number, so that all is there without colour: `{¹Ana Ruiz} <¹said> [¹it was late]`. Nested ones stand inside;
the pieces of one interrupted content carry the same number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from onrecord.export.display import (
    count,
    credit_lines,
    failure_line,
    for_terminal,
    label,
    notice,
    one_line,
    shorten,
    speaker_name,
    title_of,
    when,
    words,
)
from onrecord.export.outline import Entry, outline
from onrecord.export.segments import (
    BRACKETS,
    CONTENT,
    CUE,
    PARAGRAPH_BREAK,
    SOURCE,
    Mark,
    Segment,
    marks,
    segments,
    superscript,
)
from onrecord.records import Article, Failure, Statement

ROLE_STYLES = {SOURCE: "bold cyan", CUE: "italic yellow"}
CONTENT_STYLES = ("green", "magenta", "blue")
"""By depth; the last goes on for deeper ones."""

TEXT_COLUMNS = 100
PLAIN_COLUMNS = 100
CELL_CHARS = 240
DEEPEST_INDENT = 6


def write(
    items: Iterable[Article | Failure], out: TextIO, *, color: bool | None = None, width: int | None = None
) -> None:
    """Write each article as it comes. `color` None: only on a terminal that wants it; `width`: columns,
    None = found out.

    Raises OSError.
    """
    console = _console(out, color, width)
    for item in items:
        with console.capture() as capture:
            if isinstance(item, Failure):
                console.print(Text(f"! not read: {for_terminal(failure_line(item))}", style="bold red"))
            else:
                _article(console, item)
        # A table fills its cells with blanks: nobody needs those at the end of a line.
        out.write("".join(f"{line.rstrip()}\n" for line in capture.get().splitlines()))
        out.flush()


def _console(out: TextIO, color: bool | None, width: int | None) -> Console:
    if width is None and not out.isatty():
        width = PLAIN_COLUMNS
    return Console(
        file=out,
        width=width,
        force_terminal=True if color else None,
        no_color=None if color is None else not color,
        color_system="auto" if color is not False else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def _article(console: Console, article: Article) -> None:
    entries = outline(article)
    console.print(Rule(style="dim", characters="─" if _unicode(console) else "-"))
    for line in _heading(article, entries):
        console.print(line)
    console.print()
    reason = notice(article)
    if reason:
        console.print(Text(f"! {for_terminal(reason)}", style="bold yellow"))
        console.print()
    width = min(console.width, TEXT_COLUMNS)
    for number, paragraph in enumerate(paragraphs(article, entries, raised=_unicode(console))):
        if number:
            console.print()
        console.print(paragraph, width=width, overflow="fold")
    # The table brings its own blank lines.
    console.print(_table(article, entries) if entries else "")


def _heading(article: Article, entries: Sequence[Entry]) -> list[Text]:
    lines = [Text(for_terminal(title_of(article)), style="bold")]
    facts = [article.outlet or article.domain, when(article.published), article.byline, article.language]
    known = [for_terminal(one_line(fact)) for fact in facts if fact]
    if known:
        lines.append(Text(" · ".join(known)))
    addresses = dict.fromkeys(one_line(a) for a in (article.url, article.ref, *article.refs) if a)
    lines += [Text(for_terminal(address), style="dim") for address in addresses]
    credits = credit_lines(article)
    if credits:
        lines.append(Text(f"Credits: {for_terminal('; '.join(credits))}"))
    if entries:
        lines.append(
            Text.assemble(
                (count(len(entries), "statement"), "dim"),
                ("   {source}", ROLE_STYLES[SOURCE]),
                (" <cue>", ROLE_STYLES[CUE]),
                (" [content]", CONTENT_STYLES[0]),
            )
        )
    elif article.outcome == "read":
        lines.append(Text("no statements found", style="dim"))
    return lines


def paragraphs(article: Article, entries: Sequence[Entry], *, raised: bool = True) -> list[Text]:
    """The text with its marks, one rich Text for each paragraph."""
    text = article.text
    gaps = [match.span() for match in PARAGRAPH_BREAK.finditer(text)]
    cuts = [border for gap in gaps for border in gap]
    starts = {end for _, end in gaps}
    found, current = [], Text()
    for segment in segments(len(text), marks(entries), breaks=cuts):
        if segment.start in starts:
            found.append(current)
            current = Text()
        _append(current, text, segment, raised)
    found.append(current)
    return [paragraph for paragraph in found if paragraph.plain.strip()]


def _append(line: Text, text: str, segment: Segment, raised: bool) -> None:
    for mark in segment.opens:
        number = superscript(mark.number) if raised else f"{mark.number} "
        line.append(BRACKETS[mark.role][0] + number, _style(mark))
    words_here = for_terminal(text[segment.start : segment.end])
    # A paragraph break within a content is whitespace: it is not part of what is shown.
    shown = words_here if words_here.strip() or "\n" not in words_here else ""
    line.append(shown.replace("\t", " "), _style(segment.marks[-1]) if segment.marks else "")
    for mark in segment.closes:
        line.append(BRACKETS[mark.role][1], _style(mark))


def _style(mark: Mark) -> str:
    if mark.role == CONTENT:
        return CONTENT_STYLES[min(mark.depth, len(CONTENT_STYLES) - 1)]
    return ROLE_STYLES[mark.role]


def _table(article: Article, entries: Sequence[Entry]) -> Table:
    table = Table(box=SIMPLE_HEAD, expand=True, pad_edge=False, header_style="bold")
    table.add_column("#", no_wrap=True)
    table.add_column("Speaker", ratio=4, overflow="fold")
    table.add_column("Kind", ratio=2, overflow="fold")
    table.add_column("Cue", ratio=2, overflow="fold")
    table.add_column("Content", ratio=9, overflow="fold")
    for entry in entries:
        statement = entry.statement
        indent = "  " * min(entry.depth - 1, DEEPEST_INDENT) + "↳ " if entry.depth else ""
        table.add_row(
            f"{indent}{entry.number}",
            _speaker(article, statement),
            _kind(statement),
            for_terminal(words(article, [statement.cue]) if statement.cue else "(none)"),
            for_terminal(shorten(words(article, statement.content), CELL_CHARS)),
        )
    return table


def _speaker(article: Article, statement: Statement) -> Text:
    """The name, and under it in what circumstances it was said."""
    cell = Text(for_terminal(speaker_name(article, statement)), style="bold")
    circumstances = dict.fromkeys(label(c.label) for c in statement.circumstances)
    if circumstances:
        cell.append("\n" + ", ".join(circumstances), style="not bold dim")
    return cell


def _kind(statement: Statement) -> str:
    flags = [name for name in ("negated", "hedged") if getattr(statement, name)]
    return "\n".join([*filter(None, [label(statement.kind)]), *flags])


def _unicode(console: Console) -> bool:
    return console.encoding.lower().startswith("utf")

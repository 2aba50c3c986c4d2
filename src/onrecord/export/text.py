"""For people at a terminal, or in a pipe: the article with its statements marked and numbered, then a table
of them.

A source stands in braces, a cue in angle brackets, a content in square ones, each with its statement's
number, so that all is there without colour: `{¹Ana Ruiz} <¹said> [¹it was late]`. Nested ones stand inside;
the pieces of one interrupted content carry the same number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from onrecord.export.columns import Cell, Run, cells, row, share, wrap_runs
from onrecord.export.display import (
    NOT_NAMED,
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
from onrecord.export.hands import chains, circumstances
from onrecord.export.outline import Entry, outline
from onrecord.export.segments import (
    BRACKETS,
    CONTENT,
    CUE,
    SOURCE,
    Mark,
    Segment,
    lines,
    marks,
    superscript,
)
from onrecord.export.speakers import quoted
from onrecord.records import Article, Failure, Statement

if TYPE_CHECKING:
    from rich.console import Console

Paint = Callable[[str, str], str]
"""(text, style) -> the text as the terminal is to get it."""

ROLE_STYLES = {SOURCE: "bold cyan", CUE: "italic yellow"}
CONTENT_STYLES = ("green", "magenta", "blue")
"""By depth; the last goes on for deeper ones."""

TEXT_COLUMNS = 100
PLAIN_COLUMNS = 100
DEEPEST_INDENT = 6
HEADS = ("Speaker", "Kind", "Cue", "Content")
SPEAKER_HEADS = ("Speaker", "What the article says of them", "How they are quoted")
SPEAKER_RATIOS = (4, 6, 6)
RATIOS = (4, 2, 2, 9)
"""Of the columns after the number."""

CELL_LINES = 3
"""About as many lines does a cell take: all words stand in the article above."""


def write(
    items: Iterable[Article | Failure], out: TextIO, *, color: bool | None = None, width: int | None = None
) -> None:
    """Write each article as it comes. `color` None: only on a terminal that wants it; `width`: columns,
    None = found out. Takes time linear in the texts and statements.

    Raises OSError.
    """
    console = _console(out, color, width)
    paint = _painter(console)
    raised = console.encoding.lower().startswith("utf")
    for item in items:
        shown = _failure(item, console.width) if isinstance(item, Failure) else _article(item, console.width, raised)
        for line in shown:
            out.write("".join(paint(text, style) for text, style in line).rstrip() + "\n")
        out.flush()


def _console(out: TextIO, color: bool | None, width: int | None) -> Console:
    """Only asked what the terminal is like: its width, colours and encoding."""
    from rich.console import Console

    if width is None and not out.isatty():
        width = PLAIN_COLUMNS
    return Console(
        file=out,
        width=width,
        force_terminal=True if color else None,
        no_color=None if color is None else not color,
        color_system="auto" if color is not False else None,
        legacy_windows=False,
    )


def _painter(console: Console) -> Paint:
    from rich.console import COLOR_SYSTEMS
    from rich.style import Style

    system = COLOR_SYSTEMS[console.color_system] if console.color_system else None
    styles: dict[str, Style] = {}

    def paint(text: str, style: str) -> str:
        if not style or system is None:
            return text
        if style not in styles:
            parsed = Style.parse(style)
            styles[style] = parsed.without_color if console.no_color else parsed
        return styles[style].render(text, color_system=system)

    return paint


def _failure(failure: Failure, width: int) -> Iterator[list[Run]]:
    return wrap_runs([(f"! not read: {for_terminal(failure_line(failure))}", "bold red")], width)


def _article(article: Article, columns: int, raised: bool) -> Iterator[list[Run]]:
    entries = outline(article)
    width = min(columns, TEXT_COLUMNS)
    yield [(("─" if raised else "-") * columns, "dim")]
    for line in _heading(article, entries):
        yield from wrap_runs(line, columns)
    yield []
    reason = notice(article)
    if reason:
        yield from wrap_runs([(f"! {for_terminal(reason)}", "bold yellow")], columns)
        yield []
    for apart, paragraph in paragraphs(article, entries, raised=raised):
        if apart:
            yield []
        yield from wrap_runs(paragraph, width)
    yield []
    if entries:
        yield from _table(article, entries, columns, raised)
        yield []
        yield from _speakers(article, entries, columns, raised)
        yield from _hands(article, entries, columns)


def _hands(article: Article, entries: Sequence[Entry], columns: int) -> Iterator[list[Run]]:
    """Chains longer than outlet and speaker, and circumstances with their words, with the statements' numbers."""
    lists = (
        ("Through whose hands", [(chain, "", numbers) for chain, numbers in chains(entries)]),
        ("In what circumstances", circumstances(article, entries)),
    )
    for head, told in lists:
        if told:
            yield [(head, "bold")]
        for name, proof, numbers in told:
            line = [(for_terminal(name), ""), (f" “{for_terminal(proof)}”" if proof else "", "dim")]
            yield from wrap_runs([*line, (f": {', '.join(map(str, numbers))}", "dim")], columns)
        if told:
            yield []


def _heading(article: Article, entries: Sequence[Entry]) -> Iterator[list[Run]]:
    title = title_of(article)
    yield [(for_terminal(title), "bold")]
    facts = [article.outlet or article.domain, when(article.published), article.byline, article.language]
    known = [for_terminal(one_line(fact)) for fact in facts if fact]
    if known:
        yield [(" · ".join(known), "")]
    addresses = dict.fromkeys(one_line(a) for a in (article.url, article.ref, *article.refs) if a)
    yield from ([(for_terminal(address), "dim")] for address in addresses if address != title)
    credits = credit_lines(article)
    if credits:
        yield [(f"Credits: {for_terminal('; '.join(credits))}", "")]
    if entries:
        legend = [
            (f"{count(len(entries), 'statement')}: ", "dim"),
            ("{who speaks}", ROLE_STYLES[SOURCE]),
            (" ", ""),
            ("<the word that says so>", ROLE_STYLES[CUE]),
            (" ", ""),
            ("[what is said]", CONTENT_STYLES[0]),
        ]
        yield legend
    elif article.outcome == "read":
        yield [("no statements found", "dim")]


def paragraphs(article: Article, entries: Sequence[Entry], *, raised: bool = True) -> Iterator[tuple[bool, list[Run]]]:
    """The text with its marks: for each paragraph, whether a blank line stands before it, and its runs."""
    for line in lines(article.text, marks(entries)):
        runs: list[Run] = []
        for segment in line.segments:
            runs += _runs(article.text, segment, raised)
        yield line.apart, runs


def _runs(text: str, segment: Segment, raised: bool) -> Iterator[Run]:
    for mark in segment.opens:
        number = superscript(mark.number) if raised else f"{mark.number} "
        yield BRACKETS[mark.role][0] + number, _style(mark)
    shown = for_terminal(text[segment.start : segment.end]).replace("\t", " ")
    yield shown, _style(segment.marks[-1]) if segment.marks else ""
    for mark in segment.closes:
        yield BRACKETS[mark.role][1], _style(mark)


def _style(mark: Mark) -> str:
    if mark.role == CONTENT:
        return CONTENT_STYLES[min(mark.depth, len(CONTENT_STYLES) - 1)]
    return ROLE_STYLES[mark.role]


def _table(article: Article, entries: Sequence[Entry], columns: int, raised: bool) -> Iterator[list[Run]]:
    numbers = [_number(entry, raised) for entry in entries]
    indent = max(map(cells, numbers)) + 2
    widths = share(columns - indent, RATIOS)
    yield from row("#".ljust(indent), [[[(head, "bold")]] for head in HEADS], widths)
    yield [(("─" if raised else "-") * columns, "dim")]
    for entry, number in zip(entries, numbers, strict=True):
        statement = entry.statement
        cue = words(article, [statement.cue]) if statement.cue else ""
        said = for_terminal(shorten(words(article, statement.content), CELL_LINES * widths[3] - widths[3] // 4))
        fields: list[Cell] = [
            _speaker(article, statement, CELL_LINES * widths[0]),
            [[(line, "")] for line in _kind(statement)],
            [[(for_terminal(shorten(cue, CELL_LINES * widths[2])), "")] if cue else [("(none)", "dim")]],
            [[(said, "")]],
        ]
        yield from row(number + " " * (indent - cells(number)), fields, widths)


def _speakers(article: Article, entries: Sequence[Entry], columns: int, raised: bool) -> Iterator[list[Run]]:
    """Who speaks, how often and how; nothing where nobody is known."""
    rows = quoted(article, {entry.statement.id: entry.number for entry in entries})
    if not rows:
        return
    widths = share(columns, SPEAKER_RATIOS)
    yield from row("", [[[(head, "bold")]] for head in SPEAKER_HEADS], widths)
    yield [(("─" if raised else "-") * columns, "dim")]
    for who in rows:
        name: Cell = [[(for_terminal(shorten(who.name, CELL_LINES * widths[0])), "bold")]]
        told = "; ".join(filter(None, [who.type, who.described]))
        about: Cell = [[(for_terminal(shorten(told, CELL_LINES * widths[1])), "")]]
        how: Cell = [[(who.how, "")]]
        yield from row("", [name, about, how], widths)
    yield []


def _number(entry: Entry, raised: bool) -> str:
    """The statement's number, moved to the right as deep as it is nested."""
    arrow = ("↳ " if raised else "> ") if entry.depth else ""
    return f"{'  ' * min(entry.depth - 1, DEEPEST_INDENT)}{arrow}{entry.number}"


def _speaker(article: Article, statement: Statement, size: int) -> Cell:
    """The name, under it the words that stand for it here, and in what circumstances it was said."""
    name = speaker_name(article, statement)
    shown: list[list[Run]] = [[(for_terminal(shorten(name, size)), "dim" if name == NOT_NAMED else "bold")]]
    source = words(article, statement.source)
    if statement.speaker and source and not _says(source, name):
        shown.append([(f"“{for_terminal(shorten(source, size))}”", "dim")])
    labels = dict.fromkeys(label(c.label) for c in statement.circumstances)
    return [*shown, [(", ".join(labels), "dim")]] if labels else shown


def _says(source: str, name: str) -> bool:
    """Whether the source's own words hold the name: then they need not be shown beside it."""
    return name.casefold() in source.casefold()


def _kind(statement: Statement) -> list[str]:
    flags = [name for name in ("negated", "hedged") if getattr(statement, name)]
    return [*filter(None, [label(statement.kind)]), *flags]

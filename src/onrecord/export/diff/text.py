"""A diff as lines of text, coloured where the terminal shows colours; marks tell the same without them."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from onrecord.export.display import for_terminal, one_line, shorten
from onrecord.linking.diff import Diff, SentenceChange, StatementChange
from onrecord.linking.diff.statements import KINDS, told_once
from onrecord.records import Article
from onrecord.text import Span

DROPPED, ADDED, QUIET = "red", "green", "dim"
SHOWN_CHARS = 160


def lines(found: Diff, everything: bool = False) -> Iterator[Text]:
    """The lines, without newlines; without `everything`, sentences that were kept are only counted."""
    for mark, article in (("A", found.a), ("B", found.b)):
        yield Text.assemble((f"{mark}  ", "bold"), _heading(article))
    counts = [f"{count} {kind}" for kind, count in found.counts.items() if count]
    yield Text("   sentences: " + (", ".join(counts) or "none"), QUIET)
    yield Text()
    kept = 0
    for change in found.sentences:
        if change.kind == "kept" and not change.moved and not everything:
            kept += 1
            continue
        if kept:
            yield _kept(kept)
            kept = 0
        yield _sentence(found, change)
    if kept:
        yield _kept(kept)
    yield from _statements(found)


def _heading(article: Article) -> str:
    parts = (article.outlet or article.domain, article.title, article.published, article.ref or article.id)
    return for_terminal(" · ".join(one_line(part) for part in parts if part))


def _kept(count: int) -> Text:
    return Text(f"     … {count} {'sentence' if count == 1 else 'sentences'} kept", QUIET)


def _sentence(found: Diff, change: SentenceChange) -> Text:
    moved = "↕" if change.moved else " "
    if change.kind == "dropped":
        return Text.assemble((f" - {moved} ", DROPPED), (_words(found.a, change.a), DROPPED))
    if change.kind == "added":
        return Text.assemble((f" + {moved} ", ADDED), (_words(found.b, change.b), ADDED))
    if change.kind == "kept":
        return Text.assemble((f"   {moved} ", "bold"), _words(found.b, change.b))
    line = Text(f" ~ {moved} ")
    for edit in change.words:
        article, span = (found.a, edit.a) if edit.op == "dropped" else (found.b, edit.b)
        assert span is not None
        words = _words(article, span)
        if edit.op == "same":
            line.append(words)
        else:
            mark, style = (
                ("[-{}-]", f"{DROPPED} strike") if edit.op == "dropped" else ("{{+{}+}}", f"{ADDED} underline")
            )
            line.append(mark.format(words), style)
        line.append(" " if article.text[span.end : span.end + 1].isspace() else "")
    line.rstrip()
    return line


def _statements(found: Diff) -> Iterator[Text]:
    if not found.statements:
        return
    yield Text()
    yield Text("Statements", "bold")
    last = ""
    for change, times in told_once(found.statements):
        if change.kind != last:
            last = change.kind
            yield Text(f"  {last.replace('_', ' ')}: {KINDS[last]}", "bold" if last != "statement_cut" else QUIET)
        yield _statement(change, times)


def _statement(change: StatementChange, times: int) -> Text:
    line = Text("    ")
    if change.speaker:
        line.append(f"{_short(change.speaker)}: ", "cyan")
    line.append(_short(change.before), DROPPED)
    if change.after is not None:
        line.append("  →  ").append(_short(change.after), ADDED)
    if times > 1:
        line.append(f"  ({times} statements)", QUIET)
    return line


def _words(article: Article, span: Span | None) -> str:
    return "" if span is None else for_terminal(one_line(span.of(article.text)))


def _short(words: str | None) -> str:
    return for_terminal(shorten(one_line(words), SHOWN_CHARS))

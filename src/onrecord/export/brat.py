"""brat standoff: for each article a `.txt` with its text and an `.ann` with its statements, in one folder.

Offsets are code points into the `.txt`. `T` = a span of one role (`Source`, `Cue`, `Content`), `E` = a
statement, with the cue as trigger; a quotation without a cue has no trigger, so `R SaidBy` ties its content
to its source. `R NestedIn` ties a content to the content it stands in. `A` = kind, attitude, negated,
hedged; `#` = the speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from onrecord.export.display import one_line, speaker_name
from onrecord.export.outline import Entry, outline
from onrecord.records import Article, Failure
from onrecord.records.statement import ATTITUDES, KINDS
from onrecord.text.span import Span

# brat keeps one annotation on one line and cuts texts into lines, so a span may hold no line break of any
# sort.
PIECE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
UNSAFE_NAME = re.compile(r"[^\w.-]+")
NAME_CHARS = 80

CONFIGURATION = f"""[entities]
Source
Cue
Content

[relations]
SaidBy\tArg1:Content, Arg2:Source
NestedIn\tArg1:Content, Arg2:Content
<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]
Cue\tSource*:Source, Content*:Content

[attributes]
Kind\tArg:<EVENT>|Content, Value:{"|".join(sorted(KINDS))}
Attitude\tArg:<EVENT>|Content, Value:{"|".join(sorted(ATTITUDES))}
Negated\tArg:<EVENT>|Content
Hedged\tArg:<EVENT>|Content
"""


def write(items: Iterable[Article | Failure], folder: Path) -> None:
    """Write `annotation.conf`, and a `.txt` and an `.ann` for each article, into a folder that is there.

    Raises OSError. Failures are no articles: the caller reports them.
    """
    (folder / "annotation.conf").write_text(CONFIGURATION, encoding="utf-8", newline="")
    taken: set[str] = set()
    for item in items:
        if isinstance(item, Article):
            name = _file_name(item, taken)
            text = item.text.encode("utf-8", errors="replace")
            (folder / f"{name}.txt").write_bytes(text)
            (folder / f"{name}.ann").write_text(standoff(item), encoding="utf-8", errors="replace", newline="")


def standoff(article: Article) -> str:
    """The `.ann` file of one article."""
    lines = _Lines(article)
    for entry in outline(article):
        lines.add(entry)
    return "".join(f"{line}\n" for line in lines.done)


class _Lines:
    """Collects the lines of one `.ann` file and hands out their ids."""

    def __init__(self, article: Article) -> None:
        self.done: list[str] = []
        self._article = article
        self._last = {"T": 0, "E": 0, "R": 0, "A": 0, "#": 0}
        self._content_of: dict[int, str] = {}

    def add(self, entry: Entry) -> None:
        statement = entry.statement
        content = self._spans("Content", statement.content)
        source = self._spans("Source", statement.source)
        cue = self._spans("Cue", (statement.cue,) if statement.cue else ())
        about = content
        if cue:
            parts = [
                f"Cue:{cue}",
                *([f"Source:{source}"] if source else []),
                *([f"Content:{content}"] if content else []),
            ]
            about = self._line("E", " ".join(parts))
        elif content and source:
            self._line("R", f"SaidBy Arg1:{content} Arg2:{source}")
        if content:
            self._content_of[entry.number] = content
            outer = self._content_of.get(entry.parent) if entry.parent else None
            if outer:
                self._line("R", f"NestedIn Arg1:{content} Arg2:{outer}")
        if about:
            self._attributes(entry, about)

    def _attributes(self, entry: Entry, about: str) -> None:
        statement = entry.statement
        for name, value in (("Kind", statement.kind), ("Attitude", statement.attitude)):
            if value:
                self._line("A", f"{name} {about} {value}")
        for name, flag in (("Negated", statement.negated), ("Hedged", statement.hedged)):
            if flag:
                self._line("A", f"{name} {about}")
        self._line("#", f"AnnotatorNotes {about}\tspeaker: {speaker_name(self._article, statement)}")

    def _spans(self, kind: str, spans: Sequence[Span]) -> str | None:
        """One `T` line for all spans of one role; None where they hold nothing that brat can show."""
        pieces = [piece for span in spans for piece in _pieces(self._article.text, span)]
        if not pieces:
            return None
        offsets = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(self._article.text[start:end] for start, end in pieces)
        return self._line("T", f"{kind} {offsets}\t{words}")

    def _line(self, kind: str, rest: str) -> str:
        self._last[kind] += 1
        name = f"{kind}{self._last[kind]}"
        self.done.append(f"{name}\t{rest}")
        return name


def _pieces(text: str, span: Span) -> list[tuple[int, int]]:
    """The span without its line breaks: `[start, end)` pieces, no space at their ends, in text order."""
    pieces = []
    for match in PIECE.finditer(text, span.start, span.end):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip())
        end = match.end() - (len(words) - len(words.rstrip()))
        if start < end:
            pieces.append((start, end))
    return pieces


def _file_name(article: Article, taken: set[str]) -> str:
    """A name made of the article's ref and id that is safe as a file's, and not taken yet."""
    ref = re.split(r"[/\\]", one_line(article.ref))[-1]
    stem = UNSAFE_NAME.sub("-", f"{ref}-{article.id}" if ref and ref != article.id else article.id).strip("-.")
    name = stem = stem[-NAME_CHARS:].strip("-.") or "article"
    number = 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem}-{number}"
    taken.add(name.casefold())
    return name

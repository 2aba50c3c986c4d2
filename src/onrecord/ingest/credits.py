"""Whom a copy credits, from the lines that say so: dateline, byline, footer.

Precision first. The outlet that publishes the copy is no credit, nor is a photographer's agency. What the
running text says ("told the agency", "as X reported") is not looked at here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord import limits
from onrecord.outlets import is_agency, is_staff, same_outlet
from onrecord.records import Credit
from onrecord.text.dateline import SIGNED
from onrecord.text.span import Span

_OUTLET = r"(?P<name>(?:[Tt]he\s)?[^\W\d_a-z][^.;,:()|\n]{1,60}?)"
_END = r"(?=\s*(?:[.;,:()|]|$|\b(?:on|and|in|at|under|with|as|via)\b))"
_REPUBLISHED = re.compile(
    r"\b(?:(?:article|story|piece|report|interview|text|column)\s(?:was\s|has\sbeen\s)?"
    r"(?:(?:first|originally|initially)\s(?:published|appeared|ran|printed|reported)|republished|reprinted|reproduced)|"
    r"(?:first|originally)\s(?:published|appeared)|(?:republished|reprinted)\s(?:with\spermission\s)?)\s*"
    rf"(?:by|in|on|at|from)\s+{_OUTLET}{_END}"
)
_HELPED = re.compile(
    rf"\b(?:[Ww]ith\s(?:files|reporting|material|additional\sreporting|information|input)\s(?:from|by)|"
    rf"[Mm]aterial\sfrom|[Aa]dditional\sreporting\sby|[Rr]eporting\sby|[Ss]ource\s?:|[Ii]nputs?\sfrom)\s+{_OUTLET}{_END}"
)
_RIGHTS = re.compile(
    r"(?:©|\([cC]\)|&copy;|\b[Cc]opyright\b)[\s,:©]*(?:\([cC]\)\s*)?(?:\d{4}(?:\s*[-–]\s*\d{2,4})?\s*,?\s*)?(?:by\s+)?"
    r"(?P<name>(?:[Tt]he\s)?[^\W\d_a-z][^.;,:()|\d\n]{1,60}?)(?=\s*(?:[.;,:()|\d]|$|\b[Aa]ll\s[Rr]ights))"
)
_CONTRIBUTED = re.compile(
    r"\W*(?P<name>[^\W\d_a-z].{1,60}?)\s(?:also\s)?contributed to this (?:report|article|story)\b"
)
_AROUND = " \t()[]*_–—-."
_PHOTO = re.compile(r"\b(?:photo(?:graph)?s?|photographer|picture|image|file pic|video|getty|caption)\b", re.I)
_BYLINE_CUTS = re.compile(r"\s*(?:[,|;()•·/]|\s[-–—]\s|\band\b|\bwith\b|\bfor\b|\bund\b|\bet\b|\by\b)\s*")
_PARAGRAPH = re.compile(r"[^\n]+")
_HEAD_PARAGRAPHS, _TAIL_PARAGRAPHS = 4, 4


@dataclass(frozen=True, slots=True)
class Clue:
    """One sign that a copy rests on another outlet: the outlet's name as written, `role` and `where` of
    FORMAT.md, and where in the text (code points) the name stands, if it stands there."""

    outlet: str
    role: str
    where: str
    span: Span | None = None


def text_clues(text: str) -> list[Clue]:
    """The clues in a text's own dateline (first paragraphs) and closing lines (last ones), with spans. Raises
    nothing."""
    paragraphs = list(_ends(text))
    clues = []
    for start, line in paragraphs[:_HEAD_PARAGRAPHS]:
        if signed := dateline(line):
            name, at = signed
            clues.append(Clue(name, "origin", "dateline", Span(start + at, start + at + len(name))))
            break
    for start, line in paragraphs[_HEAD_PARAGRAPHS:][-_TAIL_PARAGRAPHS:]:
        for name, at in footer_names(line):
            clues.append(Clue(name, "origin", "footer", Span(start + at, start + at + len(name))))
    return clues


def dateline(line: str) -> tuple[str, int] | None:
    """The outlet in a line that starts "CITY, March 3 (Agency) —", with the offset of its name. Raises
    nothing.

    Wants a place in capitals or a date, so that a sentence with something in brackets is none."""
    found = SIGNED.match(line[: limits.MAX_CREDIT_LINE_CHARS])
    if not found:
        return None
    group = "name" if found["name"] else "slashed"
    name = found[group]
    first_word = re.split(r"[\s,]", found["place"], maxsplit=1)[0]
    in_capitals = len(first_word) > 2 and first_word.isupper()
    if not (found["date"] or in_capitals or is_agency(name)) or len(name.split()) > 5 or not name[0].isupper():
        return (name, found.start(group)) if is_agency(name) else None
    return name, found.start(group)


def footer_names(line: str) -> Iterator[tuple[str, int]]:
    """The outlets that a closing line credits, each with the offset of its name. Raises nothing.

    "First published by" names any outlet; rights, help and sources count only where the name is an
    agency's."""
    if len(line) > limits.MAX_CREDIT_LINE_CHARS:
        return
    for found in _REPUBLISHED.finditer(line):
        yield found["name"], found.start("name")
    if _PHOTO.search(line):
        return
    for pattern in (_HELPED, _RIGHTS):
        for found in pattern.finditer(line):
            if is_agency(found["name"]):
                yield found["name"], found.start("name")
    bare = line.strip(_AROUND)
    if is_agency(bare):
        yield bare, line.index(bare)
    elif (helper := _CONTRIBUTED.match(line)) and is_agency(helper["name"]):
        yield helper["name"], helper.start("name")


def rights_names(line: str) -> list[str]:
    """Whom a notice of rights names ("(c) The Harbour Gazette 2031"), an outlet or not. Raises nothing."""
    if len(line) > limits.MAX_CREDIT_LINE_CHARS:
        return []
    return [found["name"].strip() for found in _RIGHTS.finditer(line)]


def signatures(text: str, names: Iterable[str]) -> list[Clue]:
    """Closing lines that are nothing but the initials of an outlet among `names` ("NPA"), with spans. Raises
    nothing."""
    names, clues = list(names), []
    for start, line in list(_ends(text))[-_TAIL_PARAGRAPHS:]:
        bare = line.strip(_AROUND)
        if 1 < len(bare) < 7 and bare.isupper() and any(" " in n and same_outlet(bare, n) for n in names):
            at = start + line.index(bare)
            clues.append(Clue(bare, "origin", "footer", Span(at, at + len(bare))))
    return clues


def byline_names(byline: str) -> Iterator[str]:
    """The agencies that sign in a byline: "Ann Lee, Northern Press Agency". Raises nothing."""
    for part in _BYLINE_CUTS.split(byline.removeprefix("By ").removeprefix("by ")):
        if part and is_agency(part) and not is_staff(part):
            yield part


def credits(clues: Iterable[Clue], *, outlet: str | None, domain: str | None) -> tuple[Credit, ...]:
    """The clues as credits: without the publisher itself, each outlet once per place, under its longest name.

    Those that stand in the text come first, in its order. Raises nothing."""
    clues = list(clues)
    own = [name for name in (outlet, domain) if name]
    # An outlet that signs as its own agency (`NPA` for Northern Press Agency) is known by all names it goes
    # under.
    others = [c for c in clues if not any(same_outlet(c.outlet, name) for name in own)]
    kept: dict[tuple[str, str], Credit] = {}
    for clue in sorted(others, key=lambda c: (c.span is None, c.span or Span(0, 0))):
        name = _full_name(clue.outlet, others)
        kept.setdefault((name, clue.where), Credit(name, clue.span, clue.role, clue.where))
    return tuple(kept.values())


def _full_name(name: str, clues: list[Clue]) -> str:
    """The fullest name among those of the same outlet; a name rather than a web domain."""
    same = [c.outlet for c in clues if same_outlet(c.outlet, name)]
    return max(same, key=lambda n: ("." not in n, " " in n, len(n), n), default=name)


def _ends(text: str) -> Iterator[tuple[int, str]]:
    """The first and last lines of the text with their offsets; the middle of a long text is not walked."""
    reach = 40 * limits.MAX_CREDIT_LINE_CHARS
    if len(text) <= 2 * reach:
        cuts = [(0, len(text))]
    else:
        last = text.find("\n", len(text) - reach)
        cuts = [(0, reach), (last if last >= 0 else len(text), len(text))]
    for start, end in cuts:
        for found in _PARAGRAPH.finditer(text, start, end):
            if not found[0].isspace():
                yield found.start(), found[0]

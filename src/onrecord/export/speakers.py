"""Who speaks in an article, how often and how: one row for each, for tables and lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.export.display import count, label, one_line, shorten
from onrecord.records import Article, Speaker, Statement
from onrecord.text.span import Span

JOINT = " & "
KINDS = (("direct", "in quotation marks"), ("mixed", "partly quoted"), ("indirect", "in the outlet’s words"))
"""Kind of a statement -> what it means for how somebody is quoted."""

DESCRIPTION_CHARS = 90


@dataclass(frozen=True, slots=True)
class Quoted:
    """One who speaks.

    `numbers`: their statements in the outline; `how`: how many these are and how they are told; `described`: the
    article's words about them.
    """

    name: str
    type: str
    numbers: tuple[int, ...]
    how: str
    described: str


def quoted(article: Article, numbers: Mapping[str, int]) -> list[Quoted]:
    """Those who speak, whoever speaks most first, then in text order. `numbers`: statement id -> its number.

    Statements without a known speaker are left out; one of several speakers counts for each of them.
    """
    known = {s.id: s for s in article.speakers}
    found: dict[str, list[Statement]] = {}
    names: dict[str, str] = {}
    for statement in article.statements:
        if not one_line(statement.speaker) or statement.id not in numbers:
            continue
        for key, name in _each(statement):
            names.setdefault(key, name)
            found.setdefault(key, []).append(statement)
    rows = [_row(article, known.get(key), names[key], statements, numbers) for key, statements in found.items()]
    return sorted(rows, key=lambda r: (-len(r.numbers), r.numbers))


def _each(statement: Statement) -> list[tuple[str, str]]:
    """Key and name of each who speaks in the statement."""
    names = (statement.speaker or "").split(JOINT)
    ids = (statement.speaker_id or "").split(JOINT)
    if len(ids) != len(names):
        return [(statement.speaker_id or one_line(statement.speaker).casefold(), statement.speaker or "")]
    return [(i or one_line(n).casefold(), n) for i, n in zip(ids, names, strict=True)]


def _row(
    article: Article, speaker: Speaker | None, name: str, statements: list[Statement], numbers: Mapping[str, int]
) -> Quoted:
    types = {s.speaker_type for s in statements if s.speaker_type and s.speaker_type != "unknown"}
    sort = speaker.type if speaker else (types.pop() if len(types) == 1 else None)
    return Quoted(
        name=one_line(speaker.name if speaker else name),
        type=label(sort) if sort != "unknown" else "",
        numbers=tuple(sorted(numbers[s.id] for s in statements)),
        how=_how(statements),
        described=_described(article, speaker.description) if speaker else "",
    )


def _how(statements: list[Statement]) -> str:
    """`3 statements: 2 in quotation marks, 1 in the outlet's words; 1 as others report`."""
    n = len(statements)
    kinds = Counter(s.kind for s in statements)
    parts = [words if kinds[kind] == n else f"{kinds[kind]} {words}" for kind, words in KINDS if kinds[kind]]
    within = sum(s.parent is not None for s in statements)
    reported = [] if not within else ["as others report"] if within == n else [f"{within} as others report"]
    told = "; ".join(filter(None, [", ".join(parts), *reported]))
    return f"{count(n, 'statement')}: {told}" if told else count(n, "statement")


def _described(article: Article, spans: Iterable[Span]) -> str:
    """The words that describe somebody, each once, the longest of those that say the same."""
    words = list(dict.fromkeys(one_line(span.of(article.text)) for span in spans if span))
    kept = [w for w in words if not any(w != other and w.casefold() in other.casefold() for other in words)]
    return shorten("; ".join(kept), DESCRIPTION_CHARS)

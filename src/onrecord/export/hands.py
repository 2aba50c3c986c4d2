"""Through whose hands statements came, and in what circumstances, each told once with the numbers of the statements."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.export.display import label, one_line, words
from onrecord.export.outline import Entry
from onrecord.records import Article, Hop, Statement

DIRECT_HANDS = 2
"""The outlet and the speaker: what needs no telling."""

_BECAUSE = {
    "sentence": "as the sentence says",
    "report": "in whose report it stands",
    "meeting": "which met the speaker, as the article tells",
    "continued": "to which the speaker goes on",
    "article": "whose text the article is",
}


def chains(entries: Sequence[Entry]) -> list[tuple[str, tuple[int, ...]]]:
    """`Lantern ← Reuters ← Ana Ruiz` -> the statements that came that way; those of two hands are left out."""
    found: dict[str, list[int]] = {}
    for entry in entries:
        if len(entry.chain) > DIRECT_HANDS:
            found.setdefault(" ← ".join(entry.chain), []).append(entry.number)
    return [(chain, tuple(numbers)) for chain, numbers in found.items()]


def circumstances(article: Article, entries: Sequence[Entry]) -> list[tuple[str, str, tuple[int, ...]]]:
    """Label, the words that show it, and the statements they are told of, in order."""
    found: dict[tuple[str, str], list[int]] = {}
    for entry in entries:
        for c in entry.statement.circumstances:
            found.setdefault((label(c.label), words(article, (c.span,))), []).append(entry.number)
    return [(name, proof, tuple(numbers)) for (name, proof), numbers in found.items()]


def credited(statement: Statement) -> str:
    """`Reuters, in whose report it stands`: the reports in the chain, and what puts them there."""
    return "; ".join(filter(None, map(_why, statement.via)))


def _why(hop: Hop) -> str:
    because = _BECAUSE.get(str(hop.unknown.get("basis")))
    return f"{one_line(hop.name)}, {because}" if hop.role == "report" and hop.name and because else ""

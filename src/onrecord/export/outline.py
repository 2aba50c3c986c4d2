"""The statements of an article as a numbered outline: each one after the one it stands in, in text order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from onrecord.export.display import NOT_NAMED, one_line, speaker_name
from onrecord.records import Article, Statement


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement with its number (from 1), how deep it is nested (0 = outermost) and its parent's number.

    `chain` names the hands that the words went through, outermost first: outlet, those quoted, the speaker.
    """

    number: int
    depth: int
    parent: int | None
    statement: Statement
    chain: tuple[str, ...]


def outline(article: Article) -> list[Entry]:
    """Every statement exactly once, whatever its `parent` says: a missing parent or a circle makes it
    outermost.
    """
    children: defaultdict[int | None, list[int]] = defaultdict(list)
    for index, parent in enumerate(_parents(article)):
        children[parent].append(index)
    for siblings in children.values():
        siblings.sort(key=lambda i: (_start(article.statements[i]), i))
    entries: list[Entry] = []
    todo: list[tuple[int, Entry | None]] = [(i, None) for i in reversed(children[None])]
    while todo:
        index, parent_entry = todo.pop()
        entry = _entry(article, article.statements[index], len(entries) + 1, parent_entry)
        entries.append(entry)
        todo.extend((i, entry) for i in reversed(children[index]))
    return entries


def _entry(article: Article, statement: Statement, number: int, parent: Entry | None) -> Entry:
    return Entry(
        number=number,
        depth=parent.depth + 1 if parent else 0,
        parent=parent.number if parent else None,
        statement=statement,
        chain=_chain(article, statement, parent),
    )


def _chain(article: Article, statement: Statement, parent: Entry | None) -> tuple[str, ...]:
    """The hops of `via` where the reader gave them; else the outlet, the parents' speakers, the speaker."""
    hops = [one_line(hop.name) or (one_line(hop.span.of(article.text)) if hop.span else "") for hop in statement.via]
    if any(hops):
        nameless = (NOT_NAMED if hop.role == "speaker" else "" for hop in statement.via)
        shown = [name or other for name, other in zip(hops, nameless, strict=True)]
        return tuple(name for name in shown if name)
    before = parent.chain if parent else tuple(filter(None, [one_line(article.outlet or article.domain)]))
    return (*before, speaker_name(article, statement))


def _parents(article: Article) -> list[int | None]:
    """Index of each statement's parent; None where it has none, names none that is there, or stands in a
    circle.
    """
    at: dict[str, int] = {}
    for index, statement in enumerate(article.statements):
        at.setdefault(statement.id, index)
    parents = [at.get(s.parent) if s.parent is not None else None for s in article.statements]
    sound: set[int] = set()
    for index in range(len(parents)):
        path: set[int] = set()
        node: int | None = index
        while node is not None and node not in sound:
            path.add(node)
            if parents[node] in path:  # the circle closes here: cut it
                parents[node] = None
            node = parents[node]
        sound |= path
    return parents


def _start(statement: Statement) -> int:
    spans = [*statement.content, *statement.source, *([statement.cue] if statement.cue else [])]
    return min((span.start for span in spans), default=0)

"""Which statement stands inside which: the parent is the innermost statement whose content holds this one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.chain import Ints
from onrecord.reading.statements import Draft

HELD = 0.5
"""Share of a content that must lie in the parent's: boundaries may be off by a few words, and are then mended."""


def nest(drafts: Sequence[Draft]) -> tuple[list[Draft], list[int | None]]:
    """Parents as indices into the drafts, and the drafts with contents cut to what their parent's content holds.

    A statement is held if its cue lies in the other's content (for one without a cue, its first word does) and at least
    half of its content does. Larger contents are placed first, so a parent is never cut after its child was.
    """
    placed, parents = list(drafts), [None for _ in drafts]  # type: tuple[list[Draft], list[int | None]]
    firsts = [d.cue[0] if d.cue else int(d.content[0]) for d in drafts]
    covering: dict[int, list[int]] = {first: [] for first in firsts}  # of these words -> drafts whose content holds it
    for i in sorted(range(len(drafts)), key=lambda i: -len(drafts[i].content)):
        for j in sorted(covering[firsts[i]], key=lambda j: len(placed[j].content)):
            held = _held(drafts[i], placed[j])
            if held is not None:
                placed[i], parents[i] = replace(drafts[i], content=held), j
                break
        for word in covering.keys() & placed[i].content.tolist():
            covering[word].append(i)
    return placed, parents


def _held(inner: Draft, outer: Draft) -> Ints | None:
    """What of the inner content lies in the outer one, if the outer statement holds the inner one; else None."""
    if len(outer.content) <= len(inner.content):
        return None
    within = set(outer.content.tolist())
    if inner.cue and not within.issuperset(range(*inner.cue)):
        return None
    held = inner.content[[word in within for word in inner.content.tolist()]]
    return held if len(held) >= max(1, HELD * len(inner.content)) else None

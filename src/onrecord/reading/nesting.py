"""Which statement stands inside which: the parent is the innermost statement whose content holds this one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from onrecord.reading.chain import Ints
from onrecord.reading.statements import Draft

HELD = 0.5
"""Share of a content that must lie in the parent's: boundaries may be off by a few words, and are then mended."""


def nest(drafts: Sequence[Draft]) -> tuple[list[Draft], list[int | None]]:
    """Parents as indices into the drafts, and the drafts with contents cut to what their parent's content holds.

    A statement is held if its cue (for one without a cue, its content) lies in the other's content, and at least half
    of its content does. No cycles: a parent's content is larger than its child's.
    """
    parents: list[int | None] = [_parent(i, drafts) for i in range(len(drafts))]
    mended = list(drafts)
    for i in sorted(range(len(drafts)), key=lambda i: -len(drafts[i].content)):
        parent = parents[i]
        if parent is not None:
            mended[i] = _within(mended[i], mended[parent])
    return mended, parents


def _parent(i: int, drafts: Sequence[Draft]) -> int | None:
    draft = drafts[i]
    low, high = _reach(draft)
    best: int | None = None
    for j, other in enumerate(drafts):
        if j == i or len(other.content) <= len(draft.content):
            continue
        if other.content[0] > high or other.content[-1] < low:
            continue
        smaller = best is None or len(other.content) < len(drafts[best].content)
        if smaller and _holds(other, draft):
            best = j
    return best


def _reach(draft: Draft) -> tuple[int, int]:
    return (draft.cue[0], draft.cue[1] - 1) if draft.cue else (int(draft.content[0]), int(draft.content[-1]))


def _holds(outer: Draft, inner: Draft) -> bool:
    content = _words(outer.content)
    if inner.cue and not all(w in content for w in range(*inner.cue)):
        return False
    return sum(1 for w in inner.content.tolist() if w in content) >= HELD * len(inner.content)


def _words(content: Ints) -> set[int]:
    return set(content.tolist())


def _within(draft: Draft, parent: Draft) -> Draft:
    held = draft.content[np.isin(draft.content, parent.content)]
    return replace(draft, content=held) if len(held) else draft

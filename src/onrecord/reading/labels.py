"""What the network's heads predict, in the order of their outputs. The manifest holds the same lists."""

from __future__ import annotations

CUE_LABELS = ("O", "B", "I")
"""Tags of words: outside, begins a cue, inside a cue. A cue is contiguous."""

ROLE_LABELS = ("none", "cue", "source", "content", "addressee", "medium", "time", "place")
"""For one cue, the role that a word plays in its statement."""

ATTITUDES = ("communication", "belief", "knowledge", "intention")
"""Of a statement, read off its cue."""

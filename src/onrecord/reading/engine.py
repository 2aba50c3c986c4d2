"""Runs the network.

One window a run: no padding, and nothing that another window holds can change a window's result (the scales of dynamic
quantisation are taken over a whole run). Speed comes from running several windows at once, one thread each.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from onrecord.models.session import open_session
from onrecord.reading.chain import Floats, Ints
from onrecord.reading.windows import WindowInputs


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the encoder says of one window.

    *Shape:* cue (words, 3), keys and queries (words, d), attitude (words, attitudes); vectors (words, width of the
    encoder): its last layer, None if the graph does not give it.
    """

    cue: Floats
    keys: Floats
    queries: Floats
    attitude: Floats
    vectors: Floats | None = None


class Engine(Protocol):
    """The network as the reader sees it. Both methods may be called from several threads at once."""

    def tag(self, inputs: WindowInputs) -> Tagged:
        """Run the encoder on one window."""

    def roles(self, keys: Floats, query: Floats, distance: Ints, paragraph: Ints) -> Floats:
        """Scores of each word's role for each cue. *Shape:* keys (words, d), query (cues, d), distance and paragraph
        (cues, words) -> (cues, words, roles)."""


class OnnxEngine:
    """The shipped network in onnxruntime, on the CPU."""

    def __init__(self, tagger: Path, roles: Path) -> None:
        """Load both graphs. Raises ModelError if onnxruntime refuses them."""
        self._tagger, self._roles = open_session(tagger), open_session(roles)

    def tag(self, inputs: WindowInputs) -> Tagged:
        """Run the encoder on one window."""
        feed = {
            "pieces": inputs.pieces[None],
            "shapes": inputs.shapes[None],
            "breaks": inputs.breaks[None],
            "quotes": inputs.quotes[None],
            "first": inputs.first[None],
        }
        return Tagged(*(x[0] for x in self._tagger.run(None, feed)))

    def roles(self, keys: Floats, query: Floats, distance: Ints, paragraph: Ints) -> Floats:
        """Scores of each word's role for each cue."""
        feed = {"keys": keys[None], "query": query, "distance": distance, "paragraph": paragraph}
        scores: Floats = self._roles.run(None, feed)[0]
        return scores

"""A small vocabulary, and a network that follows a rule instead of weights: `said` is a cue, and so on."""

import random
import string
import time
from pathlib import Path

import numpy as np

from onrecord.reading import ModelInfo, Reader
from onrecord.reading.attribution import Decoder
from onrecord.reading.chain import Chain
from onrecord.reading.encoding import Encoded, Vocabulary
from onrecord.reading.engine import Tagged
from onrecord.reading.labels import ATTITUDES, CUE_LABELS, ROLE_LABELS
from onrecord.reading.statements import Draft, no_words
from onrecord.reading.traits import N_DISTANCES, PARAGRAPH_STEPS_EACH_WAY

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
CUES = ("said", "claimed", "told")
"""Words that the rule takes for cues."""
WORDS = (*CUES, "that", "he", "she", "it", "rained", "clerk", "mayor", "harbour", "reopened", "again")
LETTERS = string.ascii_lowercase + string.digits
PIECES = (*SPECIAL, *LETTERS, *("##" + c for c in LETTERS), *"“”\"'‘’.,!?-:;", *WORDS)

ONSET, HERE = N_DISTANCES // 2 - 1, N_DISTANCES // 2
"""Distance buckets: the word right before a cue, and the cue itself."""
SURE = 12.0


def vocabulary_file(folder: Path) -> Path:
    """The small vocabulary, one piece per line."""
    path = folder / "vocabulary.txt"
    path.write_text("\n".join(PIECES) + "\n", "utf-8")
    return path


def vocabulary(folder: Path) -> Vocabulary:
    """The small vocabulary, loaded."""
    return Vocabulary(vocabulary_file(folder))


def decoder() -> Decoder:
    """Transitions that say nothing, but that no sequence of cue tags has I first or after O."""
    never, n = -1e4, len(ROLE_LABELS)
    o, _, i = range(3)
    start, moves = np.zeros(3, np.float32), np.zeros((3, 3), np.float32)
    start[i] = moves[o, i] = never
    plain = Chain(np.zeros(n, np.float32), np.zeros((n, n), np.float32), np.zeros(n, np.float32))
    return Decoder(Chain(start, moves, np.zeros(3, np.float32)), plain)


class RuleEngine:
    """Each word of CUES is a cue; a cue right after another goes on with it. The source is the word before the cue,
    the content all that follows it in its paragraph. Keys are piece ids, so that roles can see the words.

    `dawdle`: runs take a random time, so that they end in another order than they began.
    """

    def __init__(self, dawdle: float = 0.0) -> None:
        self.cues = [PIECES.index(c) for c in CUES]
        self.dawdle = dawdle
        self.windows: list[int] = []
        self.queries: list[np.ndarray] = []

    def tag(self, inputs):
        """Scores of cue tags; the attitudes' scores say 1 for a first piece of an even id, else -1."""
        time.sleep(random.random() * self.dawdle)
        self.windows.append(len(inputs.pieces))
        first = inputs.pieces[inputs.first]
        cue = np.isin(first, self.cues)
        again = cue & np.concatenate([[False], cue[:-1]])
        scores = np.zeros((len(first), len(CUE_LABELS)), np.float32)
        scores[np.arange(len(first)), np.where(again, 2, np.where(cue, 1, 0))] = SURE
        ids = first.astype(np.float32)[:, None]
        attitudes = np.repeat(np.where(ids % 2 == 0, 1, -1), len(ATTITUDES), axis=1).astype(np.float32)
        return Tagged(scores, ids, ids, attitudes)

    def roles(self, keys, query, distance, paragraph):
        """Scores of roles by distance and paragraph alone."""
        assert keys.shape == (distance.shape[1], 1) and query.shape == (len(distance), 1)
        self.queries.append(query)
        near = paragraph == PARAGRAPH_STEPS_EACH_WAY
        role = np.where(near & (distance > HERE), ROLE_LABELS.index("content"), 0)
        role = np.where(near & (distance == ONSET), ROLE_LABELS.index("source"), role)
        return (SURE * (role[:, :, None] == np.arange(len(ROLE_LABELS)))).astype(np.float32)


def reader(folder: Path, *, threads: int = 1, engine: RuleEngine | None = None) -> Reader:
    """A reader that follows the rule."""
    info = ModelInfo(folder, "rule", "0", {})
    return Reader(info, vocabulary(folder), engine or RuleEngine(), decoder(), threads)


def words_at(encoded: Encoded, text: str, *wanted: str) -> np.ndarray:
    """Indices of the words that each of the wanted stretches of text (its first occurrence) covers."""
    out: list[int] = []
    for stretch in wanted:
        start = text.index(stretch)
        inside = (encoded.spans[:, 0] >= start) & (encoded.spans[:, 1] <= start + len(stretch))
        out += np.flatnonzero(inside).tolist()
    return np.array(sorted(out), dtype=np.int64)


def draft_of(encoded: Encoded, text: str, source: str, cue: str, content: str, **frames: str) -> Draft:
    """A statement on its way, its parts given as stretches of the text; an empty one is no words."""

    def words(stretch: str) -> np.ndarray:
        return words_at(encoded, text, stretch) if stretch else no_words()

    at = words(cue)
    parts = {name: words(stretch) for name, stretch in frames.items()}
    return Draft((int(at[0]), int(at[-1]) + 1), words(source), words(content), 0.5, **parts)


def of(text: str, spans) -> list[str]:
    """The words of each span."""
    return [span.of(text) for span in spans]

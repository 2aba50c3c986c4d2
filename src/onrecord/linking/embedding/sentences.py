"""all-MiniLM-L6-v2 (Reimers and Gurevych 2019; Wang et al. 2020) as int8: one text, one vector of length 1."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ModelError
from onrecord.limits import MAX_CACHED_WORDS, MAX_EMBEDDED_PIECES, MAX_PIECES_PER_WORD, MAX_WORD_CHARS
from onrecord.models.files import MANIFEST, READER, VOCABULARY, check_file, checked_manifest
from onrecord.models.session import open_session
from onrecord.models.wordpiece import read_vocabulary, word_pieces
from onrecord.text.words import word_spans

Floats = NDArray[np.float32]
Embed = Callable[[Sequence[str]], Floats]
"""Texts -> vectors of length 1. *Shape:* (texts, DIMENSIONS). A text's vector does not depend on the others."""

SHIPPED = Path(__file__).parent / "model"
NETWORK = "sentences.onnx"
MOST_THREADS = 8
"""More would only wait for each other: word pieces are cut in Python."""
NICENESS = 5
"""Of the threads that make vectors: a third of the share of a core that another thread has."""
DIMENSIONS = 384


class SentenceEmbedding:
    """The network and its vocabulary. An instance is an `Embed`."""

    def __init__(self, vocabulary: Mapping[str, int], session: Any) -> None:
        self._vocabulary, self._session = vocabulary, session
        self._word = lru_cache(MAX_CACHED_WORDS)(self._pieces_of)

    def __call__(self, texts: Sequence[str]) -> Floats:
        """One vector for each text; of a long one, of its beginning (MAX_EMBEDDED_PIECES). Raises nothing."""
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        # Each by itself, since a text's vector must not depend on the others; side by side on the cores there are.
        with ThreadPoolExecutor(min(MOST_THREADS, os.cpu_count() or 1), initializer=_step_back) as pool:
            for i, vector in enumerate(pool.map(self._vector, texts)):
                vectors[i] = vector
        return vectors

    def _vector(self, text: str) -> Floats:
        vector: Floats = self._session.run(None, {"pieces": self._pieces(text)})[0][0]
        return vector

    def _pieces(self, text: str) -> NDArray[np.int64]:
        found = [self._vocabulary["[CLS]"]]
        for start, end in word_spans(text[: MAX_EMBEDDED_PIECES * MAX_WORD_CHARS]):
            if len(found) >= MAX_EMBEDDED_PIECES - 1:
                break
            found += self._word(text[start:end][:MAX_WORD_CHARS])
        return np.array([[*found[: MAX_EMBEDDED_PIECES - 1], self._vocabulary["[SEP]"]]], dtype=np.int64)

    def _pieces_of(self, word: str) -> tuple[int, ...]:
        return tuple(word_pieces(word, self._vocabulary)[:MAX_PIECES_PER_WORD])


def load_embedding(vocabulary: Path = READER / VOCABULARY, folder: Path = SHIPPED) -> SentenceEmbedding:
    """The packaged network. `vocabulary`: the reader's file, which is the same and is packaged once; the manifest holds
    its hash too. Raises ModelError if a file is missing or is not the one that the manifest names."""
    manifest = checked_manifest(folder, (NETWORK,))
    check_file(vocabulary, manifest.get("vocabulary"))
    pieces = read_vocabulary(vocabulary)
    if any(token not in pieces for token in ("[CLS]", "[SEP]", "[UNK]")):
        raise ModelError(f"{folder / MANIFEST}: names a vocabulary without [CLS], [SEP] or [UNK]; reinstall onrecord")
    return SentenceEmbedding(pieces, open_session(folder / NETWORK))


def _step_back() -> None:
    """Let this thread run where others have nothing to do. One thread does all but the vectors: where there are no more
    cores than threads, it must not share its own. Elsewhere than on Linux only a process can step back as a whole."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)

"""Article -> the same article with its statements and their speakers.

One encoder pass over each window; windows run side by side.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord import __version__
from onrecord.limits import MAX_WINDOWS_AHEAD
from onrecord.models.files import VOCABULARY
from onrecord.reading.assemble import assemble
from onrecord.reading.attribution import Attribution, Decoder
from onrecord.reading.encoding import Encoded, Vocabulary
from onrecord.reading.engine import Engine, OnnxEngine
from onrecord.reading.language import KNOWN, detect
from onrecord.reading.model_files import ROLES, TAGGER, ModelInfo, check_manifest, load_decoder
from onrecord.reading.provenance import trace
from onrecord.reading.speakers import resolve
from onrecord.reading.windows import Window, WindowInputs, window_inputs, windows
from onrecord.reading.word_vectors import Vectors, WordVectors, own_vectors, together
from onrecord.records import Article


@dataclass(frozen=True, slots=True)
class _Read:
    """What one window gives: its attributions, and the vectors of the words that are its own."""

    attributions: list[Attribution]
    vectors: Vectors | None


@dataclass(frozen=True, slots=True)
class _Pending:
    """An article whose windows are being read; `encoded` is None for one that is not read at all."""

    article: Article
    encoded: Encoded | None
    windows: list[Future[_Read]]

    def done(self) -> bool:
        """Whether finishing it would wait for nothing."""
        return all(w.done() for w in self.windows)

    def cost(self) -> int:
        """What it counts for against MAX_WINDOWS_AHEAD; one without windows still takes memory."""
        return max(1, len(self.windows))


class Reader:
    """Reads articles. Results do not depend on the number of threads, nor on what else is read with an article."""

    def __init__(self, info: ModelInfo, vocabulary: Vocabulary, engine: Engine, decoder: Decoder, threads: int) -> None:
        self.info = info
        self._vocabulary, self._engine, self._decoder, self._threads = vocabulary, engine, decoder, threads
        self._cls, self._sep = vocabulary.special("[CLS]"), vocabulary.special("[SEP]")

    def read(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The articles in their order, with `statements`, `speakers`, `language`, `outcome` and `reader` filled in.

        Lazy: some articles are read ahead, at most MAX_WINDOWS_AHEAD windows beyond the first of them. An article in a
        language that the model does not know gets the outcome `unsupported_language` and no statements.
        """
        pool = ThreadPoolExecutor(self._threads, thread_name_prefix="read")
        try:
            pending: deque[_Pending] = deque()
            for article in articles:
                pending.append(self._begin(article, pool))
                while pending and (pending[0].done() or sum(p.cost() for p in pending) > MAX_WINDOWS_AHEAD):
                    yield self._finish(pending.popleft())
            while pending:
                yield self._finish(pending.popleft())
        finally:  # also when the caller stops early: what is still waiting is not read
            pool.shutdown(cancel_futures=True)

    @property
    def version(self) -> str:
        """Changes whenever results may: OnRecord's version and the model's."""
        return f"{__version__} {self.info.name}@{self.info.version}"

    def prepare(self, articles: Iterable[Article]) -> list[WindowInputs]:
        """The encoder's inputs for every window that `read` would make of the articles."""
        return [i for a in articles for i in self._inputs(self._vocabulary.encode(a.text))]

    def vectors(self, texts: Iterable[str]) -> Iterator[WordVectors | None]:
        """What the encoder makes of the words of each text; None as in word_vectors.together."""
        with ThreadPoolExecutor(self._threads, thread_name_prefix="read") as pool:
            yield from pool.map(self._vectors, texts)

    def encode_only(self, inputs: Iterable[WindowInputs]) -> None:
        """Run the bare encoder and throw the result away: what the benchmark compares `read` with."""
        with ThreadPoolExecutor(self._threads) as pool:
            for _ in pool.map(self._engine.tag, inputs):
                pass

    def _begin(self, article: Article, pool: Executor) -> _Pending:
        language = detect(article.text, article.language)
        if language is not None and language not in KNOWN:
            return _Pending(replace(article, language=language, outcome="unsupported_language"), None, [])
        encoded = self._vocabulary.encode(article.text)
        jobs = [pool.submit(self._read_window, encoded, w) for w in windows(encoded)]
        outcome = "read" if jobs else "no_text"
        return _Pending(replace(article, language=language, outcome=outcome), encoded, jobs)

    def _finish(self, pending: _Pending) -> Article:
        name = {"version": __version__, "model": f"{self.info.name}@{self.info.version}"}
        article = replace(pending.article, reader=name)
        if pending.encoded is None:
            return article
        read = [window.result() for window in pending.windows]
        found = [a for window in read for a in window.attributions]
        article = replace(article, statements=assemble(article.text, pending.encoded, found))
        vectors = together(self.info.encoder, pending.encoded, [window.vectors for window in read])
        return trace(resolve(article, pending.encoded.quotations, vectors))

    def _read_window(self, encoded: Encoded, window: Window) -> _Read:
        tagged = self._engine.tag(window_inputs(encoded, window, cls=self._cls, sep=self._sep))
        found = self._decoder.attributions(self._engine, encoded, window, tagged)
        return _Read(found, own_vectors(encoded, window, tagged.vectors))

    def _vectors(self, text: str) -> WordVectors | None:
        encoded = self._vocabulary.encode(text)
        tagged = (self._engine.tag(inputs) for inputs in self._inputs(encoded))
        own = [own_vectors(encoded, w, t.vectors) for w, t in zip(windows(encoded), tagged, strict=True)]
        return together(self.info.encoder, encoded, own)

    def _inputs(self, encoded: Encoded) -> Iterator[WindowInputs]:
        return (window_inputs(encoded, w, cls=self._cls, sep=self._sep) for w in windows(encoded))


def load_reader(folder: Path | None = None, *, threads: int | None = None) -> Reader:
    """The reader with the shipped model, or with the one in `folder`; `threads` defaults to the cores of the machine.

    Raises ModelError if a file is missing or is not the one that the manifest names.
    """
    info = check_manifest(folder)
    return Reader(
        info,
        Vocabulary(info.folder / VOCABULARY),
        OnnxEngine(info.folder / TAGGER, info.folder / ROLES),
        load_decoder(info),
        threads or available_cores(),
    )


def available_cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

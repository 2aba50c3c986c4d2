"""Corpora -> what the network is trained on. Says, word by word, what each corpus knows and what it leaves open."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.reading.encoding import Encoded, Ints, Vocabulary
from onrecord.reading.labels import ATTITUDES, CUE_LABELS, ROLE_LABELS
from onrecord.text.quotes import quotations
from training.folds import MORE, held_out

FRAMES = ("addressee", "medium", "time", "place")
NONE, CUE, SOURCE, CONTENT = (ROLE_LABELS.index(r) for r in ("none", "cue", "source", "content"))
OUTSIDE, BEGIN, INSIDE = (CUE_LABELS.index(x) for x in "OBI")
UNKNOWN = -1
NOT_INSIDE = -2
"""Right after a cue, where nothing else is known: whatever the word is, the cue does not go on with it."""

Doc = dict[str, Any]


@dataclass(frozen=True)
class Gold:
    """One statement in words: cue `[start, end)`, role of each word, attitude (-1 unknown). *Shape:* roles (words,)."""

    start: int
    end: int
    roles: Ints
    attitude: int
    frames_known: bool


@dataclass(frozen=True)
class Example:
    """One article. *Shape:* cue_tags (words,), UNKNOWN or NOT_INSIDE where the corpus does not say; open_words (words,)
    bool: not scored at all."""

    encoded: Encoded
    cue_tags: Ints
    open_words: Ints
    statements: list[Gold]


def read_corpus(path: Path) -> list[Doc]:
    """The records of one corpus file (.jsonl.gz)."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


ANNOTATED = ("wikinews", "press", "events")
"""The corpora with every field and with nesting."""


def annotated_articles(corpora: Path) -> list[Doc]:
    """All fully annotated articles."""
    return [d for name in ANNOTATED for d in read_corpus(corpora / f"{name}-train.jsonl.gz")]


STANDOFF = Path(__file__).parent / "annotated"
"""Further articles of the corpora, fully annotated for training only: offsets into their texts, without these."""


def standoff_articles(corpora: Path, folder: Path = STANDOFF) -> list[Doc]:
    """The further annotated articles with their texts, as records. Raises ValueError where a corpus' text is another
    than the one that was annotated."""
    return [d for path in sorted(folder.glob("*.jsonl.gz")) for d in _with_texts(path, corpora / path.name)]


def _with_texts(annotation: Path, corpus: Path) -> Iterator[Doc]:
    texts = {d["id"]: d["text"] for d in read_corpus(corpus)}
    for record in read_corpus(annotation):
        text = texts.get(record["of"], "")
        if hashlib.sha256(text.encode("utf-8")).hexdigest() != record["text_sha256"]:
            raise ValueError(f"{annotation.name}: {record['of']} is not in {corpus} as it was when it was annotated")
        yield {"id": MORE + record["of"], "text": text, **record}


def training_articles(corpora: Path, *, fold: int | None) -> tuple[list[Doc], list[Doc]]:
    """PolNeAR's articles, and the fully annotated ones; without those of the fold (also not under their PolNeAR id). An
    article with a full annotation that is never held out is among both: two opinions of one text, and PolNeAR's is what
    PolNeAR dev is held to."""
    annotated, more = annotated_articles(corpora), standoff_articles(corpora)
    kept = [d for d in annotated if fold is None or not held_out(d["id"], fold)]
    left_out = {d.get("polnear") for d in annotated} - {d.get("polnear") for d in kept}
    polnear = [d for d in read_corpus(corpora / "polnear-train.jsonl.gz") if d["id"] not in left_out]
    return polnear, kept + more


def base_articles(corpora: Path) -> tuple[list[Doc], list[Doc]]:
    """What the models of all folds may begin from: PolNeAR's articles without any that is fully annotated, and the
    fully annotated ones that are never held out."""
    more = standoff_articles(corpora)
    annotated = {d.get("polnear") for d in annotated_articles(corpora)} | {d["of"] for d in more}
    return [d for d in read_corpus(corpora / "polnear-train.jsonl.gz") if d["id"] not in annotated], more


def held_out_articles(corpora: Path, fold: int) -> list[Doc]:
    """The fully annotated articles that training leaves out."""
    return [d for d in annotated_articles(corpora) if held_out(d["id"], fold)]


def example(doc: Doc, vocabulary: Vocabulary, text: str | None = None) -> Example:
    """The gold standard of one article in words. `text` may differ from the article's in single characters only."""
    encoded = vocabulary.encode(doc["text"] if text is None else text)
    size = len(encoded)
    outermost_only = "wire" in doc  # PolNeAR: nothing inside contents is annotated, and no frames
    tags = np.full(size, OUTSIDE, dtype=np.int64)
    ignored = np.zeros(size, dtype=bool)
    for span in doc.get("ignore", ()):
        ignored[words_in(encoded, [span])] = True
    statements = [g for s in doc["statements"] if (g := _gold(s, encoded, frames_known=not outermost_only))]
    if outermost_only:
        for gold in statements:
            tags[gold.roles == CONTENT] = UNKNOWN
    tags[ignored] = UNKNOWN
    for gold in statements:
        tags[gold.start], tags[gold.start + 1 : gold.end] = BEGIN, INSIDE
    for gold in statements:
        if gold.end < size and tags[gold.end] == UNKNOWN:
            tags[gold.end] = NOT_INSIDE
    return Example(encoded, tags, ignored, statements)


def _gold(statement: Doc, encoded: Encoded, *, frames_known: bool) -> Gold | None:
    if not statement["cue"]:
        return None
    cue = words_in(encoded, [statement["cue"]])
    if not len(cue):
        return None
    roles = np.full(len(encoded), NONE, dtype=np.int64)
    for frame in FRAMES:
        roles[words_in(encoded, statement.get(frame) or [])] = ROLE_LABELS.index(frame)
    roles[words_in(encoded, statement["content"])] = CONTENT
    roles[words_in(encoded, statement["source"])] = SOURCE
    start, end = int(cue[0]), int(cue[-1]) + 1
    roles[start:end] = CUE
    attitude = statement.get("attitude")
    return Gold(
        start, end, roles,
        attitude=ATTITUDES.index(attitude) if attitude else UNKNOWN,
        frames_known=frames_known,
    )  # fmt: skip


def words_in(encoded: Encoded, spans: Sequence[Sequence[int]]) -> Ints:
    """Indices of the words that any of the spans touches."""
    starts, ends = encoded.spans[:, 0], encoded.spans[:, 1]
    parts = [np.arange(np.searchsorted(ends, s, "right"), np.searchsorted(starts, e, "left")) for s, e in spans]
    return np.concatenate(parts).astype(np.int64) if parts else np.zeros(0, dtype=np.int64)


def vary_marks(text: str, rng: random.Random) -> str:
    """The same text with other quotation marks, as other outlets set them. Length and offsets stay as they are."""
    choice = rng.random()
    if choice < 0.15:
        return text.translate(str.maketrans("“”‘’", "\"\"''"))
    if choice < 0.3:
        out = list(text)
        for q in quotations(text):
            if q.closed and text[q.span.start] == '"' == text[q.span.end - 1]:
                out[q.span.start], out[q.span.end - 1] = "“", "”"
        return "".join(out)
    return text


def examples(docs: Sequence[Doc], vocabulary: Vocabulary, rng: random.Random | None) -> Iterator[Example]:
    """Examples of the articles, with varied quotation marks if `rng` is given."""
    for doc in docs:
        yield example(doc, vocabulary, vary_marks(doc["text"], rng) if rng else None)

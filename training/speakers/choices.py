"""Gold corpora -> choices: for each thing to resolve, the rows of its candidates and which of them are right."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from eval.speakers import without_speakers
from onrecord.reading.speakers import lexicon
from onrecord.reading.speakers.anaphor import of_pronoun
from onrecord.reading.speakers.entities import Entity
from onrecord.reading.speakers.features import FEATURES, Floats, Situation, matrix
from onrecord.reading.speakers.nouns import Counts, Nouns, key_of, sense_of
from onrecord.reading.speakers.page import Page
from onrecord.reading.speakers.pairs import PairWords, pair_words
from onrecord.reading.speakers.resolve import JOINT, Choice, Resolution, Score, name_of
from onrecord.reading.speakers.scene import Scene
from onrecord.reading.speakers.types import crossed
from onrecord.reading.speakers.types import features as features_of_type
from onrecord.reading.word_vectors import WordVectors
from onrecord.records import Article, Statement
from onrecord.scoring import same_name
from training.speakers.fit_types import TypeExample

NONE_KNOWN = Nouns()
PRIOR = FEATURES.index("noun.prior")
THIRD_PERSON = lexicon.HE | lexicon.SHE | lexicon.IT | lexicon.THEY


@dataclass(frozen=True, slots=True)
class Example:
    """`noun`: that of a description, as Nouns counts it, and `senses` what it means with each candidate.
    *Shape:* rows (candidates, features), right (candidates,), senses (candidates,)."""

    article: str
    sort: str
    rows: Floats
    right: np.ndarray
    words: PairWords
    noun: str = ""
    senses: tuple[int, ...] = ()


def of_article(
    gold: Article, vectors: WordVectors | None = None, score: Score | None = None, nouns: Nouns = NONE_KNOWN
) -> tuple[list[Example], list[TypeExample]]:
    """The choices of an annotated article, and its speakers with their types. What came before is taken as the
    annotators have it; or, with a `score`, as that would have it, so that it learns to live with its own mistakes
    (Ross, Gordon and Bagnell 2011)."""
    found: list[Example] = []
    truth = {s.id: s for s in gold.statements}

    def choose(choice: Choice) -> tuple[int, float]:
        right = right_ones(truth[choice.statement.id], choice)
        if right.any():
            anaphor = choice.situation.anaphor
            noun = key_of(anaphor) if anaphor.noun else ""
            senses = tuple(sense_of(anaphor.noun, c, choice.own) if c else 0 for c in choice.candidates) if noun else ()
            rows = choice.rows.astype(np.float32)
            found.append(Example(gold.id, anaphor.sort, rows, right, choice.words, noun, senses))
        if score is None:
            return _best(choice, right), 1.0
        return int(score(choice.rows, choice.words, choice.vectors).argmax()), 1.0

    scene = Scene.of(without_speakers(gold), vectors=vectors)
    Resolution(scene, choose, no_types, nouns).run()
    types: list[TypeExample] = []
    for statement in gold.statements:
        speakers = scene.spoken[statement.id]
        if len(speakers) == 1 and statement.speaker and statement.speaker_type and speakers[0].number >= 0:
            told = crossed(speakers[0], speakers[0].said[statement.id])
            types.append((gold.id, [*features_of_type(speakers[0]), *told], statement.speaker_type))
    return found, types


def no_types(_: Sequence[Entity]) -> str:
    """Stands for the table of types that is yet to be fitted."""
    return "unknown"


def right_ones(gold: Statement, choice: Choice) -> np.ndarray:
    """Which candidates bear the gold speaker's name. *Shape:* (candidates,)."""
    return np.array([_is_right(gold.speaker, c) for c in choice.candidates], dtype=bool)


def _is_right(speaker: str | None, candidate: Entity | None) -> bool:
    if candidate is None or speaker is None:
        return candidate is None and speaker is None
    name = name_of(candidate)
    joint = JOINT in speaker
    if joint and not candidate.members:
        return False
    return same_name(speaker, name)


def _best(choice: Choice, right: np.ndarray) -> int:
    """Of several right ones, the one with a name, the one mentioned most; without any, the description or nobody."""
    if not right.any():
        own = (i for i, c in enumerate(choice.candidates) if c is choice.own)
        return next(own, int(choice.rows[:, FEATURES.index("rank.agreeing")].argmax()))

    def weight(i: int) -> tuple[bool, int]:
        c = choice.candidates[i]
        return (c is not None and c.named, len(c.mentions) if c is not None else 0)

    return max(np.flatnonzero(right).tolist(), key=weight)


def of_gum(document: Mapping[str, Any]) -> list[Example]:
    """The third-person pronouns of a GUM document that have an antecedent among our candidates; and, with `right` all
    false, those whose antecedent is not among them."""
    scene = Scene.of(Article(id=document["id"], text=document["text"]))
    page = scene.page
    gold = sorted((tuple(m[:3]) for m in document["mentions"]), key=lambda m: m[1] - m[0])
    sizes: dict[int, int] = {}
    for _, _, cluster in gold:
        sizes[cluster] = sizes.get(cluster, 0) + 1
    found = []
    clusters = {e.number: {_cluster(scene, gold, m.start, m.end) for m in e.mentions} for e in scene.entities}
    for start, end, cluster in sorted(gold):
        word = page.at(start)
        single = word < len(page) and page.starts[word] == start and page.ends[word] >= end
        if not single or page.lower[word] not in THIRD_PERSON or sizes[cluster] < 2:
            continue
        anaphor = of_pronoun(page, word)
        situation = Situation(anaphor, statement=False)
        candidates: list[Entity | None] = [*scene.candidates(situation), None]
        rows = matrix(page, situation, candidates, None)
        right = np.array([c is not None and cluster in clusters.get(c.number, ()) for c in candidates], dtype=bool)
        at = pair_words(page, _said_next(page, word), anaphor, candidates, None)
        found.append(Example(document["id"], anaphor.sort, rows.astype(np.float32), right, at))
        if right.any():
            chosen = max((c for c, r in zip(candidates, right, strict=True) if r and c), key=lambda c: len(c.mentions))
            chosen.mention(word, word + 1)
    return found


def _said_next(page: Page, word: int) -> Statement:
    """As if the word behind the pronoun were a cue."""
    after = min(word + 1, len(page) - 1)
    return Statement(id="", content=(), cue=page.span(after, after + 1))


def count_nouns(examples: Iterable[Example]) -> Nouns:
    """What each noun meant, by the right candidates."""
    counts: dict[str, list[int]] = {}
    for example in examples:
        if example.noun:
            for key in (example.noun, example.sort):
                counts.setdefault(key, [0, 0, 0])[_sense(example)] += 1
    return Nouns({key: (a, b, c) for key, (a, b, c) in counts.items()})


def _sense(example: Example) -> int:
    return min(s for s, right in zip(example.senses, example.right, strict=True) if right)


def with_priors(examples: Sequence[Example], nouns: Nouns, counted: Sequence[Example]) -> list[Example]:
    """The examples with what their nouns mean in all other articles. `counted`: what the nouns were counted in."""
    there: dict[tuple[str, str], list[Example]] = {}
    for e in counted:
        if e.noun:
            there.setdefault((e.article, e.noun), []).append(e)
    own = {key: count_nouns(found).counts[key[1]] for key, found in there.items()}
    return [_with_prior(e, nouns, own.get((e.article, e.noun), (0, 0, 0))) if e.noun else e for e in examples]


def _with_prior(example: Example, nouns: Nouns, own: Counts) -> Example:
    rows = example.rows.copy()
    rows[:, PRIOR] = np.array(nouns.prior(example.noun, example.sort, own))[list(example.senses)]
    return replace(example, rows=rows)


def _cluster(scene: Scene, gold: list[tuple[int, int, int]], first: int, last: int) -> int | None:
    """Cluster of the smallest gold mention that holds the words. `gold`: smallest first."""
    start, end = scene.page.starts[first], scene.page.ends[last - 1]
    return next((c for s, e, c in gold if s <= start and end <= e), None)


def gum_documents(path: Path) -> Iterator[dict[str, Any]]:
    """The documents of the file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def with_answer(examples: Iterable[Example]) -> list[Example]:
    """Those that can be learned from."""
    return [e for e in examples if e.right.any() and len(e.right) > 1]

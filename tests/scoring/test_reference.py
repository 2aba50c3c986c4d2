"""The same numbers as the reference scorer, on corpora with faults put in. Skipped without ../shared."""

import gzip
import importlib.util
import json
import random
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from onrecord.records import Article, Statement, to_json
from onrecord.scoring import load_corpus, misses, score
from onrecord.text.span import Span

SHARED = Path(__file__).parents[3] / "shared"
SCORER = SHARED / "tools" / "score.py"
ARTICLES = 25

pytestmark = pytest.mark.skipif(not SCORER.is_file(), reason=f"the reference scorer is not at {SCORER}")


def reference(gold, pred, outermost):
    """What the reference scorer says of the same records."""
    spec = importlib.util.spec_from_file_location("reference_score", SCORER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return json.loads(json.dumps(module.score(gold, pred, outermost)))


def records(path: Path):
    """The first gold records as they stand in the file, in which absent keys are absent."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return {record["id"]: record for record in map(json.loads, islice(file, ARTICLES))}


def moved(chance: random.Random, span: Span, size: int) -> Span:
    """The span with its ends shifted by some characters."""
    start = min(max(0, span.start + chance.choice((0, 0, 0, -9, 5))), size)
    return Span(start, max(start, min(size, span.end + chance.choice((0, 0, 0, 8, -6)))))


def faulty_statement(chance: random.Random, s: Statement, size: int) -> Statement:
    """One or more parts changed, or none."""
    return replace(
        s,
        cue=None if chance.random() < 0.05 else s.cue and moved(chance, s.cue, size),
        source=() if chance.random() < 0.1 else tuple(moved(chance, span, size) for span in s.source),
        content=tuple(moved(chance, span, size) for span in s.content),
        parent=None if chance.random() < 0.1 else s.parent,
        speaker=chance.choice((s.speaker, s.speaker, "Ida Haas", None, (s.speaker or "x").split()[-1])),
        kind=chance.choice((s.kind, "direct")),
        attitude=chance.choice((s.attitude, "belief")),
        negated=chance.choice((s.negated, True)),
        time=s.time or (s.content[:1] if chance.random() < 0.1 else ()),
    )


def faulty(article: Article, seed: int) -> Article:
    """The article with statements changed, lost and made up."""
    chance = random.Random(seed)
    size = len(article.text)
    kept = [faulty_statement(chance, s, size) for s in article.statements if chance.random() > 0.1]
    for i in range(chance.randint(0, 3)):
        at = chance.randrange(max(1, size - 60))
        spans = [Span(min(size, at + a), min(size, at + b)) for a, b in ((0, 10), (11, 17), (20, 50))]
        kept.append(Statement(id=f"new{i}", source=(spans[0],), cue=spans[1], content=(spans[2],)))
    credits = tuple(c for c in article.credits if chance.random() > 0.2)
    return replace(article, statements=tuple(kept), credits=credits, unknown={})


@pytest.mark.parametrize("outermost", [False, True])
@pytest.mark.parametrize("name", ["polnear-dev", "wikinews-train", "press-train", "events-train"])
def test_every_key_and_number_is_the_same(name, outermost):
    path = SHARED / "data" / f"{name}.jsonl.gz"
    if not path.is_file():
        pytest.skip(f"{path} is not there")
    gold = dict(islice(load_corpus(path).items(), ARTICLES))
    pred = {key: faulty(article, seed) for seed, (key, article) in enumerate(gold.items()) if seed % 9}
    expected = reference(records(path), {key: to_json(article) for key, article in pred.items()}, outermost)
    got = score(gold, pred, outermost=outermost).as_dict()
    assert got == expected
    assert list(got) == list(expected)
    assert 5 < got["exact"]["f1"] < 95, "the faults are neither everywhere nor nowhere"
    assert misses(gold, pred, outermost=outermost)

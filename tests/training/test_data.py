"""What a corpus says, word by word; and what it leaves open stays open."""

import gzip
import hashlib
import json
import os
import random
from pathlib import Path

import numpy as np
import pytest

from onrecord.reading.labels import ATTITUDES, CUE_LABELS, ROLE_LABELS
from tests.reading.doubles import vocabulary as small_vocabulary
from training.data import (
    NOT_INSIDE,
    UNKNOWN,
    example,
    examples,
    standoff_articles,
    training_articles,
    vary_marks,
)
from training.folds import held_out

CORPORA = Path(os.environ.get("ONRECORD_CORPORA", Path(__file__).resolve().parents[3] / "shared" / "data"))
TEXT = "On Monday Mayor Ann told reporters that the clerk had claimed it rained. It did."


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory):
    return small_vocabulary(tmp_path_factory.mktemp("vocabulary"))


def span(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def statement(cue: str, source: str, content: str, **more) -> dict:
    return {"cue": span(cue), "source": [span(source)], "content": [span(content)], **more}


OUTER = statement(
    "told", "Mayor Ann", "that the clerk had claimed it rained",
    time=[span("On Monday")], addressee=[span("reporters")], attitude="communication", negated=False, hedged=True,
)  # fmt: skip
INNER = statement("had claimed", "the clerk", "it rained", attitude="belief", negated=False, hedged=False)


def article(*statements: dict, **more) -> dict:
    return {"id": "a", "text": TEXT, "statements": list(statements), **more}


def roles(gold) -> str:
    """First letters of the words' roles; `-` for none, `C` for the cue."""
    return "".join({"none": "-", "cue": "C"}.get(ROLE_LABELS[r], ROLE_LABELS[r][0]) for r in gold.roles)


def tags(found) -> str:
    """Tags of the words; `?` for any, `!` for any but the inside of a cue."""
    return "".join({UNKNOWN: "?", NOT_INSIDE: "!"}.get(t) or CUE_LABELS[t] for t in found.cue_tags.tolist())


def test_roles_of_words(vocabulary):
    outer, inner = example(article(OUTER, INNER), vocabulary).statements
    assert roles(outer) == "ttssCaccccccc----"[: len(outer.roles)]
    assert roles(inner) == "-------ssCCcc----"[: len(inner.roles)]
    assert (outer.start, outer.end, inner.start, inner.end) == (4, 5, 9, 11)


def test_attitudes(vocabulary):
    outer, inner = example(article(OUTER, INNER), vocabulary).statements
    assert outer.attitude == ATTITUDES.index("communication")
    assert inner.attitude == ATTITUDES.index("belief")
    assert outer.frames_known and inner.frames_known
    (bare,) = example(article(statement("told", "Ann", "it rained")), vocabulary).statements
    assert bare.attitude == UNKNOWN


def test_where_all_is_annotated_every_word_has_a_tag(vocabulary):
    assert tags(example(article(OUTER, INNER), vocabulary)) == "OOOOBOOOOBIOOOOOO"[:17]


def test_where_only_outermost_ones_are_annotated_the_inside_of_contents_is_open(vocabulary):
    found = example(article(OUTER, wire=None), vocabulary)
    assert tags(found) == "OOOOBO???????OOOO"[: len(found.encoded)]
    (outer,) = found.statements
    assert not outer.frames_known
    assert not found.open_words.any()


def test_a_cue_within_an_open_content_is_still_a_cue(vocabulary):
    assert tags(example(article(OUTER, INNER, wire="x"), vocabulary)) == "OOOOBO???BI!?OOOO"[:17]


def test_ignored_passages_are_open_to_all(vocabulary):
    found = example(article(INNER, ignore=[span("It did.")]), vocabulary)
    assert tags(found)[-3:] == "???"
    assert found.open_words.tolist() == [False] * (len(found.encoded) - 3) + [True] * 3


def test_the_cue_comes_before_the_source_and_the_source_before_the_content(vocabulary):
    whole = {
        "cue": span("told"),
        "source": [span("Ann told")],
        "content": [span("Mayor Ann told reporters")],
        "time": [],
    }
    (gold,) = example(article(whole), vocabulary).statements
    assert roles(gold)[2:6] == "csCc"


def test_statements_without_a_cue_are_not_learnt(vocabulary):
    floating = {"cue": None, "source": [], "content": [span("It did.")]}
    found = example(article(floating), vocabulary)
    assert found.statements == [] and set(tags(found)) == {"O"}


def test_spans_that_cut_words_take_the_whole_words(vocabulary):
    start = TEXT.index("told")
    (gold,) = example(article({**OUTER, "cue": [start + 1, start + 3]}), vocabulary).statements
    assert (gold.start, gold.end) == (4, 5)


@pytest.mark.parametrize("seed", range(12))
def test_other_marks_leave_length_and_words_alone(seed):
    text = '“It\'s the boys’ coat,” she said. "‘Ours’ it isn\'t." He wrote "Yes.'
    varied = vary_marks(text, random.Random(seed))
    assert len(varied) == len(text)
    assert [c for c in varied if c.isalnum() or c.isspace()] == [c for c in text if c.isalnum() or c.isspace()]


def test_marks_are_varied_sometimes():
    text = '“It rained,” she said. "It did."'
    assert len({vary_marks(text, random.Random(seed)) for seed in range(40)}) == 3


def test_examples_with_the_same_seed_are_the_same(vocabulary):
    docs = [{**article(OUTER), "text": TEXT.replace("It did", '"It'[:3] + "did")}] * 5
    once, again = (list(examples(docs, vocabulary, random.Random(3))) for _ in range(2))
    for a, b in zip(once, again, strict=True):
        assert np.array_equal(a.encoded.pieces, b.encoded.pieces)


def test_about_a_fifth_is_held_out_and_always_the_same():
    ids = [f"article-{i}" for i in range(2_000)]
    assert 300 < sum(map(held_out, ids)) < 500
    assert [held_out(i) for i in ids[:50]] == [held_out(i) for i in ids[:50]]


@pytest.mark.skipif(not CORPORA.is_dir(), reason=f"no corpora in {CORPORA}")
def test_held_out_articles_are_not_trained_on():
    polnear, annotated = training_articles(CORPORA, fold=0)
    everything = training_articles(CORPORA, fold=None)
    assert annotated and not any(held_out(d["id"]) for d in annotated)
    left_out = {d.get("polnear") for d in everything[1] if held_out(d["id"])} - {None}
    assert not left_out & {d["id"] for d in polnear}
    assert len(everything[0]) >= len(polnear) > 0 and len(everything[1]) > len(annotated)


def packed(path: Path, *records: dict) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(gzip.compress("".join(json.dumps(r) + "\n" for r in records).encode()))


def test_annotation_apart_from_its_text_finds_it(tmp_path):
    corpora, apart = tmp_path / "corpora", tmp_path / "apart"
    packed(corpora / "town-train.jsonl.gz", {"id": "t1", "text": TEXT}, {"id": "t2", "text": "It rained."})
    record = {"of": "t1", "text_sha256": hashlib.sha256(TEXT.encode()).hexdigest(), "statements": [OUTER]}
    packed(apart / "town-train.jsonl.gz", record)
    (found,) = standoff_articles(corpora, apart)
    assert (found["id"], found["text"], found["statements"]) == ("more/t1", TEXT, article(OUTER)["statements"])


@pytest.mark.parametrize("of", ["t1", "t9"])
def test_annotation_of_another_text_is_refused(tmp_path, of):
    corpora, apart = tmp_path / "corpora", tmp_path / "apart"
    packed(corpora / "town-train.jsonl.gz", {"id": "t1", "text": TEXT + " Later."})
    record = {"of": of, "text_sha256": hashlib.sha256(TEXT.encode()).hexdigest(), "statements": []}
    packed(apart / "town-train.jsonl.gz", record)
    with pytest.raises(ValueError, match=f"town-train.jsonl.gz: {of} is not in"):
        standoff_articles(corpora, apart)

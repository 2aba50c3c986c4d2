"""Windows are laid side by side with what each word may be; what a window's edge cuts is not held against anyone."""

import random

import numpy as np
import pytest

from onrecord.reading.labels import CUE_LABELS, ROLE_LABELS
from onrecord.reading.windows import CAPACITY, Window
from tests.reading.doubles import PIECES, SPECIAL
from tests.reading.doubles import vocabulary as small_vocabulary
from tests.training.torch_or_skip import needs_torch
from training.data import example

pytestmark = needs_torch
IDS = {name: PIECES.index(name) for name in SPECIAL}


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory):
    return small_vocabulary(tmp_path_factory.mktemp("vocabulary"))


def made(vocabulary, words: int, cues=(), **more):
    """An article of one-piece words with cues `[start, end)`, each with one word of source and two of content."""
    text = " ".join(["it"] * words)

    def span(start, end):
        return [start * 3, end * 3 - 1]

    statements = [
        {"cue": span(s, e), "source": [span(s - 1, s)], "content": [span(e, e + 2)], "negated": False} for s, e in cues
    ]
    return example({"id": "a", "text": text, "statements": statements, **more}, vocabulary)


def step_of(parts):
    from training.batches import _step

    return _step(parts, IDS, None)


def whole(found) -> Window:
    n = len(found.encoded)
    return Window(0, n, 0, n)


def allowed(step, row: int) -> list[str]:
    """For each word the tags that may be."""
    return ["".join(np.array(list(CUE_LABELS))[list(word)]) for word in step.cue_allowed[row].numpy()]


def test_shorter_windows_are_padded(vocabulary):
    long, short = made(vocabulary, 9), made(vocabulary, 4)
    step = step_of([(long, whole(long)), (short, whole(short))])
    assert step.batch.mask.sum(axis=1).tolist() == [11, 6]
    assert step.batch.words.sum(axis=1).tolist() == [9, 4]
    assert step.batch.pieces[1].tolist() == [2, *[PIECES.index("it")] * 4, 3, *[0] * 5]
    assert allowed(step, 1) == ["O"] * 4 + ["OBI"] * 5


def test_each_cue_comes_with_its_window_place_and_roles(vocabulary):
    first, second = made(vocabulary, 9, [(2, 4)]), made(vocabulary, 6, [(1, 2)])
    step = step_of([(first, whole(first)), (second, whole(second))])
    assert step.window.tolist() == [0, 1]
    assert step.spans.tolist() == [[2, 4], [1, 2]]
    assert allowed(step, 0) == ["O", "O", "B", "I", *["O"] * 5]
    names = [ROLE_LABELS[int(np.flatnonzero(w)[0])] if w.sum() == 1 else "any" for w in step.role_allowed[1].numpy()]
    assert names == ["source", "cue", "content", "content", "none", "none", "any", "any", "any"]


def test_a_cue_cut_by_the_windows_start_may_be_anything(vocabulary):
    """It would begin with I, which no sequence of tags may."""
    found = made(vocabulary, 12, [(3, 6)])
    step = step_of([(found, Window(4, 12, 4, 12))])
    assert allowed(step, 0) == ["OBI", "OBI", *["O"] * 6]
    assert len(step.window) == 0


def test_a_cue_cut_by_the_windows_end_is_tagged_but_has_no_roles(vocabulary):
    found = made(vocabulary, 12, [(3, 6)])
    step = step_of([(found, Window(0, 5, 0, 5))])
    assert allowed(step, 0) == ["O", "O", "O", "B", "I"]
    assert len(step.window) == 0


def test_a_cue_right_at_the_windows_start_is_whole(vocabulary):
    found = made(vocabulary, 12, [(3, 6)])
    step = step_of([(found, Window(3, 12, 3, 12))])
    assert allowed(step, 0)[:4] == ["B", "I", "I", "O"]
    assert step.spans.tolist() == [[0, 3]]


def test_where_frames_are_not_annotated_a_word_without_a_role_may_be_one(vocabulary):
    found = made(vocabulary, 8, [(2, 3)], wire=None)
    roles = step_of([(found, whole(found))]).role_allowed[0].numpy()
    frames = [i for i, r in enumerate(ROLE_LABELS) if r in ("none", "addressee", "medium", "time", "place")]
    assert np.flatnonzero(roles[0]).tolist() == np.flatnonzero(roles[7]).tolist() == frames
    assert [int(w.sum()) for w in roles[1:5]] == [1, 1, 1, 1]


def test_ignored_words_may_play_any_role_but_the_cue_is_the_cue(vocabulary):
    found = made(vocabulary, 8, [(2, 3)], ignore=[[0, 100]])
    roles = step_of([(found, whole(found))]).role_allowed[0].numpy()
    assert [int(w.sum()) for w in roles] == [8, 8, 1, *[8] * 5]


@pytest.mark.parametrize("seed", [None, 1, 2])
def test_every_cue_is_in_some_batch_and_batches_keep_their_size(vocabulary, seed):
    from training.batches import steps

    docs = [made(vocabulary, n, [(c, c + 1) for c in range(2, n - 3, 50)]) for n in (60, 300, 900)]
    rng = None if seed is None else random.Random(seed)
    found = list(steps(docs, size=2, special=IDS, rng=rng))
    assert sum(len(s.window) for s in found) >= sum(len(d.statements) for d in docs)
    assert all(s.batch.pieces.shape[1] <= CAPACITY + 2 for s in found)
    assert all(s.batch.mask.sum() <= 2 * (CAPACITY + 2) for s in found)
    hidden = sum(int((s.batch.pieces == IDS["[MASK]"]).sum()) for s in found)
    assert (hidden == 0) == (seed is None)

"""What training makes of its weights."""

from dataclasses import replace

import numpy as np
import pytest

from onrecord.reading.speakers.features import FEATURES
from onrecord.reading.speakers.pairs import MENTIONED, MENTIONS, PairWords
from onrecord.reading.speakers.weights import load_weights
from training.speakers.train import mean


def test_two_trainings_together_score_the_mean_of_what_each_scores():
    one = load_weights()
    moved = replace(one.scorer, outer=one.scorer.outer * 3, direct=one.scorer.direct + 1)
    other = replace(one, scorer=moved, pairs=replace(one.pairs, alone=one.pairs.alone * 2, key=one.pairs.key * 3))
    rng = np.random.default_rng(3)
    vectors = rng.normal(size=(9, one.pairs.key.shape[1])).astype(np.float16)
    mentions = np.full((4, MENTIONS), -1)
    mentions[:, 0] = [2, 3, 4, 8]
    rows, at = rng.normal(size=(4, len(FEATURES))), PairWords(0, 1, mentions, np.full(4, MENTIONED))

    both = mean(one, other)
    each = [w.scores(rows, at, vectors) for w in (one, other)]
    assert np.allclose(both.scores(rows, at, vectors), np.mean(each, axis=0))
    assert both.about["beside"] == one.about


def test_pairs_of_other_settings_are_refused():
    one = load_weights()
    other = replace(one, pairs=replace(one.pairs, key=one.pairs.key[:, :, 1:]))
    with pytest.raises(SystemExit, match="same settings"):
        mean(one, other)

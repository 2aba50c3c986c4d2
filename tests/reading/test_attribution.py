"""A window gives the attributions that begin in its own range; a cue's words are always the cue's."""

import numpy as np
import pytest

from onrecord.reading.attribution import CUE
from onrecord.reading.engine import Tagged
from onrecord.reading.labels import ATTITUDES, ROLE_LABELS
from onrecord.reading.windows import Window, window_inputs, windows
from tests.reading.doubles import PIECES, SURE, RuleEngine, decoder

SOURCE, CONTENT = ROLE_LABELS.index("source"), ROLE_LABELS.index("content")


class Scripted:
    """Gives the scores it was given."""

    def __init__(self, cue, roles=None, values=None, attitudes=None):
        n = len(cue)
        d = np.arange(2 * n, dtype=np.float32).reshape(n, 2) if values is None else values
        a = np.zeros((n, len(ATTITUDES)), np.float32) if attitudes is None else attitudes
        self.tagged = Tagged(np.asarray(cue, np.float32), d, d, a)
        self.scores, self.asked = roles, None

    def tag(self, inputs):
        return self.tagged

    def roles(self, keys, query, distance, paragraph):
        self.asked = (query, distance, paragraph)
        shape = (len(query), len(keys), len(ROLE_LABELS))
        return np.zeros(shape, np.float32) if self.scores is None else self.scores


def tags(pattern: str, sure: float = SURE):
    """Scores of cue tags that say the pattern."""
    return sure * np.array([[c == x for x in "OBI"] for c in pattern], dtype=np.float32)


def attributions(vocabulary, engine, text, window=None):
    encoded = vocabulary.encode(text)
    window = window or windows(encoded)[0]
    inputs = window_inputs(encoded, window, cls=2, sep=3)
    return decoder().attributions(engine, encoded, window, engine.tag(inputs))


def places(found):
    return [(a.start, a.end) for a in found]


def test_no_cue_no_attribution_and_the_role_head_is_not_asked(vocabulary):
    engine = Scripted(tags("OOO"))
    assert attributions(vocabulary, engine, "it rained again") == []
    assert engine.asked is None


@pytest.mark.parametrize(
    ("pattern", "cues"),
    [
        ("BOOO", [(0, 1)]),
        ("OBIO", [(1, 3)]),
        ("OBII", [(1, 4)]),
        ("BBIO", [(0, 1), (1, 3)]),
        ("BIBI", [(0, 2), (2, 4)]),
        ("OOOB", [(3, 4)]),
    ],
)
def test_cues_are_read_off_the_tags(vocabulary, pattern, cues):
    assert places(attributions(vocabulary, Scripted(tags(pattern)), "it rained again it")) == cues


def test_a_cue_cannot_begin_inside(vocabulary):
    """The scores ask for an I after an O, which the transitions forbid."""
    found = attributions(vocabulary, Scripted(tags("OIIO")), "it rained again it")
    assert all(end - start >= 1 for start, end in places(found))
    assert decoder().cue.best(tags("OIIO")[None])[0].tolist() != [0, 2, 2, 0]


def test_only_cues_of_the_windows_own_range(vocabulary):
    text = " ".join(["said"] + ["it", "said"] * 5)
    every = attributions(vocabulary, RuleEngine(), text, Window(0, 11, 0, 11))
    assert places(every) == [(i, i + 1) for i in range(0, 11, 2)]
    own = attributions(vocabulary, RuleEngine(), text, Window(2, 11, 4, 8))
    assert places(own) == [(4, 5), (6, 7)]
    assert all(a.offset == 2 and len(a.roles) == 9 for a in own)


def test_the_windows_share_out_all_cues(vocabulary):
    text = " ".join(["mayor", "said", "it", "rained", "again"] * 300)
    encoded = vocabulary.encode(text)
    found = []
    for window in windows(encoded):
        inputs = window_inputs(encoded, window, cls=2, sep=3)
        engine = RuleEngine()
        found += decoder().attributions(engine, encoded, window, engine.tag(inputs))
    assert len(windows(encoded)) > 5
    assert places(found) == [(i, i + 1) for i in range(1, len(encoded), 5)]


def test_the_role_head_is_asked_with_the_mean_over_each_cue(vocabulary):
    values = np.array([[0, 1], [2, 3], [4, 9], [6, 7]], np.float32)
    engine = Scripted(tags("BBIO"), values=values)
    attributions(vocabulary, engine, "it rained\nagain it")
    query, distance, paragraph = engine.asked
    assert query.tolist() == [[0, 1], [3, 6]]
    assert distance.shape == paragraph.shape == (2, 4)
    assert paragraph.tolist() == [[2, 2, 3, 3], [2, 2, 3, 3]]


def test_the_attitudes_scores_are_the_mean_over_the_cue(vocabulary):
    scores = np.arange(16, dtype=np.float32).reshape(4, 4)
    (found,) = attributions(vocabulary, Scripted(tags("OBIO"), attitudes=scores), "it rained again it")
    assert found.attitude.tolist() == scores[1:3].mean(axis=0).tolist()


def test_the_words_of_the_cue_are_cue_and_no_others_are(vocabulary):
    scores = np.random.default_rng(1).normal(scale=20, size=(1, 6, len(ROLE_LABELS))).astype(np.float32)
    scores[0, :, CUE] += 50  # what the scores ask for everywhere
    scores[0, 2:4, CUE] -= 200  # and not where the cue is
    (found,) = attributions(vocabulary, Scripted(tags("OOBIOO"), roles=scores), "it rained again it rained again")
    assert (found.roles == CUE).tolist() == [False, False, True, True, False, False]


def test_roles_follow_the_scores(vocabulary):
    scores = np.zeros((1, 4, len(ROLE_LABELS)), np.float32)
    for word, role in ((0, SOURCE), (2, CONTENT), (3, CONTENT)):
        scores[0, word, role] = SURE
    (found,) = attributions(vocabulary, Scripted(tags("OBOO"), roles=scores), "mayor said it rained")
    assert found.roles.tolist() == [SOURCE, CUE, CONTENT, CONTENT]


def test_probability_is_high_where_the_scores_are_clear_and_low_where_not(vocabulary):
    sure, unsure = np.zeros((2, 1, 4, len(ROLE_LABELS)), np.float32)
    sure[0, :, CONTENT] = 30
    (clear,) = attributions(vocabulary, Scripted(tags("OBOO", 30), roles=sure), "mayor said it rained")
    (open_roles,) = attributions(vocabulary, Scripted(tags("OBOO", 30), roles=unsure), "mayor said it rained")
    (open_cue,) = attributions(vocabulary, Scripted(tags("OBOO", 0.5), roles=sure), "mayor said it rained")
    assert clear.probability == pytest.approx(1, abs=1e-4)
    assert open_roles.probability == pytest.approx(7**-3, rel=1e-3)  # seven roles for each word but the cue
    assert 0 < open_cue.probability < 0.7


@pytest.mark.parametrize("far", [0, 3, 30])
def test_words_that_are_out_of_the_question_change_nothing(vocabulary, far):
    """Only words that may play a role are decoded; with the others or without, the result is one."""
    n = 2 * far + 4
    scores = np.zeros((1, n, len(ROLE_LABELS)), np.float32)
    scores[0, :, 0] = 25
    scores[0, far : far + 4] = 0
    for word, role in ((far, SOURCE), (far + 2, CONTENT), (far + 3, CONTENT)):
        scores[0, word, role] = 4
    pattern = "O" * far + "OBOO" + "O" * far
    (found,) = attributions(vocabulary, Scripted(tags(pattern, 30), roles=scores), " ".join(["it"] * n))
    assert found.roles.tolist() == [0] * far + [SOURCE, CUE, CONTENT, CONTENT] + [0] * far
    alone = 1 / (1 + 6 * np.exp(-4.0))
    assert found.probability == pytest.approx(alone**3, rel=1e-3)


def test_cues_of_one_window_do_not_disturb_each_other(vocabulary):
    """Each of two cues far apart has the roles and the probability that it has alone."""
    n = 60
    scores = np.zeros((2, n, len(ROLE_LABELS)), np.float32)
    scores[:, :, 0] = 20
    for k, cue in enumerate((5, 50)):
        scores[k, cue + 1 : cue + 4, 0], scores[k, cue + 1 : cue + 4, CONTENT] = 0, 3
    text = " ".join(["it"] * n)

    def pattern(*cues):
        return "".join("B" if i in cues else "O" for i in range(n))

    both = attributions(vocabulary, Scripted(tags(pattern(5, 50), 30), roles=scores), text)
    for k, cue in enumerate((5, 50)):
        (alone,) = attributions(vocabulary, Scripted(tags(pattern(cue), 30), roles=scores[k : k + 1]), text)
        assert both[k].roles.tolist() == alone.roles.tolist()
        assert both[k].probability == pytest.approx(alone.probability, rel=1e-5)
        assert np.flatnonzero(both[k].roles == CONTENT).tolist() == [cue + 1, cue + 2, cue + 3]


def test_an_end_that_is_in_doubt_lowers_the_probability(vocabulary):
    roles = np.zeros((1, 3, len(ROLE_LABELS)), np.float32)
    roles[0, :, CONTENT] = 30
    doubt = tags("OBO", 30)
    doubt[2] = [3.0, -30.0, 2.9]
    (found,) = attributions(vocabulary, Scripted(doubt, roles=roles), "mayor said it")
    assert (found.start, found.end) == (1, 2)
    assert found.probability == pytest.approx(1 / (1 + np.exp(-0.1)), abs=1e-3)


def test_the_rule_sees_sources_and_contents(vocabulary):
    (found,) = attributions(vocabulary, RuleEngine(), "again clerk said it rained\nit rained")
    assert found.roles.tolist() == [0, SOURCE, CUE, CONTENT, CONTENT, 0, 0]
    assert found.attitude[0] == (1 if PIECES.index("said") % 2 == 0 else -1)

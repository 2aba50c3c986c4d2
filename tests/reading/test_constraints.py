"""A source is one run of words; a small hole in a content is closed, unless something else stands in it."""

import numpy as np
import pytest

from onrecord.reading.constraints import CONTENT, HOLE_WORDS, NONE, SOURCE, constrain
from onrecord.reading.labels import ROLE_LABELS

CODES = {"-": NONE, "s": SOURCE, "c": CONTENT, "q": ROLE_LABELS.index("cue"), "t": ROLE_LABELS.index("time")}
LETTERS = {code: letter for letter, code in CODES.items()}


def constrained(roles: str, *, cues: str = "", strong: tuple[int, ...] = (), paragraphs: str = "") -> str:
    """The labelling after the rules. `strong` words have better source scores; `cues` marks the words of any cue."""
    labels = np.array([CODES[c] for c in roles])
    scores = np.zeros((len(roles), len(ROLE_LABELS)), dtype=np.float32)
    scores[:, SOURCE] = 1.0
    scores[list(strong), SOURCE] = 9.0
    is_cue = np.array([c == "q" for c in cues or roles])
    constrain(labels, scores, is_cue, np.array([int(c) for c in paragraphs or "0" * len(roles)]))
    return "".join(LETTERS[c] for c in labels.tolist())


def test_of_two_sources_the_one_with_better_scores_is_kept():
    assert constrained("ss-qcc-s") == "ss-qcc--"
    assert constrained("ss-qcc-s", strong=(7,)) == "---qcc-s"


def test_one_source_stays_whole():
    assert constrained("-sss-qccc") == "-sss-qccc"


def test_small_holes_are_closed():
    assert constrained("sqcc" + "-" * HOLE_WORDS + "cc") == "sqcc" + "c" * HOLE_WORDS + "cc"
    assert constrained("sqcc" + "-" * (HOLE_WORDS + 1) + "cc") == "sqcc" + "-" * (HOLE_WORDS + 1) + "cc"


@pytest.mark.parametrize("roles", ["ccqscc", "cc-qs-cc", "cctcc", "-ccc-", "cc--", "--cc", "s", "-"])
def test_what_is_no_hole_stays(roles):
    assert constrained(roles) == roles


def test_a_hole_with_another_attribution_stays_open():
    assert constrained("sqcc--cc", cues="-q---q--") == "sqcc--cc"


def test_a_hole_across_paragraphs_stays_open():
    assert constrained("sqcc-cc", paragraphs="0000111") == "sqcc-cc"

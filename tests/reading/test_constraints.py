"""A source is one run of words; a small hole in a content is closed, unless something else stands in it."""

import numpy as np
import pytest

from onrecord.reading.constraints import CONTENT, HOLE_WORDS, NONE, SOURCE, constrain, hold_quotations
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
    constrain(labels[None], scores[None], is_cue, np.array([int(c) for c in paragraphs or "0" * len(roles)]))
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


def test_a_source_ends_with_its_paragraph():
    assert constrained("sssqcc", strong=(1, 2), paragraphs="011111") == "-ssqcc"


def held(quotation: tuple[int, int], cue: tuple[int, int], scores: str) -> str:
    """The best role of each word by its scores alone, after the rule. Capitals in `scores` count three times."""
    table = np.zeros((1, len(scores), len(ROLE_LABELS)), dtype=np.float32)
    for word, letter in enumerate(scores):
        table[0, word, CODES[letter.lower()]] = 3.0 if letter.isupper() else 1.0
    starts, ends = (np.array([at]) for at in cue)
    hold_quotations(table, starts, ends, np.array([quotation]))
    return "".join(LETTERS[role] for role in table[0].argmax(axis=1).tolist())


def test_a_quotation_is_content_as_a_whole_or_not_at_all():
    assert held((2, 6), (1, 2), "sqcc-c-") == "sqcccc-"
    assert held((2, 6), (1, 2), "sq--c--") == "sq-----"
    assert held((2, 6), (1, 2), "sqt-T-c")[2:6].count("c") == 0


def test_what_a_quotation_says_itself_stays_in_it():
    assert held((1, 5), (2, 3), "csqccc") == "-sqcc-"


def test_a_cue_that_a_quotation_cuts_is_left_alone():
    assert held((2, 5), (1, 3), "sqqc-") == "sqqc-"

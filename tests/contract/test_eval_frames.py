"""How the rules for frames are measured by themselves."""

import pytest

from eval.frames import by_rule, mistakes, table
from onrecord.models.files import VOCABULARY
from onrecord.reading.encoding import Vocabulary
from onrecord.reading.model_files import check_manifest
from onrecord.records import Article, Statement
from onrecord.scoring import score
from onrecord.text.span import Span

TEXT = "On Monday, Ana Ruiz told the Herald it was late."
GOLD = Article(
    id="a",
    text=TEXT,
    statements=(
        Statement(
            "s1",
            (Span(36, 47),),
            cue=Span(20, 24),
            source=(Span(11, 19),),
            addressee=(Span(25, 35),),
            time=(Span(0, 9),),
            place=(Span(36, 38),),
            speaker="Ana Ruiz",
        ),
    ),
)


@pytest.fixture(scope="module")
def found() -> Article:
    """The article as the rules see it."""
    return by_rule(GOLD, Vocabulary(check_manifest(None).folder / VOCABULARY))


def test_the_rules_get_statements_without_their_frames(found):
    (statement,) = found.statements
    assert (statement.addressee, statement.time) == (GOLD.statements[0].addressee, GOLD.statements[0].time)
    assert statement.place == () and statement.cue == GOLD.statements[0].cue


def test_mistakes_are_told_in_context(found):
    assert list(mistakes(GOLD, found, "time")) == []
    (told,) = mistakes(GOLD, found, "place")
    assert told == "a  it | -\n    On Monday, S[Ana Ruiz] Q[told] the Herald C[it was late]."


def test_the_table_has_a_row_for_each_corpus(found):
    lines = table({"these": score({"a": GOLD}, {"a": found}).as_dict()}).splitlines()
    assert lines[-1].split() == ["these", "100.0", "100.0", "100.0", "2", *["0.0"] * 3, "0", *["100.0"] * 3, "2",
                                 *["0.0"] * 3, "1"]  # fmt: skip

"""What people type becomes a query that SQLite takes, whatever it is."""

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.limits import MAX_SEARCH_WORDS
from onrecord.store.full_text import FullText, full_text

LINES = ["the harbour is shut", "the strike at the harbour goes on", "a dock strike", "rail strike in the Café", "xyz"]


@pytest.fixture(scope="module")
def matches():
    """`matches("harbour NOT strike")` -> the lines that are found."""
    db = apsw.Connection(":memory:")
    db.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='unicode61 remove_diacritics 2')")
    db.executemany("INSERT INTO t VALUES (?)", [(line,) for line in LINES])

    def find(typed):
        query = full_text(typed)
        if query is None:
            return []
        found = set(range(len(LINES)))
        if query.wanted is not None:
            found &= {row[0] - 1 for row in db.execute("SELECT rowid FROM t WHERE t MATCH ?", (query.wanted,))}
        if query.unwanted is not None:
            found -= {row[0] - 1 for row in db.execute("SELECT rowid FROM t WHERE t MATCH ?", (query.unwanted,))}
        return sorted(found)

    return find


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [0, 1, 2, 3, 4]),
        ("harbour", [0, 1]),
        ("HARBOUR", [0, 1]),
        ("cafe", [3]),
        ("harbour strike", [1]),
        ("harbour AND strike", [1]),
        ("shut OR dock", [0, 2]),
        ("strike NOT harbour", [2, 3]),
        ("strike NOT (harbour OR rail)", [2]),
        ("NOT strike", [0, 4]),
        ("NOT strike NOT xyz", [0]),
        ("NOT (harbour OR strike)", [4]),
        ("(NOT strike)", [0, 4]),
        ("(NOT strike) harbour", [0]),
        ("NOT (NOT strike)", [1, 2, 3]),
        ('"harbour is"', [0]),
        ("“harbour is”", [0]),
        ('"is harbour"', []),
        ('"the strike" OR "dock strike"', [1, 2]),
        ("harb*", [0, 1]),
        ('"dock str"*', [2]),
        ("(shut OR dock) the", [0]),
        ("shut OR dock the", [0]),
        ("and", []),
        ("or harbour", []),
        ("AND harbour", [0, 1]),
        ("harbour OR", [0, 1]),
        ("harbour NOT", [0, 1]),
        ("harbour)) (((strike", [1]),
        ('harbour "', [0, 1]),
        ("harbour ---", [0, 1]),
        ("!!!", []),
        ('""', []),
        ("NEAR(harbour, 3)", []),
        ("x:harbour", []),
        ("harbour; DROP TABLE t", []),
    ],
)
def test_what_is_typed_finds_what_it_says(matches, typed, found):
    assert matches(typed) == found


def test_there_is_a_most_words(matches):
    query = full_text("a " * 10_000)
    assert query.wanted.count('"a"') == MAX_SEARCH_WORDS
    assert matches("(" * 5_000 + "harbour" + ")" * 5_000) == [0, 1]


PIECES = st.sampled_from(
    [
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "(",
        ")",
        '"',
        "*",
        "^",
        ":",
        "-",
        "+",
        "{",
        "}",
        "harb*",
        "the",
        "'",
        ";",
        "\0",
        " ",
        "“",
    ]
)
TYPED = st.text(max_size=40) | st.text(st.characters(exclude_categories=()), max_size=20) | st.lists(PIECES | st.text(
    max_size=3), max_size=20).map(" ".join) | st.lists(PIECES, max_size=30).map("".join)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(typed=TYPED)
def test_no_text_is_an_error(matches, typed):
    matches(typed)
    assert full_text(typed) is None or isinstance(full_text(typed), FullText)

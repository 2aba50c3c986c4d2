"""Words and filters find the statements they say, with the words around them."""

import re
import sqlite3
from dataclasses import replace

import pytest

from onrecord.errors import UsageError
from onrecord.records import Article, Circumstance, Statement
from onrecord.records.statement import ATTITUDES, CIRCUMSTANCES, KINDS, SPEAKER_TYPES
from onrecord.store import Query, Run, SqliteStore, stories
from onrecord.store.query import CHOICES
from onrecord.store.schema import MIGRATIONS
from onrecord.store.search import after, before
from onrecord.text.span import Span

TEXT = (
    "Rain fell all day long. Ana Ruiz said that the harbour is shut. Omar thinks Ana Ruiz said it was the strike."
    "\n\nEnd."
)


def said(words, number, text=TEXT, **rest):
    start = text.index(words)
    return Statement(f"s{number}", (Span(start, start + len(words)),), **rest)


def article(number=1, **rest):
    statements = (
        said("that the harbour is shut", 1, speaker="Ana Ruiz", speaker_type="person", kind="indirect", score=0.9,
             attitude="communication", circumstances=(Circumstance("interview", Span(0, 4)),)),
        said("Ana Ruiz said it was the strike", 2, speaker="Omar", kind="indirect", attitude="belief", score=0.4),
        said("it was the strike", 3, speaker="ana  ruiz", parent="s2", kind="direct", negated=True, hedged=False),
    )  # fmt: skip
    return Article(str(number), TEXT, statements=statements, outcome="read", **rest)


def filled(path):
    with SqliteStore(path, write=True) as opened:
        put(opened, article(1, outlet="The Gazette", domain="gazette.example", published="2031-03-11T10:00:00Z"))
        put(opened, article(2, domain="courier.example", published="2031-04"))
        put(opened, article(3, published="yesterday"))
        yield opened


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A store that is only asked."""
    yield from filled(tmp_path_factory.mktemp("store") / "l.db")


@pytest.fixture
def own(tmp_path):
    """A store for one test alone."""
    yield from filled(tmp_path / "l.db")


def put(store, read, version="1"):
    with store.transaction():
        run = store.start_run(Run("test", "0"))
        store.put_article(read, run)
        store.put_reading(read, version, run)


def found(store, words="", **filters):
    return [hit.id for hit in store.search(Query(words, **filters))]


ALL = [f"{n}:s{s}" for n in (1, 2, 3) for s in (1, 2, 3)]


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ({}, ALL),
        ({"speaker": "ruiz"}, ["1:s1", "1:s3", "2:s1", "2:s3", "3:s1", "3:s3"]),
        ({"speaker": "Ana Ruiz", "kind": "direct"}, ["1:s3", "2:s3", "3:s3"]),
        ({"speaker_type": "person"}, ["1:s1", "2:s1", "3:s1"]),
        ({"outlet": "gazette"}, ["1:s1", "1:s2", "1:s3"]),
        ({"outlet": "GAZETTE.example"}, ["1:s1", "1:s2", "1:s3"]),
        ({"outlet": "courier"}, ["2:s1", "2:s2", "2:s3"]),
        ({"attitude": "belief"}, ["1:s2", "2:s2", "3:s2"]),
        ({"since": "2031-03-12"}, ["2:s1", "2:s2", "2:s3"]),
        ({"since": "2031"}, ALL[:6]),
        ({"until": "2031-03"}, ["1:s1", "1:s2", "1:s3"]),
        ({"until": "2031-03-10"}, []),
        ({"since": "2031-03-11", "until": "2031-03-11"}, ["1:s1", "1:s2", "1:s3"]),
        ({"min_score": 0.5, "article": "1"}, ["1:s1", "1:s3"]),
        ({"nested": True, "article": "2"}, ["2:s3"]),
        ({"nested": False, "article": "2"}, ["2:s1", "2:s2"]),
        ({"circumstance": "interview"}, ["1:s1", "2:s1", "3:s1"]),
        ({"circumstance": "court"}, []),
        ({"limit": 2, "offset": 3}, ["2:s1", "2:s2"]),
        ({"speaker": " ", "limit": 1}, ["1:s1"]),
        ({"speaker": "%"}, []),
    ],
)
def test_each_filter_finds_what_it_says(store, filters, ids):
    assert found(store, **filters) == ids
    if "limit" not in filters:
        assert store.count(Query(**filters)) == len(ids)


def test_words_and_filters_together(store):
    assert found(store, "strike", outlet="gazette") == ["1:s3", "1:s2"]  # the shorter is about it more
    assert found(store, "NOT strike", outlet="gazette") == ["1:s1"]
    assert found(store, "strike NOT ana", kind="direct", since="2031") == ["1:s3", "2:s3"]
    assert found(store, "!!!") == []
    assert store.count(Query("strike")) == 6


def test_a_hit_has_its_words_and_those_around_them(store):
    (hit,) = store.search(Query("harbour", article="1"))
    assert TEXT[hit.start : hit.end] == hit.content == "that the harbour is shut"
    assert hit.before == "Rain fell all day long. Ana Ruiz said "
    assert hit.after == ". Omar thinks Ana Ruiz said it was the strike."
    assert (hit.speaker, hit.outlet, hit.published) == ("Ana Ruiz", "The Gazette", "2031-03-11T10:00:00Z")
    assert hit.circumstances == ("interview",)
    nested = store.statement("1:s3")
    assert (nested.parent, nested.negated, nested.hedged) == ("1:s2", True, False)
    assert store.statement("1:s4") is store.statement("1") is store.statement("") is None


def test_context_ends_with_whole_words():
    text = "word " * 100
    assert before(text, 250).startswith("word ")
    assert after(text, 249).endswith(" word")
    assert before(text, 0) == after(text, len(text)) == ""
    assert before("one\n\ntwo three", 9) == "two "
    assert after("one two\n\nthree", 4) == "two"


def test_only_the_newest_reading_is_found(own):
    old = article(1)
    new = replace(old, statements=(said("Rain fell", 1, speaker="Ida"),))
    put(own, new, version="2")
    assert found(own, article="1") == ["1:s1"]
    assert found(own, "rain") == ["1:s1"]
    assert own.count(Query("harbour")) == own.count(Query("NOT strike", article="2")) + 1 == 2
    assert [s.name for s in own.speakers(Query(article="1"))] == ["Ida"]
    assert own.db.integrity() == []


def test_speakers_are_one_in_any_case(store):
    first, second = store.speakers(Query())
    assert (first.name, first.statements, first.articles, first.outlets) == ("Ana Ruiz", 6, 3, 2)
    assert (first.first, first.last) == ("2031-03-11", "2031-04")
    assert second.name == "Omar"
    assert [s.name for s in store.speakers(Query("harbour"))] == ["Ana Ruiz"]
    assert store.speaker("ANA ruiz") == first
    assert store.speaker("ana") is None


def test_outlets_and_stats(store):
    assert [(o.name, o.articles, o.statements) for o in store.outlets()] == [
        ("The Gazette", 1, 3), ("courier.example", 1, 3),
    ]  # fmt: skip
    assert [o.name for o in store.outlets("COURIER")] == ["courier.example"]
    stats = store.stats()
    assert (stats.articles, stats.statements, stats.nested, stats.direct, stats.speakers) == (3, 9, 3, 3, 2)
    assert stats.size_bytes > 0


def test_articles_of_a_search(store):
    wanted = list(store.found_in(Query("harbour", until="2031-04")))
    assert wanted == [("1", frozenset({"s1"})), ("2", frozenset({"s1"}))]
    assert list(store.found_in(Query("!!!"))) == []


def test_a_story_is_its_articles(own):
    with pytest.raises(UsageError, match="no story 'x' here; onrecord stories"):
        found(own, story="x")
    with own.transaction():
        stories.put_stories(own.db, [(7, "x")])
        stories.put_member(own.db, "2", 7, b"")
    assert found(own, "harbour", story="x") == ["2:s1"]
    assert own.count(Query(story="x")) == 3


@pytest.mark.parametrize(
    "wrong",
    [{"kind": "x"}, {"since": "March"}, {"until": "2031-13"}, {"min_score": 2}, {"limit": 0}, {"offset": -1},
     {"limit": 10**9}, {"speaker_type": "x"}, {"attitude": ""}, {"circumstance": "x"}],
)  # fmt: skip
def test_a_value_that_is_off_is_refused_with_its_name(wrong):
    (name,) = wrong
    with pytest.raises(UsageError, match=name):
        Query(**wrong)


def test_the_views_say_the_same_as_the_store(store):
    db = store.db
    rows = db.all("SELECT id, content, content_start, content_end, article FROM statements ORDER BY id")
    assert [row[0] for row in rows] == ALL
    for _, content, start, end, name in rows:
        (words,) = db.one("SELECT substr(text, ? + 1, ? - ?) FROM articles WHERE id = ?", (start, end, start, name))
        assert words == content
    assert db.count("SELECT count(*) FROM speakers") == 2
    assert db.count("SELECT sum(articles) FROM outlets") == 2
    assert db.all("SELECT * FROM failures") == []


def test_an_older_sqlite_can_read_every_view_and_search(store):
    other = sqlite3.connect(store.db.path)
    names = [name for (name,) in other.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")]
    assert len(names) >= 5
    for name in names:
        assert other.execute(f"SELECT * FROM {name}").fetchall() == store.db.all(f"SELECT * FROM {name}")
    found = "SELECT number FROM statement JOIN statement_fts f ON f.rowid = number WHERE statement_fts MATCH 'harbour'"
    assert len(other.execute(found).fetchall()) == 3
    other.close()


def test_nothing_in_the_schema_is_too_new_for_others():
    """An aggregate with ORDER BY inside needs SQLite 3.44, RETURNING 3.35, STRICT 3.37, `->>` 3.38."""
    sql = " ".join(migration.sql for migration in MIGRATIONS)
    assert not re.search(r"group_concat\([^)]*ORDER BY|RETURNING|\bSTRICT\b|->", sql, re.IGNORECASE)


def test_every_choice_is_a_word_of_the_format():
    assert CHOICES == {
        "speaker_type": SPEAKER_TYPES, "kind": KINDS, "attitude": ATTITUDES, "circumstance": CIRCUMSTANCES,
    }  # fmt: skip

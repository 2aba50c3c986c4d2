"""Whatever is read with an article, and on however many threads, it is read the same, in its place, and lazily."""

from itertools import count, islice

import pytest

from onrecord.limits import MAX_WINDOWS_AHEAD
from onrecord.reading.reader import available_cores
from onrecord.records import Article
from tests.reading.doubles import RuleEngine, of, reader

NESTED = "the clerk said mayor claimed it rained"
LONG = "\n".join([NESTED + " again."] * 150)
PLAIN = "it rained again and the harbour reopened\n" * 2_000
"""No cue, many windows."""
GERMAN = (
    "Die Bürgermeisterin von Talvera sagte am Montag, der Hafen werde noch in dieser Woche wieder geöffnet. Niemand "
    "habe die Mole geprüft, widersprach ein Sprecher der Fischer, und repariert sei sie auch nicht."
)


def article(text: str, name: str = "a", **fields) -> Article:
    return Article(id=name, text=text, **fields)


def read(folder, *texts: str, **how) -> list[Article]:
    return list(reader(folder, **how).read(article(t, str(i)) for i, t in enumerate(texts)))


def test_a_nested_attribution(tmp_path):
    (found,) = read(tmp_path, NESTED)
    outer, inner = found.statements
    assert (outer.id, outer.parent, inner.id, inner.parent) == ("s1", None, "s2", "s1")
    assert (outer.cue.of(NESTED), of(NESTED, outer.source)) == ("said", ["clerk"])
    assert of(NESTED, outer.content) == ["mayor claimed it rained"]
    assert (inner.cue.of(NESTED), of(NESTED, inner.source)) == ("claimed", ["mayor"])
    assert of(NESTED, inner.content) == ["it rained"]
    assert outer.kind == inner.kind == "indirect"
    assert 0 < outer.score <= 1


def test_what_is_said_of_the_reading(tmp_path):
    from onrecord import __version__

    (found,) = read(tmp_path, NESTED)
    assert found.outcome == "read"
    assert found.reader == {"version": __version__, "model": "rule@0"}


def test_all_else_of_the_article_stays_as_it_was(tmp_path):
    before = article(NESTED, "x", outlet="Talvera Courier", byline="Ana Ruiz", unknown={"k": [1]})
    (after,) = reader(tmp_path).read([before])
    assert (after.id, after.text, after.outlet, after.byline, after.unknown) == (
        "x", NESTED, "Talvera Courier", "Ana Ruiz", {"k": [1]},
    )  # fmt: skip


def test_statements_of_an_earlier_reading_are_replaced(tmp_path):
    (first,) = read(tmp_path, NESTED)
    assert list(reader(tmp_path).read([first])) == [first]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u3000\t"])
def test_a_text_without_words(tmp_path, text):
    (found,) = read(tmp_path, text)
    assert (found.outcome, found.statements) == ("no_text", ())
    assert found.reader is not None


@pytest.mark.parametrize("text", ["x", ".", "“", "\u0301", "\U0001f44d", "\ufffd", "\u202e", "北"])
def test_one_character(tmp_path, text):
    (found,) = read(tmp_path, text)
    assert (found.outcome, found.statements) == ("read", ())


@pytest.mark.parametrize("unit", ["x", "北", "é", "_", "9", "\u0663"])
def test_a_million_characters_without_a_space(tmp_path, unit):
    (found,) = read(tmp_path, unit * 1_000_000)
    assert (found.outcome, found.statements) == ("read", ())


def test_words_around_a_very_long_one_are_read(tmp_path):
    text = f"clerk said {'x' * 1_000_000} it rained"
    (statement,) = read(tmp_path, text)[0].statements
    assert statement.cue.of(text) == "said"
    assert of(text, statement.content) == [text[11:]]


def test_many_marks_without_a_space(tmp_path):
    text = "“a”," * 5_000
    assert read(tmp_path, text)[0].outcome in ("read", "unsupported_language")


def test_an_unknown_language_is_marked_and_not_guessed_at(tmp_path):
    engine = RuleEngine()
    german, english = list(reader(tmp_path, engine=engine).read([article(GERMAN + " said"), article(NESTED)]))
    assert (german.outcome, german.language, german.statements) == ("unsupported_language", "de", ())
    assert german.reader is not None
    assert english.outcome == "read"
    assert len(engine.windows) == 1  # the German one never reached the network


def test_language_is_told_where_it_can_be(tmp_path):
    text = "The clerk said that it was the mayor who had been in the harbour when it rained."
    short, long, declared = reader(tmp_path).read([article("rained"), article(text), article("rained", language="de")])
    assert (short.language, short.outcome) == (None, "read")
    assert (long.language, long.outcome) == ("en", "read")
    assert (declared.language, declared.outcome) == ("de", "unsupported_language")


def test_every_statement_of_a_long_article_once(tmp_path):
    engine = RuleEngine()
    (found,) = reader(tmp_path, engine=engine).read([article(LONG)])
    assert len(engine.windows) > 3 and max(engine.windows) <= 256
    assert len(found.statements) == 300
    assert [s.id for s in found.statements] == [f"s{i}" for i in range(1, 301)]
    cues = [s.cue for s in found.statements]
    assert cues == sorted(set(cues))


TEXTS = [NESTED, LONG, "", GERMAN, "x", "he told she told it rained.\n" * 40, NESTED + "\n\n" + LONG, "said"] * 2


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_threads_and_company_change_nothing(tmp_path, threads):
    alone = [read(tmp_path, text)[0].statements for text in TEXTS]
    together = read(tmp_path, *TEXTS, threads=threads, engine=RuleEngine(dawdle=0.003))
    assert [a.id for a in together] == [str(i) for i in range(len(TEXTS))]
    assert [a.text for a in together] == TEXTS
    assert [a.statements for a in together] == alone


def drawn(texts, tmp_path, first: int = 3) -> int:
    """How many of an endless row of articles were taken in to give the first few."""
    taken = []

    def endless():
        for i in count():
            taken.append(i)
            yield article(next(texts), str(i))
            assert i < 1_500, "read on without giving anything back"

    found = list(islice(reader(tmp_path).read(endless()), first))
    assert [a.id for a in found] == [str(i) for i in range(first)]
    return len(taken)


def test_an_endless_row_of_articles_can_be_read(tmp_path):
    assert drawn((NESTED for _ in count()), tmp_path) <= MAX_WINDOWS_AHEAD + 4


@pytest.mark.parametrize("text", ["", GERMAN], ids=["empty", "German"])
def test_an_endless_row_of_articles_that_are_not_read(tmp_path, text):
    """They have no windows to count, and must not be held for the sake of those."""
    assert drawn((text for _ in count()), tmp_path) <= 1_000


def test_an_endless_row_after_one_that_is_read(tmp_path):
    texts = (NESTED if i == 0 else "" for i in count())
    assert drawn(texts, tmp_path) <= 1_000


def test_long_articles_are_given_back_before_many_more_are_taken(tmp_path):
    assert drawn((PLAIN for _ in count()), tmp_path, first=1) <= MAX_WINDOWS_AHEAD // 50 + 3


def test_nothing_is_taken_before_it_is_asked_for(tmp_path):
    def never():
        raise AssertionError("taken")
        yield

    reader(tmp_path).read(never())


def test_one_who_stops_early_does_not_wait_for_the_rest(tmp_path):
    """What was read ahead is dropped, not finished."""
    engine = RuleEngine(dawdle=0.02)
    reading = reader(tmp_path, engine=engine).read(article(t) for t in (NESTED, PLAIN, PLAIN, PLAIN))
    next(reading)
    done = len(engine.windows)
    reading.close()
    assert len(engine.windows) - done <= 2


def test_no_articles(tmp_path):
    assert read(tmp_path) == []


def test_an_error_of_the_network_is_not_swallowed(tmp_path):
    class Broken(RuleEngine):
        def tag(self, inputs):
            raise RuntimeError("out of memory")

    with pytest.raises(RuntimeError, match="out of memory"):
        read(tmp_path, NESTED, engine=Broken())


def test_an_error_of_the_input_is_not_swallowed(tmp_path):
    def torn():
        yield article(NESTED)
        raise OSError("the disk went away")

    with pytest.raises(OSError, match="went away"):
        list(reader(tmp_path).read(torn()))


def test_the_bare_encoder_sees_the_windows_that_reading_sees(tmp_path):
    engine, bare = RuleEngine(), RuleEngine()
    articles = [article(NESTED), article(LONG), article("")]
    list(reader(tmp_path, engine=engine).read(articles))
    its = reader(tmp_path, engine=bare)
    its.encode_only(its.prepare(articles))
    assert engine.windows == bare.windows
    assert not bare.queries


def test_there_is_a_core():
    assert available_cores() >= 1

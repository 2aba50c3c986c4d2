"""The list of those who speak."""

from onrecord.export.outline import outline
from onrecord.export.speakers import quoted
from onrecord.records import Article, Speaker, Statement
from onrecord.text.span import Span
from tests.export import articles


def rows(article):
    return quoted(article, {e.statement.id: e.number for e in outline(article)})


def test_each_speaker_once_with_how_often_and_how():
    first, second, *_ = rows(articles.interview())
    assert (first.name, first.type, first.numbers) == ("Idris Malko", "person", (1, 3, 6))
    assert first.how == "3 statements: 2 in quotation marks, 1 in the outlet’s words"
    assert second.how == "2 statements: 1 partly quoted, 1 in the outlet’s words; as others report"


def statement(number, **fields):
    return Statement(id=f"s{number}", content=(Span(0, 1),), **fields)


def test_who_speaks_jointly_is_listed_for_each():
    joint = statement(1, speaker="Ana Ruiz & Pavel Dorn", speaker_id="p1 & p2", kind="direct")
    alone = statement(2, speaker="Pavel Dorn", speaker_id="p2", kind="indirect")
    done = rows(Article(id="a", text="text", statements=(joint, alone)))
    assert [(r.name, r.numbers) for r in done] == [("Pavel Dorn", (1, 2)), ("Ana Ruiz", (1,))]


def test_the_longest_of_descriptions_that_say_the_same_is_kept():
    text = "mayor Ana Ruiz, the mayor of Talvera, a doctor"
    spans = tuple(Span(text.index(w), text.index(w) + len(w)) for w in ("mayor", "the mayor of Talvera", "a doctor"))
    article = Article(
        id="a",
        text=text,
        statements=(statement(1, speaker="Ana Ruiz", speaker_id="p1"),),
        speakers=(Speaker("p1", "Ana Ruiz", "person", description=spans),),
    )
    assert [r.described for r in rows(article)] == ["the mayor of Talvera; a doctor"]


def test_a_statement_without_a_speaker_is_nobodys():
    assert rows(Article(id="a", text="text", statements=(statement(1), statement(2, speaker=" ")))) == []

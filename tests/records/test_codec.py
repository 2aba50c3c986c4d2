"""The codec: what is read, what is refused and how, and that nothing is lost on the way through."""

import json

import pytest

from onrecord.errors import RecordError
from onrecord.records import FORMAT, Article, Failure, article_id, dumps, from_json, loads, text_hash, to_json
from onrecord.text.span import Span

TEXT = "Ida Haas said so."
STATEMENT = {"id": "s1", "cue": [9, 13], "source": [[0, 8]], "content": [[14, 16]]}


def record(**rest):
    return {"text": TEXT, "statements": [STATEMENT], **rest}


def test_text_alone_is_a_record():
    article = from_json({"text": TEXT})
    assert article == Article(id=article_id(TEXT), text=TEXT)
    assert article.statements == article.credits == article.refs == ()
    assert article.language is None


def test_an_empty_text_is_a_record():
    assert from_json({"text": ""}).text == ""


def test_spans_and_nested_records():
    article = from_json(
        record(
            speakers=[{"id": "p1", "name": "Ida Haas", "mentions": [[0, 8]]}],
            credits=[{"outlet": "Oldmere Post", "span": None, "role": "origin", "where": "meta"}],
        )
    )
    (statement,) = article.statements
    assert (statement.cue, statement.source, statement.content) == (
        Span(9, 13),
        (Span(0, 8),),
        (Span(14, 16),),
    )
    assert article.speakers[0].mentions == (Span(0, 8),)
    assert article.credits[0].role == "origin"


def test_written_records_have_every_key_of_the_format_in_order():
    value = to_json(from_json(record()))
    assert list(value)[:5] == ["format", "id", "text", "ref", "refs"]
    assert value["format"] == FORMAT
    assert value["statements"][0]["cue"] == [9, 13]
    assert value["statements"][0]["negated"] is None
    assert value["speakers"] == []


def test_unknown_keys_survive_wherever_they_stand():
    value = record(
        ignore=[[0, 3]],
        statements=[
            {
                **STATEMENT,
                "mood": "grim",
                "via": [{"role": "report", "name": None, "span": None, "page": 2}],
                "circumstances": [{"label": "court", "span": [0, 3], "sure": False}],
            }
        ],
        speakers=[{"id": "p", "name": "Ida", "shoe": 41}],
        credits=[{"outlet": "Post", "role": "origin", "seen": "twice"}],
    )
    back = to_json(from_json(to_json(from_json(value))))
    assert back["ignore"] == [[0, 3]]
    assert back["statements"][0]["mood"] == "grim"
    assert back["statements"][0]["via"][0]["page"] == 2
    assert back["statements"][0]["circumstances"][0]["sure"] is False
    assert back["speakers"][0]["shoe"] == 41
    assert back["credits"][0]["seen"] == "twice"


def test_an_unknown_key_cannot_hide_a_known_one():
    article = Article(id="1", text=TEXT, unknown={"text": "another", "format": "another"})
    assert to_json(article)["text"] == TEXT
    assert to_json(article)["format"] == FORMAT


def test_records_can_be_set_members_whatever_they_carry():
    one = from_json(record(reader={"version": "1"}, extra=[1]))
    assert {one, from_json(record(reader={"version": "1"}, extra=[1]))} == {one}


BROKEN = {
    "article: expected an object": [],
    "article.text: missing": {},
    "article.text: expected str, found int": {"text": 3},
    "article.title: expected str, found list": record(title=[]),
    "article.refs: expected a list of strings": record(refs=[1]),
    "format is 'onrecord/9'": record(format="onrecord/9"),
    "article.outcome: 'maybe' is not one of": record(outcome="maybe"),
    "article.statements: expected list, found dict": record(statements={}),
    "article.statements[0]: expected an object, found null": record(statements=[None]),
    "article.statements[0].id: missing": record(statements=[{"content": []}]),
    "article.statements[0].kind: 'loud' is not one of direct": record(statements=[{**STATEMENT, "kind": "loud"}]),
    "article.statements[0].negated: expected bool, found int": record(statements=[{**STATEMENT, "negated": 1}]),
    "article.statements[0].score: expected a number": record(statements=[{**STATEMENT, "score": True}]),
    "article.statements[0].cue: [9, 99] is not": record(statements=[{**STATEMENT, "cue": [9, 99]}]),
    "article.statements[0].cue: [5, 4] is not": record(statements=[{**STATEMENT, "cue": [5, 4]}]),
    "article.statements[0].content[1]: [-1, 2] is not": record(
        statements=[{**STATEMENT, "content": [[0, 1], [-1, 2]]}]
    ),
    "article.statements[0].content[0]: [0.0, 2] is not": record(statements=[{**STATEMENT, "content": [[0.0, 2]]}]),
    "article.statements[0].content[0]: [False, True] is not": record(
        statements=[{**STATEMENT, "content": [[False, True]]}]
    ),
    "article.statements[0].circumstances[0]: label and span": record(
        statements=[{**STATEMENT, "circumstances": [{"label": "court"}]}]
    ),
    "article.statements[0].via[0]: role is needed": record(statements=[{**STATEMENT, "via": [{}]}]),
    "article.speakers[0].type: 'robot' is not one of": record(speakers=[{"id": "1", "name": "I", "type": "robot"}]),
    "article.credits[0].outlet: missing": record(credits=[{"role": "origin"}]),
    "article.credits[0].where: 'moon' is not one of": record(credits=[{"outlet": "P", "where": "moon"}]),
}


@pytest.mark.parametrize("message", BROKEN)
def test_the_message_names_the_key_that_is_off(message):
    with pytest.raises(RecordError) as caught:
        from_json(BROKEN[message])
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("line", ["", "{", "nul", b"\xff", "[" * 100_000])
def test_what_is_no_json_is_refused_in_one_line(line):
    with pytest.raises(RecordError) as caught:
        loads(line)
    assert len(str(caught.value)) < 300
    assert "\n" not in str(caught.value)


def test_numbers_that_json_does_not_know_are_refused_anywhere():
    with pytest.raises(RecordError, match="NaN"):
        loads('{"text": "a", "weather": {"wind": NaN}}')


def test_lone_surrogates_become_replacement_characters_one_for_one():
    line = json.dumps({"text": "a\ud800b\udfff", "refs": ["\ud800"], "more": ["\udc00"], "title": "🟡"})
    article = loads(line)
    assert article.text == "a\ufffdb\ufffd"
    assert article.refs == ("\ufffd",)
    assert loads(dumps(article).encode("utf-8")).unknown == {"more": ["\ufffd"]}
    assert article.title == "🟡"


@pytest.mark.parametrize("score", ["NaN", "Infinity", "-Infinity"])
def test_a_score_is_a_finite_number(score):
    line = json.dumps(record(statements=[STATEMENT | {"score": 0.5}])).replace("0.5", score)
    with pytest.raises(RecordError, match=score):
        loads(line)
    with pytest.raises(RecordError, match=r"score: expected a number"):
        from_json(record(statements=[STATEMENT | {"score": float(score)}]))


def test_one_line_of_json_whatever_the_text():
    article = Article(id="1", text="a\n\u2028\x85“b” 🟡")
    assert "\n" not in dumps(article)
    assert "🟡" in dumps(article)
    assert loads(dumps(article).encode()) == article


def test_identity_by_content_and_place():
    assert article_id(TEXT) == article_id(TEXT)
    places = [{}, {"url": "u"}, {"domain": "d"}, {"outlet": "o"}]
    assert len({article_id(TEXT, **place) for place in places}) == 4
    assert article_id(TEXT, url="u", outlet="o") == article_id(TEXT, url="u")
    assert text_hash("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    with pytest.raises(UnicodeEncodeError):
        text_hash("\ud800")


def test_a_failure_is_a_value():
    assert Failure("a.html", "unreadable", "gone") == Failure("a.html", "unreadable", "gone")

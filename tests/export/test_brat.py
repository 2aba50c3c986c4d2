"""What a standoff file says is in the text file beside it, on lines that brat can read."""

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.export.brat import standoff, write
from onrecord.records import Article, Statement
from onrecord.text.span import Span
from tests.export import articles


def spans(ann):
    """Id -> (type, [(start, end)], words)."""
    found = {}
    for line in ann.splitlines():
        if line.startswith("T"):
            name, middle, words = line.split("\t", 2)
            kind, _, offsets = middle.partition(" ")
            found[name] = kind, [tuple(map(int, o.split())) for o in offsets.split(";")], words
    return found


def test_spans_are_code_points_of_the_text_file(tmp_path):
    write([articles.interview(), articles.flood(), articles.failure(), articles.hostile()], tmp_path)
    texts = sorted(tmp_path.glob("*.txt"))
    assert len(texts) == 3
    for file in texts:
        text = file.read_bytes().decode()
        found = spans(file.with_suffix(".ann").read_bytes().decode())
        assert found
        for _, offsets, words in found.values():
            assert " ".join(text[a:b] for a, b in offsets) == words


def test_an_interrupted_content_is_one_annotation_of_several_pieces():
    found = spans(standoff(articles.interview()))
    pieces = [words for kind, offsets, words in found.values() if kind == "Content" and len(offsets) > 1]
    assert "the road was open that the governor had written, ‘Nobody will be touched.’" in pieces


def test_events_relations_and_attributes_name_annotations_that_are_there():
    ann = standoff(articles.interview())
    names = {line.split("\t")[0] for line in ann.splitlines()}
    named = re.findall(r"\b[TE]\d+\b", " ".join(line.split("\t")[1] for line in ann.splitlines()))
    assert set(named) <= names
    assert "Kind E1 indirect" in ann
    assert "Negated E7" in ann
    assert "AnnotatorNotes E1\tspeaker: Idris Malko" in ann


def test_a_nested_statement_and_one_without_a_cue_are_tied_by_relations():
    quoted = Statement(id="f", content=(Span(0, 1),), source=(Span(2, 3),))
    article = Article(id="x", text="a b c", statements=(quoted, Statement(id="n", parent="f", content=(Span(0, 1),))))
    ann = standoff(article)
    assert "SaidBy Arg1:T1 Arg2:T2" in ann
    assert "NestedIn Arg1:T3 Arg2:T1" in ann


BREAKS = st.text(st.sampled_from("ab \n\r\t\x0b\x0c\x1c\x85\u2028\U0001f30a"), min_size=1, max_size=12)


@settings(max_examples=100, deadline=None)
@given(BREAKS)
def test_no_annotation_holds_a_line_break(text):
    article = Article(id="x", text=text, statements=(Statement(id="s", content=(Span(0, len(text)),)),))
    ann = standoff(article)
    assert len(ann.splitlines()) == ann.count("\n")
    for kind, offsets, words in spans(ann).values():
        assert kind == "Content"
        assert " ".join(text[a:b] for a, b in offsets) == words
        assert all(text[a:b].strip() == text[a:b] for a, b in offsets)


def test_file_names_are_safe_and_none_is_taken_twice(tmp_path):
    article = articles.hostile()
    refs = ["../../etc/passwd", "..", "", "a/b\\c.html", "\x00", "x" * 500, article.ref, article.ref]
    write([replace(article, ref=ref) for ref in refs], tmp_path)
    files = sorted(p.name for p in tmp_path.rglob("*.txt"))
    assert len(files) == len(refs)
    assert all(re.fullmatch(r"\w[\w.-]{0,90}\.txt", name) for name in files), files
    assert not list(tmp_path.parent.glob("*.txt"))

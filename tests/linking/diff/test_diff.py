"""What became of sentences and statements, on texts where it is known."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.diff import StatementChange, diff, diff_to_json
from onrecord.linking.diff.statements import told_once
from onrecord.records import Article, Credit, Statement
from onrecord.text import Span
from tests.linking.copies.articles import article, report

LINES = report(1, 8)


def kinds(a: list[str], b: list[str]) -> list[tuple[str, bool]]:
    return [(c.kind, c.moved) for c in diff(article(a, "Tarn Post"), article(b, "Wick News")).sentences]


def test_kept_changed_dropped_added():
    changed = "Perhaps " + LINES[1]
    found = kinds(LINES[:4], [LINES[0], changed, *report(2, 1), LINES[3]])
    assert sorted(found[2:4]) == [("added", False), ("dropped", False)]
    assert [*found[:2], *found[4:]] == [("kept", False), ("changed", False), ("kept", False)]


def test_one_sentence_that_was_moved():
    assert kinds(LINES[:5], [LINES[4], *LINES[:4]]) == [("kept", True), *[("kept", False)] * 4]


def test_marks_and_spelling_are_no_change():
    a, b = (
        "“The centre of Oldmere is closed,” said Mr Brandt of Tarn.",
        '"The center of Oldmere is closed," said Brandt of Tarn.',
    )
    (change,) = diff(article([a], "Tarn Post"), article([b], "Wick News")).sentences
    dropped = [e.a.of(a) for e in change.words if e.op == "dropped" and e.a is not None]
    assert dropped in ([], ["Mr"])


def test_another_houses_quotation_marks_are_no_change():
    a = "“We were told the ‘old’ quay is safe,” said Ida Varga of Tarn."
    b = "'We were told the \"old\" quay is safe,' said Ida Varga of Tarn."
    (change,) = diff(article([a], "Tarn Post"), article([b], "Wick News")).sentences
    assert change.kind == "kept"


def test_the_words_of_a_change_are_those_of_the_texts():
    a, b = (
        "The bridge at Tarn was shut for eleven days in spring.",
        "The bridge at Tarn was shut for twelve days in autumn.",
    )
    (change,) = diff(article([a], "Tarn Post"), article([b], "Wick News")).sentences
    assert [(e.op, (e.a or e.b).of(a if e.a else b)) for e in change.words if e.op != "same"] == [
        ("dropped", "eleven"),
        ("added", "twelve"),
        ("dropped", "spring"),
        ("added", "autumn"),
    ]


@given(st.lists(st.sampled_from(LINES), max_size=8), st.lists(st.sampled_from(LINES), max_size=8))
def test_every_sentence_is_told_of_once(a, b):
    found = diff(article(a, "Tarn Post"), article(b, "Wick News"))
    for side, text in (("a", a), ("b", b)):
        spans = {getattr(c, side) for c in found.sentences} - {None}
        assert len(spans) == len(text)
    assert diff_to_json(found)["counts"]["added"] <= len(b)


def read(lines: list[str], outlet: str, *said: tuple[str, str, str], credits: tuple[Credit, ...] = ()) -> Article:
    """An article with statements: (speaker, kind, content)."""
    unread = article(lines, outlet, credits=credits, outcome="read")
    statements = []
    for number, (speaker, kind, content) in enumerate(said):
        start = unread.text.index(content)
        spans = (Span(start, start + len(content)),)
        statements.append(Statement(f"s{number}", spans, Span(0, 1), speaker=speaker, kind=kind))
    return Article(**{n: getattr(unread, n) for n in Article.__dataclass_fields__} | {"statements": tuple(statements)})


FULL = "“We counted the boats twice before we let anybody leave the harbour,” said Ida Varga."
PLAIN = "Varga said that the harbour of Oldmere would stay closed until the end of the week."


def changes(a: Article, b: Article) -> list[str]:
    return [c.kind for c in diff(a, b).statements if c.kind != "credit_lost"]


def test_a_quotation_that_was_shortened_altered_or_only_reported():
    a = read([FULL], "Tarn Post", ("Ida Varga", "direct", FULL.split(" said", maxsplit=1)[0]))
    for kind, line, content in (
        ("quotation_shortened", "“We counted the boats twice,” said Ida Varga.", "“We counted the boats twice,”"),
        ("quotation_altered", FULL.replace("twice", "once"), FULL.replace("twice", "once").split(" said")[0]),
    ):
        assert changes(a, read([line], "Wick News", ("Ida Varga", "direct", content))) == [kind]
    told = "They had counted the boats twice before letting anybody leave the harbour, said Ida Varga."
    reported = read([told], "Wick News", ("Ida Varga", "indirect", told.split(", said", maxsplit=1)[0]))
    assert changes(a, reported) == ["quotation_reported"]
    assert changes(a, a) == []


def test_an_attribution_that_became_plain_assertion():
    content = "that the harbour of Oldmere would stay closed until the end of the week"
    a = read([PLAIN], "Tarn Post", ("Ida Varga", "indirect", content))
    b = read(["The harbour of Oldmere would stay closed until the end of the week."], "Wick News")
    (change,) = [c for c in diff(a, b).statements if c.kind != "credit_lost"]
    assert (change.kind, change.speaker, change.before) == ("attribution_lost", "Ida Varga", content)


def test_a_speaker_who_was_cut():
    a = read([FULL, PLAIN], "Tarn Post", ("Ida Varga", "direct", FULL.split(" said", maxsplit=1)[0]))
    b = read([*LINES[:2]], "Wick News", ("Omar Osei", "direct", LINES[0]))
    assert changes(a, b) == ["speaker_cut"]


def test_a_credit_that_was_lost_and_one_that_stayed():
    wire = (Credit("Meridian Wire", None, "origin", "byline"),)
    a = read(LINES, "Tarn Post", credits=wire)
    assert [(c.kind, c.before) for c in diff(a, read(LINES, "Wick News")).statements] == [
        ("credit_lost", "Meridian Wire")
    ]
    assert diff(a, read(LINES, "Wick News", credits=wire)).statements == ()
    assert diff(a, read(LINES, "Meridian Wire")).statements == ()


def test_what_befell_several_statements_alike_is_told_once():
    def lost(number: str, speaker: str, words: str) -> StatementChange:
        return StatementChange("circumstance_lost", number, number, speaker, words)

    one, two, three = (
        lost("s1", "Ida Varga", "in a cell"),
        lost("s2", "Omar Osei", "in a cell"),
        lost("s3", "Ida Varga", "by an aide"),
    )
    assert told_once([one, two, three, lost("s4", "Ida Varga", "in a cell")]) == [(one, 2), (two, 1), (three, 1)]

"""Plain text: `text` is the file, its first lines are understood when they cannot be anything else."""

import pytest

from onrecord.errors import InputError
from onrecord.ingest.plain_text import first_lines, read_plain_text
from onrecord.text.span import Span

PROSE = "The dredger sank on Monday, said the harbour master, who had watched it from the quay."
FACTS = ("outlet", "title", "byline", "published")


def found(text):
    facts = first_lines(text)
    return {name: value for name in FACTS if (value := getattr(facts, name))}


@pytest.mark.parametrize(
    ("header", "facts"),
    [
        ("Quayside News", {"outlet": "Quayside News"}),
        ("The Quay Post\n", {"outlet": "The Quay Post"}),
        ("Dredger sinks off the old quay\n", {"title": "Dredger sinks off the old quay"}),
        (
            "THE QUAY POST\n\nDredger sinks off the old quay\nBy Ann Lee and Bo van Dam\n3 March 2025\n",
            {
                "outlet": "THE QUAY POST",
                "title": "Dredger sinks off the old quay",
                "byline": "Ann Lee and Bo van Dam",
                "published": "2025-03-03",
            },
        ),
        (
            "The Quay Post\nDredger sinks off quay\n\nBy Ann Lee\nMonday, March 3, 2025",
            {
                "outlet": "The Quay Post",
                "title": "Dredger sinks off quay",
                "byline": "Ann Lee",
                "published": "2025-03-03",
            },
        ),
        ("# Dredger sinks off quay\n", {"title": "Dredger sinks off quay"}),
        ("مدينة على ضفة النهر\n", {"title": "مدينة على ضفة النهر"}),
        # What could be something else stays unnamed.
        ("Breaking News\n", {}),
        ("Share on this and on that network\n", {}),
        ("By Ann Lee, professor at the harbour school\n", {}),
        ("Good News", {}),
        ("By the river, a long time ago", {}),
        ("03/04/2025", {}),
        ("and then it sank\n", {}),
        ("", {}),
    ],
)
def test_first_lines(header, facts):
    assert found(f"{header}\n{PROSE}\n\n{PROSE}") == facts


def test_a_text_wrapped_at_72_columns_has_no_title():
    wrapped = "The dredger that sank on Monday off the old quay had been inspected by\nKystverket a week before.\n"
    assert found(wrapped * 3) == {}


def test_without_prose_nothing_is_named():
    assert found("Quayside News\nDredger sinks off quay") == {}
    assert found("Quayside News") == {}


def test_nothing_is_cut_and_offsets_are_exact():
    data = f"Quayside News\n{PROSE}\n".encode()
    article = read_plain_text(data, ref="a.txt")
    assert article.text.encode() == data
    assert (article.outlet, article.offsets_to_source) == ("Quayside News", "exact")


def test_offsets_are_partial_once_something_was_cleaned():
    article = read_plain_text(b"One line.\r\nAnother.\r\n", ref="a.txt")
    assert article.text == "One line.\nAnother.\n"
    assert article.offsets_to_source == "partial"


def test_a_dateline_and_a_closing_line_are_credits():
    body = "\n\n".join([PROSE] * 4)
    text = f"OSTHAVN, March 3 (Northern News Agency) — {body}\n\nWith files from Reuters."
    article = read_plain_text(text.encode(), ref="a.txt")
    credits = [(c.outlet, c.where, c.span.of(article.text)) for c in article.credits]
    assert credits == [
        ("Northern News Agency", "dateline", "Northern News Agency"),
        ("Reuters", "footer", "Reuters"),
    ]
    assert article.credits[0].span == Span(18, 38)


def test_an_empty_file_is_refused():
    with pytest.raises(InputError, match="at least one character"):
        read_plain_text(b"", ref="a.txt")

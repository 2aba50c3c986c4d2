"""What people see of an article's words: made harmless, shortened, joined. Only for display; records keep
the words as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.records import Article, Failure, Statement
from onrecord.text.span import Span

REPLACED = "\N{REPLACEMENT CHARACTER}"
# A terminal obeys C0 and C1; bidi embeddings, overrides and isolates let text show in another order than it
# is stored; lone surrogates cannot be encoded. Tab and newline are harmless.
UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
BIDI_HINTS = re.compile("[\u061c\u200e\u200f]")
SPACES = re.compile(r"\s+")
DATE_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?")
NO_OFFSET = ("Z", "+00:00", "-00:00", "+0000")
NOT_NAMED = "(not named)"
NO_TITLE = "(no title)"
OPENING_CHARS = 90

LABELS = {
    "unnamed_person": "unnamed person",
    "in_custody": "in custody",
    "official_present": "an official present",
    "press_conference": "press conference",
    "written_statement": "written statement",
    "social_media": "social media",
}


def visible(text: str) -> str:
    """The text with each control character (terminal, bidi, surrogate) replaced by U+FFFD: one for one,
    offsets hold.
    """
    return UNSAFE.sub(REPLACED, text)


def one_line(text: str | None) -> str:
    """Harmless and on one line: for titles, names, table cells. None gives an empty string."""
    return visible(SPACES.sub(" ", text or "")).strip()


def for_terminal(text: str) -> str:
    """`visible`, and without the invisible direction marks, which terminals count as a column each."""
    return BIDI_HINTS.sub("", visible(text))


def shorten(text: str, size: int) -> str:
    """At most `size` code points: the beginning and the end stay, cut between words, ` … ` between them."""
    if len(text) <= size:
        return text
    if size < 12:
        return text[: max(size - 1, 0)] + "…"
    head, tail = text[: size * 2 // 3], text[len(text) - (size - size * 2 // 3 - 3) :]
    if " " in head[len(head) // 2 :]:
        head = head[: head.rindex(" ")]
    if " " in tail.rstrip():
        tail = tail[tail.index(" ") + 1 :]
    return f"{head.rstrip()} … {tail.lstrip()}"


def words(article: Article, spans: Iterable[Span]) -> str:
    """The words in the spans, on one line; `…` stands where the text between two spans is left out."""
    return " … ".join(one_line(span.of(article.text)) for span in spans if span)


def speaker_name(article: Article, statement: Statement) -> str:
    """The resolved speaker, else the source's own words, else `(not named)`."""
    return one_line(statement.speaker) or words(article, statement.source) or NOT_NAMED


def title_of(article: Article) -> str:
    """The title, else the caller's name for the article, else `(no title)`."""
    return one_line(article.title) or one_line(article.ref) or NO_TITLE


def opening(text: str) -> str:
    """How a text begins, on one line; cut between words where it is long."""
    start = one_line(text[: OPENING_CHARS * 4])
    return start if len(start) <= OPENING_CHARS else start[:OPENING_CHARS].rpartition(" ")[0] + " …"


def when(published: str | None) -> str:
    """An ISO 8601 date and time as people read it (`2031-03-11 07:30 UTC`); anything else as it stands."""
    shown = one_line(published)
    match = DATE_TIME.fullmatch(shown)
    if not match:
        return shown
    date, clock, zone = match.groups()
    return f"{date} {clock}" + (f" UTC{'' if zone in NO_OFFSET else zone}" if zone else "")


def label(value: str | None) -> str:
    """A value of the format's enumerations as words for people; an empty string when it is unknown."""
    return LABELS.get(value or "", (value or "").replace("_", " "))


def count(number: int, noun: str) -> str:
    """`1 statement`, `2 statements`, `1,000 statements`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def notice(article: Article) -> str | None:
    """One sentence where the reader did not read the article, None where it did."""
    if article.outcome == "unsupported_language":
        tongue = f" ({one_line(article.language)})" if article.language else ""
        return f"Not read: the model does not know this language{tongue}, and does not guess."
    if article.outcome == "no_text":
        return "Not read: no text was found in this page."
    return None


def credit_lines(article: Article) -> list[str]:
    """`Lantern Press (origin: text, byline)`: each credited outlet once for each role, with all places that
    say so.
    """
    places: dict[tuple[str, str], dict[str, None]] = {}
    for credit in article.credits:
        places.setdefault((one_line(credit.outlet), credit.role), {})[credit.where or "text"] = None
    return [f"{outlet} ({role}: {', '.join(where)})" for (outlet, role), where in places.items()]


def failure_reason(failure: Failure) -> str:
    """What went wrong, on one line, without the input's name, with which messages begin."""
    return one_line(failure.message.removeprefix(f"{failure.ref}: "))


def failure_line(failure: Failure) -> str:
    """One line: the code in brackets, where, what happened."""
    return f"[{one_line(failure.code)}] {one_line(failure.ref)}: {failure_reason(failure)}"

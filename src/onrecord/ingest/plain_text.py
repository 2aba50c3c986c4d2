"""Plain text: the file as it stands is the article's text. Its first lines are understood, never cut.

Newspapers' text files start in many ways: the outlet's name, a headline, "By Ann Lee", a date, in any order,
or with the first sentence. Precision first: a line that could be something else is left unnamed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from onrecord import limits
from onrecord.ingest.build import build, sha256
from onrecord.ingest.credits import Clue, byline_names, credits, text_clues
from onrecord.ingest.dates import holds_date, is_date_line, iso_date
from onrecord.ingest.decode import decode
from onrecord.ingest.fields import Facts, domain_of, field, web_url
from onrecord.records import Article
from onrecord.text.clean import clean

_HEADER_LINES = 6
_MAX_TITLE_CHARS = 220
_MAX_TITLE_WORDS = 32
_WRAP_CHARS = 100
_PAPER = (
    r"News|Times|Post|Herald|Press|Gazette|Tribune|Journal|Chronicle|Observer|Telegraph|Courier|Mercury|Examiner|"
    r"Register|Sentinel|Bulletin|Dispatch|Inquirer|Globe|Mail|Express|Mirror|Guardian|Standard|Independent|Today|"
    r"Online|Weekly|Daily|Newswire|Wire|Agency|Media|Radio|TV|Television|Echo|Argus|Advertiser|Monitor|Nation"
)
_NAME_WORD = r"[^\W\d_a-z][\w'’&.-]*"
_MASTHEAD = re.compile(
    rf"(?:The\s|the\s)?(?:{_NAME_WORD}\s){{1,4}}(?:{_PAPER})(?:\s(?:{_PAPER}))?|The\s(?:{_PAPER})|"
    rf"(?:Daily|Radio|Agence|Agencia)(?:\s{_NAME_WORD}){{1,3}}"
)
# "Breaking News", "Good News": a headline's or a section's words, not a paper's.
_NO_MASTHEAD = re.compile(
    r"\b(?:Breaking|Good|Bad|Big|Fake|Latest|Top|More|World|Local|Sports?|Business|In The|In the|No|New|Your|"
    r"Our|Of the)"
    r"\s(?:News|Press|Mail|Media|Post)\b|^(?:Breaking|Latest|Top)\b",
)
_PERSON_WORD = r"[^\W\d_a-z][\w'’.-]*"
_BYLINE = re.compile(
    rf"(?:By|BY|by|Von|Par|Por|Di)\s+(?P<names>{_PERSON_WORD}"
    rf"(?:[ ,&|]{{1,3}}(?:and|und|et|y|e|in|de|van|von|for|der|al|bin|{_PERSON_WORD})){{0,16}}+)\.?"
)
# Buttons that were saved along with the text, and bylines that say more than a name.
_NO_HEADLINE = re.compile(
    r"(?:By|Share|E-?mail|Print|Follow|Subscribe|Sign (?:in|up)|Skip|Menu|Advertisement)\b|.*\d:\d\d\b", re.I
)
_SENTENCE_END = re.compile(r"[.:;,。।؟।։።]['\"”’»)]*$")


def read_plain_text(
    data: bytes,
    *,
    ref: str,
    charset: str | None = None,
    found_at: str | None = None,
    unknown: Mapping[str, Any] | None = None,
) -> Article:
    """The article in the bytes of a text file; `text` is all of it, NUL, lone surrogates and CR LF cleaned.
    `charset` is what its server declared, `found_at` the address it was served from, `unknown` other keys to keep.

    Offsets are `exact` if every byte was decoded and nothing was cleaned, `partial` otherwise. Raises
    InputError.
    """
    decoded = decode(data, charset)
    cleaned = clean(decoded.text)
    facts = first_lines(cleaned.text)
    if found_at is not None:
        facts = replace(facts, url=found_at, domain=domain_of(found_at))
    clues = text_clues(cleaned.text)
    clues += [Clue(name, "origin", "byline") for name in byline_names(facts.byline or "")]
    return build(
        cleaned.text,
        facts,
        ref=ref,
        raw_sha256=sha256(data),
        offsets_to_source="exact" if decoded.exact and cleaned.text == decoded.text else "partial",
        credits=credits(clues, outlet=facts.outlet, domain=facts.domain),
        unknown=unknown,
    )


def first_lines(text: str) -> Facts:
    """What the lines before the first paragraph of prose say. Each line counts for one thing at most. Raises
    nothing."""
    facts = Facts()
    for position, (line, apart) in enumerate(_header(text)):
        if url := web_url(line):
            facts = replace(facts, url=facts.url or url, domain=facts.domain or domain_of(url))
        elif is_date_line(line):
            facts = replace(facts, published=facts.published or iso_date(line))
        elif found := _BYLINE.fullmatch(line):
            facts = replace(facts, byline=facts.byline or field(found["names"]))
        elif position == 0 and _is_masthead(line):
            facts = replace(facts, outlet=field(line))
        elif apart and facts.title is None and _is_headline(line):
            facts = replace(facts, title=field(line.lstrip("# ")))
    return facts


def _header(text: str) -> Iterator[tuple[str, bool]]:
    """The lines before the first paragraph of prose, and whether each stands apart from what follows; nothing
    if no prose follows (a list, a poem, one line).

    A line that runs on in the next one, as in a text wrapped at 72 columns, does not stand apart."""
    start = text[: 20 * limits.MAX_FIELD_CHARS]
    lines = [line.strip().strip("\ufeff") for line in start.splitlines()]
    solid = [i for i, line in enumerate(lines) if line]
    prose = next((n for n, i in enumerate(solid[: _HEADER_LINES + 1]) if _is_prose(lines[i])), None)
    for i in solid[:prose] if prose is not None else ():
        following = lines[i + 1]
        yield lines[i], not following or len(following) > _WRAP_CHARS or not _is_prose_or_title(following)


def _is_prose_or_title(line: str) -> bool:
    return not (web_url(line) or is_date_line(line) or _BYLINE.fullmatch(line))


def _is_prose(line: str) -> bool:
    return _is_prose_or_title(line) and (
        len(line) > _MAX_TITLE_CHARS or bool(_SENTENCE_END.search(line)) or len(line.split()) > _MAX_TITLE_WORDS
    )


def _is_masthead(line: str) -> bool:
    """A paper's name: few words, each capitalised, one of them of the kind that papers call themselves."""
    line = line.title() if line.isupper() else line
    return bool(_MASTHEAD.fullmatch(line)) and not _NO_MASTHEAD.search(line)


def _is_headline(line: str) -> bool:
    """A line of some words that does not start in the middle of a sentence. Its end was looked at already."""
    if holds_date(line) or _NO_HEADLINE.match(line):
        return False
    bare = line.lstrip("# \"'“‘«„")
    return len(bare.split()) > 2 and not bare[0].islower() and not bare.startswith(("-", "*", "•", "|"))

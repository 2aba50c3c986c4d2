"""An article as the search for speakers sees it: words with their place, sentence, paragraph and quotation."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.text.quotes import Quotation, quotations
from onrecord.text.sentences import sentences
from onrecord.text.span import Span

# Unlike onrecord.text.words, a name stays in one piece: U.S., O'Brien, al-Assad, @name; the possessive 's is apart.
_WORD = re.compile(
    r"\[\w\]\w+"
    r"|(?:[^\W\d_]\.){2,}"
    r"|(?<!\w)[^\W\d_]\.(?=\s?[A-Z])"
    r"|@?\w+(?:(?:[-–&/‑]|['’](?!s\b)|\.(?=[^\W\d_]))\w+)*"
    r"|['’‘´]\s?s\b"
    r"|[^\w\s]"
)
_CLOSED = 1 << 30
STEM = 5
"""Words are compared by so many letters of their beginning."""


@dataclass(frozen=True, slots=True)
class Page:
    """*Shape:* every list (words,). `quote` numbers the outermost quotation that a word stands in, -1 outside; `stems`:
    the beginnings of the words of each sentence, by its number."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    lower: list[str]
    sentence: list[int]
    paragraph: list[int]
    quote: list[int]
    first: list[bool]
    stems: dict[int, set[str]]

    def __len__(self) -> int:
        return len(self.words)

    def inside(self, spans: Sequence[Span]) -> list[int]:
        """The words that begin in any of the spans, in order."""
        out: list[int] = []
        for span in spans:
            out.extend(range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)))
        return out

    def at(self, offset: int) -> int:
        """The word that stands at the offset, or the next one; the number of words behind the last."""
        return bisect_right(self.ends, offset)

    def span(self, start: int, end: int) -> Span:
        """The words `[start, end)` as a span of the text."""
        return Span(self.starts[start], self.ends[end - 1])

    def string(self, start: int, end: int) -> str:
        """The words `[start, end)` as they stand in the text."""
        return self.text[self.starts[start] : self.ends[end - 1]]


def read_page(text: str, quoted: Sequence[Quotation] | None = None) -> Page:
    """The words of a text with their places. `quoted`: its quotations, if they are known. Linear. Raises nothing."""
    found = [match.span() for match in _WORD.finditer(text)]
    words = [text[s:e] for s, e in found]
    starts = [s for s, _ in found]
    parts = sentences(text)
    outermost = [q for q in (quotations(text) if quoted is None else quoted) if not q.depth]
    sentence = _numbers(starts, [p.start for p in parts], [_CLOSED] * len(parts))
    breaks = [found.start() for found in re.finditer("\n", text)]
    quote = _numbers(starts, [q.start for q in outermost], [q.end for q in outermost])
    lower = [_lower(w) for w in words]
    return Page(
        text=text,
        starts=starts,
        ends=[e for _, e in found],
        words=words,
        lower=lower,
        sentence=sentence,
        paragraph=np.searchsorted(breaks, starts).tolist(),
        quote=quote,
        first=_sentence_starts(words, sentence),
        stems=_stems(lower, sentence),
    )


def _lower(word: str) -> str:
    """In lower case; the possessive written in one way; [W]e as we; US, the country, not as us."""
    if word == "US":
        return "u.s."
    if word[0] == "[" and len(word) > 3:
        return (word[1:2] + word[3:]).lower()
    return "'s" if word[0] in "'’‘´" and len(word) > 1 else word.lower()


def _stems(lower: Sequence[str], sentence: Sequence[int]) -> dict[int, set[str]]:
    out: defaultdict[int, set[str]] = defaultdict(set)
    for word, number in zip(lower, sentence, strict=True):
        out[number].add(word[:STEM])
    return out


def _numbers(starts: Sequence[int], begins: Sequence[int], ends: Sequence[int]) -> list[int]:
    """For each word, which of the sorted stretches it stands in; -1 for none."""
    number = np.searchsorted(begins, starts, side="right") - 1
    open_until = np.array([*ends, 0])[number]  # of none, 0: nothing stands before that
    found: list[int] = np.where(starts < open_until, number, -1).tolist()
    return found


def _sentence_starts(words: Sequence[str], sentence: Sequence[int]) -> list[bool]:
    """Whether a capital letter may be due to the word's place: first of a sentence, or of a quotation."""
    out, fresh, before = [], True, -1
    for word, number in zip(words, sentence, strict=True):
        fresh = fresh or number != before
        before = number
        out.append(fresh)
        if word[:1].isalnum() or word[:1] == "@":
            fresh = False
        elif word in '"“‘:•*—–':
            fresh = True
    return out

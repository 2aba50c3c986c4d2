"""Where the words of `text` stand in the page they came from.

Extraction gives text without saying where it was. The page is scanned once for its visible characters
(entities decoded; tags, comments, scripts and white space passed over), and the paragraphs of `text` are
found in that stream in order: long ones first, as anchors, then the short ones between them, which might
stand in a menu too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from onrecord.text.span import Span

_ANCHOR_CHARS, _PIECE_CHARS = 40, 12
_NEAR_CHARS, _FAR_CHARS = 20_000, 200_000
# Bounds on work for a text that stands nowhere in the page: searches of all of it, and searches for pieces.
_WHOLE_PAGE_SEARCHES, _MAX_SEARCHES = 20, 20_000
_PARTIAL_SHARE = 0.5
_IGNORED = "\u00ad\u200b\u2060\ufeff"
# One alternative for each thing a page is made of. An unclosed one reaches to the end, as in a parser: trying
# each of a million in vain would take quadratic time.
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<hidden>script|style|template|noscript|svg|head|textarea)\b[^>]*(?:>|\Z)"
    r"|</?[a-zA-Z!?][^>]*(?:>|\Z)"
    r"|(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?)"
    rf"|(?P<words>[^\s<&{_IGNORED}]+|[<&])",
    re.S | re.I,
)
_WORDS = re.compile(rf"[^\s{_IGNORED}]+")
_PARAGRAPHS = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Segment:
    """`text[text_start:text_end]` stands at `page[source_start:source_end]`: the same characters if the two
    are equally long, otherwise one entity. Code points, half-open."""

    text_start: int
    text_end: int
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Segments in the order of the text, without overlap, and the share of the text's visible characters they
    cover."""

    segments: tuple[Segment, ...]
    coverage: float

    @property
    def exactness(self) -> str:
        """`exact`: all visible characters are mapped; `partial`: at least half; `none` (FORMAT.md)."""
        if self.coverage >= 1.0:
            return "exact"
        return "partial" if self.coverage >= _PARTIAL_SHARE else "none"

    def to_source(self, span: Span) -> Span | None:
        """The part of the page that holds the span of the text, tags within included; None unless both its
        ends are mapped. Raises nothing."""
        first, last = self._at(span.start), self._at(span.end - 1)
        if not span or first is None or last is None:
            return None
        whole = first.text_end - first.text_start == first.source_end - first.source_start
        start = first.source_start + (span.start - first.text_start if whole else 0)
        whole = last.text_end - last.text_start == last.source_end - last.source_start
        end = last.source_end - (last.text_end - span.end if whole else 0)
        return Span(start, end) if start < end else None

    def _at(self, offset: int) -> Segment | None:
        index = bisect_right(self.segments, offset, key=lambda s: s.text_start) - 1
        if index < 0 or offset >= self.segments[index].text_end:
            return None
        return self.segments[index]


@dataclass(slots=True)
class _Stream:
    """Visible characters without white space. Chunk i starts at `starts[i]` of `chars` and at `places[i]` of
    its origin, where it takes `sizes[i]` characters (more or fewer than in `chars` for an entity)."""

    chars: str
    starts: list[int]
    places: list[int]
    sizes: list[int]


def source_map(text: str, page_source: str) -> SourceMap:
    """The map from `text` to the decoded page. Time grows with the length of both, not their product. Raises
    nothing."""
    wanted, page = _visible_text(text), _visible_page(page_source)
    matches = sorted(_matches(text, wanted, page))
    segments: list[Segment] = []
    mapped = 0
    for at, found, size in matches:
        mapped += size
        _add_segments(segments, wanted, page, at, found, size)
    return SourceMap(tuple(segments), mapped / len(wanted.chars) if wanted.chars else 0.0)


def _visible_text(text: str) -> _Stream:
    return _stream((found[0], found.start(), len(found[0])) for found in _WORDS.finditer(text))


def _visible_page(page: str) -> _Stream:
    return _stream(_page_chunks(page))


def _page_chunks(page: str) -> Iterator[tuple[str, int, int]]:
    position, never_closed = 0, set()
    while found := _TOKEN.search(page, position):
        position = found.end()
        if found["words"]:
            yield found[0], found.start(), len(found[0])
        elif found["entity"]:
            chars = "".join(_WORDS.findall(unescape(found[0])))
            if chars:
                yield chars, found.start(), len(found[0])
        elif (name := (found["hidden"] or "").lower()) and name not in never_closed:
            closing = re.compile(rf"</{name}\b", re.I).search(page, position)
            if closing:
                position = closing.start()
            else:
                never_closed.add(name)


def _stream(chunks: Iterator[tuple[str, int, int]]) -> _Stream:
    pieces: list[str] = []
    starts, places, sizes = [], [], []
    total = 0
    for chars, place, size in chunks:
        pieces.append(chars)
        starts.append(total)
        places.append(place)
        sizes.append(size)
        total += len(chars)
    return _Stream("".join(pieces), starts, places, sizes)


def _matches(text: str, wanted: _Stream, page: _Stream) -> Iterator[tuple[int, int, int]]:
    """(start in wanted, start in page, length) of what was found, without overlap in either, in one order in
    both."""
    paragraphs = list(_paragraph_ranges(text, wanted))
    anchors = _anchors(paragraphs, wanted.chars, page.chars)
    first = min(anchors, default=0)
    yield from _before(paragraphs[:first], wanted.chars, page.chars, anchors.get(first, 0))
    ends = [len(page.chars)] * len(paragraphs)
    for index in range(len(paragraphs) - 2, -1, -1):
        ends[index] = anchors.get(index + 1, ends[index + 1])
    low, budget = 0, [_MAX_SEARCHES]
    for index, (start, end) in enumerate(paragraphs[first:], start=first):
        if index in anchors:
            yield start, anchors[index], end - start
            low = anchors[index] + end - start
            continue
        for match in _pieces(wanted.chars, start, end, page.chars, low, ends[index], budget):
            yield match
            low = match[1] + match[2]


def _anchors(paragraphs: list[tuple[int, int]], wanted: str, page: str) -> dict[int, int]:
    """Where long paragraphs stand whole. Each is looked for after the one before, and not much farther on
    than the text between them would reach, lest one that only a teaser at the end repeats take the rest
    along."""
    anchors: dict[int, int] = {}
    low, last_end, whole_page = 0, 0, _WHOLE_PAGE_SEARCHES
    for index, (start, end) in enumerate(paragraphs):
        if end - start < _ANCHOR_CHARS:
            continue
        high = low + min(_FAR_CHARS, _NEAR_CHARS + 2 * (end - last_end))
        if not anchors and whole_page:
            high, whole_page = len(page), whole_page - 1
        found = page.find(wanted[start:end], low, high)
        if found >= 0:
            anchors[index] = found
            low, last_end = found + end - start, end
    return anchors


def _before(paragraphs: list[tuple[int, int]], wanted: str, page: str, high: int) -> Iterator[tuple[int, int, int]]:
    """Short paragraphs before the first anchor, found backwards from it: the same words far above are a
    menu's."""
    for start, end in reversed(paragraphs):
        found = page.rfind(wanted[start:end], max(0, high - _NEAR_CHARS), high)
        if found >= 0:
            yield start, found, end - start
            high = found


def _pieces(
    wanted: str, start: int, end: int, page: str, low: int, high: int, budget: list[int]
) -> Iterator[tuple[int, int, int]]:
    """Find a paragraph between two places of the page, whole or, where extraction changed it, in halves of
    halves."""
    high = min(high, low + _NEAR_CHARS + 4 * (end - start))
    queue = [(start, end)]
    while queue and budget[0] > 0:
        budget[0] -= 1
        start, end = queue.pop()
        found = page.find(wanted[start:end], low, high)
        if found >= 0:
            yield start, found, end - start
            low = found + end - start
        elif end - start >= 2 * _PIECE_CHARS:
            middle = (start + end) // 2
            queue += [(middle, end), (start, middle)]


def _paragraph_ranges(text: str, wanted: _Stream) -> Iterator[tuple[int, int]]:
    """Each line of the text as a range of `wanted.chars`."""
    for found in _PARAGRAPHS.finditer(text):
        start, end = _position(wanted, found.start()), _position(wanted, found.end())
        if start < end:
            yield start, end


def _position(stream: _Stream, place: int) -> int:
    """How many visible characters stand before the place of the text (which never is within a chunk)."""
    index = bisect_right(stream.places, place - 1) - 1
    if index < 0:
        return 0
    return stream.starts[index] + min(stream.sizes[index], place - stream.places[index])


def _add_segments(segments: list[Segment], wanted: _Stream, page: _Stream, at: int, found: int, size: int) -> None:
    """One segment for each run that is linear on both sides; runs that touch on both sides are joined."""
    i, j = bisect_right(wanted.starts, at) - 1, bisect_right(page.starts, found) - 1
    done = 0
    while done < size:
        w, p = at + done - wanted.starts[i], found + done - page.starts[j]
        p_chars = (page.starts[j + 1] if j + 1 < len(page.starts) else len(page.chars)) - page.starts[j]
        step = min(wanted.sizes[i] - w, p_chars - p, size - done)
        linear = p_chars == page.sizes[j]
        text_start = wanted.places[i] + w
        source_start = page.places[j] + (p if linear else 0)
        source_end = source_start + step if linear else page.places[j] + page.sizes[j]
        _append(segments, Segment(text_start, text_start + step, source_start, source_end), linear)
        done += step
        i += w + step == wanted.sizes[i]
        j += p + step == p_chars


def _append(segments: list[Segment], new: Segment, linear: bool) -> None:
    last = segments[-1] if segments else None
    if (
        last is not None
        and linear
        and last.text_end == new.text_start
        and last.source_end == new.source_start
        and last.text_end - last.text_start == last.source_end - last.source_start
    ):
        segments[-1] = Segment(last.text_start, new.text_end, last.source_start, new.source_end)
    else:
        segments.append(new)

"""What of an article tells which event it is about: names, numbers, word pairs, common words, and its lead's sense.

Names, numbers and words are counted apart, because they say different things: words tell the kind of event,
names and numbers which one of its kind. A term is kept as its bucket (feature hashing, Weinberger et al. 2009), so that
an index of any size needs no dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.limits import MAX_STORY_CHARS
from onrecord.linking.embedding.sentences import Floats

KINDS = ("words", "names", "numbers", "pairs")
KIND_BITS = 19
BUCKETS_PER_KIND = 1 << KIND_BITS
BUCKETS = BUCKETS_PER_KIND * len(KINDS)
LEAD_CHARS = 600

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_ADDRESS_LINE = re.compile(r"^[^\S\n]*(?:https?\b|www\.)[^\n]*$", re.IGNORECASE | re.MULTILINE)

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Features:
    """One article as stories see it. `buckets`: of its terms, sorted, distinct; `counts`: how often each stands there;
    `lead`: the vector of its beginning; `day` of publication as an ordinal, or None.

    *Shape:* buckets and counts (terms,), lead (DIMENSIONS,).
    """

    buckets: Ints
    counts: Ints
    lead: Floats
    day: int | None


def features_of(text: str, lead: Floats, published: str | None) -> Features:
    """Terms of a text's beginning (MAX_STORY_CHARS). A date that is none counts as unknown. Raises nothing."""
    every = np.concatenate([_buckets(kind, terms) for kind, terms in enumerate(terms_of(text))])
    buckets, counts = np.unique(every, return_counts=True)
    return Features(buckets, counts.astype(np.int32), lead, day_of(published))


def terms_of(text: str) -> tuple[list[str], list[str], list[str], list[str]]:
    """The terms of each of KINDS, as often as they stand there. A name is a word that never stands in lower case. Lines
    that hold a web address only tell where a text stood and are left out."""
    tokens = _TOKEN.findall(_without_addresses(text[:MAX_STORY_CHARS]))
    lower = {t for t in tokens if t[0].islower()}
    words, names, numbers = list[str](), list[str](), list[str]()
    low = [t.lower() for t in tokens]
    for token, plain in zip(tokens, low, strict=True):
        if token[0].isdigit():
            numbers.append(token)
        elif plain in lower or not token[0].isupper():
            words.append(plain)
        else:
            names.append(plain)
    return words, names, numbers, [f"{one} {next_}" for one, next_ in pairwise(low)]


def bucket(kind: int, term: str) -> int:
    """Where a term of a kind is counted: 0 <= bucket < BUCKETS."""
    return kind * BUCKETS_PER_KIND + crc32(term.encode()) % BUCKETS_PER_KIND


def _buckets(kind: int, terms: Sequence[str]) -> Ints:
    """`bucket` of each term; no term holds a newline, so they are encoded all at once."""
    sums = np.array([crc32(t) for t in "\n".join(terms).encode().split(b"\n")] if terms else [], dtype=np.int64)
    return (kind * BUCKETS_PER_KIND + sums % BUCKETS_PER_KIND).astype(np.int32)


def lead_of(text: str, title: str | None) -> str:
    """What the lead's vector is made of: the title, where the text does not begin with it, and the beginning."""
    body = _without_addresses(text[: 4 * LEAD_CHARS]).strip()
    if title and not body.startswith(title.strip()):
        body = f"{title.strip()}. {body}"
    return body[:LEAD_CHARS]


def _without_addresses(text: str) -> str:
    low = text.lower()
    return _ADDRESS_LINE.sub("", text) if "http" in low or "www." in low else text


def day_of(published: str | None) -> int | None:
    """The day of an ISO 8601 date or time, as an ordinal."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None

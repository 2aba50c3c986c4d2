"""Words as copies are compared by: case, punctuation, accents, spelling variants and number words do not count.

A normal form need not be a correct word, only the same for both spellings: every `-ise` becomes `-ize`, `four` is `4`.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from onrecord import limits

Word = tuple[int, int, int]
"""Key (64 bits, the same in every run) of the normal form, and where the word stands: start, end (code points)."""

Keys = npt.NDArray[np.uint64]
"""Keys of some words in order."""

_WORD = re.compile(r"\w+(?:[.,](?=\d)\w+|['’´`‘.](?=[^\W\d_])\w+)*")
_JOINS = re.compile(r"['’´`‘,]|\.(?!\d)")
_TITLES = frozenset("mr mrs ms mx".split())
_NUMBERS = {
    word: str(n)
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90"}
_MONTHS = {
    month[:length]: month
    for month in ("january february march april june july august september october november december".split())
    for length in (3, 4)
    if month[:length] != month and (length == 3 or month == "september")
}
# British and American endings, each to one form. The order counts.
_ENDINGS = [
    (re.compile(r"is(e|ed|es|er|ers|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"yse(d|s|r|rs)?$"), r"yze\1"),
    (re.compile(r"(?<=\w)our(s|ed|ing|able|ite|hood|ful|er|ers|ly)?$"), r"or\1"),
    (re.compile(r"(?<=[tb])re(s)?$"), r"er\1"),
    (re.compile(r"ogue(s)?$"), r"og\1"),
    (re.compile(r"mme(s)?$"), r"m\1"),
    (re.compile(r"nce(s|less)?$"), r"nse\1"),
    (re.compile(r"ll(ed|ing|er|ers|or|ors|ation)$"), r"l\1"),
    (re.compile(r"wards$"), "ward"),
]


def words(text: str) -> list[Word]:
    """The words of `text` in order, without titles (Mr); `per cent` is one. Raises nothing."""
    found = [(_key(word[0][: limits.MAX_WORD_CHARS]), *word.span()) for word in _WORD.finditer(text)]
    return found if {key for key, _, _ in found}.isdisjoint((_TITLE, _PER)) else list(_joined(found))


def _joined(found: Iterable[Word]) -> Iterator[Word]:
    held: Word | None = None
    for word in found:
        if held is not None and word[0] == _CENT:
            yield _PERCENT, held[1], word[2]
            held = None
            continue
        if held is not None:
            yield held
        held = word if word[0] == _PER else None
        if word[0] not in (_TITLE, _PER):
            yield word
    if held is not None:
        yield held


def normal_form(word: str) -> str:
    """What one word is compared by; empty for a title."""
    word = word.lower()
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    word = _JOINS.sub("", word)
    if word in _TITLES:
        return ""
    word = _NUMBERS.get(word) or _MONTHS.get(word) or word
    if len(word) > 3:
        for ending, put in _ENDINGS:
            word = ending.sub(put, word)
    return word


@lru_cache(maxsize=limits.MAX_CACHED_WORDS)
def _key(word: str) -> int:
    return key_of(normal_form(word))


def key_of(form: str) -> int:
    """64 bits for a normal form, never 0; 0 for the empty one."""
    return (
        int.from_bytes(hashlib.blake2b(form.encode("utf-8", "replace"), digest_size=8).digest(), "big") | 1
        if form
        else 0
    )


def key_of_all(keys: Keys) -> int:
    """64 bits for a run of words."""
    return int.from_bytes(hashlib.blake2b(keys.astype(">u8").tobytes(), digest_size=8).digest(), "big")


_TITLE, _PER, _CENT, _PERCENT = key_of(""), key_of("per"), key_of("cent"), key_of("percent")

FUNCTION_WORDS = frozenset(
    key_of(normal_form(word))
    for word in (
        "a an the and or but nor so yet if than that this these those there here it its he she they them their his her "
        "him we us our you your i my me who whom whose which what when where why how of to in on at by for from with "
        "without into onto over under about after before between through during against up down out off as is are was "
        "were be been being am do does did has have had having will would shall should can could may might must not no "
        "said says say told also just more most very all any some such other another only own same too then s t"
    ).split()
)
"""Keys of words that say little about where a sentence comes from."""

"""Is this a language that the model knows? English is told by its function words; for the rest a library is asked."""

from __future__ import annotations

import re

KNOWN = frozenset({"en"})
SAMPLE_CHARS = 5_000

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the and that is with by from it his this have not were but they which has who their its been would said after "
    "more than when you there about are be he she or an into what could should other some these those".split()
)
"""Words that no other language on the web uses as often; "in", "was" or "had" would let German and Dutch pass."""

CLEARLY_ENGLISH = 0.10
MIN_WORDS = 8


def detect(text: str, declared: str | None = None) -> str | None:
    """ISO 639-1 code of the text's language; None if there is too little of it to tell and the page does not say.

    The library is loaded only for a text that is not clearly English: it takes seconds and 100 MB. Raises nothing.
    """
    words = [w.lower() for w in _WORD.findall(text[:SAMPLE_CHARS])]
    if len(words) < MIN_WORDS:
        return declared
    if sum(w in _ENGLISH for w in words) >= CLEARLY_ENGLISH * len(words):
        return "en"
    import py3langid

    language, _ = py3langid.classify(text[:SAMPLE_CHARS])
    return str(language)

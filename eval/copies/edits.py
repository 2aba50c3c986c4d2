"""Edits that desks make, by rule and seed: cuts, house style, rewording, merged reporting, quotation.

Each takes sentences of an article and gives the text of a "copy" whose relation is known, because it was made so.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from eval.copies.words import FILLERS, HOUSE, PHRASES
from onrecord.records import Article
from onrecord.text import quotations, sentences

OPENINGS = tuple(
    f"{word} "
    for word in "The A An It He She They On In At By After Before During Since According This These There Officials "
    "Police".split()
)
"""First words of a sentence that are no names."""

Paragraphs = list[list[str]]
"""Sentences, by paragraph."""


def paragraphs_of(text: str) -> Paragraphs:
    """The article's sentences, by paragraph."""
    found = []
    for block in text.split("\n\n"):
        inside = [span.of(block) for span in sentences(block)]
        if inside:
            found.append(inside)
    return found


def text_of(paragraphs: Paragraphs) -> str:
    """The text again, with blank lines between paragraphs."""
    return "\n\n".join(" ".join(block) for block in paragraphs if block)


def cut(chance: random.Random, paragraphs: Paragraphs) -> Paragraphs:
    """35 to 70 per cent of the sentences: from the end, as desks do, then one here and there."""
    count = sum(map(len, paragraphs))
    keep = max(2, round(count * chance.uniform(0.35, 0.7)))
    from_end = count - keep - chance.randint(0, max(0, (count - keep) // 2))
    flat = [(i, sentence) for i, block in enumerate(paragraphs) for sentence in block][: count - max(0, from_end)]
    while len(flat) > keep:
        del flat[chance.randrange(1, len(flat))]
    return [[s for i, s in flat if i == at] for at in range(len(paragraphs)) if any(i == at for i, _ in flat)]


def restyled(chance: random.Random, paragraphs: Paragraphs) -> Paragraphs:
    """Another house's spelling, marks, dates and titles, one change in every sentence where there is one to make."""
    single = chance.random() < 0.5
    styled = [[_house(sentence) for sentence in block] for block in paragraphs]
    if single:
        styled = [[re.sub(r"[“”\"]", "'", sentence) for sentence in block] for block in styled]
    # One paragraph a sentence, as many sites set it.
    return [[s] for block in styled for s in block] if chance.random() < 0.5 else styled


def reworded(chance: random.Random, paragraphs: Paragraphs, rate: float = 0.8) -> Paragraphs:
    """Words and order changed in most sentences; quotations stay."""
    return [[_reword(chance, s) if chance.random() < rate else s for s in block] for block in paragraphs]


def merged(chance: random.Random, own: Paragraphs, taken: Paragraphs) -> Paragraphs:
    """30 to 55 per cent of `taken` among 50 to 80 per cent of `own`, paragraph by paragraph."""
    count = sum(map(len, taken))
    first = chance.randrange(max(1, count // 3))
    size = max(3, round(count * chance.uniform(0.3, 0.55)))
    flat = [s for block in taken for s in block][first : first + size]
    borrowed = [flat[i : i + 2] for i in range(0, len(flat), 2)]
    kept = own[: max(2, round(len(own) * chance.uniform(0.5, 0.8)))]
    out = list(kept)
    for block in borrowed:
        out.insert(chance.randint(0, len(out)), block)
    return out


def quoting(chance: random.Random, own: Paragraphs, source: str) -> Paragraphs | None:
    """`own` with two or three quotations of `source`, in sentences of its own; None where there are too few."""
    found = [q.inner.of(source).strip(" ,.") for q in quotations(source) if q.depth == 0 and q.closed]
    long = [words for words in found if 7 <= len(words.split()) <= 45]
    if len(long) < 2:
        return None
    said = chance.sample(long, min(len(long), chance.randint(2, 3)))
    frames = ["The words used were: “{}.”", "“{},” one of them put it.", "That was summed up in this way: “{}”."]
    out = list(own)
    for words, frame in zip(said, frames, strict=False):
        out.insert(chance.randint(1, len(out)), [frame.format(words)])
    return out


def _house(sentence: str) -> str:
    for pattern, put in HOUSE:
        sentence = pattern.sub(put, sentence)
    return sentence


def _reword(chance: random.Random, sentence: str) -> str:
    """Outside the quotations: phrases replaced, asides dropped, the opening of time or place moved to the end."""
    for step in (_front_to_end, _drop_aside, _said_to_end):
        if chance.random() < 0.5:
            sentence = step(sentence)
    sentence = _outside(sentence, lambda part: _replace(chance, part))
    if chance.random() < 0.3 and sentence[0].isupper() and not sentence.startswith(("“", '"')):
        sentence = chance.choice(FILLERS) + " " + _lower_first(sentence)
    return sentence


def _outside(sentence: str, change: Callable[[str], str]) -> str:
    parts = re.split(r"([“\"][^”\"]*[”\"])", sentence)
    return "".join(part if i % 2 else change(part) for i, part in enumerate(parts))


def _replace(chance: random.Random, part: str) -> str:
    for pattern, choices in PHRASES:
        if chance.random() < 0.85:
            part = pattern.sub(chance.choice(choices), part)
    return part


def _front_to_end(sentence: str) -> str:
    """On Tuesday, the court ruled. -> The court ruled on Tuesday."""
    found = re.fullmatch(
        r"((?:On|In|At|By|After|Before|During|Since|According to) [^,“\"]{3,60}), ([^“\"]+)\.", sentence
    )
    return f"{found[2][0].upper()}{found[2][1:]} {_lower_first(found[1])}." if found else sentence


def _drop_aside(sentence: str) -> str:
    """What stands in brackets, between dashes or in a relative clause goes."""
    return re.sub(r" \([^()]{3,80}\)| [—–] [^—–“\"]{3,80} [—–]|, (?:which|who) [^,“\"]{3,80},", "", sentence, count=1)


def _said_to_end(sentence: str) -> str:
    """The minister said that X. -> X, the minister said."""
    found = re.fullmatch(r"([A-Z][^,“\"]{2,60}?) (said|stated|announced|reported)(?: that)? ([^“\"]{20,})\.", sentence)
    return f"{found[3][0].upper()}{found[3][1:]}, {_lower_first(found[1])} {found[2]}." if found else sentence


def _lower_first(words: str) -> str:
    return words[0].lower() + words[1:] if words.startswith(OPENINGS) else words


def copy_of(article: Article, text: str, name: str) -> Article:
    """Another outlet's article, with that text."""
    return Article(id=name, text=text, outlet=f"outlet of {name}", language="en")

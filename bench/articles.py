"""Articles in any number from a generator: news-like, with attributions of every kind, no two alike."""

from __future__ import annotations

import random
from collections.abc import Iterator

from onrecord.records import Article, article_id

MEDIAN_WORDS, SPREAD, MIN_WORDS, MAX_WORDS = 350, 0.7, 40, 3000
"""Lengths are log-normal, as those of news are."""

NAMES = [
    f"{a} {b}" for a in ("Ida", "Omar", "Lena", "Tomas", "Mirel", "Jun") for b in ("Varga", "Osei", "Brandt", "Kovi")
]
ROLES = [
    "harbour master",
    "county spokeswoman",
    "union leader",
    "prosecutor",
    "grain trader",
    "school inspector",
]
PLACES = ["Port Ellery", "Marrow County", "the Tessel valley", "Oldmere", "Saint Brann", "the northern depot"]
CUES = ["said", "told reporters", "added", "warned", "insisted", "believes", "confirmed", "wrote in a letter"]
FACTS = [
    "the bridge at {place} would stay shut until the {number}th",
    "{number} households had lost power overnight",
    "nobody in {place} had asked for the second inspection",
    "the price of barley rose by {number} per cent in a week",
    "two of the {number} lorries never reached {place}",
    "the council’s own figures, published in {place}, were wrong by {number}",
]
SENTENCES = [
    "{name}, the {role} of {place}, {cue} that {fact}.",
    "“{Fact},” {name} {cue}. “And {fact2}.”",
    "According to {name}, {fact}, although {fact2}.",
    "“We were told by {name2} that {fact},” {cue} {name}, who has worked in {place} for {number} years.",
    "{Fact}, a report seen by the newspaper says; {name} {cue} it was “only half of the story”.",
    "Rain fell on {place} for the {number}th day in a row.",
    "The road from {place} to {place2} was reopened, and {number} families went home.",
]


def articles(count: int, seed: int = 0) -> Iterator[Article]:
    """`count` articles; the same ones for the same seed."""
    chance = random.Random(seed)
    for _ in range(count):
        length = round(chance.lognormvariate(0, SPREAD) * MEDIAN_WORDS)
        text = article_text(chance, max(MIN_WORDS, min(MAX_WORDS, length)))
        yield Article(id=article_id(text), text=text, language="en")


def article_text(chance: random.Random, words: int) -> str:
    """Paragraphs of one to four sentences, at least `words` words in all."""
    paragraphs: list[str] = []
    written = 0
    while written < words:
        paragraph = " ".join(_sentence(chance) for _ in range(chance.randint(1, 4)))
        paragraphs.append(paragraph)
        written += word_count(paragraph)
    return "\n\n".join(paragraphs)


def word_count(text: str) -> int:
    """Words as people count them: what stands between white space."""
    return len(text.split())


def _sentence(chance: random.Random) -> str:
    facts = [_fact(chance) for _ in range(2)]
    return chance.choice(SENTENCES).format(
        name=chance.choice(NAMES),
        name2=chance.choice(NAMES),
        role=chance.choice(ROLES),
        place=chance.choice(PLACES),
        place2=chance.choice(PLACES),
        cue=chance.choice(CUES),
        number=chance.randint(4, 990),
        fact=facts[0],
        fact2=facts[1],
        Fact=facts[0][0].upper() + facts[0][1:],
    )


def _fact(chance: random.Random) -> str:
    return chance.choice(FACTS).format(place=chance.choice(PLACES), number=chance.randint(4, 990))

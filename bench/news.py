"""Articles in any number, three in ten of them copies of every kind, and what each was made from.

Words are made of syllables and drawn as in language: few are frequent, most are rare. Two reports of one event share
names, numbers, a quotation and stock phrases, not sentences.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from onrecord.records import Article, Credit, article_id

VOCABULARY = 20_000
FUNCTION = "the of to and in a that for on was with as at by had from his her their it an were which".split()
STOCK = (
    "the ministry said in a statement on Monday",
    "who spoke on condition of anonymity",
    "at a press conference in the capital",
    "according to officials with knowledge of the matter",
    "it was not immediately clear whether",
)
KINDS = ("reprint", "cut", "house style", "merged", "copy of a copy", "reworded")
COPIES_SHARE = 0.3
EVENT_SIZE = 5
SITES = 400


@dataclass(frozen=True, slots=True)
class Made:
    """An article; for a copy, the id of the article it was made from, and how."""

    article: Article
    source: str | None = None
    kind: str | None = None


def news(count: int, seed: int = 0, popular: int = 0) -> Iterator[Made]:
    """`count` articles, in the order of publication, the same for the same seed; `popular` of them print one text."""
    chance = random.Random(seed)
    originals: list[Made] = []
    event = _Event(chance)
    wire = report(chance, _Event(chance))
    # The same number of each, spread evenly.
    popular_at = set(chance.sample(range(count), popular))
    for number in range(count):
        if number in popular_at:
            yield Made(_article(number, _restyled(chance, wire), chance), None, "popular")
        elif originals and chance.random() < COPIES_SHARE:
            yield _copy(number, chance, originals)
        else:
            if chance.random() < 1 / EVENT_SIZE:
                event = _Event(chance)
            made = Made(_article(number, report(chance, event), chance))
            originals.append(made)
            yield made


def reprint(number: int, article: Article) -> Article:
    """One outlet more that prints the text of an article."""
    chance = random.Random(number)
    return _article(number, _restyled(chance, article.text.split("\n\n")), chance)


def report(chance: random.Random, event: _Event) -> list[str]:
    """The sentences of one reporter on an event."""
    length = max(8, min(60, round(chance.lognormvariate(0, 0.4) * 16)))
    lines = [sentence(chance, event) for _ in range(length)]
    lines.insert(1, f"“{event.quotation},” said {event.names[0]}, {_stock(chance)}.")
    return lines


class _Event:
    """What reports of one event have in common."""

    def __init__(self, chance: random.Random) -> None:
        self.names = [f"{_word(chance).title()} {_word(chance).title()}" for _ in range(3)]
        self.topic = [_word(chance) for _ in range(12)]
        self.quotation = " ".join(_words(chance, 14)).capitalize()


def sentence(chance: random.Random, event: _Event | None = None) -> str:
    """A sentence of 10 to 28 words; in one of four, a stock phrase."""
    words = _words(chance, chance.randint(10, 28))
    if event is not None:
        words[chance.randrange(len(words))] = chance.choice(event.topic)
        words[chance.randrange(len(words))] = chance.choice(event.names)
    if chance.random() < 0.25:
        words.insert(chance.randrange(len(words)), _stock(chance))
    line = " ".join(words)
    return f"{line[0].upper()}{line[1:]}."


def _copy(number: int, chance: random.Random, originals: list[Made]) -> Made:
    # News is copied while it is new.
    source = originals[-chance.randint(1, min(len(originals), 200))]
    kind = chance.choice(KINDS)
    lines = source.article.text.split("\n\n")
    credits = (Credit(source.article.outlet or "", None, "origin", "byline"),) if chance.random() < 0.6 else ()
    if kind in ("cut", "copy of a copy"):
        lines = lines[: max(4, round(len(lines) * chance.uniform(0.4, 0.7)))]
    if kind in ("house style", "copy of a copy"):
        lines = _restyled(chance, lines)
    if kind == "reworded":
        lines = [_reworded(chance, line) for line in lines]
    if kind == "merged":
        first = chance.randrange(max(1, len(lines) // 2))
        other = [sentence(chance) for _ in range(len(lines))]
        lines = [*other[:4], *lines[first : first + max(4, len(lines) // 2)], *other[4:]]
    return Made(_article(number, lines, chance, credits), source.article.id, kind)


def _restyled(chance: random.Random, lines: list[str]) -> list[str]:
    """One line in four has another word; quotation marks are another house's."""
    swapped = [_reworded(chance, line, 1) if chance.random() < 0.25 else line for line in lines]
    return [line.replace("“", "'").replace("”", "'") for line in swapped]


def _reworded(chance: random.Random, line: str, changes: int = 3) -> str:
    words = line.split()
    for _ in range(changes):
        words[chance.randrange(1, len(words))] = _word(chance)
    return " ".join(words).rstrip(".") + "."


def _article(number: int, lines: list[str], chance: random.Random, credits: tuple[Credit, ...] = ()) -> Article:
    outlet = f"Outlet {number if chance.random() < 0.5 else number % SITES}"
    domain = outlet.lower().replace(" ", "") + ".example"
    text = "\n\n".join(lines)
    day, minute = divmod(number, 1440)
    published = f"2031-{1 + day // 28 % 12:02}-{1 + day % 28:02}T{minute // 60:02}:{minute % 60:02}:00+00:00"
    url = f"https://{domain}/{number}"
    return Article(
        article_id(text, url=url), text, url=url, outlet=outlet, domain=domain, published=published, credits=credits
    )


def _words(chance: random.Random, count: int) -> list[str]:
    return [chance.choice(FUNCTION) if chance.random() < 0.4 else _word(chance) for _ in range(count)]


def _word(chance: random.Random) -> str:
    words, weights = _vocabulary()
    return chance.choices(words, cum_weights=weights)[0]


def _stock(chance: random.Random) -> str:
    """A phrase that reporters everywhere use: some of five, else of three hundred."""
    return chance.choice(STOCK) if chance.random() < 0.1 else chance.choice(_phrases())


@cache
def _phrases() -> list[str]:
    chance = random.Random(2)
    return [" ".join(_words(chance, chance.randint(5, 9))) for _ in range(300)]


@cache
def _vocabulary() -> tuple[list[str], list[float]]:
    """Made-up words and their cumulative frequencies (Zipf)."""
    chance = random.Random(1)
    syllables = [c + v + e for c in "bdfgklmnprstvw" for v in "aeiou" for e in ("", "n", "r", "s", "l")]
    words = list(dict.fromkeys("".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(VOCABULARY)))
    return words, list(accumulate(1 / (rank + 3) for rank in range(len(words))))

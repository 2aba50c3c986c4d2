"""Read articles in any number, for a ledger: a wide vocabulary used as languages use theirs, many speakers and outlets.

No model reads them: the generator knows where its statements are.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from onrecord.records import Article, Circumstance, Speaker, Statement, article_id, text_hash
from onrecord.text.span import Span

VOCABULARY, SPEAKERS, OUTLETS = 20_000, 3_000, 250
ONSETS = "b br c ch d dr f fl g gr h j k l m n p pr qu r s sh st t tr v w".split()
VOWELS = "a e i o u ai ea ou".split()
ENDS = ["", "n", "r", "s", "t", "l", "nd", "st"]
COMMON = "the of to and a in that it is was for on are as with be at by had not but from would".split()
CUES = "said told warned added insisted believes wrote confirmed".split()
ATTITUDES = ["communication"] * 6 + ["belief", "knowledge", "intention"]
CIRCUMSTANCES = ["interview", "press_conference", "anonymous", "court"]


@dataclass(slots=True)
class Maker:
    """Makes articles; the same ones for the same seed."""

    seed: int = 0
    chance: random.Random = field(init=False)
    words: list[str] = field(init=False)
    weights: list[float] = field(init=False)
    speakers: list[str] = field(init=False)
    outlets: list[str] = field(init=False)

    def __post_init__(self) -> None:
        fixed = random.Random(1)  # the same language for every seed
        made: dict[str, None] = dict.fromkeys(COMMON)
        while len(made) < VOCABULARY:
            made["".join(self._syllable(fixed) for _ in range(fixed.randint(1, 4)))] = None
        self.words = list(made)
        # Zipf's law: the nth most frequent word is used 1/n times as often as the first.
        self.weights = list(accumulate(1 / (rank + 2) for rank in range(len(self.words))))
        names = [word.capitalize() for word in self.words if len(word) > 4]
        self.speakers = [f"{fixed.choice(names)} {fixed.choice(names)}" for _ in range(SPEAKERS)]
        self.outlets = [f"{fixed.choice(names)} {fixed.choice(['Gazette', 'Courier', 'Post'])}" for _ in range(OUTLETS)]
        self.chance = random.Random(self.seed)

    def articles(self, statements: int) -> Iterator[Article]:
        """Articles that hold at least so many statements in all."""
        made = 0
        while made < statements:
            article = self.article()
            made += len(article.statements)
            yield article

    def article(self) -> Article:
        """One article of 2 to 25 statements, with a sentence of nobody's between some."""
        text, found, people = "", list[Statement](), dict[str, list[Span]]()
        cast = [self.speakers[int(self.chance.paretovariate(1)) % SPEAKERS] for _ in range(4)]
        for number in range(self.chance.randint(2, 25)):
            if self.chance.random() < 0.4:
                text += self.sentence().capitalize() + ". "
            name, cue = self.chance.choice(cast), self.chance.choice(CUES)
            source = Span(len(text), len(text) + len(name))
            verb = Span(source.end + 1, source.end + 1 + len(cue))
            direct = self.chance.random() < 0.5
            said = f"“{self.sentence()}”" if direct else f"that {self.sentence()}"
            content = Span(verb.end + 1, verb.end + 1 + len(said))
            text += f"{name} {cue} {said}." + ("\n\n" if self.chance.random() < 0.3 else " ")
            people.setdefault(name, []).append(source)
            found.append(self._statement(number, name, source, verb, content, direct, found))
        outlet = self.chance.choice(self.outlets)
        published = f"20{self.chance.randint(28, 31)}-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"
        return Article(
            id=article_id(text, outlet=outlet),
            text=text,
            outlet=outlet,
            title=self.sentence(6).capitalize(),
            published=published,
            language="en",
            text_sha256=text_hash(text),
            statements=tuple(found),
            speakers=tuple(Speaker(f"p{i}", n, "person", tuple(m)) for i, (n, m) in enumerate(people.items())),
            outcome="read",
            reader={"version": "bench"},
        )

    def sentence(self, words: int | None = None) -> str:
        """Words as frequent as Zipf's law has them."""
        return " ".join(
            self.chance.choices(self.words, cum_weights=self.weights, k=words or self.chance.randint(6, 30))
        )

    def query(self) -> tuple[str, dict[str, str]]:
        """Words and filters as somebody might ask: any kind of word, phrases, prefixes, operators."""
        one, two, three = self.chance.choices(self.words, cum_weights=self.weights, k=3)
        words = self.chance.choice(
            [one, one, f"{one} {two}", f'"{one} {two}"', f"{one[:4]}*", f"{one} OR {two}", f"{one} NOT {two}",
             f"({one} OR {two}) AND {three}"]
        )  # fmt: skip
        filters = [
            {},
            {},
            {"kind": "direct"},
            {"speaker": self.chance.choice(self.speakers).split()[1]},
            {"outlet": self.chance.choice(self.outlets)},
            {"since": "2029-06", "until": "2030"},
        ]
        return words, self.chance.choice(filters)

    def _statement(
        self, number: int, name: str, source: Span, cue: Span, content: Span, direct: bool, before: list[Statement]
    ) -> Statement:
        parent = before[-1].id if before and self.chance.random() < 0.15 else None
        circumstance = (Circumstance(self.chance.choice(CIRCUMSTANCES), cue),) if self.chance.random() < 0.05 else ()
        return Statement(
            id=f"s{number}",
            content=(content,),
            cue=cue,
            source=(source,),
            parent=parent,
            speaker=name,
            speaker_type="person",
            kind="direct" if direct else "indirect",
            attitude=self.chance.choice(ATTITUDES),
            negated=False,
            hedged=self.chance.random() < 0.1,
            circumstances=circumstance,
            score=round(self.chance.random(), 4),
        )

    @staticmethod
    def _syllable(chance: random.Random) -> str:
        return chance.choice(ONSETS) + chance.choice(VOWELS) + chance.choice(ENDS)

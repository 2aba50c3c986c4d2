"""An article made ready for comparison. Made once; everything that compares works on this."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from onrecord.linking.copies.sentences import Sentence, prepare
from onrecord.linking.copies.shingles import SIZE, Shingles, shingles
from onrecord.linking.copies.words import key_of
from onrecord.records import Article


@dataclass(frozen=True)
class Prepared:
    """The article with its sentences: all of them, and in `body` those that are no furniture."""

    article: Article
    sentences: list[Sentence]

    @cached_property
    def body(self) -> list[Sentence]:
        """What its author wrote, without captions, credits, headings and the site's own lines."""
        return [s for s in self.sentences if s.furniture is None]

    @cached_property
    def captions(self) -> list[Sentence]:
        """Sentences below photographs."""
        return [s for s in self.sentences if s.furniture == "caption"]

    @cached_property
    def shingles(self) -> Shingles:
        """Those of the body."""
        return shingles([key for s in self.body for key in s.keys])

    @cached_property
    def words(self) -> tuple[tuple[int, ...], tuple[bool, ...]]:
        """Keys of the body's words, and which of them stand in quotation marks."""
        return tuple(k for s in self.body for k in s.keys), tuple(q for s in self.body for q in s.quoted)

    @cached_property
    def word_places(self) -> dict[tuple[int, ...], list[int]]:
        """Where in `words` each run of five begins."""
        places: dict[tuple[int, ...], list[int]] = {}
        keys = self.words[0]
        for i in range(len(keys) - SIZE + 1):
            places.setdefault(keys[i : i + SIZE], []).append(i)
        return places

    @cached_property
    def fingerprint(self) -> int:
        """The same for texts that differ in typography and furniture only."""
        return key_of(" ".join(str(key) for s in self.body for key in s.keys))


def prepare_article(article: Article, is_site_line: Callable[[str], bool] | None = None) -> Prepared:
    """The article, cut into sentences. Raises nothing."""
    return Prepared(article, prepare(article.text, is_site_line))

"""An article made ready for comparison. Made once; everything that compares works on this."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
import numpy.typing as npt

from onrecord.linking.copies.sentences import Sentence, Sentences, prepare
from onrecord.linking.copies.shingles import Counts, Shingles, in_order
from onrecord.linking.copies.words import Keys, key_of_all
from onrecord.records import Article


@dataclass(frozen=True)
class Prepared:
    """The article with its sentences: all of them, and in `body` those that are no furniture."""

    article: Article
    sentences: Sentences

    @cached_property
    def body(self) -> Sentences:
        """What its author wrote, without captions, credits, headings and the site's own lines."""
        return Sentences(s for s in self.sentences if s.furniture is None)

    @cached_property
    def captions(self) -> list[Sentence]:
        """Sentences below photographs."""
        return [s for s in self.sentences if s.furniture == "caption"]

    @cached_property
    def words(self) -> Keys:
        """Keys of the body's words. *Shape:* (n_words,)."""
        return np.fromiter(chain.from_iterable(s.keys for s in self.body), np.uint64)

    @cached_property
    def in_order(self) -> Shingles:
        """The shingles of the body in the order of the text, with repeats. *Shape:* (n_words - 4,)."""
        return in_order(self.words)

    @cached_property
    def _unique(self) -> tuple[Shingles, Counts, Counts]:
        return np.unique(self.in_order, return_index=True, return_inverse=True)

    @property
    def shingles(self) -> Shingles:
        """The shingles of the body, sorted, without repeats."""
        return self._unique[0]

    @property
    def places(self) -> Counts:
        """Where in the text each of `shingles` stands first. *Shape:* (n_shingles,)."""
        return self._unique[1]

    @property
    def numbers(self) -> Counts:
        """Which of `shingles` each one of `in_order` is. *Shape:* (n_words - 4,)."""
        return self._unique[2]

    @cached_property
    def quoted_before(self) -> Counts:
        """How many of the words before each place stand in quotation marks. *Shape:* (n_words + 1,)."""
        return np.fromiter(chain((0,), *(s.quoted for s in self.body)), np.int64).cumsum()

    @property
    def prose_words(self) -> int:
        """Words of the body outside quotation marks."""
        return len(self.words) - int(self.quoted_before[-1])

    @cached_property
    def in_prose(self) -> npt.NDArray[np.bool_]:
        """Which of `shingles` stand somewhere without a word in quotation marks. *Shape:* (n_shingles,)."""
        before, count = self.quoted_before, len(self.in_order)
        size = len(self.words) - count + 1
        found = np.zeros(len(self.shingles), np.bool_)
        found[self.numbers[before[size:] == before[:count]]] = True
        return found

    @cached_property
    def fingerprint(self) -> int:
        """The same for texts that differ in typography and furniture only."""
        return key_of_all(self.words)


def prepare_article(article: Article, is_site_line: Callable[[str], bool] | None = None) -> Prepared:
    """The article, cut into sentences. Raises nothing."""
    return Prepared(article, prepare(article.text, is_site_line))

"""An article made ready for comparison. Made once; everything that compares works on this."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from onrecord.linking.copies.sentences import Sentence, prepare
from onrecord.linking.copies.shingles import Shingles, shingles
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
    def quoted_shingles(self) -> Shingles:
        """Those of each quotation of the body."""
        return shingles_of_runs([key if q else 0 for s in self.body for key, q in zip(s.keys, s.quoted, strict=True)])

    @cached_property
    def fingerprint(self) -> int:
        """The same for texts that differ in typography and furniture only."""
        return key_of(" ".join(str(key) for s in self.body for key in s.keys))


def prepare_article(article: Article, is_site_line: Callable[[str], bool] | None = None) -> Prepared:
    """The article, cut into sentences. Raises nothing."""
    return Prepared(article, prepare(article.text, is_site_line))


def shingles_of_runs(keys: list[int]) -> Shingles:
    """Shingles of the runs between zeros."""
    import numpy as np

    runs: list[list[int]] = [[]]
    for key in keys:
        if key:
            runs[-1].append(key)
        elif runs[-1]:
            runs.append([])
    found = [shingles(run) for run in runs if len(run) >= 5]
    return np.unique(np.concatenate(found)) if found else shingles([])

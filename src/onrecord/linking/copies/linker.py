"""One article after another -> the edges to those before it.

Adding one costs the look-up of its shingles and a bounded number of comparisons, however many there are already. The
edges of an article are to a few members of each family: the most alike, and the first.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator

from onrecord.linking.copies.boilerplate import Lines, MemoryLines, learn, site_lines
from onrecord.linking.copies.direction import judge
from onrecord.linking.copies.edges import edge_of
from onrecord.linking.copies.index import Index, Postings
from onrecord.linking.copies.prepared import Prepared, prepare_article
from onrecord.linking.copies.sentences import line_key
from onrecord.linking.copies.verify import compare
from onrecord.records import Article, CopyEdge

COMPARISONS = 40
"""Texts that one article is compared with."""
KEPT_READY = 3_000
"""Articles kept ready for comparison, 40 KiB each: of 10,000 a few hundred have to be made ready twice."""


class CopyLinker:
    """Finds what an article shares with those added before. `load` gives an article by its id, for comparison."""

    def __init__(
        self, load: Callable[[str], Article], postings: Postings | None = None, lines: Lines | None = None
    ) -> None:
        self._load = load
        self._index = Index(postings)
        self._lines = MemoryLines() if lines is None else lines
        self._ready: OrderedDict[str, Prepared] = OrderedDict()

    def learn(self, article: Article) -> None:
        """Learn the article's lines, to tell its site's own. Every article is learned before the first is added."""
        learn(self._lines, article)

    def add(self, article: Article) -> list[CopyEdge]:
        """The edges from the article, which was learned, to earlier ones. The same article again: none. Raises nothing
        of its own."""
        if article.id in self._index:
            return []
        mine = self._prepared(article.id, article)
        edges, joins = [], None
        for candidate in self._index.candidates(mine.fingerprint, mine.shingles)[:COMPARISONS]:
            edge = compared(mine, self._prepared(candidate.article))
            if edge is None:
                continue
            edges.append(edge)
            if joins is None and edge.relation in ("copy", "cut"):
                joins = candidate.article
        self._index.add(article.id, mine.fingerprint, mine.shingles, joins)
        return edges

    def compare(self, one: Article, other: Article) -> CopyEdge | None:
        """What two articles share, whatever the index says; None: nothing that counts."""
        return compared(self._prepared(one.id, one), self._prepared(other.id, other))

    def _prepared(self, article_id: str, article: Article | None = None) -> Prepared:
        found = self._ready.get(article_id)
        if found is None:
            article = article or self._load(article_id)
            site = site_lines(self._lines, article)
            found = prepare_article(article, (lambda line: line_key(line) in site) if site else None)
            self._ready[article_id] = found
            if len(self._ready) > KEPT_READY:
                self._ready.popitem(last=False)
        else:
            self._ready.move_to_end(article_id)
        return found


def compared(one: Prepared, other: Prepared) -> CopyEdge | None:
    """The edge between two prepared articles; None where they share nothing that counts."""
    a, b = sorted((one, other), key=lambda p: p.article.id)
    found = compare(a, b)
    return None if found.relation is None else edge_of(a, b, found, judge(a, b, found))


def link(articles: Iterable[Article]) -> Iterator[CopyEdge]:
    """The edges among all of the articles, which are held in memory. Same articles in the same order: same edges."""
    every = {article.id: article for article in articles}
    linker = CopyLinker(every.__getitem__)
    for article in every.values():
        linker.learn(article)
    for article in every.values():
        yield from linker.add(article)

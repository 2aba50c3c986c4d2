"""Copies among many articles: time, memory, growth, one more article; against their targets.

    python -m bench.copies [--articles 10000] [--json]

Seconds are those of the processor: what else the machine does must not count. Exit status 1 where a target is missed.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from bench.news import Made, news
from bench.run import MIB, Figure, _row, peak_bytes
from onrecord.linking.copies import families, link
from onrecord.pipeline.copies import link_copies
from onrecord.pipeline.ledger import Ledger
from onrecord.records import Article, CopyEdge
from onrecord.records.copy_edge import DERIVED

POPULAR = 500
"""Outlets that print one and the same text."""


class Unread:
    """Reads nothing: linking is measured, not reading."""

    version = "none"

    def read(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The articles as they are."""
        yield from articles


def main(arguments: list[str] | None = None) -> int:
    """The exit status."""
    options = _parser().parse_args(arguments)
    count = options.articles
    fewer, every = list(news(count // 2, popular=POPULAR // 2)), list(news(count, popular=POPULAR))
    half = seconds(lambda: list(link(made.article for made in fewer)))
    edges: list[CopyEdge] = []
    whole = seconds(lambda: edges.extend(link(made.article for made in every)))
    peak = peak_bytes()
    figures = [
        Figure("copies, seconds", whole, 120 * count / 10_000),
        Figure("time(2n) / time(n)", whole / half, 2.3),
        Figure("peak memory, MiB", peak / MIB, 2048),
        Figure("outlets of the popular text", len(families(edges)[0].members), POPULAR, most=False),
        Figure("copies found, share", _found(every, edges), 0.99, most=False),
        Figure("derived edges that are wrong", _wrong(every, edges), 0),
        *_stored([made.article for made in fewer], [made.article for made in every]),
    ]
    if options.json:
        print(json.dumps([{**asdict(f), "met": f.met} for f in figures], indent=2))
    else:
        print("\n".join(map(_row, figures)))
    return 0 if all(figure.met for figure in figures) else 1


def seconds(work: Callable[[], object]) -> float:
    """Processor time that the work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _found(made: list[Made], edges: list[CopyEdge]) -> float:
    """Of the copies, those that are linked to what they were made from or to another text made from it."""
    roots = _roots(made)
    linked = {end for e in edges if e.relation in DERIVED and roots[e.a] == roots[e.b] for end in (e.a, e.b)}
    copies = [m.article.id for m in made if m.source is not None]
    return sum(copy in linked for copy in copies) / len(copies)


def _wrong(made: list[Made], edges: list[CopyEdge]) -> int:
    roots = _roots(made)
    return sum(e.relation in DERIVED and roots[e.a] != roots[e.b] for e in edges)


def _roots(made: list[Made]) -> dict[str, str]:
    """For each article the one that it goes back to; the popular text's are one."""
    return {m.article.id: "popular" if m.kind == "popular" else m.source or m.article.id for m in made}


def _stored(fewer: list[Article], articles: list[Article]) -> list[Figure]:
    """A ledger with fewer; one with all but one, and then the last one."""
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "onrecord.db", reader=Unread()) as ledger:
        ledger.keep(fewer)
        half = seconds(lambda: link_copies(ledger.writer))
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "onrecord.db", reader=Unread()) as ledger:
        ledger.keep(articles[:-1])
        all_but_one = seconds(lambda: link_copies(ledger.writer))
        ledger.keep(articles[-1:])
        start = time.perf_counter()
        link_copies(ledger.writer)
        one = time.perf_counter() - start
        size = (Path(folder) / "onrecord.db").stat().st_size
    return [
        Figure("copies in a ledger, seconds", all_but_one, 180 * len(articles) / 10_000),
        Figure("in a ledger, time(2n) / time(n)", all_but_one / half, 2.3),
        Figure("one more article, seconds", one, 0.3),
        Figure("ledger, MB for 1,000 articles", size / 1e6 / len(articles) * 1000, 20),
    ]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench.copies", description="Measure the linking of copies.")
    parser.add_argument("--articles", type=int, default=10_000, help="n; n/2 are linked too")
    parser.add_argument("--json", action="store_true")
    return parser


if __name__ == "__main__":
    sys.exit(main())

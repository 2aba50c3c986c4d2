"""The whole chain in a ledger: copies, stories, claims and their counts of sources, together; against their targets.

    python -m bench.linking [--articles 10000] [--json]

The articles are those of bench.news; a stand-in finds their statements: linking is measured, not reading. Each size
runs in a process of its own, so that its peak memory is its own. Vectors are made beside everything else, on all cores,
so seconds are those of the wall clock, on two cores with nothing else to do; those of the processor, which depend less
on that, are told too. Copies alone: bench.copies. One article more is measured twice: in a process that has the ledger
open, and in a new one, which has everything to load; and once more for an article that joins the largest story, whose
record is then made anew. Exit status 1 where a target is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any
from zlib import crc32

from bench.news import news, reprint
from bench.run import MIB, ROOT, Figure, _row, peak_bytes
from onrecord.pipeline.ledger import Ledger
from onrecord.records import Article, Speaker, Statement, dumps, loads
from onrecord.text.span import Span

POPULAR = 500
"""Outlets that print one and the same text."""
SECONDS_OF_STORY = (200, 0.3), (500, 1.0)
"""Articles of a story, and the seconds that one more may take there."""
LATER = 7
"""Articles that come one by one, afterwards."""
SAID_SHARE = 0.4
"""Lines of an article that are statements."""

_NAME = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")


def main(arguments: list[str] | None = None) -> int:
    """The exit status."""
    options = _parser().parse_args(arguments)
    if options.role:
        print(json.dumps(ROLES[options.role](Path(options.path), options.articles)))
        return 0
    count = options.articles
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        half = _in_process("link", folder / "half.db", count // 2)
        whole = _in_process("link", folder / "whole.db", count)
        later = [_in_process("later", folder / "whole.db", n) for n in range(LATER)]
    size = whole["size"]
    figures = [
        Figure("copies, stories, claims, seconds", whole["wall"], 180 * count / 10_000),
        Figure("the same, seconds of processor", whole["seconds"], 360 * count / 10_000),
        Figure("time(2n) / time(n)", whole["seconds"] / half["seconds"], 2.3),
        Figure("peak memory, MiB", whole["peak"] / MIB, 2048),
        Figure("ledger, MB for 1,000 articles", whole["bytes"] / 1e6 / count * 1000, 50),
        Figure("stories of the popular text", whole["popular_stories"], 1),
        Figure("outlets in its largest family", whole["popular_family"], min(POPULAR, count // 20), most=False),
        Figure("claims", whole["claims"], count / 10, most=False),
        Figure("one more, ledger open, seconds", statistics.median(whole["later"]), 0.3),
        Figure("one more, new process, seconds", statistics.median(t["wall"] for t in later), 0.3),
        Figure(f"one more in a story of {size}, seconds", statistics.median(whole["joining"]), _most_seconds(size)),
    ]
    if options.json:
        print(json.dumps([{**asdict(f), "met": f.met} for f in figures], indent=2))
    else:
        print("\n".join(map(_row, figures)))
    return 0 if all(figure.met for figure in figures) else 1


def link(path: Path, count: int) -> dict[str, Any]:
    """Link so many articles in a new ledger, then a few more one by one; processor seconds and what came of it."""
    every = list(news(count + 2 * LATER, popular=min(POPULAR, count // 20)))
    popular = {m.article.id for m in every if m.kind == "popular"}
    articles = [read(m.article) for m in every]
    _later(path).write_text("\n".join(map(dumps, articles[count + LATER :])), "utf-8")
    with Ledger(path) as ledger:
        ledger.keep(articles[:count])
        found: dict[str, Any] = _timed(ledger.link)
        found |= {"peak": peak_bytes(), "claims": ledger.count_claims()}
        one_by_one = []
        for article in articles[count : count + LATER]:
            ledger.keep([article])
            one_by_one.append(_timed(ledger.link)["wall"])
        found |= _popular(ledger, popular) | _joining(ledger, next(a for a in articles if a.id in popular), len(every))
    return found | {"later": one_by_one, "bytes": path.stat().st_size}


def later(path: Path, number: int) -> dict[str, Any]:
    """Link one article more, the one of that number, in a process that has loaded nothing yet."""
    article = loads(_later(path).read_text("utf-8").splitlines()[number])
    with Ledger(path) as ledger:
        ledger.keep([article])
        return _timed(ledger.link)


def _later(path: Path) -> Path:
    """Where the articles lie that come after the ledger was closed."""
    return path.with_suffix(".jsonl")


def read(article: Article) -> Article:
    """The article with statements: its quotations, and SAID_SHARE of its lines, told by their beginning, so that a copy
    has the same."""
    found, at = list[Statement](), 0
    for line in article.text.split("\n\n"):
        said = line[:1] in ("“", "'") or crc32(line[:12].encode()) % 100 < 100 * SAID_SHARE
        names = list(_NAME.finditer(line))
        if said and names:
            source = Span(at + names[-1].start(), at + names[-1].end())
            content = Span(at, source.start) if line[:1] in ("“", "'") else Span(at, at + len(line))
            found.append(_statement(f"s{len(found)}", source, content, article.text))
        at += len(line) + 2
    people = {s.speaker: s.source for s in reversed(found)}
    speakers = tuple(Speaker(f"p{i}", n or "", "person", m) for i, (n, m) in enumerate(people.items()))
    about = {"version": "bench"}
    return replace(article, statements=tuple(found), speakers=speakers, outcome="read", language="en", reader=about)


def _statement(name: str, source: Span, content: Span, text: str) -> Statement:
    kind = "direct" if content.end == source.start else "indirect"
    speaker = source.of(text)
    return Statement(name, (content,), source=(source,), speaker=speaker, speaker_type="person", kind=kind, score=0.9)


def _popular(ledger: Ledger, ids: set[str]) -> dict[str, int]:
    """In how many stories the popular text is, and how many of its articles the largest family there holds."""
    stories = ledger.stories(limit=10_000)
    with_it = [s for s in stories if any(a.id in ids for a in s.articles)]
    families = [len(ids.intersection(f)) for s in with_it for f in s.families]
    return {"popular_stories": len(with_it), "popular_family": max(families, default=0)}


def _joining(ledger: Ledger, popular: Article, number: int) -> dict[str, Any]:
    """How many articles the story of the popular text has, and the seconds that each of a few more takes. `number`: of
    the first of them."""
    size = next(len(s.articles) for s in ledger.stories(limit=10_000) if any(a.id == popular.id for a in s.articles))
    seconds = []
    for n in range(number, number + LATER):
        ledger.keep([read(reprint(n, popular))])
        seconds.append(_timed(ledger.link)["wall"])
    return {"size": size, "joining": seconds}


def _most_seconds(articles: int) -> float:
    (few, short), (many, long) = SECONDS_OF_STORY
    return short + (long - short) * max(0, articles - few) / (many - few)


def _timed(work: Callable[[], object]) -> dict[str, float]:
    """Seconds of the processor and of the wall clock."""
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return {"seconds": time.process_time() - processor, "wall": time.perf_counter() - wall}


def _in_process(role: str, path: Path, count: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.linking", "--role", role, "--path", str(path), "--articles", str(count)]
    # As in an installation: modules are compiled once.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, env=environment)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


ROLES: dict[str, Callable[[Path, int], dict[str, Any]]] = {"link": link, "later": later}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench.linking", description="Measure linking, all of it.")
    parser.add_argument("--articles", type=int, default=10_000, help="n; n/2 are linked too")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--role", choices=list(ROLES), help=argparse.SUPPRESS)
    parser.add_argument("--path", help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())

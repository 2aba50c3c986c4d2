"""A ledger of 100,000 statements: its size, how fast it opens and answers, also while somebody adds; what adding costs.

    python -m bench.ledger [--json] [--statements 100000] [--articles 60] [--seconds 10] [--fuzz 20000]

Each figure stands against its target; exit status 1 where one is missed. Seconds are those of the clock; `processor`
figures are what a machine with nothing else to do would take.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.articles import articles
from bench.run import ROOT, Figure, _row
from bench.statements import Maker
from onrecord.pipeline import Ledger, read_paths
from onrecord.records import Article
from onrecord.store import Query, Run, SqliteStore

READERS, QUERIES, GROUP = 4, 500, 64
MB = 1_000_000


def main(arguments: list[str] | None = None) -> int:
    """The exit status."""
    options = _parser().parse_args(arguments)
    if options.role:
        print(json.dumps(ROLES[options.role](Path(options.path), options)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.db"
        fill(path, options.statements)
        figures = [
            *asking(path),
            *fuzzing(path, options.fuzz),
            *asking_while_adding(path, options.seconds),
            *adding(Path(folder), options.articles),
            *memory(Path(folder)),
        ]
    if options.json:
        print(json.dumps([{**asdict(f), "met": f.met} for f in figures], indent=2))
    else:
        print("\n".join(_row(figure) for figure in figures))
    return 0 if all(figure.met for figure in figures) else 1


def fill(path: Path, statements: int) -> None:
    """Make a ledger that holds so many statements."""
    with SqliteStore(path, write=True) as store:
        run = None
        for group in _groups(Maker().articles(statements)):
            with store.transaction():
                run = run or store.start_run(Run("bench", "0"))
                for article in group:
                    store.put_article(article, run)
                    store.put_reading(article, "bench", run)


def asking(path: Path) -> list[Figure]:
    """Size, opening, searches one after the other."""
    opened, wall, processor = list[float](), list[float](), list[float]()
    for _ in range(5):
        start = time.perf_counter()
        with SqliteStore(path) as store:
            store.search(Query("harbour"))
        opened.append(time.perf_counter() - start)
    maker = Maker(7)
    with SqliteStore(path) as store:
        stats = store.stats()
        for _ in range(QUERIES):
            words, filters = maker.query()
            start, start_cpu = time.perf_counter(), time.process_time()
            store.search(Query(words, **filters))  # type: ignore[arg-type]
            wall.append(time.perf_counter() - start)
            processor.append(time.process_time() - start_cpu)
    return [
        Figure("statements", stats.statements, 100_000, most=False),
        Figure("size, MB", path.stat().st_size / MB, 150),
        Figure("open and search once, seconds", max(opened), 0.3),
        Figure("search, median, ms", 1000 * _share(wall, 0.5), 50),
        Figure("search, p95, ms", 1000 * _share(wall, 0.95), 50),
        Figure("search, p95, ms of processor", 1000 * _share(processor, 0.95), 50),
    ]


def fuzzing(path: Path, count: int) -> list[Figure]:
    """Searches for anything at all: none may be an error."""
    chance, errors = random.Random(0), 0
    pieces = [
        *"\"()*^:-+{}~|&;'\\%_",
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "NEAR(",
        "content:",
        "“",
        "”",
        "\0",
        "\ud800",
        "é",
        "漢",
    ]
    with SqliteStore(path) as store:
        for _ in range(count):
            parts = [
                chance.choice(pieces) if chance.random() < 0.6 else _noise(chance) for _ in range(chance.randint(0, 12))
            ]
            try:
                store.search(Query(chance.choice(["", " "]).join(parts), limit=1))
            except Exception:
                errors += 1
    return [Figure(f"errors in {count:,} fuzzed searches", errors, 0)]


def asking_while_adding(path: Path, seconds: float) -> list[Figure]:
    """Several processes search while one adds."""
    jobs = [_role("reader", path, seconds, seed) for seed in range(READERS)] + [_role("writer", path, seconds, 99)]
    found = [json.loads(job.communicate()[0] or '{"errors": 1, "times": [], "added": 0}') for job in jobs]
    times = [t for result in found for t in result["times"]]
    with SqliteStore(path, write=True) as store:
        broken = len(store.db.integrity())
    return [
        Figure("errors beside a writer", sum(result["errors"] for result in found) + broken, 0),
        Figure("searches made beside it", len(times), 100, most=False),
        Figure("articles added beside them", found[-1]["added"], 10, most=False),
        Figure("search beside a writer, p99, ms", 1000 * _share(times, 0.99), 200),
    ]


def adding(folder: Path, count: int) -> list[Figure]:
    """The same articles, read, and read into a ledger; by turns, the best of each counts."""
    from onrecord.reading import load_reader

    source = folder / "articles.jsonl"
    source.write_text("\n".join(json.dumps({"text": a.text, "outlet": "Gazette"}) for a in articles(count)), "utf-8")
    reader = load_reader()

    def read() -> None:
        for _ in read_paths([str(source)], reader=reader):
            pass

    def add(number: int) -> None:
        with Ledger(folder / f"add-{number}.db", reader=reader) as ledger:
            ledger.add(source)

    reads, adds = list[float](), list[float]()
    for number in range(3):
        reads.append(_timed(read))
        adds.append(_timed(lambda number=number: add(number)))  # type: ignore[misc]
    again = _passes(folder / "add-0.db", source, reader)
    return [Figure("add / read", min(adds) / min(reads), 1.25), Figure("rows changed by 5 more passes", again, 0)]


def memory(folder: Path) -> list[Figure]:
    """Adding ten thousand articles, in a process of its own; how much it grows after the first two thousand."""
    job = _role("grower", folder, 0, 0)
    return [Figure("growth per 1,000 articles, MB", json.loads(job.communicate()[0])["slope"], 1)]


def reader_role(path: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Search until the time is over."""
    times, errors, maker = list[float](), 0, Maker(options.seed)
    end = time.monotonic() + options.seconds
    with SqliteStore(path) as store:
        while time.monotonic() < end:
            words, filters = maker.query()
            start = time.perf_counter()
            try:
                store.search(Query(words, **filters))  # type: ignore[arg-type]
            except Exception:
                errors += 1
            times.append(time.perf_counter() - start)
    return {"times": times, "errors": errors}


def writer_role(path: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Add articles until the time is over."""
    maker, added = Maker(options.seed), 0
    end = time.monotonic() + options.seconds
    with SqliteStore(path, write=True) as store:
        while time.monotonic() < end:
            group = [maker.article() for _ in range(8)]
            with store.transaction():
                run = store.start_run(Run("bench", "0"))
                for article in group:
                    store.put_article(article, run)
                    store.put_reading(article, "bench", run)
            added += len(group)
    return {"times": [], "errors": 0, "added": added}


def grower_role(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Memory after each thousand articles added through the whole pipeline, with a stand-in for the model."""
    from bench.crash import StandIn

    maker, source, sizes = Maker(3), folder / "grow.jsonl", list[float]()
    with source.open("w", encoding="utf-8") as out:
        for _ in range(10_000):
            article = maker.article()
            out.write(json.dumps({"text": article.text, "outlet": article.outlet}) + "\n")

    def watch(outcome: object, summary: Any, total: int | None) -> None:
        if summary.inputs % 1000 == 0:
            sizes.append(_resident_bytes() / MB)

    with Ledger(folder / "grow.db", reader=StandIn()) as ledger:
        ledger.add(source, progress=watch)
    return {"slope": (sizes[-1] - sizes[1]) / (len(sizes) - 2), "sizes": sizes}


ROLES: dict[str, Callable[[Path, argparse.Namespace], dict[str, Any]]] = {
    "reader": reader_role,
    "writer": writer_role,
    "grower": grower_role,
}


def _passes(path: Path, source: Path, reader: Any) -> int:
    """Rows that differ after five more passes over the same input."""

    def rows() -> list[tuple[Any, ...]]:
        with SqliteStore(path) as store:
            names = store.db.all("SELECT name FROM sqlite_schema WHERE type = 'table'")
            return [row for (name,) in names for row in store.db.all(f"SELECT * FROM {name}")]

    before = rows()
    for _ in range(5):
        with Ledger(path, reader=reader) as ledger:
            ledger.add(source)
    after = rows()
    return sum(a != b for a, b in zip(before, after, strict=False)) + abs(len(before) - len(after))


def _role(role: str, path: Path, seconds: float, seed: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "bench.ledger", "--role", role, "--path", str(path)]
    command += ["--seconds", str(seconds), "--seed", str(seed)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _groups(items: Iterator[Article]) -> Iterator[list[Article]]:
    group: list[Article] = []
    for item in items:
        group.append(item)
        if len(group) == GROUP:
            yield group
            group = []
    yield group


def _noise(chance: random.Random) -> str:
    return "".join(chr(chance.choice([chance.randint(32, 126), chance.randint(0, 0x2FFF)])) for _ in range(3))


def _share(values: Sequence[float], share: float) -> float:
    """The value that so large a share of them does not exceed."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench.ledger", description="Measure a ledger.")
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--articles", type=int, default=60, help="for what adding costs")
    parser.add_argument("--seconds", type=float, default=10, help="of searching while somebody adds")
    parser.add_argument("--fuzz", type=int, default=20_000)
    parser.add_argument("--json", action="store_true")
    for hidden in ("--role", "--path"):
        parser.add_argument(hidden, help=argparse.SUPPRESS)
    parser.add_argument("--seed", type=int, default=0, help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())

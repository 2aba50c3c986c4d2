"""What a ledger holds after the process was killed or the disk was full: all that was acknowledged, whole, once.

    python -m bench.crash [--kills 300] [--full 60] [--every 1]

Kills an `add` of 20 articles at random moments, and at every step it takes on files and on the database; fills the disk
at points spread over the run. After each: nothing lost, doubled or torn, integrity_check ok, and the same command
finishes the work. A stand-in reads, not the model. Exit status 1 where a promise is broken.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bench.faulty_disk import Counter, FaultyDisk, FullAfter, Step
from onrecord.errors import LedgerError
from onrecord.pipeline import recorder, run
from onrecord.records import Article, Statement
from onrecord.store import SqliteStore
from onrecord.store.database import Database
from onrecord.text.span import Span

ARTICLES, GROUP = 20, 3
"""Committed three at a time, so that a batch has many commits."""


class StandIn:
    """Finds a statement in each sentence, at once."""

    version = "stand-in"

    def read(self, articles: Iterable[Article]) -> Iterator[Article]:
        """Each article with statements."""
        for article in articles:
            ends = [i + 1 for i, c in enumerate(article.text) if c == "."]
            spans = [Span(start, end) for start, end in zip([0, *ends], ends, strict=False)]
            found = tuple(Statement(f"s{i}", (span,), speaker=f"Nobody {i}") for i, span in enumerate(spans))
            yield replace(article, statements=found, outcome="read", reader={"version": self.version})


@dataclass(frozen=True, slots=True)
class Batch:
    """The input of one run, and where it keeps its ledger and its acknowledgements."""

    folder: Path

    @property
    def ledger(self) -> Path:
        """The ledger's file."""
        return self.folder / "ledger.db"

    @property
    def source(self) -> Path:
        """The articles."""
        return self.folder / "articles.jsonl"

    @property
    def told(self) -> Path:
        """Ids that were acknowledged, a line each."""
        return self.folder / "told"

    def prepare(self) -> None:
        """Write the articles; remove what a run before left."""
        for path in self.folder.iterdir():
            path.unlink()
        lines = [
            {"text": f"{'The harbour is shut. ' * (i % 3)}This is {i}.", "outlet": "Gazette"} for i in range(ARTICLES)
        ]
        self.source.write_text("\n".join(map(json.dumps, lines)), "utf-8")

    def add(self, *, vfs: str | None = None, on_told: Callable[[], None] | None = None) -> None:
        """The run itself: as `onrecord add`, with acknowledgements written down. Raises LedgerError."""
        recorder.GROUP = GROUP
        descriptor = os.open(self.told, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

        def told(outcome: recorder.Outcome) -> None:
            if on_told is not None:
                on_told()
            if outcome.article is not None:
                os.write(descriptor, outcome.article.id.encode() + b"\n")

        try:
            with SqliteStore(self.ledger, write=True, vfs=vfs) as store:
                run.add([str(self.source)], store=store, reader=StandIn(), told=told)
        finally:
            os.close(descriptor)

    def acknowledged(self) -> list[str]:
        """What was told, in order."""
        return self.told.read_text().split() if self.told.exists() else []

    def wrong(self) -> list[str]:
        """What is wrong with the ledger as it stands: an empty list if nothing is."""
        if not self.ledger.exists():
            return ["lost"] if self.acknowledged() else []
        found = []
        with SqliteStore(self.ledger, write=True) as store:
            found += store.db.integrity()
            articles = list(store.articles())
            stored = [article.id for article in articles]
            found += [f"lost {name}" for name in set(self.acknowledged()) - set(stored)]
            found += ["doubled"] * (len(stored) - len(set(stored)))
            for article in articles:
                whole = (
                    len(article.statements) == article.text.count(".")
                    and store.is_done(article.id, "read", StandIn.version)
                    and article.ref is not None
                    and article.raw_sha256 is not None
                    and store.raw(article.raw_sha256) is not None
                )
                found += [] if whole else [f"torn {article.id}"]
            words = store.db.count("SELECT count(*) FROM statement_fts WHERE statement_fts MATCH 'shut OR this'")
            found += [] if words == sum(len(a.statements) for a in articles) else ["the full text differs"]
        return found

    def finished(self) -> list[str]:
        """Run again, undisturbed; what is wrong then."""
        self.add()
        with SqliteStore(self.ledger) as store:
            count = store.stats().articles
        return self.wrong() + ([] if count == ARTICLES else [f"{count} articles instead of {ARTICLES}"])


def killed_at_steps(batch: Batch, steps: Iterable[int]) -> list[str]:
    """Kill the run at each of the steps (`count_steps` tells how many there are); what was wrong after any."""
    found = []
    for step in steps:
        batch.prepare()
        pid = os.fork()
        if pid == 0:
            _in_child(lambda step=step: _counted(batch, Counter(step)))  # type: ignore[misc]
        os.waitpid(pid, 0)
        found += [f"step {step}: {problem}" for problem in batch.wrong() + batch.finished()]
    return found


def count_steps(batch: Batch) -> int:
    """How many steps an undisturbed run takes, on files and on the database."""
    batch.prepare()
    read_end, write_end = os.pipe()
    pid = os.fork()
    if pid == 0:
        counter = Counter()
        _in_child(lambda: _counted(batch, counter), lambda: os.write(write_end, str(counter.count).encode()))
    os.waitpid(pid, 0)
    count = int(os.read(read_end, 20))
    os.close(read_end)
    os.close(write_end)
    return count


def killed_at_random(batch: Batch, kills: int, seed: int = 0) -> list[str]:
    """Kill the run from outside at random moments of its time; what was wrong after any.

    A kill that comes after the end does not count, and is done again at another moment.
    """
    chance, found, hit = random.Random(seed), list[str](), 0
    length = min(_seconds(batch) for _ in range(4))
    while hit < kills:
        batch.prepare()
        pid = os.fork()
        if pid == 0:
            _in_child(batch.add)
        time.sleep(chance.random() * length)
        os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        if os.WIFSIGNALED(status):
            hit += 1
            found += [f"kill {hit}: {problem}" for problem in batch.wrong() + batch.finished()]
    return found


def _seconds(batch: Batch) -> float:
    """How long an undisturbed run takes."""
    batch.prepare()
    started = time.perf_counter()
    batch.add()
    return time.perf_counter() - started


def disk_full(batch: Batch, points: int) -> list[str]:
    """Fill the disk after so many writes as is spread over the run; what was wrong after any.

    What is stored is then exactly what was acknowledged, and with room the same command finishes the work.
    """
    writes = _writes(batch)
    found = []
    for point in range(points):
        batch.prepare()
        full = FullAfter(point * writes // points)
        disk = FaultyDisk(f"full-{point}", full)
        problems = []
        try:
            batch.add(vfs=disk.name)
            # What is written when the file is closed stands in its log already: that may fail without a word.
            if len(batch.acknowledged()) < ARTICLES:
                problems.append("nothing was told of the full disk")
        except LedgerError as error:
            problems += [] if full.hit else [str(error)]
        full.room = True
        problems += batch.wrong()
        if batch.ledger.exists():
            with SqliteStore(batch.ledger, write=True) as store:
                stored = [article.id for article in store.articles()]
            problems += [] if stored == batch.acknowledged() else ["what is stored is not what was acknowledged"]
        problems += batch.finished()
        found += [f"full after {point * writes // points} writes: {problem}" for problem in problems]
        disk.unregister()
    return found


def steps_and_tellings(batch: Batch) -> list[str]:
    """The steps of an undisturbed run on its files, with `told` where an article was acknowledged, in order."""
    batch.prepare()
    order: list[str] = []
    disk = FaultyDisk("order", order.append)
    batch.add(vfs=disk.name, on_told=lambda: order.append("told"))
    disk.unregister()
    return order


def _writes(batch: Batch) -> int:
    return steps_and_tellings(batch).count("write")


def _counted(batch: Batch, step: Step) -> None:
    """Run with the files' and the database's steps counted. Only in a child: it changes Database for good."""
    disk = FaultyDisk("counted", step)
    execute = Database.run

    def run_counted(self: Database, sql: str, values: tuple[int | float | bytes | str | None, ...] = ()) -> int:
        step("sql")
        return execute(self, sql, values)

    Database.run = run_counted  # type: ignore[method-assign,assignment]
    batch.add(vfs=disk.name)


def _in_child(*works: Callable[[], object]) -> None:
    """Do the work and end this process, whatever happens."""
    try:
        for work in works:
            work()
    finally:
        os._exit(0)


def main(arguments: list[str] | None = None) -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(prog="bench.crash", description="Kill, fill the disk, look at the ledger.")
    parser.add_argument("--kills", type=int, default=300, help="at random moments")
    parser.add_argument("--full", type=int, default=60, help="points at which the disk is full")
    parser.add_argument("--every", type=int, default=1, help="of the steps, take every so-manieth")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        batch = Batch(Path(folder))
        steps = range(1, count_steps(batch) + 1, options.every)
        problems = killed_at_random(batch, options.kills)
        print(f"{options.kills} kills at random moments: {len(problems)} problems")
        at_steps = killed_at_steps(batch, steps)
        print(f"{len(steps)} kills, one at every step on files and database: {len(at_steps)} problems")
        full = disk_full(batch, options.full)
        print(f"disk full at {options.full} points: {len(full)} problems")
    problems += at_steps + full
    print("\n".join(problems[:20]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

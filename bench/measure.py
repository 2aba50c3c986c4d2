"""Run in a process of its own, so that its peak memory is the reader's: times reading and prints JSON.

python -m bench.measure COUNT REPEATS
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from typing import TypeVar

from bench.articles import articles, word_count
from onrecord.reading import Reader, load_reader
from onrecord.records import Article

T = TypeVar("T")


def main() -> None:
    """Print one JSON object: words a second, the ratios, differing articles, peak memory in bytes."""
    count, repeats = int(sys.argv[1]), int(sys.argv[2])
    double = list(articles(2 * count))
    half = double[::2]
    reader = load_reader()
    inputs = reader.prepare(double)

    def read(batch: list[Article]) -> None:
        for _ in reader.read(batch):
            pass

    read(double[:8])
    # Timed by turns, and the best of each counts: what else the machine does hits all three alike.
    rounds = [(_timed(read, half), _timed(read, double), _timed(reader.encode_only, inputs)) for _ in range(repeats)]
    one, two, encoder = (min(times) for times in zip(*rounds, strict=True))
    words = sum(word_count(a.text) for a in double)
    share = words / sum(word_count(a.text) for a in half)
    unit = 1 if sys.platform == "darwin" else 1024
    print(
        json.dumps(
            {
                "words": words,
                "words_per_second": words / two,
                # The halves differ a little in length; the ratio is put as if they did not.
                "double_ratio": two / one * 2 / share,
                "encoder_ratio": two / encoder,
                "peak_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit,
                # Last: the second reader that it needs is not part of the peak.
                "differing": _differing(reader, double),
            }
        )
    )


def _differing(reader: Reader, batch: list[Article]) -> int:
    """Articles whose statements change when each is read by itself, on one thread. Should be none."""
    alone = load_reader(threads=1)
    together = [article.statements for article in reader.read(batch)]
    return sum(
        next(alone.read([article])).statements != statements
        for article, statements in zip(batch, together, strict=True)
    )


def _timed(work: Callable[[list[T]], object], batch: list[T]) -> float:
    start = time.perf_counter()
    work(batch)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()

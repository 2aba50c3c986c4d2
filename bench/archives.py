"""Web archives and feeds against the same pages in a folder, what a bomb takes, and how fast rows are written.

    python -m bench.archives [--json] [--pages 200]

Processor time, children included, by turns; each figure stands against its target. Exit status 1 where one is missed.
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial
from html import escape
from pathlib import Path

from bench.articles import articles
from bench.run import MIB, ROOT, Figure, _row, peak_bytes
from onrecord.export import write
from onrecord.ingest import ingest
from onrecord.records import Article, Statement
from onrecord.text.span import Span

REPEATS = 3
BOMB_BYTES = 4 * 1024 * MIB
SENTENCE = "“It is late,” said Ann Lee, who counts the boats. "


def main(arguments: list[str] | None = None) -> int:
    """The exit status."""
    options = _parser().parse_args(arguments)
    if options.peak_of:
        print(_peak(options.peak_of))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        figures = reading(Path(folder), options.pages) + bombs(Path(folder)) + rows(Path(folder))
    if options.json:
        print(json.dumps([{**asdict(f), "met": f.met} for f in figures], indent=2))
    else:
        print("\n".join(_row(figure) for figure in figures))
    return 0 if all(figure.met for figure in figures) else 1


def reading(folder: Path, pages: int) -> list[Figure]:
    """The same pages in a folder, in an archive among ten times as many bytes of pictures, and in a feed."""
    made = list(_pages(pages))
    saved = folder / "pages"
    saved.mkdir()
    for number, (_, page) in enumerate(made):
        (saved / f"{number}.html").write_text(page, "utf-8")
    archive, double, feed = (folder / name for name in ("a.warc.gz", "b.warc.gz", "a.rss"))
    _archive(archive, made)
    _archive(double, list(_pages(2 * pages)))
    feed.write_text(_feed(made), "utf-8")
    rounds = [[_seconds(path, pages) for path in (saved, archive, feed)] for _ in range(REPEATS)]
    folder_time, archive_time, feed_time = (min(times) for times in zip(*rounds, strict=True))
    slope = (_child_peak(double) - _child_peak(archive)) / pages * 1000
    return [
        Figure("archive / the same pages saved", archive_time / folder_time, 1.15),
        Figure("feed, entries a second", pages / feed_time, 100, most=False),
        Figure("archive, MiB a 1,000 pages more", max(slope, 0) / MIB, 1),
    ]


def bombs(folder: Path) -> list[Figure]:
    """Pages of a few kilobytes that would unpack to gigabytes: what refusing them takes beyond a sound archive."""
    import brotli

    zeros = bytes(MIB)
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    gzip = b"".join(packer.compress(zeros) for _ in range(BOMB_BYTES // MIB)) + packer.flush()
    sound = [("https://quay.example/a.txt", SENTENCE)]
    _archive(folder / "sound.warc.gz", sound)
    least = _child_peak(folder / "sound.warc.gz")
    figures = []
    compressor = brotli.Compressor(quality=4)
    br = b"".join(compressor.process(zeros) for _ in range(BOMB_BYTES // MIB)) + compressor.finish()
    for name, body in (("gzip", gzip), ("br", br)):
        path = folder / f"{name}.warc.gz"
        path.write_bytes((folder / "sound.warc.gz").read_bytes() + _record("https://quay.example/b", body, name))
        figures.append(Figure(f"bomb ({name}), MiB", (_child_peak(path) - least) / MIB, 64))
    return figures


def rows(folder: Path) -> list[Figure]:
    """Statements written as rows."""
    made = list(_read_articles(300))
    count = sum(len(article.statements) for article in made)
    seconds = {}
    for form in ("csv", "parquet"):
        write(form, made[:1], folder / f"first.{form}")  # what is loaded once is not counted
        again = partial(write, form, made, folder / f"all.{form}")
        seconds[form] = min(_timed(again) for _ in range(REPEATS))
    return [Figure(f"{form}, rows a second", count / taken, 5_000, most=False) for form, taken in seconds.items()]


def _pages(count: int) -> Iterator[tuple[str, str]]:
    for number, article in enumerate(articles(count, seed=5)):
        body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in article.text.split("\n\n"))
        title = f"Report number {number}"
        yield (
            f"https://quay.example/{number}",
            f"<!doctype html><html><head><title>{title}</title></head>"
            f"<body><article><h1>{title}</h1>{body}</article></body></html>",
        )


def _archive(path: Path, pages: list[tuple[str, str]]) -> None:
    picture = bytes(range(256)) * 100
    with path.open("wb") as out:
        for url, page in pages:
            kind = "text/plain" if url.endswith(".txt") else "text/html; charset=utf-8"
            out.write(_record(url, page.encode("utf-8"), None, kind))
            out.write(_record(f"{url}.png", picture, None, "image/png"))


def _record(url: str, body: bytes, packing: str | None, kind: str = "text/html") -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    headers = [("Content-Type", kind)] + ([("Content-Encoding", packing)] if packing else [])
    http = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=http))
    return out.getvalue()


def _feed(pages: list[tuple[str, str]]) -> str:
    items = "".join(
        f"<item><title>A report</title><link>{url}</link><guid>{url}</guid>"
        f"<description>{escape(page)}</description></item>"
        for url, page in pages
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Quay Post</title>{items}</channel></rss>'


def _read_articles(count: int) -> Iterator[Article]:
    """Articles with a statement for each paragraph."""
    for article in articles(count, seed=6):
        statements, at = [], 0
        for number, paragraph in enumerate(article.text.split("\n\n")):
            whole = Span(at, at + len(paragraph))
            source = (Span(at, at + min(8, len(paragraph))),)
            statements.append(Statement(f"s{number}", (whole,), source=source, speaker="Ann Lee", score=0.5))
            at += len(paragraph) + 2
        yield Article(article.id, article.text, statements=tuple(statements))


def _seconds(path: Path, expected: int) -> float:
    """Processor seconds of this process and its children. Every page must give an article."""

    def read() -> None:
        found = sum(isinstance(item, Article) for item in ingest([str(path)]))
        if found != expected:
            raise SystemExit(f"{path.name}: {found} articles of {expected}")

    return _timed(read)


def _timed(work: Callable[[], object]) -> float:
    before = _processor_seconds()
    work()
    return _processor_seconds() - before


def _processor_seconds() -> float:
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def _child_peak(path: Path) -> float:
    command = [sys.executable, "-m", "bench.archives", "--peak-of", str(path)]
    return float(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)


def _peak(path: str) -> int:
    """The most memory, in bytes, that a process needs to take in the path; without its extracting child."""
    for _ in ingest([path]):
        pass
    return peak_bytes()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench.archives", description="Measure reading of archives, and rows.")
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--peak-of", metavar="PATH", help="only print the peak memory of reading PATH")
    return parser


if __name__ == "__main__":
    sys.exit(main())

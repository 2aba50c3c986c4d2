"""Speed, memory, start-up and size of an install, each against its target.

    python -m bench.run [--json] [--install] [--articles 100] [--repeats 3]

Exit status 1 where a target is missed. Seconds depend on the machine and on what else it does; ratios hardly.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.articles import articles

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = frozenset({"pip", "setuptools", "wheel"})
"""What a fresh environment brings itself; not part of the install."""

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value. It should be at least `target`, or, if `most`, at most."""

    name: str
    value: float
    target: float
    most: bool = True

    @property
    def met(self) -> bool:
        """Whether the target is reached."""
        return self.value <= self.target if self.most else self.value >= self.target


def main(arguments: list[str] | None = None) -> int:
    """The exit status."""
    options = _parser().parse_args(arguments)
    figures = reading(options.articles, options.repeats) + starting()
    if options.install:
        figures += installing()
    if options.json:
        print(json.dumps([{**asdict(f), "met": f.met} for f in figures], indent=2))
    else:
        print("\n".join(_row(figure) for figure in figures))
    return 0 if all(figure.met for figure in figures) else 1


def reading(count: int, repeats: int) -> list[Figure]:
    """Many articles through the whole reader, against the bare encoder on the same batches."""
    command = [sys.executable, "-m", "bench.measure", str(count), str(repeats)]
    got = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    return [
        Figure("whole reader, words a second", got["words_per_second"], 4500, most=False),
        Figure("time(2n) / time(n)", got["double_ratio"], 2.1),
        Figure("whole reader / bare encoder", got["encoder_ratio"], 1.3),
        Figure("articles read differently alone", got["differing"], 0),
        Figure("peak memory, MiB", got["peak_bytes"] / MIB, 1.2 * 1024),
    ]


def starting() -> list[Figure]:
    """A process from nothing: one article, and the help text."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.txt"
        page.write_text(next(articles(1)).text, "utf-8")
        output = str(Path(folder) / "page.jsonl")
        read = [*_onrecord(), "read", str(page), "--format", "jsonl", "-o", output]
        cold = best(3, lambda: _run(read))
    return [
        Figure("one article, cold, seconds", cold, 2.0),
        Figure("onrecord --help, seconds", best(5, lambda: _run([*_onrecord(), "--help"])), 0.3),
    ]


def installing() -> list[Figure]:
    """A fresh environment with OnRecord and what it needs; pip is used as it is configured."""
    with tempfile.TemporaryDirectory() as folder:
        _run([sys.executable, "-m", "venv", folder])
        python = str(Path(folder) / "bin" / "python")
        _run([python, "-m", "pip", "install", "--quiet", str(ROOT)])
        listed = subprocess.run(
            [python, "-m", "pip", "list", "--format", "json"], check=True, capture_output=True, text=True
        )
        names = {entry["name"].lower() for entry in json.loads(listed.stdout)} - PACKAGING
        (site,) = Path(folder).glob("lib/python*/site-packages")
        for name in (*PACKAGING, "pkg_resources", "_distutils_hack"):
            shutil.rmtree(site / name, ignore_errors=True)
        size = sum(file.stat().st_size for file in site.rglob("*") if file.is_file())
    return [Figure("packages installed", len(names), 45), Figure("size installed, MB", size / 1e6, 300)]


def best(times: int, work: Callable[[], None]) -> float:
    """Seconds of the fastest of some runs."""

    def timed() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return min(timed() for _ in range(times))


def peak_bytes() -> int:
    """The most memory that this process has had.

    Not `ru_maxrss` on Linux: there a process begins with the peak of the one that started it."""
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = [line for line in status.read_text().splitlines() if line.startswith("VmHWM")]
        return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _onrecord() -> list[str]:
    """The installed command beside this Python, else the module."""
    script = Path(sys.executable).parent / "onrecord"
    return [str(script)] if script.exists() else [sys.executable, "-m", "onrecord"]


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _row(figure: Figure) -> str:
    sign = "<=" if figure.most else ">="
    verdict = "ok" if figure.met else "MISSED"
    return f"{figure.name:<46}{figure.value:>12,.2f}   {sign} {figure.target:>8,.2f}   {verdict}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench.run", description="Measure speed, memory and size.")
    parser.add_argument("--articles", type=int, default=100, help="n; 2n are read too")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--install", action="store_true", help="also install into a fresh environment (slow)")
    parser.add_argument("--json", action="store_true")
    return parser


if __name__ == "__main__":
    sys.exit(main())

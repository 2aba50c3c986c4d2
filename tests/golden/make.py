"""The golden files: what each exporter makes of the fixture articles. `make golden` writes them; the diff
is read.

python -m tests.golden.make
"""

from __future__ import annotations

import io
from pathlib import Path

from onrecord.export import brat, html, jsonl, report, text, w3c
from tests.export import articles
from tests.export.report import ledger

FOLDER = Path(__file__).parent / "files"


def golden() -> dict[str, str]:
    """File name -> what should stand in it."""
    items = [
        articles.interview(),
        articles.flood(),
        articles.hostile(),
        articles.foreign(),
        articles.failure(),
    ]
    out = {"articles.jsonl": io.StringIO(), "articles.html": io.StringIO(), "articles.jsonld": io.StringIO()}
    jsonl.write(items, out["articles.jsonl"])
    html.write(items, out["articles.html"])
    w3c.write(items, out["articles.jsonld"])
    for width in (60, 100):
        out[f"articles-{width}.txt"] = io.StringIO()
        text.write(items, out[f"articles-{width}.txt"], color=False, width=width)
    out["interview-color.txt"] = io.StringIO()
    text.write([articles.interview()], out["interview-color.txt"], color=True, width=80)
    found = {name: stream.getvalue() for name, stream in out.items()}
    found["stories.html"] = stories()
    found["interview.ann"] = brat.standoff(articles.interview())
    found["annotation.conf"] = brat.CONFIGURATION
    return found


def stories() -> str:
    """The stories of the report: its page without style, script and articles, which other files hold."""
    out = io.StringIO()
    report.write(ledger.contents(), out)
    return out.getvalue().partition("<main>")[2].partition('<section class="list"')[0]


def write() -> None:
    """Write every file anew, and remove those that nothing makes any more."""
    FOLDER.mkdir(exist_ok=True)
    made = golden()
    for name, content in made.items():
        (FOLDER / name).write_bytes(content.encode("utf-8"))
    for path in FOLDER.iterdir():
        if path.name not in made:
            path.unlink()


if __name__ == "__main__":
    write()

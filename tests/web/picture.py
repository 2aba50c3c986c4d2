"""docs/images: the report of the sample's pages in a browser, a story of it and an article of it.

`make picture` makes them. Needs Chromium and its driver, and the model.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.web.browser import Browser

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs" / "images"
WIDTH, HEIGHT = 1400, 900
STORY = "Meridian Wire"
"""The story that this outlet carries: an interview, five times copied, cut or retold."""

WORDS = "does not keep prisoners"
"""They stand in what commanders said, as a fighter tells it, as an agency tells that, as the Gazette prints it."""
OUTLET = "Saltmere Harbour Gazette"

SHOW_STORY = """
const all = [...document.querySelectorAll('.story')];
const story = all.find(e => (e.querySelector('.graph') || e).textContent.includes(arguments[0])) || all[0];
document.querySelector('.bar').style.display = 'none';
scrollTo(0, story.getBoundingClientRect().top + scrollY + 12);
"""
SHOW_ARTICLE = """
const holds = (e, words) => e.textContent.includes(words);
const art = [...document.querySelectorAll('.art')].find(
  e => holds(e.querySelector('.kicker'), arguments[1]) && holds(e.querySelector('.text'), arguments[0]));
const piece = [...art.querySelectorAll('.text [data-s]')].find(e => holds(e, arguments[0]));
piece.id = 'here';
document.querySelector('.bar').style.display = 'none';
scrollTo(0, art.querySelector('.cols').getBoundingClientRect().top + scrollY - 20);
"""


def take(report: Path, story: Path, article: Path) -> None:
    """Open the report and write what is to be seen of a story, then of an article with the mouse on the words."""
    with Browser() as browser:
        browser.resize(WIDTH, HEIGHT)
        browser.open(report)
        browser.run(SHOW_STORY, STORY)
        browser.picture(story)
        for _ in range(2):  # what is drawn only when it is near changes the place at the first time
            browser.run(SHOW_ARTICLE, WORDS, OUTLET)
        browser.point("#here", scroll=False)
        browser.picture(article)


def main() -> None:
    """Take the sample into a ledger, write its report and take the pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        ledger, report = str(Path(folder) / "onrecord.db"), Path(folder) / "report.html"
        for arguments in (["add", "sample/pages"], ["report", "-o", str(report)]):
            command = [sys.executable, "-m", "onrecord", *arguments, "--ledger", ledger]
            subprocess.run(command, check=True, cwd=ROOT)
        take(report, IMAGES / "report.png", IMAGES / "article.png")


if __name__ == "__main__":
    main()

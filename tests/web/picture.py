"""docs/images/report.png: the report of the sample's pages in a browser, at a statement within a statement.

`make picture` makes it. Needs Chromium and its driver, and the model.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.web.browser import Browser

ROOT = Path(__file__).resolve().parents[2]
PICTURE = ROOT / "docs" / "images" / "report.png"
PAGE = ROOT / "sample" / "pages" / "a3-saltmere-harbour-gazette.html"
WIDTH, HEIGHT = 1400, 900
WORDS = "does not keep prisoners"
"""They stand in what commanders said, as a fighter tells it, as an agency tells that, as this paper prints it."""

MARK = """
const piece = [...document.querySelectorAll('.text [data-s]')].find(e => e.textContent.includes(arguments[0]));
piece.id = 'here';
scrollTo(0, document.querySelector('.art').getBoundingClientRect().top + scrollY - 12);
"""


def take(report: Path, picture: Path) -> None:
    """Open the report, point at the words, write what is to be seen as a PNG."""
    with Browser() as browser:
        browser.resize(WIDTH, HEIGHT)
        browser.open(report)
        browser.run(MARK, WORDS)
        browser.point("#here", scroll=False)
        browser.picture(picture)


def main() -> None:
    """Read the page and take the picture of its report."""
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.html"
        command = [sys.executable, "-m", "onrecord", "read", str(PAGE.relative_to(ROOT)), "-o", str(report)]
        subprocess.run(command, check=True, cwd=ROOT)
        take(report, PICTURE)


if __name__ == "__main__":
    main()

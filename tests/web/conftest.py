"""The browser and the report it looks at. Without Chromium these tests are skipped."""

import pytest

from onrecord.export import write
from tests.export import articles
from tests.web.browser import CHROMIUM, DRIVER, Browser


@pytest.fixture(scope="session")
def browser():
    if not CHROMIUM or not DRIVER:
        pytest.skip("needs chromium and chromedriver (Debian: apt-get install chromium chromium-driver)")
    with Browser() as opened:
        yield opened


@pytest.fixture(scope="session")
def report(tmp_path_factory):
    """All fixture articles: a1 the interview, a2 the flood, a3 the hostile one, a4 the foreign one."""
    file = tmp_path_factory.mktemp("web") / "report.html"
    items = [
        articles.interview(),
        articles.flood(),
        articles.hostile(),
        articles.foreign(),
        articles.failure(),
    ]
    write("html", items, file)
    return file


@pytest.fixture(scope="session")
def unscripted(report):
    """The same report, its script changed, so that its own policy stops it: a page without scripts."""
    file = report.with_name("unscripted.html")
    file.write_text(report.read_text("utf-8").replace("<script>", "<script>/**/"), "utf-8")
    return file


@pytest.fixture
def wide(browser):
    browser.resize(1280, 900)
    return browser


@pytest.fixture
def phone(browser):
    browser.resize(390, 844)
    return browser

"""`onrecord report`: a page from a ledger, or a line that says why not."""

import pytest
from lxml import html

from tests.cli.conftest import Read


@pytest.fixture
def kept(onrecord_, inputs):
    """A ledger with the two articles of `inputs`."""
    Read.version = "1"
    assert onrecord_("add", "pages").status == 0


def test_the_page_has_every_article_and_the_line_says_so(onrecord_, kept, tmp_path):
    got = onrecord_("report")
    assert (got.status, got.out) == (0, "")
    assert got.err.startswith("report.html: 0 stories, 2 articles, 2 outlets, 11 statements")
    tree = html.fromstring((tmp_path / "report.html").read_text("utf-8"))
    assert len(tree.xpath("//article")) == 2


def test_without_a_ledger_nothing_is_written(onrecord_, tmp_path):
    got = onrecord_("report", "-o", "page.html")
    assert got.status == 2
    assert got.err.startswith("onrecord: [ledger] onrecord.db: there is no ledger there")
    assert not list(tmp_path.glob("*.html"))


def test_a_story_that_is_not_there_is_refused(onrecord_, kept, tmp_path):
    got = onrecord_("report", "--story", "nowhere")
    assert got.status == 2
    assert "'nowhere'" in got.err
    assert not (tmp_path / "report.html").exists()


def test_the_ledger_is_never_written_over(onrecord_, kept, tmp_path):
    before = (tmp_path / "onrecord.db").read_bytes()
    got = onrecord_("report", "-o", "onrecord.db")
    assert got.status == 2 and "is the ledger" in got.err
    assert (tmp_path / "onrecord.db").read_bytes() == before


def test_a_folder_that_is_not_there_is_told_first(onrecord_, kept):
    got = onrecord_("report", "-o", "nowhere/page.html")
    assert got.status == 2 and "make it first" in got.err

"""The report of a ledger in a real browser: nothing is fetched, search finds, and it works without scripts."""

import pytest

from onrecord.export.report import write
from tests.export.report import ledger
from tests.web.test_report import CONTRAST

LINES = "return [...document.querySelectorAll('#found li a')].map(a => [a.hash, a.textContent])"
HEADS = "return [...document.querySelectorAll('#found h2')].map(h => h.textContent)"
TYPE = """
const input = document.getElementById('find');
input.value = arguments[0];
document.querySelector('.find').dispatchEvent(new Event('submit', {cancelable: true}));
"""


@pytest.fixture(scope="session")
def page(tmp_path_factory):
    file = tmp_path_factory.mktemp("web") / "ledger.html"
    with file.open("w", encoding="utf-8", errors="replace") as out:
        write(ledger.contents(), out)
    return file


def test_nothing_runs_and_nothing_is_fetched(wide, page):
    wide.open(page)
    wide.requests(), wide.complaints()
    wide.open(page)
    assert wide.dialog() is None
    assert [r for r in wide.requests() if r != "about:blank"] == [page.as_uri()]
    assert wide.complaints() == []


def test_search_finds_what_the_page_has_and_leads_there(wide, page):
    wide.open(page)
    wide.run(TYPE, "ROAD öpen")
    assert wide.run(HEADS) == ["Stories: 1", "Claims: 1", "Statements: 7", "Articles: 3"]
    hashes = [line[0] for line in wide.run(LINES)]
    assert hashes[:2] == ["#s1", "#s1c1"] and "#a1-s3" in hashes
    marks = wide.run("return [...document.querySelectorAll('#found li:first-child mark')].map(m => m.textContent)")
    assert marks[:2] == ["road", "open"]
    wide.press("Enter")
    assert wide.run("return location.hash") == "#s1"
    assert wide.run("return document.getElementById('found').hidden") is True


def test_search_takes_hostile_words_as_words(wide, page):
    wide.open(page)
    wide.run(TYPE, "<img src=x")
    assert wide.run("return document.querySelectorAll('#found img').length") == 0
    assert wide.run("return document.querySelectorAll('#found li').length") > 0
    wide.run(TYPE, "no such words anywhere")
    assert wide.run("return document.querySelector('.find [role=status]').textContent") == "nothing found"
    assert wide.dialog() is None


def test_without_scripts_everything_is_there_but_the_search_box(wide, page, tmp_path):
    bare = tmp_path / "bare.html"
    bare.write_text(page.read_text("utf-8").replace("<script>", "<script>/**/"), "utf-8")
    wide.open(bare)
    assert wide.run("return document.querySelector('.find').checkVisibility()") is False
    opened = "return document.querySelector('.numbers .newsrooms .why').checkVisibility()"
    assert wide.run(opened) is False
    wide.point(".numbers .newsrooms summary", click=True)
    assert wide.run(opened) is True
    wide.complaints()


def test_an_outlet_in_the_drawing_leads_to_its_article(wide, page):
    wide.open(page)
    wide.point("#s1 .graph a", click=True)
    assert wide.run("return location.hash") == "#a1"


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_wider_than_the_screen(browser, page, width):
    browser.resize(width, 800)
    browser.open(page)
    browser.run("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert browser.run("return document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_has_enough_contrast(wide, page, scheme):
    wide.command("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
    try:
        wide.open(page)
        wide.run("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        wide.run(TYPE, "road")
        assert wide.run(CONTRAST) == []
    finally:
        wide.command("Emulation.setEmulatedMedia", {"features": []})


def test_print_opens_the_reasons_and_leaves_the_controls_out(wide, page):
    wide.command("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        wide.open(page)
        assert wide.run("return document.querySelector('.bar').checkVisibility()") is False
        assert wide.run("return document.querySelector('.numbers .newsrooms .why li').offsetHeight") > 0
    finally:
        wide.command("Emulation.setEmulatedMedia", {"media": ""})

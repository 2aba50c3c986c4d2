"""The report in a real browser: nothing runs, nothing is fetched, and every way of reading it works."""

import re
from dataclasses import replace

import pytest

from onrecord.export import write
from tests.export import articles

ON = "return [...document.querySelectorAll('#a1 .text .on-{0}')].map(e => e.textContent)"
CARD = "return [...document.querySelectorAll('.card.on')].map(c => c.dataset.k || 'copy')"
FOCUS = "return document.activeElement.id || document.activeElement.className || document.activeElement.tagName"
SEEN = (
    "const b = document.querySelector(arguments[0]).getBoundingClientRect();"
    "return b.top >= 0 && b.bottom <= innerHeight"
)


def test_nothing_of_an_article_runs_and_nothing_is_fetched(wide, report):
    wide.open(report)
    wide.requests(), wide.complaints()
    wide.open(report)
    assert wide.dialog() is None
    assert [r for r in wide.requests() if r != "about:blank"] == [report.as_uri()]
    assert wide.complaints() == []
    assert wide.run("return document.querySelectorAll('#a3 img, #a3 script, #a3 svg, #a3 b').length") == 0
    assert wide.run("return document.querySelectorAll('script').length") == 1


def test_the_policy_stops_what_escaping_would_have_let_through(wide, report, tmp_path):
    """The same page, broken on purpose: markup of the article's own stands in it."""
    bad = tmp_path / "bad.html"
    attack = "<img src='http://127.0.0.1:9/x' onerror='alert(1)'><script>alert(2)</script>"
    attack += "<style>body{color:red}</style>"
    bad.write_text(report.read_text("utf-8").replace("<main>", f"<main>{attack}"), "utf-8")
    wide.open(report)
    wide.requests()
    wide.open(bad)
    assert wide.dialog() is None
    assert not [r for r in wide.requests() if "127.0.0.1" in r]
    assert wide.run("return getComputedStyle(document.body).color") != "rgb(255, 0, 0)"


def test_the_words_shown_are_the_words_of_the_text(wide, report):
    wide.open(report)
    shown = wide.run("return [...document.querySelectorAll('#a1 .text p')].map(p => p.textContent.trimEnd())")
    assert shown == re.split(r"\n\n", articles.INTERVIEW)


def test_pointing_at_a_word_lights_up_its_innermost_statement(wide, report):
    wide.open(report)
    wide.point('#a1 [data-s~="4q"]')
    assert wide.run(ON.format("q")) == ["told"]
    assert wide.run(ON.format("s")) == ["They"]
    assert (
        "".join(wide.run(ON.format("c"))) == "the road was openthat the governor had written, ‘Nobody will be touched.’"
    )
    assert wide.run(CARD) == ["4"]
    assert wide.run(SEEN, "#a1-s4"), "its card has come into view"
    wide.point("#a1 h1")
    assert wide.run(CARD) == []


def test_a_click_keeps_it_and_escape_lets_go(wide, report):
    wide.open(report)
    wide.point('#a1 [data-s~="6c"]', click=True)
    wide.point('#a1 [data-s~="7c"]')
    assert wide.run(CARD) == ["6"]
    wide.press("Escape")
    assert wide.run(CARD) == []


def test_the_keyboard_reaches_every_statement_and_its_card(wide, report):
    wide.open(report)
    wide.run("document.querySelector('#a1-t1').focus()")
    wide.press("Tab")
    assert wide.run(FOCUS) == "a1-t2"
    assert wide.run(CARD) == ["2"]
    assert wide.run("return getComputedStyle(document.activeElement).outlineStyle") == "solid"
    wide.press("Enter")
    assert wide.run(FOCUS) == "a1-s2"
    wide.press("Escape")
    assert (wide.run(FOCUS), wide.run(CARD)) == ("a1-t2", [])


def test_a_tap_on_a_phone_opens_the_statement_and_hides_none_of_its_words(phone, report):
    phone.open(report)
    phone.point('#a1 [data-s~="8c"]', click=True)
    assert phone.run("return document.querySelector('.sheet').hidden") is False
    assert "A road is open" in phone.run("return document.querySelector('.sheet .said').textContent")
    low = "return document.querySelector('#a1 .on-c').getBoundingClientRect().bottom"
    top = "return document.querySelector('.sheet').getBoundingClientRect().top"
    assert phone.run(low) <= phone.run(top)
    phone.point(".sheet button", click=True)
    assert phone.run("return document.querySelector('.sheet').hidden") is True


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_wider_than_the_screen(browser, report, width):
    browser.resize(width, 800)
    browser.open(report)
    assert browser.run("return document.documentElement.scrollWidth") <= width


def test_without_scripts_a_link_lights_up_the_words_and_the_card(wide, unscripted):
    wide.open(unscripted, "a1-s4")
    assert wide.run("return document.documentElement.className") == "", "the script did not run"
    lit = wide.run("return getComputedStyle(document.querySelector('#a1 [data-s~=\"4q\"]')).backgroundColor")
    unlit = wide.run("return getComputedStyle(document.querySelector('#a1 [data-s~=\"6q\"]')).backgroundColor")
    card = "return getComputedStyle(document.querySelector(arguments[0])).backgroundColor"
    assert lit != unlit
    assert wide.run(card, "#a1-s4") != wide.run(card, "#a1-s6")
    assert wide.run("return document.querySelector('.sheet').checkVisibility()") is False
    wide.complaints()


CONTRAST = """
function parts(c) { const m = c.match(/[\\d.]+/g).map(Number); return m.length < 4 ? [...m, 1] : m; }
function ground(el) {
  const layers = [];
  for (let e = el; e; e = e.parentElement) layers.unshift(parts(getComputedStyle(e).backgroundColor));
  return layers.reduce((u, o) => [0, 1, 2].map(i => u[i] * (1 - o[3]) + o[i] * o[3]), [255, 255, 255]);
}
function light(c) {
  const [r, g, b] = c.map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const low = [];
for (const el of document.querySelectorAll('body *')) {
  const own = [...el.childNodes].some(n => n.nodeType === 3 && n.data.trim());
  if (!own || !el.checkVisibility() || el.closest('script, .skip')) continue;
  const [a, b] = [light(parts(getComputedStyle(el).color)), light(ground(el))].sort((x, y) => y - x);
  const ratio = (a + 0.05) / (b + 0.05);
  if (ratio < 4.5) low.push([el.className, el.textContent.slice(0, 30), ratio.toFixed(2)]);
}
return low;
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_has_enough_contrast(wide, report, scheme):
    media = [{"name": "prefers-color-scheme", "value": scheme}]
    wide.command("Emulation.setEmulatedMedia", {"features": media})
    try:
        wide.open(report)
        dark = wide.run("return getComputedStyle(document.body).backgroundColor") == "rgb(21, 22, 23)"
        assert dark is (scheme == "dark")
        assert wide.run(CONTRAST) == []
        wide.point('#a1 [data-s~="4q"]', click=True)
        assert wide.run(CONTRAST) == [], "also where a statement is lit"
    finally:
        wide.command("Emulation.setEmulatedMedia", {"features": []})


def test_print_shows_brackets_and_every_article(wide, report):
    wide.command("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        wide.open(report)
        before = "return getComputedStyle(document.querySelector(arguments[0]), '::before').content"
        assert wide.run(before, '#a1 [data-s~="1s"]') == '"{¹"'
        assert wide.run("return document.querySelector('#a1-t1').checkVisibility()") is False
        assert wide.run("return document.querySelector('#a4').offsetHeight") > 0
    finally:
        wide.command("Emulation.setEmulatedMedia", {"media": ""})


def test_a_long_list_can_be_filtered(wide, tmp_path):
    file = tmp_path / "many.html"
    write("html", (replace(articles.flood(), title=f"Flood {n:03}") for n in range(200)), file)
    wide.open(file)
    rows = "return [...document.querySelectorAll('.list tbody tr')].filter(r => !r.hidden).length"
    assert wide.run(rows) == 200
    wide.run("const i = document.getElementById('filter'); i.value = 'flood 01'; i.dispatchEvent(new Event('input'))")
    assert wide.run(rows) == 10

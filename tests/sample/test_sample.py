"""The sample is what its provenance says: OnRecord is measured against it, so it must hold by itself."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import html

SAMPLE = Path(__file__).resolve().parents[2] / "sample"
PROVENANCE: dict[str, Any] = json.loads((SAMPLE / "provenance.json").read_text(encoding="utf-8"))
PAGES: dict[str, dict[str, Any]] = {page["file"]: page for page in PROVENANCE["pages"]}
DERIVED = [name for name, page in PAGES.items() if page["derived_from"]]
MAKES = {"jsonld", "opengraph", "bare"}
META_CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]+)""", re.I)
FURNITURE = " | ".join(
    f"//{node}"
    for node in (
        *("script", "style", "nav", "footer", "aside", "form"),
        *("*[@class='newsletter']", "*[@role='dialog']"),
    )
)
# What outlets set differently without changing a word: quotation marks and apostrophes.
TYPOGRAPHY = dict.fromkeys(map(ord, "\"'\u2018\u2019\u201c\u201d"))


@cache
def raw(name: str) -> bytes:
    """The page's bytes."""
    return (SAMPLE / "pages" / name).read_bytes()


@cache
def markup(name: str) -> str:
    """The page decoded as provenance says; raises UnicodeDecodeError where that is wrong."""
    return raw(name).decode(PAGES[name]["encoding"])


@cache
def words(name: str) -> str:
    """All text of the page, without marks that differ by house style, runs of white space as one space."""
    tree = html.fromstring(raw(name))
    for node in tree.xpath("//script | //style"):
        node.drop_tree()
    return plain(" ".join(tree.itertext()))


def plain(text: str) -> str:
    """The words of a text, for comparison between outlets."""
    return " ".join(text.translate(TYPOGRAPHY).split())


@cache
def paragraphs(name: str) -> tuple[str, ...]:
    """Running text in page order: `<p>` outside the page's furniture, else text between `<br>`s."""
    tree = html.fromstring(raw(name))
    for node in tree.xpath(FURNITURE):
        node.drop_tree()
    found = [" ".join(p.itertext()) for p in tree.xpath("//p")]
    if not found:
        for br in tree.xpath("//br"):
            br.tail = "\n" + (br.tail or "")
        found = "".join(tree.xpath("//body")[0].itertext()).split("\n")
    return tuple(text for text in (" ".join(part.split()) for part in found) if len(text) >= 40)


def test_provenance_names_exactly_the_files_there_are() -> None:
    there = {path.name for path in (SAMPLE / "pages").iterdir()}
    assert set(PAGES) == there
    assert len(PAGES) == len(PROVENANCE["pages"]) >= 14


def test_every_page_is_fully_described() -> None:
    stories = {story["id"] for story in PROVENANCE["stories"]}
    for name, page in PAGES.items():
        assert page["outlet"] and page["newsrooms"] and page["note"], name
        assert page["story"] in stories, name
        assert page["relation"] in PROVENANCE["relations"], name
        assert page["make"] in MAKES, name
        assert page["derived_from"] is None or PAGES[page["derived_from"]]["story"] == page["story"], name
    assert {page["make"] for page in PAGES.values()} == MAKES


@pytest.mark.parametrize("name", PAGES)
def test_page_has_a_headline_and_running_text(name: str) -> None:
    tree = html.fromstring(raw(name))
    headlines = tree.xpath("//h1 | //h2[@class='headline']")
    assert len(headlines) == 1
    assert len(headlines[0].text_content().strip()) > 15
    assert sum(map(len, paragraphs(name))) >= 1_000
    assert 250 <= len(" ".join(paragraphs(name)).split()) <= 750


@pytest.mark.parametrize("name", PAGES)
def test_declared_encoding_decodes(name: str) -> None:
    declared = META_CHARSET.search(raw(name))
    assert declared is not None
    assert declared[1].decode("ascii").lower() == PAGES[name]["encoding"]
    assert "\ufffd" not in markup(name)


def test_one_page_is_windows_1252_and_would_not_pass_as_utf8() -> None:
    (name,) = [name for name, page in PAGES.items() if page["encoding"] == "windows-1252"]
    with pytest.raises(UnicodeDecodeError):
        raw(name).decode("utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_make_is_what_provenance_says(name: str) -> None:
    tree = html.fromstring(raw(name))
    blocks = tree.xpath("//script[@type='application/ld+json']/text()")
    make = PAGES[name]["make"]
    assert bool(blocks) == (make == "jsonld")
    if make != "jsonld":
        assert bool(tree.xpath("//meta[@property='og:site_name']")) == (make == "opengraph")
    for block in blocks:
        text = json.dumps(json.loads(block))
        assert "NewsArticle" in text
        assert PAGES[name]["outlet"] in text


@pytest.mark.parametrize("name", DERIVED)
def test_what_was_dropped_stands_in_the_source_alone(name: str) -> None:
    source = PAGES[name]["derived_from"]
    for dropped in map(plain, PAGES[name]["dropped"]):
        assert dropped in words(source)
        assert dropped not in words(name)


@pytest.mark.parametrize("name", DERIVED)
def test_what_was_altered_reads_one_way_there_and_another_here(name: str) -> None:
    source = PAGES[name]["derived_from"]
    for change in PAGES[name]["altered"]:
        before, after = plain(change["from"]), plain(change["to"])
        assert before in words(source) and after not in words(source)
        assert after in words(name) and before not in words(name)


@pytest.mark.parametrize("name", [n for n in DERIVED if PAGES[n]["relation"] == "full_reprint"])
def test_full_reprint_has_every_paragraph_of_the_article(name: str) -> None:
    # Datelines may go; the agency's own sign-off and standards lines are no part of the article.
    source = paragraphs(PAGES[name]["derived_from"])
    first = next(i for i, text in enumerate(source) if re.match(r"[A-Z]{4,}, ", text))
    article = [plain(re.sub(r"^[A-Z]{4,}, .{0,45}\(.+?\) --? ", "", text)) for text in source[first:]]
    article = [text for text in article if not text.startswith(("(Reporting", "Our standards"))]
    assert len(article) >= 12
    assert [text for text in article if text not in words(name)] == []


def test_cut_reprint_hides_that_the_man_is_held() -> None:
    (name,) = [name for name, page in PAGES.items() if page["relation"] == "cut_reprint"]
    assert PAGES[name]["drops_circumstances"] == ["in_custody", "official_present", "translated"]
    for tell in ("detention", "been held", "major", "interpreter", "cell-mate", "trial", "prison "):
        assert tell in words(PAGES[name]["derived_from"]).lower()
        assert tell not in words(name).lower()


def test_copy_of_the_copy_carries_its_error() -> None:
    (name,) = [name for name, page in PAGES.items() if page["relation"] == "copy_of_copy"]
    middle = PAGES[name]["derived_from"]
    original = PAGES[middle]["derived_from"]
    (error,) = (plain(change["to"]) for change in PAGES[middle]["altered"])
    assert error in words(name) and error in words(middle) and error not in words(original)


def test_misquotation_differs_from_what_the_others_heard_and_travels() -> None:
    (name,) = [name for name, page in PAGES.items() if "misheard" in page]
    takers = [n for n, page in PAGES.items() if page["derived_from"] == name]
    assert takers
    said, printed = (plain(PAGES[name]["misheard"][-1][key]) for key in ("said", "printed"))
    for witness in PAGES[name]["misheard"][-1]["as_said_in"]:
        assert said in words(witness) and printed not in words(witness)
    for carrier in [name, *takers]:
        assert printed in words(carrier) and said not in words(carrier)


@pytest.mark.parametrize("name", [n for n, p in PAGES.items() if p["relation"].startswith("uncredited")])
def test_uncredited_page_names_neither_agency_nor_source(name: str) -> None:
    source = PAGES[PAGES[name]["derived_from"]]["outlet"].removeprefix("The ")
    unnamed = [*PROVENANCE["agencies"], source, source.split()[-1], "NPA"]
    assert [hit for hit in unnamed if re.search(rf"\b{re.escape(hit)}\b", markup(name))] == []
    if PAGES[name]["relation"] == "uncredited_copy":
        shared = [text for text in paragraphs(name) if plain(text) in words(PAGES[name]["derived_from"])]
        assert len(shared) >= 3


@pytest.mark.parametrize("name", [n for n in DERIVED if not PAGES[n]["relation"].startswith("uncredited")])
def test_credited_page_names_its_source(name: str) -> None:
    assert PAGES[PAGES[name]["derived_from"]]["outlet"].removeprefix("The ") in markup(name)


@pytest.mark.parametrize("story", PROVENANCE["stories"], ids=lambda story: story["id"])
def test_story_counts_follow_from_its_pages(story: dict[str, Any]) -> None:
    mine = [page for page in PAGES.values() if page["story"] == story["id"]]
    newsrooms = story["newsrooms"]
    assert story["articles"] == len(mine)
    assert story["outlets"] == len({page["outlet"] for page in mine})
    assert set(newsrooms["members"]) == {room for page in mine for room in page["newsrooms"]}
    assert newsrooms["low"] <= newsrooms["high"] == len(newsrooms["members"])
    for family in story["families"]:
        assert len(family) > 1
        assert [name for name in family[1:] if PAGES[name]["derived_from"] not in family] == []


@pytest.mark.parametrize("claim", PROVENANCE["claims"], ids=lambda claim: claim["id"])
def test_claims_can_be_shown_in_the_pages(claim: dict[str, Any]) -> None:
    files = [statement["file"] for statement in claim["statements"]]
    for statement in claim["statements"]:
        assert plain(statement["quote"]) in words(statement["file"])
    assert claim["outlets"] == len({PAGES[file]["outlet"] for file in files})
    rooms = {room for file in files for room in PAGES[file]["newsrooms"]}
    assert set(claim["newsrooms"]["members"]) <= rooms
    for count in (claim["newsrooms"], claim["speakers"]):
        assert 1 <= count["low"] <= count["high"] == len(count["members"])


def test_readme_lists_every_page() -> None:
    readme = (SAMPLE / "README.md").read_text(encoding="utf-8")
    assert [name for name in PAGES if f"pages/{name}" not in readme] == []
    assert "Apache-2.0" in readme

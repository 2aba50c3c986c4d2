"""What a page says about itself, from pages of different make."""

import json

import pytest

from onrecord.ingest.html.page import read_facts
from onrecord.ingest.html.tree import parse
from tests.ingest.pages import page


def facts(markup):
    return read_facts(parse(markup)).facts


def clues(markup):
    return {(c.outlet, c.role, c.where) for c in read_facts(parse(markup)).clues}


def linked(**article):
    node = {"@type": "NewsArticle", "headline": "Dredger sinks", **article}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def test_open_graph():
    head = """<html lang="en-GB"><meta property="og:site_name" content="Quay Post">
    <meta property="og:title" content="It sank"><meta property="og:url" content="https://www.quay.example/a">
    <meta property="article:published_time" content="2025-03-08T20:10:00+01:00">
    <meta name="author" content="Ann Lee">"""
    found = facts(head + page())
    assert (found.outlet, found.title, found.byline) == ("Quay Post", "It sank", "Ann Lee")
    assert (found.url, found.domain) == ("https://www.quay.example/a", "quay.example")
    assert (found.published, found.language) == ("2025-03-08T20:10:00+01:00", "en")


def test_json_ld():
    head = linked(
        publisher={"@type": "Organization", "name": "Quay Post"},
        author=[{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Dam"}],
        datePublished="2025-03-08",
        inLanguage="nb-NO",
        mainEntityOfPage={"@id": "https://quay.example/a"},
    )
    found = facts(page(head=head))
    assert (found.outlet, found.byline, found.published) == ("Quay Post", "Ann Lee, Bo Dam", "2025-03-08")
    assert (found.url, found.language) == ("https://quay.example/a", "nb")


def test_dublin_core_and_others():
    head = """<meta name="DC.publisher" content="Quay Post"><meta name="dc.date" content="2025-03-08">
    <meta name="byl" content="By Ann Lee"><meta name="dc.language" content="da">"""
    found = facts(page(head=head))
    assert (found.outlet, found.published, found.language) == ("Quay Post", "2025-03-08", "da")


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Dredger sinks - Quay Post", "Quay Post"),
        ("Dredger sinks | The Quay Post", "The Quay Post"),
        ("Quay Post: Dredger sinks", "Quay Post"),
        ("Dredger sinks - and nobody saw it", None),
        ("Dredger sinks", None),
    ],
)
def test_the_outlet_in_the_title(title, outlet):
    heading = "Dredger sinks" if outlet else title
    markup = page(title=heading).replace(f"<title>{heading}", f"<title>{title}")
    found = facts(markup)
    assert (found.title, found.outlet) == (heading, outlet)


@pytest.mark.parametrize(
    ("picture", "rights", "outlet"),
    [
        ("The Quay Lantern", "(c) The Quay Lantern 2031 * Dock Road 2", "The Quay Lantern"),
        ("Quay Lantern", "© 2031 The Quay Lantern. All rights reserved.", "The Quay Lantern"),
        ("The Quay Lantern", "(c) Brand & Sons 2031", None),
        ("logo", "(c) The Quay Lantern 2031", None),
    ],
)
def test_the_outlet_of_the_masthead_where_the_notice_of_rights_repeats_it(picture, rights, outlet):
    markup = page(below=f"<small>{rights}</small>").replace("<body>", f'<body><img src="m.gif" alt="{picture}">')
    assert facts(markup).outlet == outlet


@pytest.mark.parametrize(
    ("above", "byline"),
    [
        ('<p class="byline">By <a rel="author" href="/x">Ann Lee</a> and Bo Dam</p>', "Ann Lee and Bo Dam"),
        ('<span class="post-author">Ann Lee</span>', "Ann Lee"),
        ("<p>By <b>Ann Lee</b> &bull; Updated 9 March 2025</p>", "Ann Lee"),
        ("<i>From our reporter Ann Lee</i>", "Ann Lee"),
        ('<div class="author-bio">Ann Lee likes boats.</div>', None),
        ("<p>By the time it sank, nobody was left on board.</p>", None),
    ],
)
def test_bylines_as_pages_show_them(above, byline):
    assert facts(page(above=above)).byline == byline


def test_a_byline_that_only_its_author_gives_away():
    head = '<meta name="author" content="Ann Lee and Bo Dam">'
    found = read_facts(parse(page(head=head, above="<address>Ann Lee, Northern Wire</address>")))
    assert found.facts.byline == "Ann Lee, Northern Wire"
    assert "Ann Lee, Northern Wire" in found.furniture
    assert [(c.outlet, c.where) for c in found.clues] == [("Northern Wire", "byline")]
    below = read_facts(parse(page(head=head, below="<p>Ann Lee has watched the quay for years</p>")))
    assert below.facts.byline == "Ann Lee and Bo Dam"


def test_a_date_that_only_the_page_shows():
    assert facts(page(above="<p>Published: Saturday 8 March 2025, 20:10</p>")).published == "2025-03-08"
    assert facts(page(above='<time datetime="2025-03-08">today</time>')).published == "2025-03-08"


def test_credits_in_json_ld():
    head = linked(
        publisher={"@id": "#org"},
        sourceOrganization={"@type": "NewsMediaOrganization", "name": "Northern News Agency"},
        provider={"@type": "Organization", "name": "Reuters"},
        creditText="Northern Wire",
        isBasedOn=[
            "https://www.other.example/story",
            {"@type": "Article", "publisher": {"name": "Fjord Times"}},
        ],
        author={"@type": "Organization", "name": "Foreign Staff and Belga"},
        image={"@type": "ImageObject", "creditText": "Picture Press Agency"},
    )
    graph = head.replace(
        '{"@type": "NewsArticle"',
        '{"@graph": [{"@id": "#org", "name": "Quay Post"}, {"@type": "NewsArticle"',
        1,
    ).replace("}</script>", "}]}</script>")
    found = read_facts(parse(page(head=graph)))
    assert found.facts.outlet == "Quay Post"
    assert {(c.outlet, c.where) for c in found.clues} == {
        ("Northern News Agency", "jsonld"),
        ("Reuters", "jsonld"),
        ("Northern Wire", "jsonld"),
        ("other.example", "jsonld"),
        ("Fjord Times", "jsonld"),
        ("Belga", "jsonld"),
    }


def test_json_ld_of_other_stories_says_nothing_about_this_one():
    other = {"@type": "NewsArticle", "sourceOrganization": {"name": "Northern Wire"}}
    head = linked(hasPart=other, mentions=[other]) + linked(sourceOrganization={"name": "Fjord Wire"})
    assert clues(page(head=head)) == set()


@pytest.mark.parametrize(
    "block",
    [
        '<!-- {"@type": "NewsArticle", "publisher": {"name": "Quay Post"},} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "publisher": {"name": "Quay Post"}}\n//]]>',
        '[{"@type": ["Thing", "Article"], "publisher": [{"name": "Quay Post"}]}];',
        '{"@type": "NewsArticle", "headline": "two\nlines", "publisher": "Quay Post"}',
    ],
)
def test_broken_json_ld_is_mended(block):
    assert facts(page(head=f'<script type="application/ld+json">{block}</script>')).outlet == "Quay Post"


@pytest.mark.parametrize(
    "block", ["", "{", "[" * 100_000, "5", "null", '{"@type": 5}', '{"@type": "Article", "author": 7}']
)
def test_hopeless_json_ld_is_passed_over(block):
    assert facts(page(head=f'<script type="application/ld+json">{block}</script>')).title == "Dredger sinks"


def test_credits_in_meta_tags():
    head = """<meta name="syndication-source" content="https://www.other.example/story">
    <meta property="article:author" content="Ann Lee, Northern News Agency">
    <meta name="source" content="newsletter">"""
    assert clues(page(head=head)) == {
        ("other.example", "origin", "meta"),
        ("Northern News Agency", "origin", "meta"),
    }


def test_a_canonical_link_to_another_site_is_where_the_text_is_from():
    head = """<link rel="canonical" href="https://other.example/story"><meta property="og:url"
    content="https://quay.example/a">"""
    assert facts(page(head=head)).url == "https://quay.example/a"
    assert clues(page(head=head)) == {("other.example", "origin", "meta")}


def test_credits_in_lines_of_the_page():
    markup = page(
        above='<div class="byline">Ann Lee, Northern Wire</div>',
        below="<p>This article was first published by <a href='https://fjord.example/'>Fjord Times</a>.</p>"
        "<small>&copy; 2025 Reuters. All rights reserved.</small>",
        lead="OSTHAVN, March 3 (Belga) &mdash; ",
    )
    assert clues(markup) == {
        ("Northern Wire", "origin", "byline"),
        ("Belga", "origin", "dateline"),
        ("Fjord Times", "origin", "footer"),
        ("Reuters", "origin", "footer"),
    }


def test_links_to_the_source_of_a_copied_text():
    link = "<a href='https://fjord.example/story'>Fjord Times</a>"
    more = "<p><a href='https://fjord.example/story'>Read the full story at Fjord Times &raquo;</a></p>"
    assert clues(page(above=f"<div>Source: {link}</div>", below=more)) == {
        ("Fjord Times", "origin", "byline"),
        ("Fjord Times", "origin", "footer"),
    }
    assert clues(page(below=f"<div>Source: {link}</div>")) == set()


def test_photo_credits_are_no_credits():
    markup = page(
        below="<figure><figcaption>The quay. © Northern Wire</figcaption></figure>"
        "<div class='caption'>© Reuters</div>"
        "<p>Photo: © Belga</p><span class='image-credit'>AFP</span>"
    )
    assert clues(markup) == set()


def test_headline_and_what_stands_above_it_are_furniture():
    found = read_facts(parse("<p>The weekly paper</p>" + page(above="<p class='byline'>By Ann Lee</p>")))
    assert "Dredger sinks" in found.headlines
    assert {"The weekly paper", "By Ann Lee"} <= found.furniture

"""The page holds the text as it is, hangs together without scripts, and lets nothing of an article become
markup.
"""

import base64
import hashlib
import io
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from onrecord.export.display import visible
from onrecord.export.html import write
from onrecord.export.html.view import language_tag, web_address
from onrecord.records import Article, Failure, Statement
from onrecord.text.span import Span
from tests.export import articles

EVERY = [articles.interview(), articles.flood(), articles.hostile(), articles.foreign(), articles.failure()]


def source(*items):
    out = io.StringIO()
    write(items, out)
    return out.getvalue()


def page(*items):
    return html.fromstring(source(*items))


@pytest.fixture(scope="module")
def every():
    return page(*EVERY)


def test_the_words_on_the_page_are_the_text(every):
    for article, node in zip(EVERY, every.xpath("//article"), strict=False):
        shown = [p.text_content() for p in node.xpath(".//div[@class='text']/p")]
        assert [s.rstrip("\n") for s in shown] == [visible(p) for p in re.split(r"\n\s*\n", article.text)]


def test_each_paragraph_is_its_own_where_statements_meet_at_its_end():
    text = "“Go.”\n“Stay,” he said.\n\n“Why?”"
    spans = [Span(0, 5), Span(6, 13), Span(24, 30)]
    statements = tuple(Statement(id=str(n), content=(span,)) for n, span in enumerate(spans))
    tree = page(Article(id="i", text=text, statements=statements))
    shown = [(p.text_content().strip(), p.get("class")) for p in tree.xpath("//div[@class='text']/p")]
    assert shown == [("“Go.”", "near"), ("“Stay,” he said.", "near"), ("“Why?”", None)]


def test_an_article_without_a_title_goes_by_its_name_and_its_first_words():
    tree = page(Article(id="i", text="It rained. " * 40, ref="in/a.txt"), articles.flood())
    assert tree.xpath("//h1/text()")[0] == "in/a.txt"
    assert tree.xpath("//article[1]//*[@class='facts']/span") == [], "the name is not told twice"
    (start,) = tree.xpath("//*[@class='opening']/text()")
    assert start.startswith("It rained. It rained.") and start.endswith(" …") and len(start) < 100


def test_speakers_are_counted_only_when_it_is_known_who_is_who():
    unresolved = Article(id="i", text="He said no.", statements=(Statement(id="s", source=(Span(0, 2),), content=()),))
    assert "Speakers" not in page(unresolved, unresolved).xpath("//th/text()")
    assert "Speakers" in page(unresolved, articles.flood()).xpath("//th/text()")


def test_each_piece_knows_its_statements(every):
    words = {}
    for span in every.xpath("//article[1]//*[@data-s]"):
        for member in span.get("data-s").split():
            words[member] = words.get(member, "") + span.text_content()
    assert words["2s"] == "his commanders"
    assert words["2c"] == "the families safe passage"
    assert words["1c"] == "that his commanders had promised the families safe passage"
    assert words["4c"] == "the road was openthat the governor had written, ‘Nobody will be touched.’"
    assert words["4q"] == "told"


def test_every_link_within_the_page_leads_somewhere_and_ids_are_unique(every):
    ids = every.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {href[1:] for href in every.xpath("//@href") if href.startswith("#")}
    assert targets <= set(ids)
    assert {"a1", "a4", "a1-s8", "a1-t8"} <= targets


def test_every_number_is_reachable_by_keyboard_and_says_whose_statement_it_is(every):
    first = [a for a in every.xpath("//article[1]//a[@data-n]") if a.get("tabindex") is None]
    assert [a.get("data-n") for a in first] == ["1", "2", "3", "4", "5", "6", "7", "8"]
    assert first[1].get("aria-label") == "Statement 2: his commanders"


def test_a_card_tells_the_chain_the_circumstances_and_the_words_that_say_so(every):
    (card,) = every.xpath("//*[@id='a1-s2']")
    chain = card.xpath(".//dd[@class='chain']//bdi/text()")
    assert chain == ["The Daily Ferry", "Lantern Press Agency", "Idris Malko", "his commanders"]
    (card,) = every.xpath("//*[@id='a1-s1']")
    assert "in custody" in card.xpath(".//*[contains(@class, 'warn')]/text()")
    assert "held in Tarsa prison" in card.xpath(".//dd/bdi/text()")
    assert card.xpath(".//*[@class='score']/text()") == ["93% that who, word and what are all exact"]


def test_print_shows_the_same_brackets_as_the_terminal(every):
    node = every.xpath("//article[1]//div[@class='text']/p")[0]
    printed = ""
    for child in node.iter():
        if child.tag == "span":
            printed += child.get("data-o", "") + child.text_content() + child.get("data-e", "")
        printed += (child.text or "") if child.tag == "p" else (child.tail or "") if child is not node else ""
    assert "[¹that {²his commanders} had <²promised> [²the families safe passage]]." in printed


def test_articles_are_listed_with_their_figures(every):
    rows = [[cell.text_content().strip() for cell in row] for row in every.xpath("//nav//tbody/tr")]
    assert rows[0] == ["“They told us the road was open”", "The Daily Ferry", "2031-05-04", "8", "4"]
    assert rows[3][0] == "Rannat kiinni not read"
    assert not page(articles.flood()).xpath("//nav"), "one article needs no list"


def test_failures_and_unread_articles_are_on_the_page(every):
    cells = every.xpath("//section[@id='unread']//td//text()")
    assert cells == [
        "pages/broken.jsonl:3",
        "bad_json",
        "line 3 is not JSON: expected a value at column 1",
    ]
    assert "does not know this language (fi)" in every.xpath("//article[4]//p[@class='notice']/text()")[0]
    assert page(articles.failure()).xpath("//section[@id='unread']"), "a page of failures alone"
    assert page().xpath("//main"), "a page of nothing"


def markup_is_ours(text, allowed=None):
    """One style, one script, each with the hash that the policy names; nothing that runs, loads or leaves."""
    tree = html.fromstring(text)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    for name in ("style", "script"):
        (element,) = tree.xpath(f"//{name}")
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    for element in tree.iter():
        assert element.tag in (allowed or ALLOWED), element.tag
        for name, value in element.attrib.items():
            assert not name.startswith("on") and name not in ("style", "src", "srcset", "srcdoc", "action")
            if name == "href":
                assert value.startswith(("#", "http://", "https://"))
    return tree


ALLOWED = set(
    "html head meta title style body a header p span nav label input div table thead tbody tr th td bdi "
    "aside main article h1 h2 section ol li strong dl dt dd footer button script code details summary".split()
)


def test_nothing_of_a_hostile_article_becomes_markup():
    tree = markup_is_ours(source(*EVERY))
    (title,) = tree.xpath("//article[3]//h1")
    assert title.text == "</script><img src=x onerror=alert(1)>�]0;owned�"
    assert title.get("lang") is None
    assert "{{ 7*7 }}" in tree.xpath("//article[3]//div[@class='text']")[0].text_content()


ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=30)
SPITE = st.sampled_from(
    ["<script>", "</style>", "-->", "<!--", "\"'`=", "&#60;", "]]>", "<!--articles-->", "javascript:"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ANY_TEXT | SPITE, max_size=4).map("".join), st.lists(ANY_TEXT | SPITE, max_size=3).map("".join))
def test_any_text_stays_text(text, name):
    text = "A " + text
    spans = (Span(0, len(text)),)
    statement = Statement(id=name, content=spans, cue=spans[0], speaker=name, parent=name)
    article = Article(
        id="i",
        text=text,
        title=name,
        ref=name,
        url=name,
        outlet=name,
        byline=name,
        published=name,
        language=name,
        statements=(statement,),
        outcome="unsupported_language",
    )
    tree = markup_is_ours(source(article, Failure(name, name, name), article))
    assert len(tree.xpath("//article")) == 2


SPOTS = st.tuples(st.integers(0, 24), st.integers(0, 24)).map(sorted).map(lambda pair: Span(*pair))


@settings(max_examples=80, deadline=None)
@given(
    st.text(st.sampled_from("ab \n🌊"), min_size=24, max_size=24),
    st.lists(st.tuples(st.lists(SPOTS, max_size=2), st.lists(SPOTS, max_size=1), st.none() | SPOTS), max_size=4),
)
def test_whatever_the_spans_their_words_are_marked_and_their_links_meet(text, rows):
    statements = [
        Statement(id=str(n), content=tuple(content), source=tuple(source), cue=cue)
        for n, (content, source, cue) in enumerate(rows)
    ]
    tree = page(Article(id="i", text=text, statements=tuple(statements)))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//@href")} <= set(ids)
    for number, card in enumerate(tree.xpath("//li"), start=1):
        content = card.xpath("string(.//p[@class='said'])")
        marked = "".join(s.text_content() for s in tree.xpath(f"//*[contains(@data-s, '{number}c')]"))
        assert "".join(content.replace("…", "").split()) == "".join(marked.split()) or overlap(rows)
    shown = "".join(p.text_content() for p in tree.xpath("//div[@class='text']/p"))
    assert "".join(shown.split()) == "".join(text.split())


def overlap(rows):
    """Two contents of one statement that share words show them once in the text and twice in the card."""
    return any(len(c) == 2 and (c[0].overlaps(c[1]) or c[1] < c[0]) for c, _, _ in rows)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " https://a.example",
        "data:text/html,x",
        "https://",
        "http://[",
        "//a.example",
        "",
        None,
    ],
)
def test_only_web_addresses_become_links(url):
    assert web_address(url) is None
    assert web_address("https://a.example/b?c=d&e") == "https://a.example/b?c=d&e"


@pytest.mark.parametrize(
    ("tag", "good"), [("en", True), ("pt-BR", True), ("zh-Hant-TW", True), ('en" x', False), ("", False)]
)
def test_language_tags(tag, good):
    assert (language_tag(tag) is not None) is good


def test_five_hundred_articles_make_one_page_with_a_filter():
    many = (replace(articles.flood(), title=f"Flood {n}") for n in range(500))
    tree = page(*many)
    assert len(tree.xpath("//nav//tbody/tr")) == 500
    assert tree.xpath("//input[@id='filter']")


def test_the_same_articles_make_the_same_page():
    assert source(*EVERY) == source(*EVERY)

"""The report holds everything, hangs together without scripts, tells what it leaves out; nothing becomes markup."""

import io
from dataclasses import replace

import pytest
from lxml import html

from onrecord.export.report import page
from onrecord.export.report.page import write
from onrecord.records import Count, Story
from tests.export import articles
from tests.export.report import ledger
from tests.export.test_html import markup_is_ours


def source(contents):
    out = io.StringIO()
    write(contents, out)
    return out.getvalue()


def tree_of(**changes):
    return html.fromstring(source(ledger.contents(**changes)))


def text(node):
    return " ".join(node.text_content().split())


@pytest.fixture(scope="module")
def tree():
    return tree_of()


def test_the_list_gives_each_story_its_three_numbers(tree):
    rows = [[text(li) for li in tale.xpath(".//ul[@class='figures']/li")] for tale in tree.xpath("//li[@class='tale']")]
    assert rows[0] == ["4 outlets", "1–2 newsrooms", "? speakers"]
    assert tree.xpath("//li[@class='tale'][1]//h2/a/@href") == ["#s1"]


def test_each_number_opens_into_members_and_reasons(tree):
    newsrooms = tree.xpath("//*[@id='s1']/div[@class='numbers']/details")[1]
    assert text(newsrooms.xpath("summary")[0]) == "1–2 newsrooms obtained it themselves"
    rows = [text(li) for li in newsrooms.xpath(".//li")]
    assert rows[0] == "Lantern Press Agencyits reporter spoke to the man (Lantern Press Agency)"
    assert newsrooms.xpath(".//li[@class='unsure']/bdi/text()") == ["Harbour Sheet", "Upper Sel Mail"]
    assert rows[2] == "Upper Sel Mailits text is that of The Daily Ferry (Upper Sel Mail, The Daily Ferry)"
    speakers = tree.xpath("//*[@id='s1']/div[@class='numbers']/details")[2]
    assert "Not measured: nobody is named" in text(speakers)


def test_the_drawing_has_an_arrow_for_each_taking_that_no_other_tells(tree):
    told = [text(t) for t in tree.xpath("//*[@id='s1']//*[name()='svg'][@role]//*[@class and name()='g']/title")]
    assert told == [
        "The Daily Ferry: copy of Lantern Press Agency (100% of its sentences). The Daily Ferry credits Lantern Press "
        "Agency",
        "Harbour Sheet: the same quotations as Lantern Press Agency. Harbour Sheet credits Lantern Press Agency",
        "Upper Sel Mail: cut from The Daily Ferry (100% of its sentences). Upper Sel Mail credits The Daily Ferry",
    ]
    names = [text(t) for t in tree.xpath("//*[@id='s1']//*[name()='svg']//*[@class='outlet']")]
    assert names == ["Lantern Press Agency", "The Daily Ferry", "Upper Sel Mail", "Harbour Sheet"]


def test_the_timeline_says_in_words_what_the_drawing_shows(tree):
    events = [text(li) for li in tree.xpath("//*[@id='s1']//li[@class='event']")]
    assert events[0] == "22:10 Lantern Press Agency Fighter: road was open taken over by The Daily Ferry"
    assert events[2].startswith("09:00 Upper Sel Mail The road was shut, says fighter cut from The Daily Ferry, 100%")
    assert "evidenceUpper Sel Mail credits The Daily Ferry" in events[2]
    days = [text(li) for li in tree.xpath("//*[@id='s1']//li[@class='day']")]
    assert days == ["3 May 2031", "4 May 2031", "6 May 2031"]


def test_a_claim_shows_who_printed_which_wording_and_flags_what_was_altered(tree):
    (claim,) = tree.xpath("//*[@id='s1']//li[@class='claim']")
    assert text(claim.xpath("p")[0]) == ledger.ROAD
    assert claim.xpath("p[2]/*[contains(@class, 'warn')]/text()") == ["altered quotation", "disputed"]
    (altered,) = claim.xpath(".//li[@class='altered']")
    assert altered.xpath("p[1]/ins/text()") == ["shut"]
    assert text(altered) == f"{ledger.SHUT} open became shut altered quotation Upper Sel Mail"
    assert "the governor denies it in Harbour Sheet" in text(claim)
    assert claim.xpath(".//ul[@class='sayings']//a/@href")[-1] == "#a3-s3", "a statement leads to its card"
    assert "1 statement says what no other does" in text(tree.xpath("//*[@id='s1']")[0])


def test_what_took_from_another_stands_beside_it(tree):
    views = tree.xpath("//*[@id='s1']//details[@class='compare']")
    assert [text(view.xpath("summary")[0]).partition(" ·")[0] for view in views] == [
        "The Daily Ferry against Lantern Press Agency",
        "Upper Sel Mail against The Daily Ferry",
    ]
    (row,) = views[1].xpath(".//tr[@class='changed']")
    assert (row.xpath(".//del/text()"), row.xpath(".//ins/text()")) == (["open"], ["shut"])
    happened = [text(li) for li in views[1].xpath(".//ul[@class='happened']/li")]
    assert any(line.startswith("quotation altered Idris Malko") for line in happened)
    assert len(happened) == len(set(happened)), "the same loss is told once"
    assert views[0].xpath(".//tr[@class='same']"), "what was kept is told in a line"
    sides = tree.xpath("//*[@id='s1']//li[@class='event'][3]//a[text()='side by side']/@href")
    assert sides == ["#s1d2"] and tree.xpath("//*[@id='s1d2']")


def test_every_link_leads_somewhere_and_ids_are_unique(tree):
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//@href") if href.startswith("#")} <= set(ids)


def test_every_article_is_listed_and_leads_back_to_its_story(tree):
    assert len(tree.xpath("//*[@id='articles']//tbody/tr")) == 6
    assert tree.xpath("//*[@id='a1']//p[@class='facts'][2]//a/@href") == ["#s1"]
    assert not tree.xpath("//*[@id='a7']//a[starts-with(@href, '#s')]")


SVG = set("svg g path circle rect text title a".split())
TAGS = set(
    "html head meta title style body a header p span nav label input div table thead tbody tr th td bdi main article "
    "h1 h2 section ol ul li strong dl dt dd footer button script code form details summary ins del".split()
)


def test_nothing_hostile_becomes_markup():
    tree = markup_is_ours(source(ledger.contents()), TAGS | SVG)
    title = tree.xpath("//*[@id='s2-h']")[0]
    assert title.text == "</script><img src=x onerror=alert(9)>�]0;�"
    assert not tree.xpath("//img")


def test_the_same_ledger_makes_the_same_page():
    assert source(ledger.contents()) == source(ledger.contents())


def test_drawing_tells_how_far_it_is():
    told = []
    write(ledger.contents(), io.StringIO(), lambda done, total: told.append((done, total)))
    assert [done for done, _ in told] == list(range(1, len(told) + 1))
    assert {total for _, total in told} == {len(told)}


def test_what_was_not_computed_is_told_and_is_not_nothing():
    bare = tree_of(stories=None, edges=None, claims=None, compare=None)
    assert "Stories have not been computed for this ledger" in text(bare)
    assert len(bare.xpath("//article")) == 6
    half = tree_of(edges=None, claims=None)
    assert "Copies have not been computed" in text(half) and "Claims have not been computed" in text(half)
    assert "nothing taken from another article here" not in text(half)
    none = tree_of(stories=(), claims=lambda story: ())
    assert "No two articles of this ledger are about one event" in text(none)


def test_a_ledger_of_nothing_and_of_one_article():
    nothing = tree_of(stories=None, articles=(), failures=())
    assert "This ledger holds no article yet" in text(nothing)
    one = tree_of(stories=(), articles=(ledger.PLAIN.id,))
    assert len(one.xpath("//article")) == 1
    alone = replace(ledger.INTERVIEW_STORY, articles=ledger.INTERVIEW_STORY.articles[:1])
    assert not tree_of(stories=(alone,)).xpath("//*[@class='story']"), "one article is no story"


def test_a_claim_of_no_story_has_a_place_of_its_own():
    tree = tree_of(claims=lambda story: () if story else (ledger.ROAD_CLAIM,))
    assert text(tree.xpath("//*[@id='claims']//p[@class='saying']")[0]) == ledger.ROAD


def test_five_hundred_outlets_with_one_text_are_cut_and_told(monkeypatch):
    monkeypatch.setattr(page, "MAX_REPORT_ARTICLE_CHARS", 100_000)
    monkeypatch.setattr(page, "MAX_REPORT_ARTICLES", 450)
    copies = [ledger.copy_of(ledger.AGENCY, f"Outlet {n}", f"2031-05-05T{n % 24:02}:00:00Z") for n in range(500)]
    every = {a.id: a for a in (ledger.AGENCY, *copies)}
    wide = Story(
        "wide",
        "One text in many",
        tuple(map(ledger.story_article, every.values())),
        (tuple(every),),
        Count(501, 501, tuple(a.outlet or "" for a in every.values())),
        Count(1, 1, ("Lantern Press Agency",)),
        Count(1, 1, ("Idris Malko",)),
    )
    edges = [ledger.edge(ledger.AGENCY, copy, "copy", "b_from_a") for copy in copies]
    tree = tree_of(
        articles=tuple(every), article=every.get, stories=(wide,), edges=lambda s: edges, claims=lambda s: ()
    )
    shown = text(tree.xpath("//main")[0])
    assert 1 < len(tree.xpath("//article")) < 20
    assert len(tree.xpath("//*[name()='svg'][@role]//*[name()='rect']")) == page.MAX_REPORT_GRAPH_ARTICLES
    assert "441 more articles are not drawn" in shown
    assert len(tree.xpath("//li[@class='event']")) == page.MAX_REPORT_STORY_ARTICLES
    assert "301 more articles. onrecord story wide tells all of them." in shown
    assert "for the other 44" in shown and "51 more articles are in the ledger" in shown
    assert "taken over by Outlet 0," in shown and "and 488 more" in shown
    assert len(source(replace(ledger.contents(), articles=()))) > 0


def test_more_claims_than_there_is_room_for_are_counted():
    many = [replace(ledger.ROAD_CLAIM, id=f"c{n}") for n in range(page.MAX_REPORT_STORY_CLAIMS + 3)]
    tree = tree_of(stories=(ledger.INTERVIEW_STORY,), claims=lambda story: many if story else ())
    assert len(tree.xpath("//li[@class='claim']")) == page.MAX_REPORT_STORY_CLAIMS
    assert "3 more claims not shown" in text(tree.xpath("//main")[0])


def test_many_stories_share_the_room():
    one, many = page._room(1), page._room(page.MAX_REPORT_STORIES)
    assert (one.events, one.claims) == (page.MAX_REPORT_STORY_ARTICLES, page.MAX_REPORT_STORY_CLAIMS)
    assert many.events * page.MAX_REPORT_STORIES <= page.MAX_REPORT_EVENT_ITEMS
    assert many.claims * page.MAX_REPORT_STORIES <= page.MAX_REPORT_CLAIMS


def test_failures_are_on_the_page(tree):
    assert articles.failure().code in text(tree.xpath("//*[@id='unread']")[0])

"""Feeds: each entry is an article with what the feed knows of it."""

import hashlib
import io

import pytest

from onrecord.ingest import ingest
from onrecord.records import Article, Credit

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Quay Post</title><link>https://quay.example/</link><language>en-gb</language>{channel}
{items}</channel></rss>"""
FULL = """<item><title>Dredger sinks &amp;amp; is lost</title><link>https://quay.example/a</link>
<guid isPermaLink="false">tag:quay.example,2025:1</guid><pubDate>Sat, 08 Mar 2025 10:00:00 +0100</pubDate>
<dc:creator>Ann Lee</dc:creator><description>Short</description>
<content:encoded><![CDATA[<p>“It sank,” said <b>Ole</b> Brandt.</p><p>He left.<br/>She stayed.</p>]]></content:encoded>
</item>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title type="html">Quay &lt;i&gt;Post&lt;/i&gt;</title>
<link href="https://quay.example/"/><author><name>The desk</name></author>
<entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Dredger <b>sinks</b></div></title>
<link rel="alternate" href="/a"/><id>https://quay.example/id/1</id><updated>2025-03-08T10:00:00Z</updated>
<author><name>Ann Lee</name></author><author><name>Ole Brandt</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>“It sank,” he said.</p>
<ul><li>one</li><li>two</li></ul></div></content>
</entry><entry><title>Plain</title><id>urn:2</id><content type="text">1 &lt; 2, he said.</content></entry></feed>"""


def rss(*items, channel=""):
    return RSS.format(items="\n".join(items), channel=channel)


def read(tmp_path, document, name="feed.xml"):
    path = tmp_path / name
    path.write_bytes(document if isinstance(document, bytes) else document.encode("utf-8"))
    return list(ingest([str(path)]))


def one(tmp_path, item, **options):
    (found,) = read(tmp_path, rss(item, **options))
    return found


def test_the_full_content_and_what_the_feed_says_of_it(tmp_path):
    item = one(tmp_path, FULL)
    assert item.text == "“It sank,” said Ole Brandt.\n\nHe left.\nShe stayed."
    assert (item.title, item.byline, item.outlet) == ("Dredger sinks & is lost", "Ann Lee", "Quay Post")
    assert (item.url, item.domain, item.language) == ("https://quay.example/a", "quay.example", "en")
    assert item.published == "2025-03-08T10:00:00+01:00"
    assert item.ref == "tag:quay.example,2025:1"
    assert item.unknown == {"feed": {"part": "content"}}
    assert item.offsets_to_source == "exact"
    assert item.raw_sha256 == hashlib.sha256((tmp_path / "feed.xml").read_bytes()).hexdigest()


def test_the_summary_where_there_is_nothing_more(tmp_path):
    item = one(
        tmp_path,
        "<item><link>https://quay.example/a</link><description>&lt;p&gt;It sank.&lt;/p&gt;</description></item>",
    )
    assert (item.text, item.unknown) == ("It sank.", {"feed": {"part": "summary"}})
    assert item.ref.endswith("feed.xml:1")


def test_atom(tmp_path):
    item, plain = read(tmp_path, ATOM, "a.atom")
    assert item.text == "“It sank,” he said.\n\none\n\ntwo"
    assert (item.title, item.byline, item.outlet) == ("Dredger sinks", "Ann Lee, Ole Brandt", "Quay Post")
    assert (item.url, item.published) == ("https://quay.example/a", "2025-03-08T10:00:00+00:00")
    assert (plain.text, plain.ref) == ("1 < 2, he said.", "urn:2")


def test_an_entry_without_text_is_a_failure_that_says_where_the_text_is(tmp_path):
    found = read(tmp_path, rss("<item><title>Only</title><link>https://quay.example/b</link></item>", FULL))
    assert [getattr(item, "code", "read") for item in found] == ["no_text", "read"]
    assert "save the page https://quay.example/b" in found[0].message


def test_an_entry_that_comes_from_elsewhere_says_so(tmp_path):
    source = '<source url="https://origin.example/feed">Origin Times</source>'
    assert one(tmp_path, FULL.replace("<title>", source + "<title>")).outlet == "Origin Times"
    added = "<p>The post <a href='/a'>Dredger</a> appeared first on <a href='/'>Origin Times</a>.</p></p>]]>"
    item = one(tmp_path, FULL.replace("</p>]]>", "</p>" + added))
    assert item.text.endswith("She stayed.")
    assert Credit("Origin Times", None, "origin", "footer") in item.credits
    item = one(tmp_path, FULL.replace("Ann Lee", "Northern Press Agency"))
    assert Credit("Northern Press Agency", None, "origin", "byline") in item.credits


@pytest.mark.parametrize(
    "more", ["Continue reading →", "Read more", "[…]", "Read the full story at the Quay Post", "More..."]
)
def test_what_feeds_put_below_the_text_is_not_in_it(tmp_path, more):
    item = one(tmp_path, FULL.replace("</p>]]>", f"</p><p><a href='/a'>{more}</a></p>]]>"))
    assert item.text.endswith("She stayed.")


def test_scripts_styles_and_frames_are_no_text(tmp_path):
    hidden = "<script>alert(1)</script><style>p {}</style><iframe src='/x'>frame</iframe><form><p>Mail?</p></form>"
    item = one(tmp_path, FULL.replace("<p>He", hidden + "<p>He"))
    assert item.text == "“It sank,” said Ole Brandt.\n\nHe left.\nShe stayed."


@pytest.mark.parametrize("name", ["a.rss", "a.atom", "a.rdf", "a.xml", "a.bin"])
def test_feeds_are_known_by_name_and_by_look(tmp_path, name):
    assert [type(item) for item in read(tmp_path, rss(FULL), name)] == [Article]
    (item,) = ingest(["-"], stdin=io.BytesIO(ATOM.replace("<entry><title>Plain", "<!--<entry>").encode()))
    assert item.title == "Dredger sinks"


def test_a_feed_in_another_encoding(tmp_path):
    document = rss(FULL).replace("UTF-8", "windows-1252").encode("cp1252")
    assert read(tmp_path, document)[0].text.startswith("“It sank,” said")
    assert read(tmp_path, rss(FULL).encode("utf-16"))[0].text.startswith("“It sank,” said")


def test_xml_that_is_no_feed(tmp_path):
    assert [i.code for i in read(tmp_path, "<urlset><url/></urlset>")] == ["unsupported_format"]
    assert [i.code for i in read(tmp_path, "<urlset><url/></urlset>", "a.rss")] == ["unsupported_format"]
    assert [i.code for i in read(tmp_path, "words", "a.rss")] == ["unsupported_format"]
    assert [i.code for i in read(tmp_path, rss())] == ["empty"]
    assert [i.code for i in read(tmp_path, "")] == ["empty"]


def test_a_broken_feed_gives_what_can_be_read(tmp_path):
    whole = rss(FULL, FULL.replace(":1<", ":2<"))
    found = read(tmp_path, whole.replace("&amp;amp;", "&nosuch;").replace("<dc:creator>", "<dc:creator x=>"))
    assert len(found) == 2
    assert found[0].text.startswith("“It sank,” said Ole Brandt.")
    cut = read(tmp_path, whole[: whole.rindex("He left")])
    assert cut[0].text.endswith("She stayed.")


def test_a_feed_cut_anywhere_gives_articles_or_failures(tmp_path):
    whole = rss(FULL, FULL.replace(":1<", ":2<")).encode()
    for at in range(0, len(whole), 11):
        (tmp_path / f"{at}.xml").write_bytes(whole[:at])
    found = list(ingest([str(tmp_path)]))
    assert sum(isinstance(item, Article) for item in found) > 50
    codes = {item.code for item in found if not isinstance(item, Article)}
    assert codes <= {"unsupported_format", "empty", "no_text"}


BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(97 + n)} "{("&" + chr(96 + n) + ";") * 10}">' for n in range(1, 12)
) + "]>"  # fmt: skip


@pytest.mark.parametrize("doctype", [BOMB, '<!DOCTYPE rss [<!ENTITY l SYSTEM "file:///etc/passwd">]>'])
def test_entities_that_a_feed_declares_are_not_unfolded(tmp_path, doctype):
    document = rss(FULL.replace("Short", "&l;").replace("Dredger", "&l;"))
    for text in (document, document.replace("<content:encoded>", "<x>").replace("</content:encoded>", "</x>")):
        found = read(tmp_path, text.replace("<rss", doctype + "<rss"))
        for item in found:
            assert not isinstance(item, Article) or (
                len(item.text) < 1_000 and "root:" not in f"{item.text}{item.title}"
            )


def test_a_feed_that_takes_too_long_is_stopped(tmp_path, monkeypatch):
    from onrecord.ingest import batch
    from onrecord.ingest.html import Extractor

    slow = ("python3", "-c", "import time; time.sleep(60)")
    monkeypatch.setattr(batch, "Extractor", lambda: Extractor(feed_command=slow, seconds=0.1, grace_seconds=0.1))
    (item,) = read(tmp_path, rss(FULL))
    assert item.code == "extract_timeout"
    assert "reading the feed took longer" in item.message

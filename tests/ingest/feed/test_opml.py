"""OPML: the feeds that are files beside it are read; nothing is fetched, and no file elsewhere is opened."""

import pytest

from onrecord.ingest import ingest
from onrecord.records import Article
from tests.ingest.feed.test_read import FULL, rss


def opml(tmp_path, *outlines):
    path = tmp_path / "subscriptions.opml"
    path.write_text(f'<?xml version="1.0"?><opml version="2.0"><body>{"".join(outlines)}</body></opml>', "utf-8")
    return list(ingest([str(path)]))


def feed(folder, name, number):
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(rss(FULL.replace(":1<", f":{number}<")), "utf-8")


def test_feeds_beside_it_are_read(tmp_path):
    feed(tmp_path, "a.xml", 1)
    feed(tmp_path / "more", "b c.xml", 2)
    feed(tmp_path / "more", "d.xml", 3)
    found = opml(
        tmp_path,
        '<outline text="Papers"><outline text="A" xmlUrl="a.xml"/></outline>',
        '<outline XMLURL="more/b%20c.xml"/>',
        f'<outline type="rss" xmlurl="file://{tmp_path}/more/d.xml"/>',
    )
    assert [item.ref for item in found] == [f"tag:quay.example,2025:{n}" for n in (1, 2, 3)]


@pytest.mark.parametrize(
    "address", ["https://quay.example/feed", "ftp://quay.example/a", "//quay.example/a", "feed:https://a"]
)
def test_feeds_on_the_network_are_not_fetched(tmp_path, address):
    (item,) = opml(tmp_path, f'<outline xmlUrl="{address}"/>')
    assert item.code == "not_fetched"
    assert address in item.message
    assert "save it as a file" in item.message


@pytest.mark.parametrize(
    "address",
    ["/etc/passwd", "../secret.xml", "in/../../secret.xml", "link.xml", "gone.xml", "", ".", "a\0b", "[", "file://["],
)
def test_files_elsewhere_are_not_opened(tmp_path, address):
    feed(tmp_path, "secret.xml", 1)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "link.xml").symlink_to(tmp_path / "secret.xml")
    found = opml(folder, f'<outline xmlUrl="{address}"/>')
    assert all(not isinstance(item, Article) for item in found)
    assert [item.code for item in found] in (["not_found"], ["empty"], ["unsupported_format"])


def test_one_broken_feed_does_not_stop_the_others(tmp_path):
    feed(tmp_path, "good.xml", 1)
    (tmp_path / "bad.xml").write_text("<urlset/>")
    found = opml(tmp_path, '<outline xmlUrl="bad.xml"/>', '<outline xmlUrl="good.xml"/>')
    assert [getattr(item, "code", "read") for item in found] == ["unsupported_format", "read"]


def test_what_names_no_feed(tmp_path):
    assert [item.code for item in opml(tmp_path, '<outline text="nothing"/>')] == ["empty"]
    path = tmp_path / "a.opml"
    path.write_text(rss(FULL))
    assert [item.code for item in ingest([str(path)])] == ["unsupported_format"]


def test_entities_and_broken_markup(tmp_path):
    path = tmp_path / "a.opml"
    doctype = '<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    path.write_text(doctype + '<opml><body><outline xmlUrl="&x;"/><outline xmlUrl="b.xml">')
    for item in ingest([str(path)]):
        assert "root:" not in item.message

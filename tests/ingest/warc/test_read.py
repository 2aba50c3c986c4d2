"""Web archives: which records become articles, what they know of their capture, and what is told."""

import gzip
import hashlib
import io
import zlib

import brotli
import pytest

from onrecord.ingest import count_inputs, ingest
from onrecord.records import Article, Credit
from tests.ingest.archives import HTML, TEXT, chunked, info, response, revisit, text, with_payload_digest
from tests.ingest.pages import BODY, page

URL = "https://www.quay.example/a"
PLAIN = "\n\n".join(BODY)


def read(tmp_path, *records, name="a.warc.gz"):
    path = tmp_path / name
    path.write_bytes(b"".join(records))
    return list(ingest([str(path)]))


def codes(items):
    return ["read" if isinstance(item, Article) else item.code for item in items]


def test_a_page_in_an_archive_is_the_article_of_the_page(tmp_path):
    markup = page(head='<link rel="canonical" href="https://www.quay.example/a">')
    saved = tmp_path / "a.html"
    saved.write_text(markup, "utf-8")
    (from_file,) = ingest([str(saved)])
    (item,) = read(tmp_path, info(), response(URL + "?from=mail#top", markup))
    assert (item.id, item.text, item.url) == (from_file.id, from_file.text, from_file.url)
    assert item.raw_sha256 == hashlib.sha256(markup.encode()).hexdigest()
    assert item.offsets_to_source == "exact"
    assert item.ref == f"{tmp_path / 'a.warc.gz'}:2"
    assert item.published == "2025-03-08T10:00:00+00:00"
    assert item.unknown["capture"]["url"] == URL + "?from=mail"
    assert item.unknown["capture"]["date"] == item.published


def test_what_the_page_says_of_its_date_comes_before_the_capture(tmp_path):
    markup = page(head='<meta property="article:published_time" content="2024-01-02T03:04:05Z">')
    (item,) = read(tmp_path, response(URL, markup))
    assert item.published == "2024-01-02T03:04:05+00:00"
    assert item.unknown["capture"]["date"] == "2025-03-08T10:00:00+00:00"


def test_a_page_that_names_another_site_as_its_own_is_a_copy_from_there(tmp_path):
    markup = page(head='<link rel="canonical" href="https://origin.example/a">')
    (item,) = read(tmp_path, response(URL, markup))
    assert (item.url, item.domain) == (URL, "quay.example")
    assert item.credits == (Credit("origin.example", None, "origin", "meta"),)


def test_packed_and_plain_named_so_or_not(tmp_path):
    for packed in (True, False):
        records = (info(packed), text(1, packed))
        for name in ("a.warc.gz", "a.warc", "a.bin"):
            (item,) = read(tmp_path, *records, name=name)
            assert item.text.startswith("“It is the 1th today,”"), (packed, name)
        (item,) = ingest(["-"], stdin=io.BytesIO(b"".join(records)))
        assert item.ref == "-:2"


def test_an_archive_packed_as_a_whole(tmp_path):
    whole = gzip.compress(info(False) + response(URL, page(), packed=False) + text(1, False))
    assert codes(read(tmp_path, whole)) == ["read", "read"]


def test_only_what_a_server_sent_as_a_page_is_read(tmp_path):
    others = [
        response(URL, page(), status="404 Not Found"),
        response(URL, b"", ("Content-Type", "text/html"), ("Location", "/b"), status="301 Moved"),
        response("https://quay.example/a.png", b"\x89PNG", ("Content-Type", "image/png")),
        response("https://quay.example/robots.txt", "User-agent: *", TEXT),
        response("https://quay.example/app.js?v=2", "var a = 1", TEXT),
        response("https://quay.example/pixel", b"", HTML),
        response("dns:quay.example", b"10.0.0.1", kind="resource"),
        response(URL, b"\0\1\2", ("X-Nothing", "said")),
        revisit(URL),
    ]
    found = read(tmp_path, info(), *others, response(URL, page()))
    assert codes(found) == ["read"]


def test_without_a_page_it_says_what_there_is(tmp_path):
    (item,) = read(tmp_path, info(), revisit(URL), revisit(URL))
    assert item.code == "empty"
    assert "2 revisit, 1 warcinfo" in item.message
    assert read(tmp_path)[0].code == "empty"


def test_a_resource_is_a_page_without_a_server(tmp_path):
    (item,) = read(tmp_path, response(URL, page(), kind="resource"))
    assert (item.text, item.url) == (PLAIN, URL)


def test_a_page_whose_type_nobody_tells_is_looked_at(tmp_path):
    (item,) = read(tmp_path, response(URL, page(), ("Server", "old")))
    assert item.text == PLAIN


BARE_DEFLATE = zlib.compressobj(9, zlib.DEFLATED, -15)


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: BARE_DEFLATE.compress(data) + BARE_DEFLATE.flush()),
        ("br", brotli.compress),
        ("gzip, br", lambda data: brotli.compress(gzip.compress(data))),
        ("identity", bytes),
        # The header stayed, the packing was taken away.
        ("gzip", bytes),
        ("br", bytes),
        ("deflate", bytes),
        ("zstd", bytes),
    ],
)
def test_packed_bodies_are_unpacked(tmp_path, coding, pack):
    data = page().encode()
    body = pack(data)
    encoding = ("Content-Encoding", coding)
    records = [
        response(URL, body, HTML, encoding),
        response(URL, chunked(body), HTML, encoding, ("Transfer-Encoding", "chunked")),
        response(URL, body, HTML, encoding, ("Transfer-Encoding", "chunked")),
    ]
    found = read(tmp_path, *records)
    assert [item.text for item in found] == [PLAIN] * 3
    assert {item.raw_sha256 for item in found} == {hashlib.sha256(data).hexdigest()}


@pytest.mark.parametrize(
    ("coding", "body", "code"),
    [
        ("gzip", gzip.compress(page().encode())[:-20], "read"),  # broken off: what is there
        ("gzip", b"\x1f\x8b" + b"\xff" * 50, "bad_response"),
        ("br", b"\xff" * 50, "bad_response"),
        ("deflate", b"\xff" * 50, "bad_response"),
        ("zstd", b"\x28\xb5\x2f\xfd" + b"\xff" * 50, "bad_response"),
        ("snappy", b"\xff" * 50, "bad_response"),
    ],
)
def test_bodies_that_cannot_be_unpacked_are_failures(tmp_path, coding, body, code):
    found = read(tmp_path, response(URL, body, HTML, ("Content-Encoding", coding)), text(1))
    assert codes(found) == [code, "read"]
    if code != "read":
        assert URL in found[0].message


def test_the_server_knows_the_encoding_better_than_the_page(tmp_path):
    markup = page(body=["“Ça va,” said Zoë Brandt, who had seen the dredger sink from the quay on Monday."])
    body = markup.replace("<head>", '<head><meta charset="iso-8859-5">').encode("cp1252")
    (item,) = read(tmp_path, response(URL, body, ("Content-Type", "text/html; charset=windows-1252")))
    assert item.text.startswith("“Ça va,” said Zoë Brandt")


def test_altered_bytes_are_told_and_read(tmp_path):
    record = response(URL, page(), packed=False)
    altered = record.replace(b"dredger sank", b"dredger swam")
    told, item = read(tmp_path, info(False), altered, name="a.warc")
    assert (told.code, told.ref) == ("digest_mismatch", f"{item.ref}:digest")
    assert URL in told.message
    assert "dredger swam" in item.text
    assert item.unknown["capture"]["digest"] == "mismatch"
    image = response("https://quay.example/a.png", b"\x89PNG", ("Content-Type", "image/png"), packed=False)
    assert codes(read(tmp_path, image.replace(b"PNG", b"PNK"), record, name="a.warc")) == ["digest_mismatch", "read"]


def sha1(data):
    return hashlib.sha1(data).hexdigest()


@pytest.mark.parametrize("form", ["sent", "unchunked", "unpacked"])
def test_a_payload_digest_of_any_form_of_the_payload_is_good(tmp_path, form):
    data = page().encode()
    packed = gzip.compress(data)
    sent = chunked(packed)
    digest = "sha1:" + sha1({"sent": sent, "unchunked": packed, "unpacked": data}[form])
    headers = (HTML, ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"))
    record = response(URL, sent, *headers, packed=False)
    assert codes(read(tmp_path, with_payload_digest(record, digest))) == ["read"]
    wrong = with_payload_digest(record, "sha1:" + sha1(b"something else"))
    assert codes(read(tmp_path, wrong)) == ["digest_mismatch", "read"]


@pytest.mark.parametrize("digest", ["sha1:", "sha1", ":", "crc32:00", "sha9000:ABC", "sha1:%%%", "sha256:é"])
def test_digests_that_make_no_sense_stop_nothing(tmp_path, digest):
    record = with_payload_digest(response(URL, page(), packed=False), digest)
    assert codes(read(tmp_path, record))[-1] == "read"


def test_every_record_is_met_on_its_own(tmp_path):
    found = read(
        tmp_path,
        response(URL, "<html><body><script>1</script></body></html>"),
        response(URL, page(), WARC_Segment_Number="1"),
        response(URL, page(), WARC_Truncated="length"),
        response(URL, page(), kind="rdsponse"),
    )
    assert codes(found) == ["no_text", "bad_response", "read", "bad_warc"]
    assert found[2].unknown["capture"]["truncated"] == "length"


def test_the_same_page_captured_twice_is_one_article(tmp_path):
    one, two = read(tmp_path, response(URL, page()), response(URL, page(), WARC_Date="2025-04-01T00:00:00Z"))
    assert one.id == two.id


def test_odd_addresses_print_nothing(tmp_path, capfd):
    assert codes(read(tmp_path, response("https://quay.example/a b", page()))) == ["read"]
    assert codes(read(tmp_path, response("https://[::1", page()))) == ["read"]
    assert capfd.readouterr() == ("", "")


def test_nobody_counts_records_beforehand(tmp_path):
    path = tmp_path / "a.warc"
    path.write_bytes(info(False))
    assert count_inputs([str(path)]) is None


def test_the_capture_date_is_read_in_every_precision(tmp_path):
    (item,) = read(tmp_path, response(URL, page(), WARC_Date="2025-03-08T10:00:00.123456Z"))
    assert item.published.startswith("2025-03-08T10:00:00.123456")

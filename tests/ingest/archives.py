"""Web archives for the tests, record by record, so that each test knows where what begins."""

import hashlib
import io
import json
import re
import uuid
import zipfile

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HTML = ("Content-Type", "text/html; charset=utf-8")
TEXT = ("Content-Type", "text/plain; charset=utf-8")
DATE = "2025-03-08T10:00:00Z"


def response(url, body, *headers, status="200 OK", packed=True, kind="response", **warc_headers):
    """One record, as its bytes in the file. Without headers it is a page of HTML; `warc_headers` take `_` for `-`."""
    if isinstance(body, str):
        body = body.encode("utf-8")
    http = StatusAndHeaders(status, list(headers or (HTML,)), protocol="HTTP/1.1") if kind != "resource" else None
    number = uuid.uuid5(uuid.NAMESPACE_URL, url)
    more = {"WARC-Date": DATE, "WARC-Record-ID": f"<urn:uuid:{number}>"}
    more |= {name.replace("_", "-"): value for name, value in warc_headers.items()}
    content_type = dict(headers or (HTML,))["Content-Type"] if kind == "resource" else None
    return _written(
        packed, url, kind, payload=io.BytesIO(body), http_headers=http, warc_headers_dict=more,
        **({"warc_content_type": content_type} if content_type else {}),
    )  # fmt: skip


def with_payload_digest(record, digest):
    """The record (not packed), saying another digest of its payload than its writer made."""
    return re.sub(rb"(?<=WARC-Payload-Digest: )[^\r]*", digest.encode(), record, count=1)


def text(number, packed=True):
    """A record whose page is one line of plain text, no two alike."""
    words = f"“It is the {number}th today,” said Ann Lee, who counts the boats that leave the quay.\n" * 3
    return response(f"https://quay.example/{number}.txt", words, TEXT, packed=packed)


def info(packed=True):
    """The record that archives begin with."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "tests"}))
    return out.getvalue()


def revisit(url, packed=True):
    """A record that says: as before."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    http = StatusAndHeaders("200 OK", [HTML], protocol="HTTP/1.1")
    writer.write_record(writer.create_revisit_record(url, "sha1:AAAA", url, DATE, http_headers=http))
    return out.getvalue()


def chunked(data, size=100):
    """The data as `Transfer-Encoding: chunked` sends it."""
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def wacz(path, archives, pages=None, description=None):
    """Write a package of `archives` (name: bytes); with `pages`, their addresses are listed."""
    with zipfile.ZipFile(path, "w") as package:
        resources = []
        for name, data in archives.items():
            package.writestr(f"archive/{name}", data)
            digest = "sha256:" + hashlib.sha256(data).hexdigest()
            resources.append({"name": name, "path": f"archive/{name}", "hash": digest, "bytes": len(data)})
        if pages is not None:
            lines = [{"format": "json-pages-1.0", "id": "pages"}, *({"url": url} for url in pages)]
            package.writestr("pages/pages.jsonl", "\n".join(map(json.dumps, lines)))
        package.writestr("datapackage.json", json.dumps(description or {"resources": resources}))
    return str(path)


def _written(packed, url, kind, **what):
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warc_record(url, kind, **what))
    return out.getvalue()

"""An OPML file -> the articles of the feeds it names, as far as they are files beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from onrecord.errors import InputError
from onrecord.ingest.build import failure
from onrecord.ingest.feed.read import read_feed
from onrecord.ingest.html import Extractor
from onrecord.ingest.html.decode import decode_page
from onrecord.ingest.source import read_whole
from onrecord.records import Article, Failure
from onrecord.text.clean import clean


def read_opml(stream: BinaryIO, *, ref: str, extractor: Extractor) -> Iterator[Article | Failure]:
    """The articles and failures of each feed that the OPML names and that is a file in its folder or below. A feed on
    the network is a failure `not_fetched`: nothing leaves the machine.

    Raises InputError: `empty`, `unsupported_format` for what is no OPML, and what reading and decoding raise."""
    answer = extractor.feed(clean(decode_page(read_whole(stream)).text).text)
    feeds = answer.get("feeds")
    if not isinstance(feeds, list):
        raise InputError("unsupported_format", "no OPML; give the feeds themselves")
    if not feeds:
        raise InputError("empty", "the OPML names no feed (an outline with xmlUrl)")
    for number, feed in enumerate(feeds, start=1):
        at = f"{ref}:{number}"
        try:
            path = _beside(ref, feed["address"])
            with path.open("rb") as found:
                yield from read_feed(found, ref=str(path), extractor=extractor)
        except InputError as error:
            yield failure(at, error)
        except OSError as error:
            message = f"the feed {feed['address']} cannot be read ({error.strerror or error}); check the OPML"
            yield failure(at, InputError("not_found", message))


def _beside(ref: str, address: str) -> Path:
    """The file that the address means. Raises InputError `not_fetched`, `not_found`.

    Who wrote the OPML must not choose files elsewhere on the machine that reads it."""
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("", "file") or parts.netloc not in ("", "localhost"):
        raise InputError(
            "not_fetched",
            f"the feed {address} is on the network, and nothing is fetched; save it as a file and give that",
        )
    folder = Path(ref).absolute().parent
    path = folder / unquote(parts.path)
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        inside = False
    if not inside or not path.is_file():
        raise InputError("not_found", f"the feed {address} is no file in the folder of the OPML; give it by its path")
    return path

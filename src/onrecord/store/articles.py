"""Articles as they were taken in, with the bytes they came from and the names under which they were met."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from onrecord.records import Article, from_json, to_json
from onrecord.store.database import Database

FIELDS = (
    "url", "outlet", "domain", "title", "byline", "published", "language", "text_sha256", "raw_sha256",
    "offsets_to_source", "text",
)  # fmt: skip
"""Fields of an Article that are columns of the same name."""

COLUMNS = ("id", *FIELDS, "outlet_key", "day", "run", "credits", "more")
INSERT = f"INSERT INTO article ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
SELECT = f"SELECT {', '.join(('id', *FIELDS, 'credits', 'more'))} FROM article WHERE number = ?"
DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
NO_CREDITS = "[]"
PACKING = 6


def number_of(db: Database, article_id: str) -> int | None:
    """The number of the article with the id, None if it is not there."""
    row = db.one("SELECT number FROM article WHERE id = ?", (article_id,))
    return None if row is None else int(row[0])


def insert(db: Database, article: Article, run: int) -> int:
    """Add an article that is not there yet, with its refs; its number."""
    values = [article.id, *(getattr(article, name) for name in FIELDS)]
    values += [key(article.outlet or article.domain), day(article.published), run]
    values += [packed_json(to_json(article)["credits"]), more(article.unknown)]
    number = db.insert(INSERT, values)
    add_refs(db, number, refs_of(article), run)
    return number


def load(db: Database, number: int) -> Article:
    """The article as it was taken in, under all names it was met with; not as it was read."""
    ((article_id, *values, credits, unknown),) = db.all(SELECT, (number,))
    known: dict[str, Any] = dict(zip(FIELDS, values, strict=True))
    names = refs(db, number)
    # Columns were checked when they were written; only what is JSON is read as such.
    found = from_json({"text": known["text"], "credits": json.loads(credits)}).credits if credits != NO_CREDITS else ()
    return Article(
        id=article_id,
        **known,
        ref=names[0] if names else None,
        refs=tuple(names) if len(names) > 1 else (),
        credits=found,
        unknown=unpacked_json(unknown),
    )


def add_refs(db: Database, number: int, names: Iterable[str], run: int) -> int:
    """Note further names of an article; how many were new."""
    sql = "INSERT OR IGNORE INTO ref (article, ref, run) VALUES (?, ?, ?)"
    return sum(db.run(sql, (number, name, run)) for name in names)


def refs(db: Database, number: int) -> list[str]:
    """The names under which an article was met, in order."""
    return [str(row[0]) for row in db.rows("SELECT ref FROM ref WHERE article = ? ORDER BY number", (number,))]


def refs_of(article: Article) -> Sequence[str]:
    """The names that the record gives."""
    return list(dict.fromkeys([*([article.ref] if article.ref is not None else []), *article.refs]))


def keep_raw(db: Database, sha256: str, data: bytes) -> bool:
    """Keep bytes by their hash; False if they are there already."""
    if db.count("SELECT count(*) FROM raw WHERE sha256 = ?", (sha256,)):
        return False
    db.run("INSERT INTO raw VALUES (?, ?, ?)", (sha256, len(data), zlib.compress(data, PACKING)))
    return True


def raw(db: Database, sha256: str) -> bytes | None:
    """The bytes with that hash, None if they were not kept."""
    row = db.one("SELECT packed FROM raw WHERE sha256 = ?", (sha256,))
    return None if row is None else zlib.decompress(row[0])


def key(name: str | None) -> str | None:
    """A name as names are compared: lower case, white space as one space; None for nothing."""
    return " ".join(name.casefold().split()) or None if name else None


def day(published: str | None) -> str | None:
    """The day (or month, or year) of an ISO 8601 date, where it is told; None for what is no date."""
    match = DAY.match(published or "")
    return match.group() if match else None


def more(unknown: Mapping[str, Any]) -> str | None:
    """Keys that the format does not know, as JSON; None for none."""
    return packed_json(unknown) if unknown else None


def packed_json(value: Any) -> str:
    """JSON without spaces, for a column."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def unpacked_json(column: Any) -> dict[str, Any]:
    """The object in a column, an empty one for NULL."""
    return json.loads(column) if column else {}

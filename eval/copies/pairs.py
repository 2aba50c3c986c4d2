"""The labelled pairs: read from pairs.tsv, and made from annotated articles by edits of a known kind.

Two parts. Thresholds are chosen on `development` (the census pairs, edits of every other Wikinews article); `report`
(the Spotify pairs, edits of the others) is for figures only.
"""

from __future__ import annotations

import csv
import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.copies import edits
from onrecord.records import Article, from_json

LABELS = Path(__file__).with_name("pairs.tsv")
PARTS = ("development", "report")
SEED = {"development": 11, "report": 29}
EVERY_KIND = 12
"""Made pairs of each kind, in each part."""
MIN_SENTENCES = 8
CORPORA = ("census-articles", "spotify-articles")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles and what the one is to the other; `kind` = `real`, or the edit that made b."""

    a: Article
    b: Article
    relation: str
    kind: str


def load(folder: Path, part: str) -> list[Pair]:
    """The pairs of a part; those whose corpus is absent are left out."""
    pairs = list(_real(folder, "census-articles" if part == "development" else "spotify-articles"))
    return pairs + list(_made(folder, part))


def articles(folder: Path, corpus: str) -> dict[str, Article]:
    """A corpus by id, in order; empty where it is not there."""
    path = folder / f"{corpus}.jsonl.gz"
    if not path.is_file():
        return {}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return {article.id: article for article in (from_json(json.loads(line)) for line in file)}


def _real(folder: Path, corpus: str) -> Iterator[Pair]:
    found = articles(folder, corpus)
    with LABELS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["a"] in found and row["b"] in found:
                yield Pair(found[row["a"]], found[row["b"]], row["relation"], "real")


def _made(folder: Path, part: str) -> Iterator[Pair]:
    every = [a for a in articles(folder, "wikinews-train").values() if len(_flat(a)) >= MIN_SENTENCES]
    mine = every[PARTS.index(part) :: 2]
    chance = random.Random(SEED[part])
    if len(mine) < 2 * EVERY_KIND:
        return
    for kind, relation in KINDS.items():
        count = 0
        for article in chance.sample(mine, len(mine)):
            other = chance.choice([a for a in mine if a is not article])
            text = _edit(kind, chance, article, other)
            if text is not None and count < EVERY_KIND:
                count += 1
                yield Pair(article, edits.copy_of(article, text, f"{article.id}.{kind}"), relation, kind)


KINDS = {
    "cut": "cut",
    "restyled": "copy",
    "cut and restyled": "cut",
    "reworded": "copy",
    "cut and reworded": "cut",
    "merged": "partial",
    "merged and reworded": "partial",
    "quoted": "quotes",
    "other": "none",
}


def _edit(kind: str, chance: random.Random, article: Article, other: Article) -> str | None:
    """The text that the edit makes of an article, by means of another where it needs one."""
    own, foreign = edits.paragraphs_of(article.text), edits.paragraphs_of(other.text)
    if kind == "other":
        return other.text
    if kind == "quoted":
        made = edits.quoting(chance, foreign, article.text)
        return None if made is None else edits.text_of(made)
    if kind.startswith("merged"):
        own = edits.reworded(chance, own, 0.6) if kind.endswith("reworded") else own
        return edits.text_of(edits.merged(chance, foreign, own))
    if kind.startswith("cut"):
        own = edits.cut(chance, own)
    if kind.endswith("restyled"):
        own = edits.restyled(chance, own)
    if kind.endswith("reworded"):
        own = edits.reworded(chance, own)
    return edits.text_of(own)


def _flat(article: Article) -> list[str]:
    return [s for block in edits.paragraphs_of(article.text) for s in block]

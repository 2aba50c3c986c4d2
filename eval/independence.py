"""Independence on the sample: what a ledger of its pages counts, against sample/provenance.json.

    python -m eval.independence

For every story and every claim that the file knows: does the range hold the truth, and is no uncredited copy counted? A
claim is compared where one was found that holds two of its statements or more, for those; others are told as not found.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.pipeline import Ledger
from onrecord.records import Claim, Count, Story

SAMPLE = Path(__file__).parent.parent / "sample"
MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\n": " "})
UNCREDITED = ("uncredited_copy", "uncredited_rewrite")


def main() -> int:
    """The exit status: 1 where a range misses the truth or an uncredited copy is sure to count."""
    truth = json.loads((SAMPLE / "provenance.json").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "sample.db") as ledger:
        ledger.add(SAMPLE / "pages")
        ledger.link()
        stories, claims = ledger.stories(), ledger.claims(limit=1000)
    pages = {a.id: Path(a.ref or "").name for s in stories for a in s.articles}
    lines = [*_stories(truth, stories, pages), *_claims(truth, claims, pages)]
    good = all(held for held, _ in lines)
    for held, line in lines:
        print(f"{'holds ' if held else 'MISSES'}  {line}")
    return 0 if good else 1


def _stories(truth: dict[str, Any], stories: list[Story], pages: dict[str, str]) -> Iterator[tuple[bool, str]]:
    for known in truth["stories"]:
        files = {p["file"] for p in truth["pages"] if p["story"] == known["id"]}
        found = next((s for s in stories if {pages[a.id] for a in s.articles} == files), None)
        if found is None:
            yield False, f"story {known['id']}: not one story"
            continue
        yield _held(f"story {known['id']} newsrooms", found.newsrooms, known["newsrooms"])
        copied = {p["outlet"] for p in truth["pages"] if p["file"] in files and p["relation"] in UNCREDITED}
        sure = set(found.newsrooms.members[: found.newsrooms.low or 0])
        yield not copied & sure, f"story {known['id']}: uncredited copies {sorted(copied)} are not sure to count"


def _claims(truth: dict[str, Any], claims: list[Claim], pages: dict[str, str]) -> Iterator[tuple[bool, str]]:
    for known in truth["claims"]:
        wanted = {(s["file"], s["quote"].translate(MARKS)) for s in known["statements"]}
        hits = [{w for w in wanted if _holds(c, w, pages)} for c in claims]
        best = max(range(len(claims)), key=lambda i: len(hits[i]), default=None)
        if best is None or len(hits[best]) < 2:
            yield True, f"claim {known['id']}: not found"
            continue
        whole = f"({len(hits[best])} of {len(wanted)} statements)"
        carried = {pages[s.article] for s in claims[best].statements} & {f for f, _ in wanted}
        obtained = {n for p in truth["pages"] if p["file"] in carried for n in p["newsrooms"]}
        newsrooms = _of_part(known["newsrooms"], obtained)
        yield _held(f"claim {known['id']} newsrooms {whole}", claims[best].newsrooms, newsrooms)
        yield _held(f"claim {known['id']} speakers {whole}", claims[best].speakers, known["speakers"])


def _of_part(known: dict[str, Any], obtained: set[str]) -> dict[str, Any]:
    """The true number for a claim of which only the statements in some pages were found."""
    members = [m for m in known["members"] if m in obtained]
    return {"low": min(known["low"], len(members)), "high": min(known["high"], len(members)), "members": members}


def _holds(claim: Claim, wanted: tuple[str, str], pages: dict[str, str]) -> bool:
    file, quote = wanted
    return any(pages[s.article] == file and quote[:30] in s.text.translate(MARKS) for s in claim.statements)


def _held(what: str, count: Count, known: dict[str, Any]) -> tuple[bool, str]:
    low, high = known["low"], known["high"]
    found = "unmeasured" if count.low is None else f"{count.low}-{count.high}"
    held = count.low is None or (count.low <= high and (count.high or 0) >= low)
    return held, f"{what}: {found}, truth {low}-{high}; {', '.join(count.members)}"


if __name__ == "__main__":
    sys.exit(main())

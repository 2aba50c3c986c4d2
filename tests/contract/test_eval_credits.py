"""How the credits in the text are measured by themselves."""

import gzip
import json

from eval.credits import LABELS, found, labelled, mistakes
from onrecord.records import Article, Credit, text_hash
from onrecord.text.span import Span

TEXT = "Rain is late\nShe told the Saltmere Gazette that it was late.\nVesta knew it."
GOLD = {"a": Article(id="a", text=TEXT, credits=(Credit("Vesta", Span(61, 66), "origin", "text"),))}


def test_what_is_missed_and_what_is_too_much_is_told_with_its_line():
    assert list(mistakes(GOLD, found(GOLD))) == [
        "- a\tVesta\t[Vesta] knew it.",
        "+ a\tSaltmere Gazette\tShe told the [Saltmere Gazette] that it was late.",
    ]


def test_the_rules_do_not_see_the_annotated_credits():
    assert [c.outlet for c in found(GOLD, statements=True)["a"].credits] == ["Saltmere Gazette"]


def test_the_further_articles_get_their_texts_from_the_corpora(tmp_path):
    told = "She told the Saltmere Gazette."
    with gzip.open(tmp_path / "harbour.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "h1", "text": told}) + "\n" + json.dumps({"id": "h2", "text": "Other."}) + "\n")
    row = {"corpus": "harbour", "id": "h1", "text_sha256": text_hash(told), "part": "report"}
    row["credits"] = [{"span": [13, 29], "role": "origin"}]
    changed = {**row, "id": "h2"}
    absent = {**row, "corpus": "vesta"}
    labels = tmp_path / "labels.jsonl"
    labels.write_text("".join(json.dumps(r) + "\n" for r in (row, changed, absent)), "utf-8")
    ((part, articles),) = labelled(tmp_path, labels).items()
    assert part == "report" and list(articles) == ["h1"]
    assert articles["h1"].credits == (Credit("Saltmere Gazette", Span(13, 29), "origin", "text"),)


def test_the_kept_labels_are_in_two_parts_and_hold_no_text():
    rows = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    assert {row["part"] for row in rows} == {"development", "report"} and len(rows) == len({row["id"] for row in rows})
    assert all(set(credit) == {"span", "role"} for row in rows for credit in row["credits"])

"""The labelled pairs of copies are well formed, enough, and known before the corpora are."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from bench.news import COPIES_SHARE, news
from eval.copies import pairs
from eval.copies.run import best_threshold, f1, judge, main, measure

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "data"
RELATIONS = {"copy", "cut", "partial", "quotes", "none"}


def rows():
    with pairs.LABELS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_there_are_enough_labels_of_each_class_and_each_has_its_reason():
    counts = Counter(row["relation"] for row in rows())
    assert set(counts) == RELATIONS
    assert sum(counts.values()) >= 150
    assert all(row["why"] for row in rows())
    ends = [frozenset((row["a"], row["b"])) for row in rows()]
    assert len(set(ends)) == len(ends)


def test_f1_counts_what_is_found_wrong_and_missed():
    assert f1([(True, True), (True, False), (False, True), (False, False)]) == 0.5
    assert f1([]) == 1


def test_without_the_corpora_it_says_so(tmp_path, capsys):
    assert main(["--corpora", str(tmp_path)]) == 2
    assert "--corpora" in capsys.readouterr().err


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora are not here")
def test_every_label_is_of_an_article_that_is_there_and_some_are_found():
    every = {name for corpus in pairs.CORPORA for name in pairs.articles(CORPORA, corpus)}
    assert {row[end] for row in rows() for end in "ab"} <= every
    some = [p for p in pairs.load(CORPORA, "development") if p.kind != "real"][::9]
    judged = judge(some)
    assert 0 <= measure(judged, best_threshold(judged))["derived_f1"] <= 1


def test_generated_articles_are_the_same_for_the_same_seed_and_three_in_ten_are_copies():
    made = list(news(200, seed=4, popular=10))
    assert [m.article for m in made] == [m.article for m in news(200, seed=4, popular=10)]
    assert abs(sum(m.source is not None for m in made) / 200 - COPIES_SHARE) < 0.1
    assert sum(m.kind == "popular" for m in made) == 10

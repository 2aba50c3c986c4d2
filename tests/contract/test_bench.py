"""The bench's own arithmetic, and the articles it reads."""

from bench.articles import MAX_WORDS, MIN_WORDS, articles, word_count
from bench.run import Figure, best


def test_articles_are_the_same_for_a_seed_and_all_differ():
    first, again, other = ([a.text for a in articles(30, seed)] for seed in (1, 1, 2))
    assert first == again != other
    assert len(set(first)) == 30


def test_lengths_vary_as_those_of_news_do():
    lengths = [word_count(a.text) for a in articles(200)]
    assert min(lengths) >= MIN_WORDS
    assert max(lengths) < MAX_WORDS + 200  # the last paragraph is not cut
    assert max(lengths) > 4 * min(lengths)


def test_articles_hold_quotations_and_paragraphs():
    text = "\n".join(a.text for a in articles(10))
    assert text.count("“") == text.count("”") > 10
    assert "\n\n" in text


def test_a_target_is_a_ceiling_or_a_floor():
    assert Figure("seconds", 0.3, 0.3).met
    assert not Figure("seconds", 0.31, 0.3).met
    assert Figure("words", 4500, 4500, most=False).met
    assert not Figure("words", 4499, 4500, most=False).met


def test_the_best_of_some_runs_counts():
    runs = []
    assert best(3, lambda: runs.append(1)) < 1
    assert len(runs) == 3

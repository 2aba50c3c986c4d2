"""Newsrooms behind many copies: followed back to where the text began, and without a wait."""

from itertools import combinations

from onrecord.linking.independence import NewsroomCounts, Newsrooms, Outlets
from onrecord.records import Article, CopyEdge, Credit


def articles(count, credits=None):
    return [
        Article(f"a{n}", "The quay is shut.", outlet=f"Paper {chr(65 + n // 26)}{chr(65 + n % 26)}",
                published=f"2031-01-01T{n // 60:02}:{n % 60:02}", credits=(credits or {}).get(n, ()))
        for n in range(count)
    ]  # fmt: skip


def edge(a, b, direction, origin=None):
    return CopyEdge(a=a, b=b, relation="copy", share_a=1.0, share_b=1.0, direction=direction, origin=origin)


def counted(every, edges):
    outlets = Outlets(every)
    newsrooms = Newsrooms(every, edges, outlets)
    return NewsroomCounts(outlets).of(newsrooms.of_article(a) for a in every)[0]


def test_a_third_that_two_have_it_from_may_be_a_copy_itself():
    every = articles(4)
    edges = [edge("a0", "a1", "b_from_a"), edge("a2", "a3", "common", "Paper AB")]
    found = counted(every, edges)
    assert (found.low, found.high, found.members) == (1, 1, ("Paper AA",))


def test_papers_that_credit_each_other_are_not_sure_to_have_obtained_it():
    credits = {n: (Credit(f"Paper A{'BA'[n]}", None, "origin", "byline"),) for n in range(2)}
    found = counted(articles(2, credits), [edge("a0", "a1", "unknown")])
    assert (found.low, found.high) == (1, 2)


def test_hundreds_of_copies_that_are_all_alike_have_one_newsroom():
    every = articles(300)
    near = [(a.id, b.id) for n in range(len(every)) for a, b in combinations(every[n : n + 7], 2)]
    found = counted(every, [edge(a, b, "unknown") for a, b in dict.fromkeys(near)])
    assert (found.low, found.high, found.members) == (1, 1, ("Paper AA",))

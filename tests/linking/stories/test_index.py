"""The index of stories: taken up again as it was left, one against many as many against many, large stories whole."""

import numpy as np
import pytest

from bench.news import news
from onrecord.limits import MAX_REGROUPED_ARTICLES
from onrecord.linking.stories import StoryIndex, features_of, load_model, pack
from onrecord.linking.stories.packing import packed_counts, unpack, unpacked_counts
from onrecord.linking.stories.similarity import Frequencies


def features(count, popular=0, seed=3):
    """Articles' features; the lead's vector is made of the lead's words, so that what begins alike is near."""
    chance = np.random.default_rng(0)
    vectors = {}

    def lead(text):
        every = [vectors.setdefault(w, chance.standard_normal(384)) for w in text[:600].lower().split()]
        total = np.sum(every, axis=0)
        return (total / np.linalg.norm(total)).astype(np.float16).astype(np.float32)

    articles = (made.article for made in news(count, seed, popular))
    return [features_of(a.text, lead(a.text), a.published) for a in articles]


def groups(index):
    return sorted(sorted(members) for members in index.stories.values())


@pytest.fixture(scope="module")
def some():
    return features(60)


def test_packed_features_come_back(some):
    for one in some:
        back = unpack(pack(one))
        assert (back.day, back.buckets.tolist(), back.counts.tolist()) == (
            one.day,
            one.buckets.tolist(),
            one.counts.tolist(),
        )
        assert np.array_equal(back.lead, one.lead)


def test_one_against_many_is_a_row_of_many_against_many(some):
    frequencies, model = Frequencies(), load_model()
    for one in some:
        frequencies.add(one)
    table = model.log_odds(some, frequencies)
    for n, one in enumerate(some):
        assert model.log_odds_of(one, some, frequencies) == pytest.approx(table[n], abs=1e-4)
    assert model.log_odds_of(some[0], [], frequencies).shape == (0,)
    empty = features_of("", some[0].lead, None)
    assert np.isfinite(model.log_odds_of(empty, some, frequencies)).all()


def test_an_index_that_is_taken_up_again_goes_on_as_before(some):
    packed = [pack(one) for one in some[:40]]
    whole, first = StoryIndex(load_model()), StoryIndex(load_model())
    second, third = (StoryIndex(load_model(), packed.__getitem__) for _ in range(2))
    for one in some[:40]:
        first.add(one)
        if len(first.story_of) == 20:
            pieces, counts = [first.leads_from(0)], first.counts()
        if len(first.story_of) == 30:
            pieces, counts = [*pieces, first.leads_from(20)], first.counts()
    second.restore(first.story_of, packed)
    third.restore(first.story_of, packed[30:], pieces, counts)
    for one in some:
        whole.add(one)
    for one in some[40:]:
        for index in (first, second, third):
            index.add(one)
    assert groups(first) == groups(second) == groups(third) == groups(whole)


def test_packed_counts_come_back():
    counts = np.arange(400, dtype=np.int32)
    assert np.array_equal(unpacked_counts(packed_counts(counts), 400), counts)


def test_a_text_in_more_outlets_than_are_grouped_anew_is_one_story():
    index, count = StoryIndex(load_model()), MAX_REGROUPED_ARTICLES + 40
    for one in features(count, popular=count):
        index.add(one)
    assert [len(members) for members in index.stories.values()] == [count]

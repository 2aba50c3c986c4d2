"""Stories, claims and their counts: through JSON and back; what is off is refused with the key that is off."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import RecordError
from onrecord.records import (
    Change,
    Claim,
    ClaimStatement,
    Count,
    Dispute,
    Reason,
    Story,
    StoryArticle,
    StorySpeaker,
    Variant,
    claim_dumps,
    claim_from_json,
    story_dumps,
    story_from_json,
)
from onrecord.records.claim import VARIANTS, claim_to_json
from onrecord.records.count import NUMBERS
from onrecord.records.json_values import encodable

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
maybe = st.none() | words
names = st.lists(words, max_size=2).map(tuple)
others = st.dictionaries(words.map("x".__add__), st.integers(), max_size=1)


def several(strategy):
    return st.lists(strategy, max_size=2).map(tuple)


measured = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(sorted)
counts = st.one_of(
    st.builds(Count, st.none(), st.none(), st.just(()), words, unknown=others),
    measured.flatmap(lambda p: st.builds(Count, st.just(p[0]), st.just(p[1]), names, maybe, unknown=others)),
)
numbers = st.sampled_from(sorted(NUMBERS))
reasons = several(st.builds(Reason, numbers, words, words, words, names, unknown=others))
stories = st.builds(
    Story,
    words,
    words,
    several(st.builds(StoryArticle, words, maybe, maybe, maybe, maybe, unknown=others)),
    several(names),
    counts,
    counts,
    counts,
    several(st.builds(StorySpeaker, words, maybe, st.integers(0, 9), names, maybe, unknown=others)),
    reasons,
    unknown=others,
)
variants = st.builds(
    Variant,
    words,
    st.sampled_from(sorted(VARIANTS)),
    names,
    names,
    several(st.builds(Change, words, words, unknown=others)),
    unknown=others,
)
claims = st.builds(
    Claim,
    words,
    words,
    several(st.builds(ClaimStatement, words, words, words, maybe, maybe, maybe, unknown=others)),
    several(variants),
    counts,
    counts,
    counts,
    reasons,
    several(st.builds(Dispute, words, words, words, maybe, words, words, maybe, maybe, unknown=others)),
    maybe,
    unknown=others,
)


@given(stories)
def test_a_story_comes_back_the_same(story):
    assert story_from_json(json.loads(story_dumps(story))) == story


@given(claims)
def test_a_claim_comes_back_the_same(claim):
    assert claim_from_json(json.loads(claim_dumps(claim))) == claim
    assert claim_dumps(claim) == encodable(json.dumps(claim_to_json(claim), ensure_ascii=False, separators=(",", ":")))


@pytest.mark.parametrize(("low", "high"), [(2, 1), (-1, 1), (None, 1), (1, None)])
def test_a_count_is_a_range_or_nothing(low, high):
    with pytest.raises(RecordError, match="count"):
        Count(low, high)


NONE = {"low": None, "high": None, "members": [], "unmeasured": "no outlet is named"}
STORY = {"id": "s", "title": "t", "outlets": NONE, "newsrooms": NONE, "speakers": NONE}


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"outlets": {"low": 3, "high": 2}}, "story.outlets"),
        ({"newsrooms": None}, "story.newsrooms"),
        ({"families": [[1]]}, r"families\[0\]"),
        ({"reasons": [{"number": "readers"}]}, "number"),
    ],
)
def test_the_message_names_the_key_that_is_off(change, named):
    assert story_from_json(STORY).outlets.low is None
    with pytest.raises(RecordError, match=named):
        story_from_json({**STORY, **change})

"""A story that grew article by article, in whatever order, has the records of one that was made from nothing."""

from zlib import crc32

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.linking.claims import paraphrase, wordings
from onrecord.linking.claims.matching import in_order, most_in_order
from onrecord.linking.claims.points import point
from onrecord.linking.events import EventDraft, Remembered, link_event
from onrecord.records import claim_dumps, story_dumps
from tests.linking.made import article, edge, say

GATE = "The northern gate was locked from the outside by the harbour police"
TEXTS = (
    GATE,
    GATE.upper(),
    GATE.replace("locked", "chained"),
    GATE.replace("was", "was not"),
    GATE.replace("outside", "inside"),
    "The northern gate was locked from the outside",
    "that the harbour police had locked the northern gate from outside",
    "We were never told that the northern gate was locked",
    "I was not told about the harbour contract before June",
    "Twelve people died when the eastern pier fell",
    "Forty people died when the eastern pier fell",
    "the eastern pier fell and the northern gate was locked from the outside",
)
SPEAKERS = ("Ada Quill", "Quill", "Bo Lind", "the minister", "Harbour Union", None)
SAID = st.builds(
    say,
    st.sampled_from(SPEAKERS),
    st.sampled_from(TEXTS),
    kind=st.sampled_from(("direct", "indirect")),
    cue=st.sampled_from(("said", "denied")),
)
CONTENTS = st.lists(st.lists(SAID, min_size=1, max_size=3), min_size=2, max_size=7)


def embed(texts):
    """What shares words is near."""
    vectors = np.zeros((len(texts), 384), dtype=np.float32)
    for vector, text in zip(vectors, texts, strict=True):
        for word in text.lower().split():
            vector[crc32(word.encode()) % 384] += 1
    return vectors / np.maximum(1.0, np.linalg.norm(vectors, axis=1, keepdims=True))


def records(event):
    return [story_dumps(event.story), *map(claim_dumps, event.claims)]


@pytest.mark.parametrize("most", [1_500, 5])
@given(contents=CONTENTS, data=st.data())
@settings(max_examples=60, deadline=None)
def test_any_order_of_adding_gives_the_records_of_all_at_once(most, contents, data):
    made = [article(f"a{n}", f"Outlet {n % 4}", *said) for n, said in enumerate(contents)]
    copies = [edge(made[1], made[0])]
    families = [[made[0].id, made[1].id]]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wordings, "MAX_STORY_ITEMS", most)  # with few, wordings leave the story and come back
        remembered, there = Remembered(), []
        for one in data.draw(st.permutations(made)):
            there.append(one)
            edges = copies if {made[0], made[1]} <= set(there) else []
            draft = EventDraft(there, edges, families if edges else [], remembered=remembered)
            grown = draft.event(embed(draft.texts))
            if data.draw(st.booleans()):  # kept in a ledger, and taken up by another process
                remembered = Remembered()
                remembered.wordings = wordings.Known.unpacked(draft.remembered.wordings.packed())
            again = data.draw(st.permutations(there))
            assert records(grown) == records(link_event(again, edges, families if edges else [], embed))


def test_what_is_remembered_is_not_compared_again(monkeypatch):
    made = [article(f"a{n}", f"Outlet {n}", say("Ada Quill", words)) for n, words in enumerate(TEXTS)]
    compared = []
    pair = wordings._pair
    monkeypatch.setattr(wordings, "_pair", lambda a, b, run: compared.append((a.text, b.text)) or pair(a, b, run))
    remembered = Remembered()
    draft = EventDraft(made[:-1], [], [], remembered=remembered)
    draft.event(embed(draft.texts))
    assert compared
    for _ in range(2):
        compared.clear()
        draft = EventDraft(made, [], [], remembered=remembered)
        draft.event(embed(draft.texts))
        assert all(TEXTS[-1] in texts for texts in compared)
        remembered.wordings = wordings.Known.unpacked(remembered.wordings.packed())
    assert not compared


def test_an_article_that_was_read_again_is_looked_at_again():
    remembered = Remembered()
    first, other = article("a", "Hill Chronicle", say("Ada Quill", GATE)), article("b", "Vale Post", say("Quill", GATE))
    EventDraft([first, other], [], [], remembered=remembered)
    anew = article("a", "Hill Chronicle", say("Bo Lind", TEXTS[9]))
    draft = EventDraft([anew, other], [], [], remembered=remembered)
    assert [p.speaker for p in draft.points] == ["Bo Lind", "Quill"]


@given(
    st.lists(st.sampled_from("gate pier fell the the not".split())), st.lists(st.sampled_from("gate the fell".split()))
)
def test_the_words_that_both_have_bound_those_in_one_order(one, other):
    a, b = point(" ".join(one)), point(" ".join(other))
    (share, run), (most, longest) = in_order(a, b), most_in_order(a, b)
    assert share <= most
    assert run <= longest


def test_more_words_in_common_never_make_a_paraphrase_less_likely():
    weights = dict(zip(paraphrase.FEATURES, paraphrase._fitted().weights, strict=True))
    assert min(weights["in_order"], weights["run"], weights["cosine"]) >= 0  # what bounds rest on

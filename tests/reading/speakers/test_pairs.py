"""Which words stand for a source and its candidates, and what they add to the scores."""

import numpy as np
import pytest

from onrecord.reading.speakers.anaphor import Anaphor, of_pronoun
from onrecord.reading.speakers.entities import Entity
from onrecord.reading.speakers.page import read_page
from onrecord.reading.speakers.pairs import ITSELF, MENTIONED, MENTIONS, NOBODY, PairScorer, PairWords, pair_words
from onrecord.records import Statement
from onrecord.text.span import Span

TEXT = "Ana Ruiz met Pavel Dorn. Ruiz spoke. Dorn spoke. Dorn left. Dorn slept. Dorn sang. She said it rained."
PAGE = read_page(TEXT)
SAID = Statement(id="1", content=(Span(TEXT.index("it"), len(TEXT) - 1),), cue=Span(TEXT.index("said"), len(TEXT) - 10))


def word(text: str, nth: int = 0) -> int:
    return [i for i, w in enumerate(PAGE.words) if w == text][nth]


def entity(number: int, *mentions: tuple[int, int], members: tuple[Entity, ...] = ()) -> Entity:
    out = Entity(number, str(number), members=members)
    for start, end in mentions:
        out.mention(start, end, named=True)
    return out


RUIZ = entity(0, (0, 2), (word("Ruiz", 1), word("Ruiz", 1) + 1))
DORN = entity(1, (word("Pavel"), word("Dorn") + 1), *((word("Dorn", i), word("Dorn", i) + 1) for i in range(1, 5)))


def test_a_source_is_its_last_word_and_a_mention_too() -> None:
    at = pair_words(PAGE, SAID, of_pronoun(PAGE, word("She")), [RUIZ, None], None)
    assert (at.source, at.cue) == (word("She"), word("said"))
    assert at.mentions[0].tolist() == [word("Ruiz"), word("Ruiz", 1), -1, -1, -1]
    assert at.sorts.tolist() == [MENTIONED, NOBODY]


def test_of_many_mentions_the_first_and_the_last_are_looked_at() -> None:
    more = entity(2, *((i, i + 1) for i in range(8)))
    at = pair_words(PAGE, SAID, of_pronoun(PAGE, word("She")), [more], None)
    assert at.mentions[0].tolist() == [0, 4, 5, 6, 7]


def test_of_one_mentioned_later_only_the_first_ones_are() -> None:
    later = Anaphor("person", 0, 1)
    assert pair_words(PAGE, SAID, later, [DORN], None).mentions[0].tolist() == [
        word("Dorn"),
        word("Dorn", 1),
        -1,
        -1,
        -1,
    ]


def test_several_are_mentioned_where_each_of_them_is() -> None:
    both = entity(3, members=(RUIZ, DORN))
    at = pair_words(PAGE, SAID, Anaphor("they", word("spoke", 1), word("spoke", 1) + 1), [both], None)
    assert at.mentions[0].tolist() == [word("Ruiz"), word("Dorn"), word("Ruiz", 1), word("Dorn", 1), -1]


def test_without_a_source_the_cue_stands_for_it_and_without_a_cue_the_content() -> None:
    nothing = Anaphor("unsaid", word("said"), word("said"))
    assert pair_words(PAGE, SAID, nothing, [RUIZ], None).source == word("said")
    floating = Statement(id="2", content=SAID.content)
    assert pair_words(PAGE, floating, nothing, [RUIZ], None).cue == word("it")


def test_a_description_for_itself_is_told_from_nobody() -> None:
    own = entity(4)
    at = pair_words(PAGE, SAID, of_pronoun(PAGE, word("She")), [own, None], own)
    assert at.sorts.tolist() == [ITSELF, NOBODY]


def scorer(scorers: int = 1) -> PairScorer:
    """Of two numbers the first of the source is held against the first of a mention; nobody gets the cue's second."""
    query, key = np.zeros((scorers, 4, 1)), np.zeros((scorers, 2, 1))
    query[:, 0] = key[:, 0] = 1.0
    alone = np.zeros((4, 2))
    alone[3, 1] = 1.0
    none = np.zeros((scorers, 1))
    return PairScorer(query, none, key, none, alone, np.array([5.0, 0.0]))


def test_a_candidate_scores_the_mean_power_of_its_mentions_and_nobody_by_the_source() -> None:
    vectors = np.array([[2, 0], [0, 3], [1, 0], [-1, 0]], dtype=np.float16)
    mentions = np.full((4, MENTIONS), -1)
    mentions[0, 0], mentions[1, :2], mentions[2, 0] = 2, (2, 3), 3
    at = PairWords(0, 1, mentions, np.array([MENTIONED, MENTIONED, ITSELF, NOBODY]))
    expected = [2.0, np.log((np.exp(2) + np.exp(-2)) / 2), -2.0 + 5.0, 3.0]
    assert scorer()(vectors, at) == pytest.approx(expected)
    assert scorer(3)(vectors, at) == pytest.approx(expected)


def test_without_any_mention_the_source_alone_tells() -> None:
    at = PairWords(0, 1, np.full((1, MENTIONS), -1), np.array([NOBODY]))
    assert scorer()(np.ones((2, 2), np.float16), at).tolist() == [1.0]

"""Whatever stands in a text, each of its words has pieces of the vocabulary and traits that the encoder knows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.limits import MAX_PIECES_PER_WORD
from onrecord.models.wordpiece import word_pieces
from onrecord.reading import traits
from onrecord.text import word_spans
from tests.reading.doubles import PIECES
from tests.reading.doubles import vocabulary as small_vocabulary

IDS = {piece: i for i, piece in enumerate(PIECES)}
ODD = st.sampled_from(
    [
        *"\ud83d\udc00\0\u200d\u202e\u0301\ufffdßİıǅﬁ\u2028\x85\ufeff北👍_",
        "said",
        "\r\n",
        "\n",
        "“",
        "”",
        "''",
        "e\u0301",
        "٣",
    ]
)
TEXTS = st.lists(
    st.one_of(ODD, st.characters(exclude_categories=()), st.text("abc .'\"\n", max_size=6)), max_size=40
).map("".join)


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory):
    return small_vocabulary(tmp_path_factory.mktemp("vocabulary"))


@given(TEXTS)
def test_pieces_of_anything_are_pieces_of_the_vocabulary(text) -> None:
    assert all(0 <= piece < len(PIECES) for piece in word_pieces(text, IDS))


@given(TEXTS)
def test_case_makes_no_difference_to_pieces_of_plain_letters(text) -> None:
    plain = "".join(c for c in text if c.isascii())
    assert word_pieces(plain.upper(), IDS) == word_pieces(plain.lower(), IDS)


@given(TEXTS)
def test_every_word_is_encoded_in_its_place(vocabulary, text) -> None:
    encoded = vocabulary.encode(text)
    assert [tuple(s) for s in encoded.spans.tolist()] == word_spans(text)
    n = len(encoded)
    assert len(encoded.shapes) == len(encoded.quotes) == len(encoded.paragraphs) == len(encoded.offsets) - 1 == n
    assert encoded.offsets[0] == 0 and encoded.offsets[-1] == len(encoded.pieces)
    lengths = (encoded.offsets[1:] - encoded.offsets[:-1]).tolist()
    assert all(1 <= length <= MAX_PIECES_PER_WORD for length in lengths)
    assert all(0 <= p < len(PIECES) for p in encoded.pieces.tolist())
    assert all(0 <= s < traits.N_SHAPES for s in encoded.shapes.tolist())
    assert all(0 <= q < traits.N_QUOTE_STATES for q in encoded.quotes.tolist())


@given(TEXTS)
def test_paragraphs_change_exactly_at_line_ends(vocabulary, text) -> None:
    encoded = vocabulary.encode(text)
    spans, numbers = encoded.spans.tolist(), encoded.paragraphs.tolist()
    assert numbers[:1] in ([], [0])
    for i in range(1, len(spans)):
        new = "\n" in text[spans[i - 1][1] : spans[i][0]]
        assert numbers[i] - numbers[i - 1] == int(new)

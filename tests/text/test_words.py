"""Words are runs of word characters, or one other character that is not white space."""

from onrecord.text import word_spans


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in word_spans(text)]


def test_words_and_punctuation() -> None:
    assert words("Don't -- 5'11\" “Ça”…") == [
        *("Don", "'", "t", "-", "-", "5", "'", "11", '"', "“", "Ça", "”", "…"),
    ]


def test_nothing_gives_nothing() -> None:
    assert word_spans("") == word_spans(" \n\t") == []


def test_astral_characters_are_one_word_of_one_code_point() -> None:
    assert word_spans("👍👍 x") == [(0, 1), (1, 2), (3, 4)]

"""Words are spelt with the longest pieces, without case and accents; what cannot be spelt is one unknown piece."""

import pytest

from onrecord.models.wordpiece import LONGEST_PART_CHARS, read_vocabulary, word_pieces

PIECES = ["[UNK]", "un", "##afford", "##able", "una", "a", "##a", "b", "##b", ".", "-", "$", "é", "東", "京", "5", "i"]
IDS = {piece: i for i, piece in enumerate(PIECES)}


def spelt(word: str) -> list[str]:
    return [PIECES[i] for i in word_pieces(word, IDS)]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("", []),
        ("unaffordable", ["[UNK]"]),  # the longest match "una" leads nowhere, and there is no way back
        ("unaa", ["una", "##a"]),
        ("abab", ["a", "##b", "##a", "##b"]),
        ("ABAB", ["a", "##b", "##a", "##b"]),
        ("äb", ["a", "##b"]),
        ("a\u0308b", ["a", "##b"]),
        ("é", ["[UNK]"]),  # the accent goes before the piece is looked up
        ("東京", ["東", "京"]),
        ("a-b", ["a", "-", "b"]),
        ("a$", ["a", "$"]),
        ("a_b", ["a", "[UNK]", "b"]),
        ("c", ["[UNK]"]),
        ("ac", ["[UNK]"]),
        ("c.a", ["[UNK]", ".", "a"]),
        ("a\u200db", ["a", "##b"]),
        ("a\x00b", ["a", "##b"]),
        ("\u200d", []),
        ("İ", ["i"]),
        ("a b\tc", ["a", "b", "[UNK]"]),
    ],
)
def test_pieces_of_a_word(word, pieces):
    assert spelt(word) == pieces


def test_a_run_longer_than_the_encoder_was_trained_on_is_unknown():
    assert len(spelt("a" * LONGEST_PART_CHARS)) == LONGEST_PART_CHARS
    assert spelt("a" * (LONGEST_PART_CHARS + 1)) == ["[UNK]"]


def test_a_vocabulary_is_one_piece_a_line(tmp_path):
    path = tmp_path / "pieces.txt"
    path.write_bytes("[UNK]\nthe\n\u2028\n##s\n".encode())
    assert read_vocabulary(path) == {"[UNK]": 0, "the": 1, "\u2028": 2, "##s": 3}


def test_a_vocabulary_with_windows_line_ends_is_the_same(tmp_path):
    path = tmp_path / "pieces.txt"
    path.write_bytes(b"[UNK]\r\nthe\r\n##s\r\n")
    assert read_vocabulary(path) == {"[UNK]": 0, "the": 1, "##s": 2}

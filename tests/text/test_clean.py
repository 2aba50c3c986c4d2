"""Cleaning changes what FORMAT says, counts it, and leaves the rest alone."""

import time

from onrecord.text import Cleaned, clean


def test_nul_and_surrogates_become_replacement_characters() -> None:
    assert clean("a\0b\ud800\udc00") == Cleaned("a\ufffdb\ufffd\ufffd", 1, 2, 0)


def test_cr_lf_becomes_lf_and_a_lone_cr_stays() -> None:
    assert clean("a\r\nb\rc\n\rd") == Cleaned("a\nb\rc\n\rd", 0, 0, 1)


def test_a_run_of_cr_before_lf_leaves_no_new_pair() -> None:
    assert clean("a\r\r\r\nb") == Cleaned("a\nb", 0, 0, 3)


def test_decomposed_letters_ligatures_and_invisible_characters_stay() -> None:
    text = "cafe\u0301 ﬁne \u200b\u202e \ufffd 👍 Å"
    assert clean(text) == Cleaned(text, 0, 0, 0)


def test_a_million_cr_without_lf_take_no_longer_than_reading_them() -> None:
    start = time.perf_counter()
    assert clean("\r" * 1_000_000 + "x").crlf == 0
    assert time.perf_counter() - start < 5

"""Code points and UTF-16 units convert both ways, and nothing is guessed inside a character."""

import pytest

from onrecord.text import Utf16Offsets


def test_each_character_beyond_the_plane_moves_what_follows_by_one() -> None:
    offsets = Utf16Offsets("a👍b👍")
    assert [offsets.to_utf16(place) for place in range(5)] == [0, 1, 3, 4, 6]
    assert [offsets.to_code_point(units) for units in (0, 1, 3, 4, 6)] == [0, 1, 2, 3, 4]
    assert (offsets.code_points, offsets.units) == (4, 6)


@pytest.mark.parametrize("units", [2, 5])
def test_inside_a_surrogate_pair_is_refused(units: int) -> None:
    with pytest.raises(ValueError, match=f"offset {units} is inside a surrogate pair"):
        Utf16Offsets("a👍b👍").to_code_point(units)


@pytest.mark.parametrize("text", ["", "abc", "äöü", "a👍"])
def test_offsets_outside_the_text_are_refused(text: str) -> None:
    offsets = Utf16Offsets(text)
    for wrong in (-1, offsets.units + 1):
        with pytest.raises(ValueError, match="not in the text"):
            offsets.to_code_point(wrong)
    for wrong in (-1, offsets.code_points + 1):
        with pytest.raises(ValueError, match="not in the text"):
            offsets.to_utf16(wrong)


def test_text_without_such_characters_keeps_its_offsets() -> None:
    offsets = Utf16Offsets("naïve “words”")
    assert all(offsets.to_utf16(place) == place == offsets.to_code_point(place) for place in range(14))

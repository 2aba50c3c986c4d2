"""What is opened in a `with` block is closed behind it, also after an error."""

import pytest

from onrecord.closing import Closing


class Door(Closing):
    open = True

    def close(self) -> None:
        self.open = False


def test_the_block_has_the_thing_itself_open():
    with Door() as door:
        assert isinstance(door, Door)
        assert door.open
    assert not door.open


def test_an_error_closes_it_and_goes_on():
    door = Door()
    with pytest.raises(KeyError), door:
        raise KeyError
    assert not door.open


def test_what_cannot_be_closed_cannot_be_made():
    with pytest.raises(TypeError, match="close"):
        type("Wall", (Closing,), {})()

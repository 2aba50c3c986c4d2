"""The exporters write what the golden files hold, byte for byte. GOLDEN=write (`make golden`) writes them
anew.
"""

import os

import pytest

from tests.golden.make import FOLDER, golden, write

if os.environ.get("GOLDEN") == "write":
    write()

MADE = golden()


@pytest.mark.parametrize("name", sorted(MADE))
def test_an_export_is_as_it_was(name):
    assert (FOLDER / name).read_bytes().decode("utf-8") == MADE[name], "if this is meant: make golden, read the diff"


def test_no_file_is_left_over():
    assert {path.name for path in FOLDER.iterdir()} == set(MADE)

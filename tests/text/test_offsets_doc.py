"""docs/offsets.md promises nothing that its own examples do not show."""

import doctest
from pathlib import Path

OFFSETS = Path(__file__).resolve().parents[2] / "docs" / "offsets.md"


def test_every_example_of_the_page_gives_what_it_says() -> None:
    results = doctest.testfile(str(OFFSETS), module_relative=False, encoding="utf-8")
    assert results.attempted >= 20
    assert results.failed == 0

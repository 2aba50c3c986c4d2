"""Dates as pages and mastheads write them."""

import pytest

from onrecord.ingest.dates import holds_date, is_date_line, iso_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2025-03-08T16:42:10Z", "2025-03-08T16:42:10+00:00"),
        ("2025-03-08T20:10:00+01:00", "2025-03-08T20:10:00+01:00"),
        ("2025-03-08", "2025-03-08"),
        ("20250308", "2025-03-08"),
        ("Sat, 08 Mar 2025 16:42:10 GMT", "2025-03-08T16:42:10+00:00"),
        ("March 8, 2025", "2025-03-08"),
        ("8th March 2025", "2025-03-08"),
        ("Saturday 8 Sept. 2025", "2025-09-08"),
        ("Published 2025/3/8", "2025-03-08"),
        ("08/03/2025", None),
        ("31 February 2025", None),
        ("yesterday", None),
        ("", None),
        (None, None),
        (20250308, None),
        ("2025-03-08" * 20, None),
        ("0000-00-00", None),
    ],
)
def test_iso(written, iso):
    assert iso_date(written) == iso


def test_a_date_line_holds_nothing_else():
    for line in (
        "Monday, March 3, 2025",
        "Published: 3 March 2025, 11:20 GMT",
        "3 March 2025, 10: 00 (GMT+05: 00)",
        "2025-03-03",
    ):
        assert is_date_line(line), line
    for line in ("March 3", "On March 3, 2025 it sank", "It sank on 3 March 2025", ""):
        assert not is_date_line(line), line
    assert holds_date("Osthavn, Monday 10 March 2025")
    assert not holds_date("The dredger that had sunk on 10 March 2025 was raised")

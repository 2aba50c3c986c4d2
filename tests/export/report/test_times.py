"""Dates as articles give them, with and without a time of day, and what is no date."""

import pytest

from onrecord.export.report.propagation import span_of_days
from onrecord.export.report.times import moment


@pytest.mark.parametrize(
    ("published", "day", "clock"),
    [
        ("2031-05-04T06:30:00Z", "4 May 2031", "06:30"),
        ("2031-05-04T06:30:00+02:00", "4 May 2031", "06:30"),
        ("2031-05-04", "4 May 2031", ""),
        ("2031-05", "2031-05", ""),
        ("last week\x1b", "last week�", ""),
        (None, "no date", ""),
    ],
)
def test_day_and_clock(published, day, clock):
    assert (moment(published).day, moment(published).clock) == (day, clock)


def test_moments_are_compared_across_zones():
    assert moment("2031-05-04T06:30:00+02:00").hours == moment("2031-05-04T04:30:00Z").hours


def test_the_span_of_days():
    assert span_of_days([moment("2031-05-04"), moment(None), moment("2031-05-02")]) == "2 May 2031 – 4 May 2031"
    assert span_of_days([moment("2031-05-04")]) == "4 May 2031"
    assert span_of_days([moment(None)]) == ""

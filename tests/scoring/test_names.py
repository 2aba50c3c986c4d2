"""When two names mean the same one."""

import pytest

from onrecord.scoring import same_name


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ida Haas", "ida haas"),
        ("Ida Haas", "Dr Ida Haas"),
        ("Haas", "Ida Haas"),
        ("Ida", "Ida Haas"),
        ("the president", "President"),
        ("Tessel Press Agency", "TPA"),
        ("TPA", "the Tessel Press Agency"),
        ("Ministry of Fish", "MF"),
        ("Ida Haas", "Ida von Haas"),
        ("Port-Ellery", "PortEllery"),
        (None, ""),
    ],
)
def test_the_same(a, b):
    assert same_name(a, b)
    assert same_name(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ida Haas", "Omar Haas"),
        ("von", "Ida von Haas"),
        ("T", "Tessel"),
        ("Ida Haas", None),
        ("TPA", "Tessel Agency Press"),
    ],
)
def test_not_the_same(a, b):
    assert not same_name(a, b)
    assert not same_name(b, a)

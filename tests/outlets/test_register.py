"""Which names are known, and how users add to them."""

import pytest

from onrecord.errors import UsageError
from onrecord.ingest import ingest
from onrecord.limits import MAX_OUTLETS_BYTES
from onrecord.outlets import in_use, is_agency, load_register, same_outlet, use
from onrecord.outlets.find import find_outlets


@pytest.fixture
def added(tmp_path):
    """A user's list in use: an agency with a short name, and an outlet that no form gives away."""
    path = tmp_path / "outlets.txt"
    path.write_text("# ours\n* Vesta Dispatches | VXD\n\nDagbok | Dagbok Online\n", "utf-8")
    use(path)
    yield path
    use(None)


def test_the_shipped_list_holds_each_name_once_and_knows_its_agencies():
    register = load_register()
    assert {"Reuters", "AP"} <= register.agencies
    assert register.canonical["AFP"] == "Agence France-Presse"
    assert "BBC" in register.canonical and "BBC" not in register.agencies
    assert all(names == tuple(sorted(names, key=lambda n: (-len(n), n))) for names in register.starts.values())


def test_names_of_one_line_mean_one_outlet(added):
    assert same_outlet("VXD", "Vesta Dispatches")
    assert is_agency("VXD") and not is_agency("Dagbok")
    assert [n.name for n in find_outlets("She told Dagbok Online that it was late.")] == ["Dagbok Online"]


def test_without_the_users_list_its_names_are_unknown_again(added):
    use(None)
    assert not is_agency("VXD") and "Dagbok" not in in_use().canonical


def test_the_extracting_child_knows_the_users_names(added, tmp_path):
    prose = "The river rose by two metres in one night and stood in the lower streets of the town by noon. " * 6
    page = tmp_path / "page.html"
    page.write_text(
        f"<html><head><title>Late</title></head><body><article><h1>Late</h1><p class='byline'>By Ana Ruiz, VXD</p>"
        f"<p>{prose}</p><p>{prose}</p></article></body></html>",
        "utf-8",
    )
    (article,) = ingest([str(page)])
    assert [(c.outlet, c.where) for c in article.credits] == [("VXD", "byline")]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"Good\nBad | | Worse\n", ":2:"),
        (b"* \n", ":1:"),
        (b"\xff\xfe\x00", "not a readable list"),
        (b"x" * (MAX_OUTLETS_BYTES + 1), "larger than"),
        (b"y" * 200, ":1:"),
    ],
)
def test_a_list_that_is_none_is_refused_with_its_line(tmp_path, content, says):
    path = tmp_path / "outlets.txt"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=says):
        use(path)
    assert "Reuters" in in_use().canonical

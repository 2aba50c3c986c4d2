"""The pages about the ledger name what is there, and nothing else; what they show as Python runs."""

import re

import onrecord
import onrecord.reading
from bench.crash import StandIn
from onrecord.pipeline import python
from onrecord.store import Hit, OutletCount, Query, SpeakerCount, SqliteStore
from tests.contract.source import ROOT
from tests.docs.generate import DOCS


def words(page):
    """What stands in backticks on it."""
    text = re.sub(r"```.*?```", "", (DOCS / page).read_text("utf-8"), flags=re.DOTALL)
    return {word for code in re.findall(r"`([^`]+)`", text) for word in re.findall(r"\w+", code)}


def test_the_search_page_names_every_key():
    keys = {name for kind in (Hit, SpeakerCount, OutletCount) for name in kind.__dataclass_fields__}
    assert sorted(keys - words("search.md")) == []


def test_the_ledger_page_names_every_table_and_view(tmp_path):
    with SqliteStore(tmp_path / "l.db", write=True) as store:
        core = (ROOT / "src/onrecord/store/schema.py").read_text("utf-8")
        names = {name for (name,) in store.db.all("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")}
    ours = {name for name in names if re.search(rf"CREATE (VIRTUAL )?(TABLE|VIEW) {name}\b", core)}
    assert len(ours) > 15
    assert sorted(ours - words("ledger.md")) == []


def test_the_python_page_names_what_is_there():
    text = (DOCS / "python.md").read_text("utf-8")
    for name in re.findall(r"onrecord\.([A-Za-z_]+)", text):
        assert name in onrecord.__all__ or name == "db", f"onrecord.{name}"
    table = text[text.index("| method") :]
    for cell in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE):
        for name in re.findall(r"`(\w+)\(", cell):
            assert hasattr(onrecord.Ledger, name), name
    filters = set(Query.__dataclass_fields__) - {"words"}
    assert sorted(filters - words("python.md")) == []


def test_the_example_runs(capsys, monkeypatch, tmp_path):
    text = (DOCS / "python.md").read_text("utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    (tmp_path / "saved-pages").mkdir()
    (tmp_path / "saved-pages" / "a.txt").write_text("The harbour is shut.", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(onrecord.reading, "load_reader", lambda folder=None, *, threads=None: StandIn())
    python._reader.cache_clear()
    exec(compile(code, "python.md", "exec"), {})
    python._reader.cache_clear()
    said, summary = capsys.readouterr().out.splitlines()
    assert said == "Nobody 0 ['The harbour is shut.']"
    assert summary.startswith("Summary(added=1")

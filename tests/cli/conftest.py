"""Runs the command as a user does: a command line in, status, stdout and stderr out. Ingest and model are
doubles.
"""

import sys
from dataclasses import dataclass

import pytest

import onrecord.ingest
import onrecord.reading
from onrecord.cli.main import run
from tests.export import articles
from tests.pipeline.doubles import Reader


@dataclass
class Result:
    """What one run gave."""

    status: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def alone(monkeypatch, tmp_path):
    """No settings of the machine that runs the tests; a working directory of their own."""
    for name in ("THREADS", "MIN_SCORE", "COLOR", "MODEL_DIR", "LEDGER", "OWNERS"):
        monkeypatch.delenv(f"ONRECORD_{name}", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def onrecord_(capfd):
    """`onrecord_("read", "a.html")` -> Result."""

    def call(*args):
        capfd.readouterr()
        # The module keeps no stream of its own: what pytest put in place is what it writes to.
        status = run([str(arg) for arg in args])
        sys.stdout.flush()
        captured = capfd.readouterr()
        return Result(status, captured.out, captured.err)

    return call


class Read(Reader):
    """Leaves the fixtures as they are: they have been read."""

    def _read(self, held):
        if any("BREAK" in article.text for article in held):
            raise RuntimeError("the model failed")
        return held


@pytest.fixture
def inputs(monkeypatch):
    """What the paths hold; change it in a test."""
    items = [articles.interview(), articles.flood()]
    monkeypatch.setattr(onrecord.ingest, "ingest", lambda paths, *, stdin=None: iter(items))
    monkeypatch.setattr(onrecord.ingest, "count_inputs", lambda paths: len(items))
    monkeypatch.setattr(onrecord.reading, "load_reader", lambda folder=None, *, threads=None: Read())
    return items

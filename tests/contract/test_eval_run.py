"""The evaluation from end to end, on a made-up corpus and with a reader that says what it is told."""

import gzip
import json
from dataclasses import replace

import pytest

import eval.run as evaluation
from onrecord.records import dumps
from tests.scoring.samples import LIED, NEVER, SOLD, article
from training.folds import held_out

KEYS = [key for key in map(str, range(60)) if held_out(key)]
READER = {"version": "0", "model": "none"}


class Reader:
    """Gives every article the same statements."""

    def __init__(self, *statements):
        self.statements = statements

    def read(self, articles):
        for unread in articles:
            assert not unread.statements
            yield replace(unread, statements=self.statements, reader=READER)


@pytest.fixture
def corpora(tmp_path, monkeypatch):
    """A folder with one gold file of sixty articles, some held out, and no floors yet."""
    lines = [dumps(article(SOLD, NEVER, LIED, key=str(i))[str(i)]) for i in range(60)]
    (tmp_path / "events-train.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    monkeypatch.setattr(evaluation, "KEPT", tmp_path / "floors.json")
    (tmp_path / "floors.json").write_text("{}")
    return tmp_path


@pytest.fixture
def run(corpora, monkeypatch):
    """Run the evaluation with a reader of these statements; its exit status."""

    def run(*arguments, statements=(SOLD, NEVER, LIED)):
        monkeypatch.setattr(evaluation, "load_reader", lambda folder: Reader(*statements))
        return evaluation.main(["--corpora", str(corpora), *arguments])

    return run


def test_only_the_held_out_fold_is_read_and_all_of_it(run, corpora, capsys):
    assert run("--json", "--pred", str(corpora / "pred")) == 0
    (result,) = json.loads(capsys.readouterr().out)
    assert result["articles"] == len(KEYS)
    assert result["scores"]["exact"]["f1"] == 100.0
    assert result["model"] == READER
    read = [json.loads(line)["id"] for line in (corpora / "pred" / "events-train.jsonl").open()]
    assert read == KEYS


def test_a_worse_reader_falls_below_the_floors_of_a_better_one(run, corpora, capsys):
    assert run("--raise-floors") == 0
    floors = (corpora / "floors.json").read_text()
    assert json.loads(floors)["events-train"]["floors"]["exact.f1"] == 99.7
    assert run("--raise-floors", statements=(SOLD,)) == 1
    assert "events-train: exact.f1 is 50.00, 49.70 below 99.7" in capsys.readouterr().err
    assert (corpora / "floors.json").read_text() == floors
    assert run() == 0


def test_two_small_corpora_are_held_to_one_floor(run, corpora):
    """Alone, 12 or 8 articles say too little: what one of them loses the other may gain."""
    (corpora / "press-train.jsonl.gz").write_bytes((corpora / "events-train.jsonl.gz").read_bytes())
    assert run("--raise-floors") == 0
    kept = json.loads((corpora / "floors.json").read_text())
    assert kept.keys() == {"press+events"}
    assert run("--raise-floors", statements=(SOLD,)) == 1


def test_the_table_shows_corpus_model_and_measures(run, capsys):
    assert run() == 0
    table = capsys.readouterr().out
    for word in ("events-train", "exact.f1", "words a second", "SHA-256", '"model": "none"'):
        assert word in table


def test_without_corpora_the_status_is_2(tmp_path, capsys):
    assert evaluation.main(["--corpora", str(tmp_path / "empty")]) == 2
    assert "CORPORA=" in capsys.readouterr().err

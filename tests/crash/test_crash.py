"""Killed, or with the disk full: what was acknowledged is there, whole, once, and the same command finishes the work.

A few of each; `python -m bench.crash` does hundreds, and every step.
"""

import os

import pytest

from bench.crash import (
    ARTICLES,
    Batch,
    count_steps,
    disk_full,
    killed_at_random,
    killed_at_steps,
    steps_and_tellings,
)
from onrecord.pipeline import recorder
from onrecord.store import SqliteStore

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forks of this process")


@pytest.fixture
def batch(tmp_path, monkeypatch):
    monkeypatch.setattr(recorder, "GROUP", recorder.GROUP)  # the run sets it; put it back
    return Batch(tmp_path)


def test_killed_at_random_moments(batch):
    assert killed_at_random(batch, 10) == []


def test_killed_at_steps_on_files_and_database(batch):
    steps = count_steps(batch)
    assert steps > 500
    assert killed_at_steps(batch, range(7, steps, steps // 10)) == []


def test_full_disk(batch):
    assert disk_full(batch, 8) == []


def test_the_log_is_synced_before_anything_is_acknowledged(batch):
    order = steps_and_tellings(batch)
    assert order.count("told") == ARTICLES
    for at, step in enumerate(order):
        if step == "told":
            before = [s for s in order[:at] if s != "told"]
            assert before[-1] == "sync"


def test_a_lost_article_would_be_noticed(batch):
    batch.prepare()
    batch.add()
    assert batch.wrong() == []
    with SqliteStore(batch.ledger, write=True) as store:
        store.db._connection.execute("DELETE FROM ref WHERE article = 1")
        store.db._connection.execute(
            "DELETE FROM span WHERE statement IN (SELECT number FROM statement WHERE article = 2)"
        )
        store.db._connection.execute("DELETE FROM statement WHERE article = 2")
    told = batch.acknowledged()
    batch.told.write_text("\n".join([*told, "f" * 16]))
    wrong = batch.wrong()
    assert f"lost {'f' * 16}" in wrong
    assert f"torn {told[0]}" in wrong
    assert f"torn {told[1]}" in wrong

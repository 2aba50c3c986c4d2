"""Parquet: rows are records, read in batches; without pyarrow it says what to install."""

import builtins
import datetime

import pytest

from onrecord.ingest import count_inputs, ingest
from onrecord.records import Article

pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")


def write(path, columns):
    parquet.write_table(pyarrow.table(columns), path, row_group_size=50)
    return str(path)


def test_rows_are_records(tmp_path):
    when = datetime.date(2025, 3, 8)
    path = write(tmp_path / "a.parquet", {"id": ["a", None], "text": ["One", None], "published": [when, None]})
    one, two = ingest([path])
    assert (one.ref, one.text, one.published) == ("a", "One", "2025-03-08")
    assert (two.ref, two.code) == (f"{path}:2", "bad_record")
    assert count_inputs([path]) == 2


def test_many_rows_come_batch_by_batch(tmp_path):
    path = write(tmp_path / "a.parquet", {"text": [f"Line {i}" for i in range(300)]})
    items = ingest([path])
    assert next(items).text == "Line 0"
    assert sum(isinstance(item, Article) for item in items) == 299


def test_what_is_no_parquet_or_has_no_text(tmp_path):
    (tmp_path / "a.parquet").write_bytes(b"PAR1 not really PAR1")
    paths = [str(tmp_path / "a.parquet"), write(tmp_path / "b.parquet", {"body": ["x"]})]
    assert [item.code for item in ingest(paths)] == ["bad_record", "bad_record"]


def test_without_pyarrow_it_says_what_to_install(tmp_path, monkeypatch):
    path = write(tmp_path / "a.parquet", {"text": ["One"]})
    real = builtins.__import__

    def refuse(name, *rest, **named):
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", refuse)
    (item,) = ingest([path])
    assert item.code == "missing_extra"
    assert "pip install 'onrecord[parquet]'" in item.message

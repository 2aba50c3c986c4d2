"""Parquet: typed rows that read back as they were."""

import importlib.util
import io
import sys

import pytest

from onrecord.errors import UsageError
from onrecord.export import formats, write
from onrecord.export import parquet as exporter
from onrecord.export.rows import COLUMNS, rows
from tests.export import articles

parquet = pytest.importorskip("pyarrow.parquet")


def test_rows_read_back_as_they_were(tmp_path):
    items = [articles.interview(), articles.failure(), articles.flood(), articles.hostile()]
    write("parquet", items, tmp_path / "a.parquet")
    table = parquet.read_table(tmp_path / "a.parquet")
    assert table.to_pylist() == list(rows(items))
    assert table.column_names == list(COLUMNS)
    assert "code points" in table.schema.metadata[b"onrecord.offsets"].decode()


def test_without_a_statement_there_are_columns_and_no_rows(tmp_path):
    write("parquet", [articles.failure()], tmp_path / "a.parquet")
    table = parquet.read_table(tmp_path / "a.parquet")
    assert (table.num_rows, table.column_names) == (0, list(COLUMNS))


def test_rows_are_written_in_groups(tmp_path, monkeypatch):
    monkeypatch.setattr(exporter, "GROUP_ROWS", 3)
    write("parquet", [articles.interview()] * 2, tmp_path / "a.parquet")
    file = parquet.ParquetFile(tmp_path / "a.parquet")
    assert file.num_row_groups == -(-file.metadata.num_rows // 3)


def test_to_a_stream_of_bytes_and_not_to_a_terminal():
    stream = io.TextIOWrapper(io.BytesIO())
    write("parquet", [articles.flood()], stream)
    assert parquet.read_table(io.BytesIO(stream.buffer.getvalue())).num_rows == len(articles.flood().statements)
    with pytest.raises(UsageError, match="not for a terminal"):
        write("parquet", [], io.StringIO())


def test_without_pyarrow_it_says_what_to_install(tmp_path, monkeypatch):
    real = importlib.util.find_spec
    monkeypatch.setattr(formats, "find_spec", lambda name: None if name == "pyarrow" else real(name))
    with pytest.raises(UsageError, match=r"pip install 'onrecord\[parquet\]'"):
        write("parquet", [], tmp_path / "a.parquet")
    assert not list(tmp_path.iterdir())


def test_nothing_of_pyarrow_is_loaded_for_other_formats():
    import subprocess

    code = "import sys, onrecord.export as e; e.write('csv', [], sys.stdout); print('pyarrow' in sys.modules)"
    got = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert got.stdout.endswith("False\n")

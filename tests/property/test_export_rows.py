"""Whatever an article holds, its rows come back from CSV (raw) and Parquet as they were."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings

from onrecord.export import write
from onrecord.export.csv import read_cell
from onrecord.export.rows import COLUMNS, rows
from tests.property.test_records_round_trip import articles

# Articles with every field take a while to draw, and a busy machine makes that look like a fault.
quietly = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def written(item, **options):
    out = io.StringIO(newline="")
    write("csv", [item], out, **options)
    return io.StringIO(out.getvalue(), newline="")


@quietly
@given(articles())
def test_csv_comes_back_the_same(article):
    expected = list(rows([article]))
    found = csv.DictReader(written(article, raw=True))
    assert [{k: read_cell(v, COLUMNS[k]) for k, v in row.items()} for row in found] == expected
    shown = list(csv.reader(written(article)))
    assert [len(row) for row in shown] == [len(COLUMNS)] * (1 + len(expected))


@quietly
@given(articles())
def test_parquet_comes_back_the_same(article):
    parquet = pytest.importorskip("pyarrow.parquet")
    stream = io.TextIOWrapper(io.BytesIO())
    write("parquet", [article], stream)
    assert parquet.read_table(io.BytesIO(stream.buffer.getvalue())).to_pylist() == list(rows([article]))

"""Parquet, one row for each statement (`rows.py` has the columns). Needs pyarrow, which is an extra.

Spans are lists of `[start, end]`; what is unknown is null. Written group by group: memory does not grow with the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any, BinaryIO

from onrecord import __version__
from onrecord.export.rows import COLUMNS, rows
from onrecord.records import Article, Failure

GROUP_ROWS = 5_000


def write(items: Iterable[Article | Failure], out: BinaryIO) -> None:
    """Write a row for each statement. Raises ImportError without pyarrow, OSError."""
    import pyarrow  # type: ignore[import-untyped]
    import pyarrow.parquet  # type: ignore[import-untyped]

    schema, left = _schema(pyarrow), rows(items)
    with pyarrow.parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        while group := list(islice(left, GROUP_ROWS)):
            writer.write_table(pyarrow.Table.from_pylist(group, schema=schema))


def _schema(pyarrow: Any) -> Any:
    text, place = pyarrow.string(), pyarrow.int32()
    span = pyarrow.list_(place, 2)
    kinds = {
        "text": text,
        "flag": pyarrow.bool_(),
        "number": pyarrow.float64(),
        "count": place,
        "names": pyarrow.list_(text),
        "spans": pyarrow.list_(span),
        "circumstances": pyarrow.list_(pyarrow.struct({"label": text, "start": place, "end": place})),
        "hops": pyarrow.list_(pyarrow.struct({"role": text, "name": text, "start": place, "end": place})),
    }
    about = {"onrecord": __version__, "onrecord.offsets": "half-open, in Unicode code points of the article's text"}
    return pyarrow.schema([(name, kinds[kind]) for name, kind in COLUMNS.items()], metadata=about)

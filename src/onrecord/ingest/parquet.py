"""Parquet: one record in each row, read in batches. Needs pyarrow, which is an extra."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from onrecord.errors import InputError
from onrecord.ingest.html import Extractor
from onrecord.ingest.record import record_article
from onrecord.records import Article, Failure

_BATCH_ROWS = 64


def read_parquet(stream: BinaryIO, *, ref: str, extractor: Extractor) -> Iterator[Article | Failure]:
    """An article or a failure for each row. The stream must be a file (it is read from its end).

    Raises InputError: `missing_extra` without pyarrow, `bad_record` for no Parquet file or one without a
    column `text` or `html`."""
    pyarrow, file = _open(stream)
    names = file.schema_arrow.names
    if not {"text", "html"} & set(names):
        raise InputError("bad_record", f"no column `text` or `html`; found: {', '.join(names)[:200]}; name one so")
    number = 0
    try:
        for batch in file.iter_batches(batch_size=_BATCH_ROWS):
            for row in batch.to_pylist():
                number += 1
                record = {key: _plain(value) for key, value in row.items() if value is not None}
                yield record_article(record, at=f"{ref}:{number}", raw_sha256=None, extractor=extractor)
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
        raise InputError("bad_record", f"the Parquet file breaks after row {number} ({error}); write it anew") from None


def row_count(stream: BinaryIO) -> int | None:
    """The number of rows that the file's footer states; None if it cannot be read. Raises nothing."""
    try:
        return int(_open(stream)[1].metadata.num_rows)
    except InputError:
        return None


def _open(stream: BinaryIO) -> tuple[Any, Any]:
    try:
        import pyarrow  # type: ignore[import-untyped]
        import pyarrow.parquet  # type: ignore[import-untyped]
    except ImportError:
        raise InputError(
            "missing_extra",
            "reading Parquet needs pyarrow; install it with `pip install 'onrecord[parquet]'`",
        ) from None
    try:
        return pyarrow, pyarrow.parquet.ParquetFile(stream)
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise InputError("bad_record", f"not a sound Parquet file ({error}); write it anew") from None


def _plain(value: Any) -> Any:
    """Dates and times in ISO 8601, as JSON would have them."""
    return value.isoformat() if hasattr(value, "isoformat") else value

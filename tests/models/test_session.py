"""Sessions compute the same on every processor."""

from __future__ import annotations

import base64
from pathlib import Path

import numpy as np

from onrecord.models.session import open_session

EIGHT_BYTES_TIMES_WEIGHTS = base64.b64decode(
    "CAg6ZwoYCgFhCgFiEgF5Ig1NYXRNdWxJbnRlZ2VyEgRzdW1zKhsICAgCEANCAWJKEH9/f39/f39/"
    "f39/f39/f39aEwoBYRIOCgwIAhIICgIIAQoCCAhiEwoBeRIOCgwIBhIICgIIAQoCCAJCBAoAEBE="
)
"""A graph of one integer product: eight unsigned bytes `a` times a table (8, 2) of weights that are all 127."""


def test_large_sums_of_int8_products_are_not_cut_off(tmp_path: Path) -> None:
    graph = tmp_path / "product.onnx"
    graph.write_bytes(EIGHT_BYTES_TIMES_WEIGHTS)

    (found,) = open_session(graph).run(None, {"a": np.full((1, 8), 255, dtype=np.uint8)})

    assert found.tolist() == [[8 * 255 * 127] * 2]

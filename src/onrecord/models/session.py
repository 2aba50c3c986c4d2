"""A network in onnxruntime, on the CPU. The only file that knows onnxruntime."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from onrecord.errors import ModelError

SLOW_FUSIONS = ["SkipLayerNormFusion", "BiasSkipLayerNormFusion"]
"""What onnxruntime must not make of sums and the layer norm behind them: its joint operator divides once for each
number, one after the other, which takes five times as long as the parts. A sixth of the encoder's time."""

EXACT_PRODUCTS = ("session.x64quantprecision", "1")
"""Where a processor has no instruction for products of int8 (x86 without VNNI), onnxruntime's quick way cuts off sums
that are too large, and the same article reads otherwise than elsewhere: up to a point of F1 on small sets. The exact
way costs a tenth of the encoder's time there, and nothing on other processors, which never cut."""


def open_session(path: Path) -> Any:
    """The graph, ready to run, on one thread: callers run several inputs side by side instead. Raises ModelError if
    onnxruntime refuses it."""
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False
    options.add_session_config_entry(*EXACT_PRODUCTS)
    try:
        return ort.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW_FUSIONS
        )
    except Exception as error:  # onnxruntime has no common base class for its errors
        raise ModelError(f"{path}: onnxruntime cannot load it ({error}); reinstall onrecord") from error

"""The weights of an exported model, in float again: what training can go on from where no other weights were kept.

Only the rounding to int8 is lost. `python -m training.restore --model src/onrecord/reading/model --out runs/shipped.pt`
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from onrecord.reading.model_files import DECODER, ROLES, TAGGER
from training.network import Network

Tables = dict[str, np.ndarray]
HEADS = ("cue", "key", "query", "attitude")
LAYER = ("merge", "widen", "narrow")
ROLE_HEADS = ("from_key", "from_query", "from_both", "label")


def restore(model: Path) -> dict[str, Tensor]:
    """The state of Network. Parts that the exported model lacks are zero, which for a residual layer means: absent.

    Raises KeyError where the graphs are not ones that training.export writes.
    """
    found = _tagger(_initializers(model / TAGGER)) | _roles(_initializers(model / ROLES)) | _chains(model / DECODER)
    state = Network().state_dict()
    for name, value in state.items():
        if name in found:
            state[name] = torch.from_numpy(np.array(found[name], dtype=np.float32)).reshape(value.shape)
        elif "barrier" not in name:
            state[name] = torch.zeros_like(value)
    return state


def _initializers(path: Path) -> Tables:
    """Every constant of a graph by name; what was quantised is multiplied out."""
    raw = {i.name: numpy_helper.to_array(i) for i in onnx.load(str(path)).graph.initializer}
    out = {}
    for name, value in raw.items():
        if name.endswith("_quantized"):
            plain = name.removesuffix("_quantized")
            zero = raw[f"{plain}_zero_point"].astype(np.float32)
            out[plain] = (value.astype(np.float32) - zero) * raw[f"{plain}_scale"]
        elif not name.endswith(("_scale", "_zero_point")):
            out[name] = value
    return out


def _products(tables: Tables) -> list[np.ndarray]:
    """The factors of the matrix products, in the order of the graph, as torch has them."""
    names = sorted((n for n in tables if "MatMul" in n), key=lambda n: int(n.rsplit("_", 1)[1]))
    return [tables[n].T for n in names]


def _tagger(tables: Tables) -> Tables:
    out = {name: value for name, value in tables.items() if name.startswith("tagger.")}
    products = _products(tables)
    layers = sum(name.endswith("_qkv_weight") for name in tables)
    for i in range(layers):
        prefix = f"tagger.encoder.layers.{i}"
        weights = np.split(tables[f"Attention_{i}_qkv_weight"].T, 3)
        biases = np.split(tables[f"Attention_{i}_qkv_bias"], 3)
        for part, weight, bias in zip(("query", "key", "value"), weights, biases, strict=True):
            out[f"{prefix}.{part}.weight"], out[f"{prefix}.{part}.bias"] = weight, bias
        for part, weight in zip(LAYER, products[3 * i :], strict=False):
            out[f"{prefix}.{part}.weight"] = weight
    out |= {f"tagger.{head}.weight": w for head, w in zip(HEADS, products[3 * layers :], strict=True)}
    return out


def _roles(tables: Tables) -> Tables:
    out = {name: value for name, value in tables.items() if name.startswith("roles.")}
    return out | {f"roles.{head}.weight": w for head, w in zip(ROLE_HEADS, _products(tables), strict=True)}


def _chains(path: Path) -> Tables:
    """Transition scores; what is forbidden is written in by the network itself."""
    tables: dict[str, Any] = json.loads(path.read_text("utf-8"))
    out = {}
    for head in ("cue", "role"):
        for name, values in tables[head].items():
            scores = np.array(values, dtype=np.float32)
            out[f"{head}_crf.{name}"] = np.where(scores <= -1e3, 0.0, scores)
    return out


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="training.restore", description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(restore(args.model), args.out)

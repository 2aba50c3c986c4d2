"""Weights -> the shipped model: ONNX graphs, int8, decoder tables, manifest. Checks that nothing was lost on the way.

`python -m training.export --weights runs/base/weights.pt --out src/onrecord/reading/model --corpora ../shared/data`
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from onrecord.reading.labels import CUE_LABELS
from onrecord.reading.model_files import DECODER, LABELS, MANIFEST, ROLES, TAGGER, VOCABULARY
from training.calibrate import fit, held_out_predictions
from training.crf import Crf
from training.folds import SHIPPED_FOLD
from training.network import Network, Roles, Tagger
from training.pretrained import minilm_folder


class OneWindow(nn.Module):
    """The tagger as it is shipped: one window, no padding, so no mask."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, pieces: Tensor, shapes: Tensor, breaks: Tensor, quotes: Tensor, first: Tensor) -> Any:
        """*Shape:* (1, pieces) four times, first (1, words) -> as Tagger, and the encoder's last layer at each word (1,
        words, hidden)."""
        words = self.tagger.words(pieces, shapes, breaks, quotes, None, first)
        return *self.tagger.heads(words), words


class OneWindowRoles(nn.Module):
    """The role head as it is shipped: all cues belong to one window."""

    def __init__(self, roles: Roles) -> None:
        super().__init__()
        self.roles = roles

    def forward(self, keys: Tensor, query: Tensor, distance: Tensor, paragraph: Tensor) -> Tensor:
        """*Shape:* keys (1, words, key), query (cues, key), distance and paragraph (cues, words)
        -> (cues, words, roles)."""
        return self.roles(keys, torch.zeros_like(query[:, 0], dtype=torch.long), query, distance, paragraph)


def load_network(weights: Sequence[Path], no_cue: float = 0.0) -> Network:
    """The trained network; of several that went on from the same weights, their average (Wortsman et al. 2022).

    `no_cue` is added to the score of a word's being no cue: PolNeAR, most of what is trained on, annotates more freely
    than the articles annotated for this project.
    """
    states = [torch.load(path, weights_only=True) for path in weights]
    network = Network()
    network.load_state_dict({name: torch.stack([s[name] for s in states]).mean(dim=0) for name in states[0]})
    with torch.no_grad():
        network.tagger.cue.bias[CUE_LABELS.index("O")] += no_cue
    return network.eval()


def export(
    weights: Sequence[Path],
    out: Path,
    about: dict[str, Any],
    *,
    corpora: Path | None,
    fold: int = SHIPPED_FOLD,
    int8: bool = True,
    no_cue: float = 0.0,
) -> None:
    """Write the model folder. `about` goes into the manifest beside hashes and labels.

    With `corpora`, the score is calibrated on the articles of the fold that training left out.
    """
    network = load_network(weights, no_cue)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "tagger.onnx"
        _tagger_graph(network.tagger, plain)
        _roles_graph(network.roles, out / ROLES)
        fused = Path(folder) / "fused.onnx"
        _fuse(plain, fused)
        if int8:
            _to_int8(fused, out / TAGGER)
        else:
            shutil.copyfile(fused, out / TAGGER)
    shutil.copyfile(minilm_folder() / "vocab.txt", out / VOCABULARY)
    tables: dict[str, Any] = {"cue": _tables(network.cue_crf), "role": _tables(network.role_crf)}
    tables["score"] = {"right": 1.0, "wrong": 1.0, "shift": 0.0}
    _write(out, tables, about)
    if corpora is not None:
        tables["score"] = fit(held_out_predictions(out, corpora, fold))
        _write(out, tables, about)


def _write(out: Path, tables: dict[str, Any], about: dict[str, Any]) -> None:
    """Decoder tables, and the manifest with everybody's hash."""
    (out / DECODER).write_text(json.dumps(tables, indent=1) + "\n", "utf-8")
    files = {f: hashlib.sha256((out / f).read_bytes()).hexdigest() for f in (TAGGER, ROLES, VOCABULARY, DECODER)}
    manifest = {"name": "onrecord-en", "files": files, "labels": LABELS, **about}
    (out / MANIFEST).write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _tagger_graph(tagger: Tagger, path: Path) -> None:
    length, words = 40, 30
    one = torch.zeros(1, length, dtype=torch.long)
    first = torch.arange(words)[None]
    names = ["pieces", "shapes", "breaks", "quotes", "first"]
    axes = {n: {1: "pieces"} for n in names[:4]} | {"first": {1: "words"}}
    outputs = ["cue", "keys", "queries", "attitude", "vectors"]
    axes |= {n: {1: "words"} for n in outputs}
    torch.onnx.export(
        OneWindow(tagger), (one, one, one, one, first), str(path),
        input_names=names, output_names=outputs, dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def _roles_graph(roles: Roles, path: Path) -> None:
    words, cues = 30, 4
    keys, query = (
        torch.randn(1, words, roles.from_key.in_features),
        torch.randn(cues, roles.from_key.in_features),
    )
    grid = torch.zeros(cues, words, dtype=torch.long)
    names = ["keys", "query", "distance", "paragraph"]
    both = {0: "cues", 1: "words"}
    axes = {"keys": {1: "words"}, "query": {0: "cues"}, "distance": both, "paragraph": both, "roles": both}
    torch.onnx.export(
        OneWindowRoles(roles), (keys, query, grid, grid), str(path),
        input_names=names, output_names=["roles"], dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def _fuse(plain: Path, fused: Path) -> None:
    """Attention and GELU as single operators of onnxruntime; layer norm by itself, see models/session.py."""
    from onnxruntime.transformers import optimizer
    from onnxruntime.transformers.fusion_options import FusionOptions

    options = FusionOptions("bert")
    options.enable_embed_layer_norm = False
    options.enable_skip_layer_norm = options.enable_bias_skip_layer_norm = False
    model = optimizer.optimize_model(
        str(plain), model_type="bert", num_heads=12, hidden_size=384, optimization_options=options, opt_level=0
    )
    model.save_model_to_file(str(fused))


def _to_int8(fused: Path, out: Path) -> None:
    """Weights to int8 for each channel, activations at run time for each window."""
    import onnx
    from onnx import TensorProto
    from onnxruntime.quantization import QuantType, quantize_dynamic

    extra = {"DefaultTensorType": TensorProto.FLOAT}  # the fused operators hide the types from shape inference
    heads = [n.name for n in onnx.load(str(fused)).graph.node if n.op_type == "MatMul" and "encoder" not in n.name]
    quantize_dynamic(
        str(fused), str(out), weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=heads, extra_options=extra
    )


def _tables(crf: Crf) -> dict[str, Any]:
    start, transitions, end = (np.round(t.detach().numpy().astype(float), 6).tolist() for t in crf.scores())
    return {"start": start, "transitions": transitions, "end": end}


def arguments() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="training.export", description=__doc__)
    parser.add_argument("--weights", type=Path, nargs="+", required=True, help="several are averaged")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, help="folder with the corpora, to calibrate the score on")
    parser.add_argument("--fold", type=int, default=SHIPPED_FOLD, help="what training left out, to calibrate on")
    parser.add_argument("--float", action="store_true", help="leave the weights in float (to compare with)")
    parser.add_argument("--no-cue", type=float, default=0.0, help="added to the score of a word's being no cue")
    parser.add_argument("--about", type=Path, help="JSON with what the manifest says of the training")
    return parser


if __name__ == "__main__":
    args = arguments().parse_args()
    facts = json.loads(args.about.read_text("utf-8")) if args.about else {}
    export(args.weights, args.out, facts, corpora=args.corpora, fold=args.fold, int8=not args.float, no_cue=args.no_cue)

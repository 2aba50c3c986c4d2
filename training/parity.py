"""What is lost between the trained weights and the shipped model.

`python -m training.parity --weights runs/base/weights.pt --model src/onrecord/reading/model --corpora ../shared/data`

1. ONNX in float against PyTorch, on real windows: no output may differ by more than TOLERANCE.
2. int8 as shipped against ONNX in float: scores on PolNeAR dev and on the annotated articles that training left out;
   no F1 of PolNeAR dev may fall by more than MAX_LOSS points.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from onrecord.reading import Reader, load_reader
from onrecord.reading.engine import OnnxEngine
from onrecord.reading.model_files import ROLES, TAGGER
from onrecord.reading.windows import WindowInputs
from onrecord.records import Article
from onrecord.scoring import load_corpus, score
from training.calibrate import ANNOTATED
from training.export import export, load_network
from training.folds import held_out

TOLERANCE = 1e-4
MAX_LOSS = 0.5
MEASURES = ("aligned", "linked", "exact", "fragment.source", "fragment.cue", "fragment.content")


def largest_difference(weights: Sequence[Path], model: Path, inputs: Sequence[WindowInputs]) -> float:
    """Largest absolute difference of any output of the tagger, PyTorch against ONNX in float."""
    network = load_network(weights)
    engine = OnnxEngine(model / TAGGER, model / ROLES)
    largest = 0.0
    for one in inputs:
        tables = [torch.from_numpy(t)[None] for t in (one.pieces, one.shapes, one.breaks, one.quotes)]
        with torch.no_grad():
            ours = network.tagger(*tables, None, torch.from_numpy(one.first)[None])
        tagged = engine.tag(one)
        theirs = (tagged.cue, tagged.keys, tagged.queries, tagged.attitude)
        largest = max(largest, *(float(np.abs(a[0].numpy() - b).max()) for a, b in zip(ours, theirs, strict=True)))
    return largest


def figures(reader: Reader, gold: Mapping[str, Article], *, outermost: bool) -> dict[str, float]:
    """F1 of each measure, in points."""
    read = reader.read([replace(a, statements=()) for a in gold.values()])
    found = score(gold, dict(zip(gold, read, strict=True)), outermost=outermost).as_dict()
    return {m: float(found[m]["f1"]) for m in MEASURES}


def main(args: argparse.Namespace) -> int:
    """The exit status: 1 if too much is lost."""
    polnear = load_corpus(args.corpora / "polnear-dev.jsonl.gz")
    annotated = {k: a for n in ANNOTATED for k, a in load_corpus(args.corpora / f"{n}.jsonl.gz").items() if held_out(k)}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder)
        export(args.weights, plain, {}, corpora=None, int8=False)
        shipped, reference = load_reader(args.model), load_reader(plain)
        difference = largest_difference(args.weights, plain, shipped.prepare(list(polnear.values())[:8]))
        print(f"PyTorch against ONNX in float: largest difference {difference:.1e} (at most {TOLERANCE:.0e})")
        worst = 0.0
        for name, gold, outermost in (("polnear-dev", polnear, True), ("held-out annotated", annotated, False)):
            exact, small = (figures(r, gold, outermost=outermost) for r in (reference, shipped))
            print(f"{name:20}" + "".join(f"{m:>18}" for m in MEASURES))
            for title, row in (("float", exact), ("int8", small)):
                print(f"  {title:18}" + "".join(f"{row[m]:18.2f}" for m in MEASURES))
            if outermost:
                worst = max(exact[m] - small[m] for m in MEASURES)
    print(f"most lost on PolNeAR dev: {worst:.2f} points (at most {MAX_LOSS})")
    return int(difference > TOLERANCE or worst > MAX_LOSS)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="training.parity", description=__doc__)
    for name in ("weights", "model", "corpora"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    sys.exit(main(parser.parse_args()))

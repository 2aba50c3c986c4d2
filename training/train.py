"""Train the reader's network. Resumable and seeded.

`python -m training.train --corpora ../shared/data --out runs/base`

Stop it at any time; the same command goes on from the last checkpoint. See training/README.md.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from onrecord.reading.encoding import Vocabulary
from training.batches import Step, steps
from training.data import Doc, base_articles, example, examples, held_out_articles, training_articles
from training.folds import MORE, SHIPPED_FOLD
from training.network import Network
from training.pretrained import load_minilm, minilm_folder

SPECIAL = ("[CLS]", "[SEP]", "[MASK]")


def losses(network: Network, step: Step) -> dict[str, Tensor]:
    """Summed losses of one batch: cue tags, roles of each gold cue, attitude of each gold cue.

    Matrix products are done in bfloat16 where the processor has units for it; heads and losses in float.
    """
    b = step.batch
    inputs = [torch.from_numpy(x) for x in (b.pieces, b.shapes, b.breaks, b.quotes, b.mask, b.first)]
    words = torch.from_numpy(b.words)
    with half_precision():
        cue_scores, keys, queries, attitudes = network.tagger(*inputs)
    out = {"cue": network.cue_crf.loss(cue_scores.float(), step.cue_allowed, words)}
    if len(step.window):
        query, attitude = (_cue_mean(x.float(), step) for x in (queries, attitudes))
        with half_precision():
            roles = network.roles(keys, step.window, query, step.distance, step.paragraph)
        out["role"] = network.role_crf.loss(roles.float(), step.role_allowed, words[step.window])
        out["attitude"] = F.cross_entropy(attitude, step.attitude, ignore_index=-1, reduction="sum")
    return out


def half_precision() -> torch.autocast:
    """Where it is entered, what can be computed in bfloat16 is, on processors with AMX.

    Those do it several times as fast; others have to emulate it, at a tenth of the speed of float.
    """
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=torch.cpu._is_amx_tile_supported())


def _cue_mean(values: Tensor, step: Step) -> Tensor:
    """Mean over the words of each cue. *Shape:* (batch, words, d) -> (cues, d)."""
    place = torch.arange(values.shape[1])
    inside = (place >= step.spans[:, :1]) & (place < step.spans[:, 1:])
    weight = inside.to(values.dtype) / inside.sum(1, keepdim=True)
    return torch.bmm(weight.unsqueeze(1), values[step.window]).squeeze(1)


class Average:
    """Exponential moving average of the weights, which is what is shipped."""

    def __init__(self, network: Network, decay: float) -> None:
        self.decay, self.updates = decay, 0
        self.weights = {k: v.detach().clone() for k, v in network.state_dict().items()}

    def update(self, network: Network) -> None:
        """Move towards the present weights; faster at the beginning."""
        self.updates += 1
        rate = 1.0 - min(self.decay, (1 + self.updates) / (10 + self.updates))
        with torch.no_grad():
            torch._foreach_lerp_(list(self.weights.values()), list(network.state_dict().values()), rate)


def epoch_steps(corpora: tuple[list[Doc], list[Doc]], vocabulary: Vocabulary, args: Any, epoch: int) -> Iterator[Step]:
    """The batches of one epoch: the same for the same seed and epoch, so that a stopped run can go on."""
    rng = random.Random(f"{args.seed}/{epoch}")
    polnear, annotated = corpora
    more = [d for d in annotated if d["id"].startswith(MORE)]
    often = [d for d in annotated if not d["id"].startswith(MORE)]
    often += rng.sample(more, round(args.more_share * len(more)))
    docs = rng.sample(polnear, round(args.polnear_share * len(polnear))) + often * args.annotated_weight
    special = {t: vocabulary.special(t) for t in SPECIAL}
    yield from steps(list(examples(docs, vocabulary, rng)), size=args.batch, special=special, rng=rng)


def optimiser(network: Network, rate: float) -> torch.optim.Optimizer:
    """AdamW; the new heads learn five times as fast as the pretrained encoder."""
    encoder = list(network.tagger.encoder.parameters())
    known = {id(p) for p in encoder}
    heads = [p for p in network.parameters() if id(p) not in known]
    groups = [{"params": encoder, "scale": 1.0}, {"params": heads, "scale": 5.0}]
    return torch.optim.AdamW(groups, lr=rate, weight_decay=0.01, fused=True)


def rate_at(step: int, total: int, warmup: float = 0.06) -> float:
    """Share of the full learning rate: linear warm-up, then a half cosine down to 2%."""
    if step < total * warmup:
        return (step + 1) / (total * warmup)
    done = (step - total * warmup) / max(1.0, total * (1 - warmup))
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1.0, done)))


def train(args: argparse.Namespace) -> None:
    """Run or go on with the training described by the arguments."""
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    vocabulary = Vocabulary(minilm_folder() / "vocab.txt")
    corpora = _corpora(args)
    network = Network(dropout=args.dropout)
    if args.start:
        network.load_state_dict(torch.load(args.start, weights_only=True))
    else:
        load_minilm(network.tagger.encoder)
    update, average = optimiser(network, args.rate), Average(network, args.decay)
    first = len(list(epoch_steps(corpora, vocabulary, args, 0)))
    total = args.steps or first * args.epochs
    done = _resume(out / "checkpoint.pt", network, update, average)
    print(json.dumps({"steps": total, "steps_per_epoch": first, "resumed_at": done}), flush=True)
    clock, seen, sums = time.time(), 0, {"cue": 0.0, "role": 0.0, "attitude": 0.0}
    epoch, step = 0, 0
    while step < total:
        for batch in epoch_steps(corpora, vocabulary, args, epoch):
            if step >= total:
                break
            step += 1
            if step <= done:
                continue
            for group in update.param_groups:
                group["lr"] = args.rate * group["scale"] * rate_at(step - 1, total)
            network.train()
            parts = losses(network, batch)
            weights = {"cue": 1.0, "role": args.role_weight, "attitude": args.attitude_weight}
            loss = torch.stack([weights[name] * part for name, part in parts.items()]).sum() / args.batch
            update.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            update.step()
            average.update(network)
            seen += int(batch.batch.mask.sum())
            for name, value in parts.items():
                sums[name] += value.item()
            if step % 25 == 0:
                speed = seen / (time.time() - clock)
                means = {k: round(v / 25 / args.batch, 3) for k, v in sums.items()}
                print(json.dumps({"step": step, "epoch": epoch, "pieces_per_s": round(speed), **means}), flush=True)
                clock, seen, sums = time.time(), 0, dict.fromkeys(sums, 0.0)
            if step % args.save_every == 0 or step == total:
                _save(out / "checkpoint.pt", network, update, average, step)
        epoch += 1
        print(json.dumps({"epoch_done": epoch, **validate(average, vocabulary, args)}), flush=True)
    torch.save(average.weights, out / "weights.pt")


def _corpora(args: argparse.Namespace) -> tuple[list[Doc], list[Doc]]:
    """PolNeAR's and the annotated articles to train on."""
    if args.base:
        return base_articles(Path(args.corpora))
    polnear, annotated = training_articles(Path(args.corpora), fold=None if args.no_fold else args.fold)
    return polnear, random.Random(0).sample(annotated, round(args.annotated_share * len(annotated)))


def validate(average: Average, vocabulary: Vocabulary, args: argparse.Namespace) -> dict[str, float]:
    """Loss of the averaged weights on the held-out articles, for each cue and for each window."""
    network = Network()
    network.load_state_dict(average.weights)
    network.eval()
    special = {t: vocabulary.special(t) for t in SPECIAL}
    held = [example(d, vocabulary) for d in held_out_articles(Path(args.corpora), args.fold)]
    total, windows, cues = {"cue": 0.0, "role": 0.0, "attitude": 0.0}, 0, 0
    with torch.no_grad():
        for step in steps(held, size=16, special=special, rng=None):
            windows, cues = windows + len(step.batch.pieces), cues + len(step.window)
            for name, value in losses(network, step).items():
                total[name] += value.item()
    each = {"cue": windows, "role": cues, "attitude": cues}
    return {f"held_{name}": round(total[name] / count, 4) for name, count in each.items()}


def _save(path: Path, network: Network, update: torch.optim.Optimizer, average: Average, step: int) -> None:
    state = {
        "network": network.state_dict(),
        "update": update.state_dict(),
        "average": average.weights,
        "updates": average.updates,
        "step": step,
        "random": torch.get_rng_state(),
    }
    torch.save(state, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


def _resume(path: Path, network: Network, update: torch.optim.Optimizer, average: Average) -> int:
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    network.load_state_dict(state["network"])
    update.load_state_dict(state["update"])
    average.weights, average.updates = state["average"], state["updates"]
    torch.set_rng_state(state["random"])
    return int(state["step"])


def arguments() -> argparse.ArgumentParser:
    """The command line; every default is what the shipped model was trained with."""
    parser = argparse.ArgumentParser(prog="training.train", description=__doc__)
    parser.add_argument("--corpora", required=True, help="folder with the corpora (see training/README.md)")
    parser.add_argument("--out", default="runs/base", help="folder for checkpoints and weights")
    parser.add_argument("--start", type=Path, help="weights of an earlier run to go on from")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--steps", type=int, default=0, help="stop after this many steps instead")
    parser.add_argument("--batch", type=int, default=16, help="windows a step")
    parser.add_argument("--rate", type=float, default=2e-4, help="peak learning rate of the encoder")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--decay", type=float, default=0.997, help="of the average of the weights")
    parser.add_argument("--role-weight", type=float, default=0.5)
    parser.add_argument(
        "--annotated-weight",
        type=int,
        default=2,
        help="times that a fully annotated article is seen in an epoch",
    )
    parser.add_argument(
        "--more-share", type=float, default=1.0, help="share of the further annotated articles seen in an epoch"
    )
    parser.add_argument("--attitude-weight", type=float, default=0.3)
    parser.add_argument("--annotated-share", type=float, default=1.0, help="of the annotated articles: learning curves")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--save-every", type=int, default=100)
    parser.add_argument("--polnear-share", type=float, default=1.0, help="share of PolNeAR seen in an epoch")
    parser.add_argument("--fold", type=int, default=SHIPPED_FOLD, help="part of the annotated articles left out")
    parser.add_argument(
        "--base", action="store_true", help="PolNeAR and what is never held out: what all folds may begin from"
    )
    parser.add_argument("--no-fold", action="store_true", help="train on the held-out articles too")
    return parser


if __name__ == "__main__":
    train(arguments().parse_args())

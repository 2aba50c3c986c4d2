"""The loss and its gradient, computed by hand in numpy, are those of summing over every labelling with autograd."""

from itertools import pairwise, product

import pytest

from tests.training.torch_or_skip import HAS_TORCH, needs_torch

pytestmark = needs_torch
if HAS_TORCH:
    import torch

    from training.crf import Crf


def tried(crf, emissions, allowed, mask):
    """Negative log-likelihood of the allowed labellings, by trying every one."""
    start, transitions, end = crf.scores()
    total = 0.0
    for row, may, keep in zip(emissions, allowed, mask, strict=True):
        n = int(keep.sum())
        everything, right = [], []
        for path in product(range(emissions.shape[2]), repeat=n):
            score = start[path[0]] + end[path[-1]] + sum(row[t, label] for t, label in enumerate(path))
            score = score + sum(transitions[a, b] for a, b in pairwise(path))
            everything.append(score)
            if all(may[t, label] for t, label in enumerate(path)):
                right.append(score)
        total = total + torch.logsumexp(torch.stack(everything), 0) - torch.logsumexp(torch.stack(right), 0)
    return total


def case(seed: int, *, labels: int = 3, forbidden=(), not_first=()):
    torch.manual_seed(seed)
    crf = Crf(labels, forbidden, not_first)
    with torch.no_grad():
        for p in crf.parameters():
            p.normal_()
    emissions = torch.randn(3, 4, labels, requires_grad=True)
    mask = torch.tensor([[1, 1, 1, 1], [1, 1, 0, 0], [1, 0, 0, 0]])
    allowed = torch.rand(3, 4, labels) < 0.5
    allowed[:, :, 0] |= ~allowed.any(dim=2)
    return crf, emissions, allowed, mask


def gradients(loss, crf, emissions):
    return torch.autograd.grad(loss, [emissions, crf.start, crf.transitions, crf.end])


@pytest.mark.parametrize("seed", range(5))
def test_loss_and_gradient(seed):
    crf, emissions, allowed, mask = case(seed)
    ours, theirs = crf.loss(emissions, allowed, mask), tried(crf, emissions, allowed, mask)
    assert ours.item() == pytest.approx(theirs.item(), rel=1e-4, abs=1e-5)
    for mine, his in zip(gradients(ours, crf, emissions), gradients(theirs, crf, emissions), strict=True):
        assert torch.allclose(mine, his, atol=1e-4)


def test_with_what_may_not_occur():
    crf, emissions, _, mask = case(7, forbidden=[(0, 2)], not_first=[2])
    allowed = torch.zeros(3, 4, 3, dtype=torch.bool)
    for t, label in enumerate((1, 2, 0, 1)):
        allowed[:, t, label] = True
    ours, theirs = crf.loss(emissions, allowed, mask), tried(crf, emissions, allowed, mask)
    assert ours.item() == pytest.approx(theirs.item(), rel=1e-4)
    for mine, his in zip(gradients(ours, crf, emissions), gradients(theirs, crf, emissions), strict=True):
        assert torch.allclose(mine, his, atol=1e-4)


def test_words_of_which_nothing_is_known_cost_nothing():
    crf, emissions, allowed, mask = case(8)
    loss = crf.loss(emissions, torch.ones_like(allowed), mask)
    assert loss.item() == pytest.approx(0, abs=1e-6)
    assert all(g.abs().max() < 1e-6 for g in gradients(loss, crf, emissions))


def test_padding_has_no_gradient():
    crf, emissions, allowed, mask = case(9)
    grad = gradients(crf.loss(emissions, allowed, mask), crf, emissions)[0]
    assert (grad[mask == 0] == 0).all() and (grad[mask == 1] != 0).any()


def test_a_scaled_loss_has_a_scaled_gradient():
    crf, emissions, allowed, mask = case(10)
    once = gradients(crf.loss(emissions, allowed, mask), crf, emissions)
    thrice = gradients(3 * crf.loss(emissions, allowed, mask), crf, emissions)
    assert all(torch.allclose(3 * a, b) for a, b in zip(once, thrice, strict=True))


def test_decoding_and_training_mean_the_same():
    """What the reader calls the probability of a labelling is exp(-loss) of that labelling."""
    from onrecord.reading.chain import Chain

    crf, emissions, _, _ = case(11, forbidden=[(0, 2)], not_first=[2])
    chain = Chain(*(t.detach().numpy() for t in crf.scores()))
    scores = emissions.detach().numpy()
    labels = chain.best(scores)
    allowed = torch.nn.functional.one_hot(torch.from_numpy(labels), 3).bool()
    for k, probability in enumerate(chain.probability(scores, labels)):
        loss = crf.loss(emissions[k : k + 1], allowed[k : k + 1], torch.ones(1, 4))
        assert probability == pytest.approx(torch.exp(-loss).item(), rel=1e-4)
